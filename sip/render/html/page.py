"""A report as one HTML page that needs nothing else: no script, no request, no server.

The page is a tree of elements, and the one place that turns it into text escapes every
text and attribute; nothing is glued, so nothing from the data can become markup.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sip.render.html.elements import element, said, stacked
from sip.render.html.table import filter_rules, table_elements
from sip.report.document import Bullets, Chart, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.report.document import Report, Section

_STYLES = files("sip.render.html") / "page.css"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_NO_ICON = "data:,"


def render(report: Report, wording: Wording) -> str:
    """Return the report as a page."""
    page = element(
        "html",
        _head(report, wording),
        element("body", element("main", *stacked([*_main(report, wording)]))),
        lang=wording.language,
        dir=wording.direction,
    )
    return f"<!DOCTYPE html>\n{ET.tostring(page, encoding='unicode', method='html')}\n"


def _head(report: Report, wording: Wording) -> ET.Element:
    styles = [_STYLES.read_text(encoding="utf-8"), *filter_rules(report)]
    parts = [
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        # A browser asks a server for an icon unless the page names one.
        element("link", rel="icon", href=_NO_ICON),
        element("title", wording.say(report.title)),
        element("style", "\n", *styles),
    ]
    return element("head", *stacked(parts))


def _main(report: Report, wording: Wording) -> Iterator[ET.Element]:
    yield element(
        "header",
        element("h1", *said(wording, report.title)),
        element("p", *said(wording, *report.subtitle)),
    )
    for section in report.sections:
        yield element("section", *stacked([*_section(section, report, wording)]), id=section.name)


def _section(section: Section, report: Report, wording: Wording) -> Iterator[ET.Element]:
    if section.heading is not None:
        yield element("h2", *said(wording, section.heading))
    caption = report.title if section.heading is None else section.heading
    for block in section.shown:
        match block:
            case Table():
                yield from table_elements(block, caption, wording)
            case _:
                yield _block(block, wording)


def _block(block: Paragraph | Bullets | Chart, wording: Wording) -> ET.Element:
    match block:
        case Paragraph():
            return element("p", *said(wording, *block.sentences))
        case Bullets():
            items = [element("li", *said(wording, item)) for item in block.items]
            return element("ul", *stacked(items))
        case Chart():
            return _figure(block, wording)


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
                element("figcaption", *said(wording, chart.caption, *chart.remarks)),
            ]
        ),
    )
