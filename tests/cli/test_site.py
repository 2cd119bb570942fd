from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sip.cli.run import run
from tests.support.data import files, write_folder

if TYPE_CHECKING:
    from pathlib import Path

ACTION = """\
id: SIP2023_A3
category: governance
title: {en: Hold meetings, zh: 举行会议}
due: 2023-12-31
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
"""
ACTION_WITHOUT_CATEGORY = """\
id: A1
title: Act
due: 2025
source: R/1
log:
  - {on: 2023-01, source: R/1, status: in progress}
"""
PLAN = """\
title: {en: Plan, zh: 计划}
categories:
  governance: {en: Governance, zh: 治理}
"""
SNAPSHOT = """\
as_of: 2023-01
document: EB152/34
published: {actions: 1, implemented: 0, in_progress: 1, closed_percent: 0, open_percent: 100}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", files(PLAN, ACTION, SNAPSHOT))


def _written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_site_has_a_page_for_each_date_and_action_and_the_data(
    data: Path, tmp_path: Path
) -> None:
    assert run(["site", str(tmp_path / "site"), "--data", str(data)]) == 0
    written = _written(tmp_path / "site")
    assert {name for name in written if not name.endswith(".csv")} == {
        ".sip-site",
        "2023-01.html",
        "actions/SIP2023_A3.html",
        "changes.atom",
        "data/2023-01.json",
        "data/record.jsonl",
        "index.html",
        "style.css",
    }
    assert "data/actions.csv" in written
    assert written[".sip-site"].decode().splitlines() == [
        name for name in sorted(written) if name != ".sip-site"
    ]


def test_every_link_leads_to_a_file_of_the_site(data: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run(["site", str(site), "--data", str(data)]) == 0
    pages = list(site.rglob("*.html"))
    found = 0
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            target, _, place = address.partition("#")
            if address.startswith("data:,"):
                continue
            found += 1
            other = (page.parent / target).resolve() if target else page
            assert other.is_file(), address
            assert other.is_relative_to(site.resolve())
            assert not place or f'id="{place}"' in other.read_text(encoding="utf-8")
    assert found > 10


def test_a_site_is_the_same_bytes_each_time_and_takes_the_place_of_the_one_before(
    data: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert run(["site", str(site), "--data", str(data)]) == 0
    before = _written(site)
    assert run(["site", str(site), "--data", str(data)]) == 0
    assert _written(site) == before
    (site / "2023-01.html").unlink()
    (site / "actions/SIP2023_A3.html").write_text("changed")
    assert run(["site", str(site), "--data", str(data)]) == 0
    assert _written(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "site"]


def test_what_sip_did_not_write_is_never_taken_away(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    assert run(["site", str(site), "--data", str(data)]) == 0
    (site / "actions" / "notes.txt").write_text("Ours.")
    before = _written(site)
    assert run(["site", str(site), "--data", str(data)]) == 2
    assert capsys.readouterr().err == (
        f"sip: {site} has actions/notes.txt, which is not of a site that sip wrote: name a new "
        "folder, or move it away\n"
    )
    assert _written(site) == before


@pytest.mark.parametrize("place", ["data", "data/site", "."])
def test_the_data_is_no_place_for_a_site(
    data: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = data.parent / place
    assert run(["site", str(folder), "--data", str(data)]) == 2
    assert capsys.readouterr().err.endswith(
        "holds data, or is in the data folder: name a folder of its own for the site\n"
    )
    assert not (data / "site").exists()


def test_a_file_is_no_folder(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "site"
    place.write_text("Ours.")
    assert run(["site", str(place), "--data", str(data)]) == 2
    assert capsys.readouterr().err == f"sip: {place} is no folder: name a new one\n"
    assert place.read_text() == "Ours."


def test_a_site_that_fails_leaves_the_one_before(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    assert run(["site", str(site), "--data", str(data)]) == 0
    before = _written(site)

    def fail(*_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sip.exchange.formats.atom.render", fail)
    assert run(["site", str(site), "--data", str(data)]) == 2
    assert _written(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "site"]


def test_several_plans_have_a_first_page_and_a_folder_each(data: Path, tmp_path: Path) -> None:
    other = write_folder(tmp_path / "other", files("title: Other plan\n", ACTION_WITHOUT_CATEGORY))
    same = write_folder(tmp_path / "same", files("title: Other plan\n", ACTION_WITHOUT_CATEGORY))
    site = tmp_path / "site"
    folders = [f"--data={each}" for each in (data, other, same)]
    assert run(["site", str(site), *folders]) == 0
    written = _written(site)
    pages = [name for name in written if name.endswith("index.html")]
    assert pages == [
        "index.html",
        "other_plan-1/index.html",
        "other_plan-2/index.html",
        "plan/index.html",
    ]
    first = written["index.html"].decode()
    assert re.findall(r'<a href="([^"#]*/[^"]*)">(.*?)</a>', first) == [
        ("plan/index.html", "Plan"),
        ("other_plan-1/index.html", f"Other plan ({other})"),
        ("other_plan-2/index.html", f"Other plan ({same})"),
    ]
    assert '<a href="../index.html">All plans</a>' in written["plan/2023-01.html"].decode()
    assert _lost(site) == []


def test_a_plan_with_errors_is_named_and_left_out(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = write_folder(tmp_path / "wrong", files("title: Wrong\n", "id: A1\nlog: []\n"))
    site = tmp_path / "site"
    assert run(["site", str(site), "--data", str(data), "--data", str(wrong)]) == 1
    assert "actions/A1.yaml" in capsys.readouterr().err
    assert "plan/index.html" in _written(site)


def test_the_list_of_actions_has_what_the_plan_has_and_no_more(tmp_path: Path) -> None:
    parts = f"{ACTION_WITHOUT_CATEGORY}---\n" + ACTION_WITHOUT_CATEGORY.replace(
        "id: A1\n", "id: A2\npart_of: A1\nfields: {lead: board}\n"
    )
    plan = "title: Plan\nfields: {lead: {name: Lead, values: {board: The board}}}\n"
    folder = write_folder(tmp_path / "parts", files(plan, parts))
    assert run(["site", str(tmp_path / "site"), "--data", str(folder)]) == 0
    page = _written(tmp_path / "site")["index.html"].decode()
    table = page[page.index('id="actions-rows"') :]
    assert re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table) == [
        "Action",
        "Part of",
        "Title",
        "Status",
        "Lead",
    ]
    assert '<section id="sub_actions">' in page


def _lost(site: Path) -> list[str]:
    """Return each address in the pages of a site that leads to none of its files."""
    return [
        address
        for page in site.rglob("*.html")
        for address in re.findall(r'(?:href|src)="([^"#]+)', page.read_text(encoding="utf-8"))
        if not address.startswith("data:") and not (page.parent / address).is_file()
    ]
