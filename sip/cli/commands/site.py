"""The command that writes a site: a page for each date and each action, with the data beside it."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.options import DataOption, LanguageOption  # noqa: TC001  # typer reads them
from sip.plan.plan_key import key_of
from sip.render.html.frame import Frame, Link
from sip.report.document import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.language.wording import Wording
    from sip.plan.view import View
    from sip.report.document import Value

PlaceOfSite = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder of the site, new or a site before.")
]
_STYLE, _FEED, _INDEX = "style.css", "changes.atom", "index.html"


def site(folder: PlaceOfSite, *, lang: LanguageOption = "en", data: DataOption = None) -> None:
    """Write a site: a page for each date and action, data and feed."""
    from sip.cli.data import asked_for
    from sip.cli.folders import data_folder
    from sip.cli.output.sites import keep_out_of, write_site

    keep_out_of(folder, data_folder(data)[0])
    asked = asked_for(None, lang, data)
    write_site(folder, _files(asked.view, asked.wording))


def _files(view: View, wording: Wording) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site by their paths in it, each made when it is asked for."""
    from sip.render.html.page import style

    yield _STYLE, style().encode()
    yield from _reports(view, wording)
    yield from _tables_and_feed(view)
    yield from _actions(view, wording)


def _reports(view: View, wording: Wording) -> Iterator[tuple[str, bytes]]:
    """Yield the first page, and the report of each date with its figures as JSON."""
    from sip.render import json
    from sip.render.html.page import render
    from sip.report.lists.site_index import dates_of, site_index
    from sip.report.progress_report import progress_report

    dates = dates_of(view)
    actions = {each.id: f"actions/{each.id}.html" for each in view.record.actions}
    by_label = {wording.say(label): f"{date}.html" for date, label in dates}
    frame = Frame(_links(dates, None), {**by_label, **actions}, _STYLE, _FEED)
    yield _INDEX, render(site_index(view), wording, frame).encode()
    for each, (date, _) in zip(view.rows, dates, strict=True):
        report = progress_report(each)
        frame = Frame(_links(dates, date), actions, _STYLE, _FEED)
        yield f"{date}.html", render(report, wording, frame).encode()
        yield f"data/{date}.json", json.render(report, wording).encode()


def _links(dates: Sequence[tuple[str, Value]], here: str | None) -> tuple[Link, ...]:
    """Return the links from a page to the first page and to those of the dates."""
    first = Link(message("All dates and actions"), None if here is None else _INDEX)
    others = (Link(label, None if date == here else f"{date}.html") for date, label in dates)
    return (first, *others)


def _actions(view: View, wording: Wording) -> Iterator[tuple[str, bytes]]:
    """Yield a page for each action: its state at the latest date, and its whole log."""
    from sip.render.html.page import render
    from sip.report.action_pages import action_report

    frame = Frame((Link(message("All dates and actions"), f"../{_INDEX}"),), {}, f"../{_STYLE}")
    for action in view.record.actions:
        report = action_report(view, [action])
        yield f"actions/{action.id}.html", render(report, wording, frame).encode()


def _tables_and_feed(view: View) -> Iterator[tuple[str, bytes]]:
    from sip.exchange import tables
    from sip.exchange.formats import atom, csv, jsonl

    key = key_of(view.record.plan.title.original)
    filled = list(tables.filled({key: view.record}))
    for name, content in csv.render(filled):
        yield f"data/{name}", content
    yield "data/record.jsonl", jsonl.render(filled).encode()
    yield _FEED, atom.render(key, view.record).encode()
