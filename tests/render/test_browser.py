"""The HTML report in a real browser: chromium without a window, driven over WebDriver."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.html.page import render
from sip.report.document import (
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Footnote,
    Origin,
    Paragraph,
    Report,
    Section,
    Table,
    message,
)
from tests.support.charts import stacked
from tests.support.golden import golden_page, report_of_every_feature
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(
        CHROMIUM is None or DRIVER is None,
        reason="no chromium and chromedriver here: apt-get install chromium chromium-driver",
    ),
]
QUIET = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (320, 768, 1280)

# Boxes of elements that hold text of their own, with what they are, as the reader sees them.
OVERLAPPING = """
const boxes = [];
const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  if (!node.data.trim() || node.parentElement.closest("caption, thead, title, desc")) continue;
  if (node.parentElement.closest("details:not([open]) > :not(summary)")) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) {
    // Half a line's leading is no ink.
    boxes.push([box.left + 1, box.top + 4, box.right - 1, box.bottom - 4, node.data.trim()]);
  }
}
const found = [];
for (let i = 0; i < boxes.length; i++) {
  for (let j = i + 1; j < boxes.length; j++) {
    const [a, b] = [boxes[i], boxes[j]];
    if (a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) found.push([a[4], b[4]]);
  }
}
return found;
"""
# Texts that reach out of the window, or of a box that hides what does not fit; where it has
# to be, a table or a picture may scroll inside itself.
CUT = """
const scrolling = arguments[0];
const found = [];
const width = document.documentElement.clientWidth;
for (const each of document.querySelectorAll("main *")) {
  if (each.closest("caption, thead, svg, details:not([open]) > :not(summary)")) continue;
  if (scrolling && each.closest(scrolling)) continue;
  const box = each.getBoundingClientRect();
  if (box.left < 0 || box.right > width + 0.5) found.push([each.tagName, each.textContent]);
  if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible")
    found.push([each.tagName, each.textContent]);
}
return found;
"""
# Every text whose contrast with what lies behind it is less than 4.5 to 1.
FAINT = """
const channel = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const parse = colour => colour.match(/[0-9.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const behind = each => {
  for (; each; each = each.parentElement) {
    const colour = parse(getComputedStyle(each).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
};
const found = [];
for (const each of document.querySelectorAll("main *")) {
  if (![...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
  const style = getComputedStyle(each);
  // What stands on a bar is held by the tests of the colours.
  if (each.matches(".on-dark, title, desc")) continue;
  const ink = parse(each.closest("svg") ? style.fill : style.color);
  const [a, b] = [light(ink), light(behind(each))].sort((x, y) => y - x);
  const contrast = (a + 0.05) / (b + 0.05);
  if (contrast < 4.5) found.push([each.textContent, contrast]);
}
return found;
"""
SHOWN = """
return [...document.querySelectorAll("#annex-rows > table > tbody > tr:not(.details)")]
  .filter(row => row.offsetHeight > 0).map(row => row.querySelector("th").textContent);
"""


def _browser(profile: Path) -> Chrome:
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in (*QUIET, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    if sys.platform != "win32" and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    return Chrome(options=options, service=Service(str(DRIVER)))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    chrome = _browser(tmp_path_factory.mktemp("profile"))
    yield chrome
    chrome.quit()


def _command(browser: Chrome, name: str, **values: object) -> dict[str, Any]:
    answer: dict[str, Any] = browser.execute_cdp_cmd(name, values)
    return answer


def _log(browser: Chrome, kind: str) -> list[dict[str, Any]]:
    """Return what the browser has logged since the last call."""
    entries: list[dict[str, Any]] = browser.get_log(kind)  # type: ignore[no-untyped-call]  # so in selenium
    return entries


def _open(browser: Chrome, page: Path, width: int, scheme: str = "light") -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": True}
    _command(browser, "Emulation.setDeviceMetricsOverride", **size)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    _command(browser, "Emulation.setEmulatedMedia", media="", features=[feature])
    browser.get(page.as_uri())


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the shipped plan's report as pages, as their golden files hold them."""
    folder = tmp_path_factory.mktemp("drafts")
    for language in ("en", "zh"):
        name = f"report.{language}.html"
        (folder / name).write_text(golden_page(name), encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["en", "zh", "long"])
def page(
    request: pytest.FixtureRequest, drafts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    if request.param != "long":
        return drafts / f"report.{request.param}.html"
    written = tmp_path_factory.mktemp("page") / "long.html"
    written.write_text(render(_long_report(), Wording.of("en")), encoding="utf-8")
    return written


def _long_report() -> Report:
    """A report with texts that are hard to break, in every place that takes one."""
    word = "UNBREAKABLE_" * 5
    columns = (
        Column("id", message("Action")),
        Column("category", message("Category"), choices=()),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("number", message("Actions"), ColumnKind.NUMBER),
        Column("update", message("Latest update"), ColumnKind.TEXT),
    )
    rows = tuple(
        (Cell(word), Cell(f"{word}{index}"), Cell(word), Cell(999999, (1,)), Cell(word * 3))
        for index in range(3)
    )
    annex = Table("annex", columns, rows, (Footnote(1, word * 2),))
    facts = Table("facts", (columns[0], columns[3]), tuple((row[0], Cell(10**9)) for row in rows))
    blocks = (Paragraph((word * 3,)), Bullets((word * 3,)), stacked(), facts, annex)
    day = PartialDate.parse("2024-04-15")
    section = Section("annex", message("Annex: open actions"), blocks)
    return Report(word, (word * 2,), (section,), Origin(day, day.last_day, (), None))


@pytest.mark.parametrize("width", WIDTHS)
def test_layout(browser: Chrome, page: Path, width: int) -> None:
    _hold_layout(browser, page, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["ar", "ru"])  # from right to left, and with long words
def test_layout_of_every_feature(
    browser: Chrome, language: str, width: int, tmp_path: Path
) -> None:
    written = tmp_path / "every.html"
    report = report_of_every_feature("report")
    written.write_text(render(report, Wording.of(language)), encoding="utf-8")

    _hold_layout(browser, written, width)


def _hold_layout(browser: Chrome, page: Path, width: int) -> None:
    _open(browser, page, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") == width
    scrolling = [".table"] * (page.name == "long.html") + [".picture"] * (width < 640)
    assert browser.execute_script(CUT, ", ".join(scrolling)) == []
    assert browser.execute_script(OVERLAPPING) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Chrome, page: Path, scheme: str) -> None:
    _open(browser, page, 1280, scheme)
    paper = browser.execute_script(
        "return getComputedStyle(document.documentElement).backgroundColor"
    )
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 24, 28)"}[scheme]
    assert browser.execute_script(FAINT) == []


def test_nothing_leaves_the_page_and_nothing_is_complained_of(browser: Chrome, page: Path) -> None:
    _log(browser, "performance")
    _log(browser, "browser")
    _open(browser, page, 1280)
    events = [json.loads(entry["message"])["message"] for entry in _log(browser, "performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [each for each in asked if not each.startswith("data:")] == [page.as_uri()]
    assert _log(browser, "browser") == []


def _first_choices(browser: Chrome) -> tuple[list[str], list[str], list[str]]:
    """Return the ids of all the annex, of its first category and of its second."""
    rows = browser.execute_script(
        'return [...document.querySelectorAll("#annex-rows > table > tbody > tr:not(.details)")]'
        ".map(row => [row.className, row.querySelector('th').textContent])"
    )
    first, second = (
        [name for marks, name in rows if f"category-{number}" in marks.split()] for number in (1, 2)
    )
    return [name for _, name in rows], first, second


def test_the_annex_is_filtered_by_click(browser: Chrome, drafts: Path) -> None:
    _open(browser, drafts / "report.en.html", 1280)
    everything, first, second = _first_choices(browser)
    assert browser.execute_script(SHOWN) == everything
    browser.find_element(By.CSS_SELECTOR, "label:has(#annex-category-1)").click()
    assert browser.execute_script(SHOWN) == first
    browser.find_element(By.CSS_SELECTOR, "label:has(#annex-category-2)").click()
    assert browser.execute_script(SHOWN) == second
    browser.find_element(By.CSS_SELECTOR, "label:has(#annex-category-0)").click()
    assert browser.execute_script(SHOWN) == everything


def test_the_annex_is_filtered_by_keyboard(browser: Chrome, drafts: Path) -> None:
    _open(browser, drafts / "report.en.html", 320)
    everything, first, _ = _first_choices(browser)
    focus = browser.switch_to.active_element
    for _ in range(200):  # the late actions are links before it
        focus.send_keys(Keys.TAB)
        focus = browser.switch_to.active_element
        if focus.get_attribute("id") == "annex-category-0":
            break
    focus.send_keys(Keys.ARROW_DOWN)
    assert browser.execute_script(SHOWN) == first
    browser.switch_to.active_element.send_keys(Keys.ARROW_UP)
    assert browser.execute_script(SHOWN) == everything


def test_paper_shows_the_rows_that_are_chosen(browser: Chrome, drafts: Path) -> None:
    _open(browser, drafts / "report.en.html", 1280)
    _, first, _ = _first_choices(browser)
    browser.find_element(By.CSS_SELECTOR, "label:has(#annex-category-1)").click()
    _command(browser, "Emulation.setEmulatedMedia", media="print", features=[])
    assert browser.execute_script(SHOWN) == first
    labels = browser.find_elements(By.CSS_SELECTOR, "fieldset label")
    shown = [" ".join(each.text.split()) for each in labels if each.is_displayed()]
    assert shown == ["Accountability (4)"]


def test_the_number_of_rows_that_are_left_is_counted(browser: Chrome, drafts: Path) -> None:
    """What the style counts is in no property: the browser's tree for screen readers has it."""
    _open(browser, drafts / "report.en.html", 1280)
    browser.find_element(By.CSS_SELECTOR, "label:has(#annex-category-1)").click()
    browser.find_element(By.CSS_SELECTOR, "label:has(#annex-late-1)").click()
    nodes = _command(browser, "Accessibility.getFullAXTree")["nodes"]
    said = [each["name"]["value"] for each in nodes if each.get("name", {}).get("value")]
    shown = browser.execute_script(SHOWN)
    assert said[said.index("Shown: ") + 1] == str(len(shown))
    assert 0 < len(shown) < 4


def test_rows_are_searched_without_regard_to_case_and_marks(browser: Chrome, drafts: Path) -> None:
    _open(browser, drafts / "report.en.html", 1280)
    field = browser.find_element(By.CSS_SELECTOR, ".search input")
    field.send_keys("CÚLTURAL change")
    assert browser.execute_script(SHOWN) == ["SIP2023_A4"]
    field.send_keys(Keys.BACKSPACE * 20)
    assert len(browser.execute_script(SHOWN)) == 15


def test_rows_are_sorted_by_date_there_and_back_with_what_is_unknown_last(
    browser: Chrome, drafts: Path
) -> None:
    _open(browser, drafts / "report.en.html", 1280)
    heading = browser.find_elements(By.CSS_SELECTOR, "#annex-rows > table > thead button")[4]
    keys = """
      return [...document.querySelectorAll("#annex-rows > table > tbody > tr:not(.details)")]
        .map(row => row.cells[4].dataset.key ?? "–");
    """
    heading.click()
    upwards = browser.execute_script(keys)
    known = [each for each in upwards if each != "–"]
    assert upwards == [*sorted(known), *["–"] * (15 - len(known))]
    assert 5 < len(known) < 15
    heading.click()
    assert browser.execute_script(keys) == [
        *sorted(known, reverse=True),
        *["–"] * (15 - len(known)),
    ]
    logs = browser.execute_script(
        'return [...document.querySelectorAll("tr.details")]'
        ".map(row => [row.previousElementSibling.id, row.querySelector('.table').id])"
    )
    assert {row.removeprefix("action-"): log for row, log in logs} == {
        row.removeprefix("action-"): f"log-{row.removeprefix('action-')}-rows" for row, _ in logs
    }


def test_a_log_is_unfolded_by_click(browser: Chrome, drafts: Path) -> None:
    _open(browser, drafts / "report.en.html", 1280)
    log = browser.find_element(By.ID, "log-SIP2023_A3-rows")
    assert not log.is_displayed()
    browser.find_element(By.CSS_SELECTOR, "#action-SIP2023_A3 + .details summary").click()
    assert log.is_displayed()


def test_footnotes_lead_there_and_back(browser: Chrome, drafts: Path) -> None:
    _open(browser, drafts / "report.en.html", 1280)
    browser.find_element(By.ID, "table-mark-1").click()
    assert browser.current_url.endswith("#table-note-1")
    browser.find_element(By.CSS_SELECTOR, "#table-note-1 a").click()
    assert browser.current_url.endswith("#table-mark-1")


AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FOUND_BY_AXE = """
const done = arguments[arguments.length - 1];
axe.run().then(found => done(found.violations.map(each => [each.id, each.nodes[0].html])));
"""


@pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not here: npm install --no-save axe-core"
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Chrome, page: Path, scheme: str) -> None:
    _open(browser, page, 1280, scheme)
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    assert browser.execute_async_script(FOUND_BY_AXE) == []
