"""A report as one HTML page that needs nothing else: no request, no server, no script.

One script is in a page whose rows can be chosen: with it they can be searched and sorted too.

The page is a tree of elements, and the one place that turns it into text escapes every
text and attribute; nothing is glued, so nothing from the data can become markup.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sip.render.html.choosing import choosers, rules
from sip.render.html.elements import element, said, stacked
from sip.render.html.frame import ALONE, navigation
from sip.render.html.table import ANNEX, row_id, table_elements
from sip.report.document import Bullets, Chart, Paragraph, Table
from sip.report.draft.on_paper import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.language.wording import Wording
    from sip.render.html.elements import Content
    from sip.render.html.frame import Frame
    from sip.report.document import Block, Report, Section, Value

_STYLES = files("sip.render.html") / "page.css"
_ENTRIES = files("sip.render.html") / "entries.css"
# From how many rem of the screen down each kind of table has its rows as entries.
_ENTRIES_UP_TO = {"facts": 44, "cards": 59, "broad": 74, "many": 999}
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_SCRIPT = files("sip.render.html") / "page.js"
_SHARED_STYLE = "style-src 'self' file: 'unsafe-inline'"
_NO_ICON = "data:,"


@cache
def style() -> str:
    """Return the style of every page, for those of a site to share."""
    entries = _ENTRIES.read_text(encoding="utf-8")
    narrow = (
        f"@media screen and (max-width: {width}rem) {{\n"
        f"{entries.replace('.entries', f'.{kind}')}}}\n"
        for kind, width in _ENTRIES_UP_TO.items()
    )
    return "".join((_STYLES.read_text(encoding="utf-8"), *narrow))


@cache
def script() -> str:
    """Return the script of a page whose rows can be chosen."""
    return f"\n{_SCRIPT.read_text(encoding='utf-8')}"


def digest(of_script: str) -> str:
    """Return the digest by which a page names the one script that it runs."""
    return base64.b64encode(hashlib.sha256(of_script.encode()).digest()).decode()


def render(report: Report, wording: Wording, frame: Frame = ALONE) -> str:
    """Return the report as a page, alone or in the frame of a site."""
    page = element(
        "html",
        _head(report, wording, frame),
        element("body", *stacked([*_body(report, wording, frame)])),
        lang=wording.language,
        dir=wording.direction,
    )
    return f"<!DOCTYPE html>\n{ET.tostring(page, encoding='unicode', method='html')}\n"


def _body(report: Report, wording: Wording, frame: Frame) -> Iterator[ET.Element]:
    if frame.links:
        yield navigation(frame, wording)
    yield element("main", *stacked([*_main(report, wording, frame)]))
    if _is_chosen_from(report):
        yield element("script", script())


def _head(report: Report, wording: Wording, frame: Frame) -> ET.Element:
    styles = [*([style()] if frame.style is None else []), *rules(_tables(report))]
    parts = [
        element("meta", charset="utf-8"),
        element(
            "meta", **{"http-equiv": "Content-Security-Policy", "content": _policy(report, frame)}
        ),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        # A browser asks a server for an icon unless the page names one.
        element("link", rel="icon", href=_NO_ICON),
        element("title", wording.say(report.title)),
    ]
    if frame.style is not None:
        parts.append(element("link", rel="stylesheet", href=frame.style))
    if frame.feed is not None:
        kind = "application/atom+xml"
        parts.append(element("link", rel="alternate", type=kind, href=frame.feed))
    if styles:
        parts.append(element("style", "\n", *styles))
    return element("head", *stacked(parts))


def _policy(report: Report, frame: Frame) -> str:
    """Return what a page may load: nothing, but in a site the style that its pages share.

    Of scripts it runs its own alone, known by its digest.
    """
    policy = _POLICY
    if frame.style is not None:
        policy = policy.replace("style-src 'unsafe-inline'", _SHARED_STYLE)
    if not _is_chosen_from(report):
        return policy
    return f"{policy}; script-src 'sha256-{digest(script())}'"


def _is_chosen_from(report: Report) -> bool:
    return any(choosers(table) for table in _tables(report))


def _tables(report: Report) -> list[Table]:
    """Return the tables that the page shows, with their facts."""
    return [
        block
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Table) and _is_shown(block)
    ]


def _is_shown(block: Block) -> bool:
    return not isinstance(block, Table) or (bool(block.rows) and not block.is_fact)


def _main(report: Report, wording: Wording, frame: Frame) -> Iterator[ET.Element]:
    yield element(
        "header",
        *(element("p", *said(wording, each)) for each in report.masthead),
        element("h1", *said(wording, report.title)),
        element("p", *said(wording, *report.subtitle)),
    )
    links = frame.pages or _annex_links(report, wording)
    for section in report.sections:
        blocks = _section(section, report, wording, links)
        yield element("section", *stacked([*blocks]), id=section.name)


def _annex_links(report: Report, wording: Wording) -> dict[str, str]:
    """Return where in the annex of the page each action is, by its id."""
    return {
        (name := wording.say(row[0].value)): f"#{row_id(name)}"
        for table in _tables(report)
        if table.name == ANNEX
        for row in table.rows
    }


def _section(
    section: Section, report: Report, wording: Wording, links: Mapping[str, str]
) -> Iterator[ET.Element]:
    if section.heading is not None:
        yield element("h2", *said(wording, section.heading))
    caption = report.title if section.heading is None else section.heading
    for block in filter(_is_shown, section.blocks):
        match block:
            case Table():
                if block.caption is not None:
                    yield element("p", *said(wording, block.caption.said))
                yield from table_elements(block, caption, wording, links)
            case _:
                yield _block(block, wording)


def _block(block: Paragraph | Bullets | Chart, wording: Wording) -> ET.Element:
    match block:
        case Paragraph():
            return element("p", *said(wording, *numbered(block)))
        case Bullets():
            items = [element("li", *said(wording, item)) for item in block.items]
            return element("ul", *stacked(items))
        case Chart():
            return _figure(block, wording)


def _on_a_line(value: Value, wording: Wording) -> list[Content]:
    return [element("br"), *said(wording, value)]


def _figure(chart: Chart, wording: Wording) -> ET.Element:
    # Only a page with a chart needs them.
    from sip.render.chart.picture import bare  # noqa: PLC0415
    from sip.render.chart.svg import svg_element  # noqa: PLC0415

    picture = svg_element(bare(chart, wording), chart, wording)
    return element(
        "figure",
        *stacked(
            [
                element(
                    "div",
                    picture,
                    **{
                        "class": "picture",
                        "role": "group",
                        "tabindex": "0",
                        "aria-label": wording.say(chart.caption),
                    },
                ),
                element(
                    "figcaption",
                    *said(wording, chart.caption),
                    *(part for each in chart.remarks for part in _on_a_line(each, wording)),
                ),
            ]
        ),
    )
