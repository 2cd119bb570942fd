"""The command that lists actions."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.completion import complete_category
from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    DataOption,
    FormatOption,
    LanguageOption,
    OutputOption,
)
from sip.report.choices import Order
from sip.text.safe import printable

if TYPE_CHECKING:
    from sip.plan.as_of import AsOf
    from sip.plan.partial_date import PartialDate
    from sip.plan.record import Record
    from sip.report.action_list import Condition

CategoryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--category",
        metavar="KEY",
        autocompletion=complete_category,
        help="Only this category; repeat it for more.",
    ),
]
DueBeforeOption = Annotated[
    str | None,
    typer.Option("--due-before", metavar="DATE", help="Only those due before DATE begins."),
]
SearchOption = Annotated[
    str | None,
    typer.Option(
        "--search",
        metavar="TEXT",
        help="Only those with TEXT in id, title or latest note.",
    ),
]
UnlistedOption = Annotated[
    bool,
    typer.Option(
        "--unlisted",
        help="Only unlisted ones; a terminal else counts them.",
    ),
]
SortOption = Annotated[
    Order,
    typer.Option("--sort", metavar="COLUMN", help="id, due, expected, category or status."),
]


def list_actions(
    *,
    is_open: Annotated[bool, typer.Option("--open", help="Only actions in progress.")] = False,
    is_closed: Annotated[bool, typer.Option("--closed", help="Only implemented ones.")] = False,
    category: CategoryOption = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only overdue ones.")] = False,
    slipped: Annotated[bool, typer.Option("--slipped", help="Only slipped ones.")] = False,
    unlisted: UnlistedOption = False,
    due_before: DueBeforeOption = None,
    search: SearchOption = None,
    sort: SortOption = Order.ID,
    reverse: Annotated[bool, typer.Option("--reverse", help="Last first.")] = False,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    data: DataOption = None,
) -> None:
    """List the actions that pass every filter given."""
    from sip.cli.data import asked_for
    from sip.cli.delivery import choice_of, deliver
    from sip.report.action_list import Selection, Sorting, action_list, selected

    selection = Selection(
        _condition(is_open=is_open, is_closed=is_closed, is_overdue=overdue),
        due_before=_due_before(due_before),
        search=_search(search),
    )
    selection = replace(selection, is_overdue=overdue, is_slipped=slipped, is_unlisted=unlisted)
    choice = choice_of(format_, output, bom=bom)
    asked = asked_for(as_of, lang, data)
    view = asked.view
    selection = replace(selection, categories=_categories(category or [], view.record))
    found = Sorting(sort, reverse).sort(selected(view, selection), view.record)
    if not found:
        _say_that_none_matches(view.as_of)
    sums_up = choice.format.is_for_terminals and not selection.names_unlisted
    listed = action_list(view, found, sums_up_unlisted=sums_up)
    deliver(listed, asked.wording, choice, asked.commit)


def _say_that_none_matches(when: AsOf) -> None:
    from sip.cli.output import print_lines

    print_lines([f"sip list: no action matches as of {when.date}"], sys.stderr)


def _condition(*, is_open: bool, is_closed: bool, is_overdue: bool) -> Condition | None:
    from sip.report.action_list import Condition

    if is_open and is_closed:
        raise UsageError("no action is both --open and --closed: leave one of them out")
    if is_closed and is_overdue:
        raise UsageError(
            "no action is both --closed and --overdue, because what is overdue is open: "
            "leave one of them out"
        )
    if is_closed:
        return Condition.CLOSED
    return Condition.OPEN if is_open else None


def _due_before(written: str | None) -> PartialDate | None:
    from sip.plan.partial_date import PartialDate

    if written is None:
        return None
    try:
        return PartialDate.parse(written)
    except ValueError as error:
        raise UsageError(
            f"--due-before {printable(written)} is no date: "
            "write 2024, 2024-Q2, 2024-04 or 2024-04-15"
        ) from error


def _search(text: str | None) -> str:
    if text is None or text.strip():
        return text or ""
    raise UsageError("--search has no text: write some of an id, a title or a note")


def _categories(words: list[str], record: Record) -> tuple[str, ...]:
    from sip.report.action_list import UnknownCategoryError, categories_meant

    try:
        return categories_meant(words, record)
    except UnknownCategoryError as error:
        raise UsageError(f"--category {error}") from error
