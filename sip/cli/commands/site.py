"""The command that writes a site: a page for each date and each action, with the data beside it."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.options import LanguageOption, PlansOption  # noqa: TC001  # typer reads them
from sip.plan.plan_key import key_of
from sip.render.html.frame import Frame, Link
from sip.report.document import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.cli.asking.plans import AskedPlans
    from sip.language.wording import Wording
    from sip.plan.view import View
    from sip.report.document import Value
    from sip.report.plans.plan import PlanAmongOthers

PlaceOfSite = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder of the site, new or a site before.")
]
_ALL_PLANS = message("All plans")
_STYLE, _FEED, _INDEX = "style.css", "changes.atom", "index.html"


def site(folder: PlaceOfSite, *, lang: LanguageOption = "en", data: PlansOption = None) -> None:
    """Write a site: a page for each date and action, data and feed."""
    from sip.cli.asking.plans import plans_asked
    from sip.cli.folders import data_folders
    from sip.cli.output.sites import keep_out_of, write_site

    for each in data_folders(data):
        keep_out_of(folder, each)
    asked = plans_asked(None, lang, data)
    if asked.one is not None:
        write_site(folder, _files(asked.one, asked.wording, ()))
    else:
        write_site(folder, _files_of_several(asked))
    asked.end()


def _files_of_several(asked: AskedPlans) -> Iterator[tuple[str, bytes]]:
    """Yield a first page with the figures of each plan, and the site of each in its own folder."""
    from sip.render.html.page import render, style
    from sip.report.plans.plan import with_names
    from sip.report.plans.status import plans_status

    places = _places(asked.plans)
    pages = {
        asked.wording.say(name): f"{place}/{_INDEX}"
        for (name, plan), place in zip(with_names(asked.plans), places, strict=True)
        if plan.view is not None
    }
    frame = Frame((Link(_ALL_PLANS, None),), pages, _STYLE)
    yield _STYLE, style().encode()
    yield _INDEX, render(plans_status(asked.plans, asked.left_out), asked.wording, frame).encode()
    above = (Link(_ALL_PLANS, f"../{_INDEX}"),)
    for plan, place in zip(asked.plans, places, strict=True):
        if plan.view is not None:
            for name, content in _files(plan.view, asked.wording, above):
                yield f"{place}/{name}", content


def _places(plans: Sequence[PlanAmongOthers]) -> list[str]:
    """Return the folder of each plan: its key, with its number where several have one title."""
    keys = [plan.key for plan in plans]
    return [
        key if keys.count(key) == 1 else f"{key}-{keys[:number].count(key)}"
        for number, key in enumerate(keys, start=1)
    ]


def _files(view: View, wording: Wording, above: Sequence[Link]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site by their paths in it, each made when it is asked for."""
    from sip.render.html.page import style

    yield _STYLE, style().encode()
    yield from _reports(view, wording, above)
    yield from _tables_and_feed(view)
    yield from _actions(view, wording)


def _reports(view: View, wording: Wording, above: Sequence[Link]) -> Iterator[tuple[str, bytes]]:
    """Yield the first page, and the report of each date with its figures as JSON."""
    from sip.render import json
    from sip.render.html.page import render
    from sip.report.draft.progress_report import progress_report
    from sip.report.lists.site_index import dates_of, site_index

    dates = dates_of(view)
    actions = {each.id: f"actions/{each.id}.html" for each in view.record.actions}
    by_label = {wording.say(label): f"{date}.html" for date, label in dates}
    frame = Frame((*above, *_links(dates, None)), {**by_label, **actions}, _STYLE, _FEED)
    yield _INDEX, render(site_index(view), wording, frame).encode()
    for each, (date, _) in zip(view.rows, dates, strict=True):
        report = progress_report(each)
        frame = Frame((*above, *_links(dates, date)), actions, _STYLE, _FEED)
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
