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
    from collections.abc import Mapping, Sequence

    from sip.plan.as_of import AsOf
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
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
PastExpectedOption = Annotated[
    bool, typer.Option("--past-expected", help="Only those past expected.")
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
    past_expected: PastExpectedOption = False,
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
    from sip.cli.output.delivery import choice_of, deliver
    from sip.report.action_list import Selection, Sorting, action_list, selected

    of_open = {"overdue": overdue, "past expected": past_expected}
    condition = _condition(is_open=is_open, is_closed=is_closed, of_open=of_open)
    selection = Selection(condition, due_before=_due_before(due_before), search=_search(search))
    selection = replace(selection, is_overdue=overdue, is_slipped=slipped, is_unlisted=unlisted)
    selection = replace(selection, is_past_expected=past_expected)
    choice = choice_of(format_, output, bom=bom)
    asked = asked_for(as_of, lang, data)
    selection = replace(selection, categories=_categories(category or [], asked.view.record))
    found = Sorting(sort, reverse).sort(selected(asked.view, selection), asked.view.record)
    _say_where_none_matches(found, asked.view.as_of)
    sums_up = choice.format.is_for_terminals and not selection.names_unlisted
    listed = action_list(asked.view, found, sums_up_unlisted=sums_up)
    deliver(listed, asked.wording, choice, asked.commit)


def _say_where_none_matches(found: Sequence[State], when: AsOf) -> None:
    from sip.cli.output.printing import print_lines

    if not found:
        print_lines([f"sip list: no action matches as of {when.date}"], sys.stderr)


def _condition(*, is_open: bool, is_closed: bool, of_open: Mapping[str, bool]) -> Condition | None:
    """Return what is asked for; `of_open` tells which filters that take open ones only are set."""
    from sip.report.action_list import Condition

    if is_open and is_closed:
        raise UsageError("no action is both --open and --closed: leave one of them out")
    for late in (name for name, is_set in of_open.items() if is_set and is_closed):
        option = late.replace(" ", "-")
        raise UsageError(
            f"no action is both --closed and --{option}, because what is {late} is open: "
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
