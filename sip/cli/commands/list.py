"""The command that lists actions."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.completion import complete_category, complete_status
from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    DataOption,
    FormatOption,
    LanguageOption,
    OutputOption,
    SourcesOption,
)
from sip.report.lists.choices import Order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.cli.asking.selection import Filters
    from sip.cli.data import Asked
    from sip.cli.output.delivery import Choice
    from sip.cli.output.workbook import WorkbookOfActions
    from sip.plan.as_of import AsOf
    from sip.plan.progress import State
    from sip.report.lists.columns import ListColumn

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


StatusesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        autocompletion=complete_status,
        help="Only this status; repeat it for more.",
    ),
]
ExpectedBeforeOption = Annotated[
    str | None,
    typer.Option(
        "--expected-before", metavar="DATE", help="Only those expected before DATE begins."
    ),
]
ChangedSinceOption = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        metavar="DATE",
        help="Only those with news after this date, or report.",
    ),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAMES",
        help="These columns, with commas: id,status_key,overdue_days.",
    ),
]


def list_actions(
    *,
    is_open: Annotated[bool, typer.Option("--open", help="Only actions in progress.")] = False,
    is_closed: Annotated[bool, typer.Option("--closed", help="Only implemented ones.")] = False,
    status: StatusesOption = None,
    category: CategoryOption = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only overdue ones.")] = False,
    slipped: Annotated[bool, typer.Option("--slipped", help="Only slipped ones.")] = False,
    past_expected: PastExpectedOption = False,
    unlisted: UnlistedOption = False,
    due_before: DueBeforeOption = None,
    expected_before: ExpectedBeforeOption = None,
    changed_since: ChangedSinceOption = None,
    source: SourcesOption = None,
    search: SearchOption = None,
    sort: SortOption = Order.ID,
    reverse: Annotated[bool, typer.Option("--reverse", help="Last first.")] = False,
    columns: ColumnsOption = None,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    data: DataOption = None,
) -> None:
    """List the actions that pass every filter given."""
    from sip.cli.asking.selection import Filters
    from sip.cli.data import asked_for
    from sip.cli.output.delivery import choice_of
    from sip.cli.output.workbook import WorkbookOfActions, is_workbook

    late = (overdue, slipped, past_expected)
    words = (tuple(status or ()), tuple(category or ()), tuple(source or ()))
    dates = (due_before, expected_before, changed_since)
    filters = Filters(is_open, is_closed, *late, unlisted, *words, *dates, search)
    layout = _Listing(sort, reverse, _columns(columns), filters.selection.names_unlisted)
    as_workbook = is_workbook(format_, output, bom=bom, chooses_columns=columns is not None)
    choice = WorkbookOfActions(output) if as_workbook else choice_of(format_, output, bom=bom)
    _print(filters, layout, choice, asked_for(as_of, lang, data))


@dataclass(frozen=True)
class _Listing:
    """How the list is laid out: its order, its columns, and whether it names unlisted actions."""

    sort: Order
    is_reversed: bool
    columns: tuple[ListColumn, ...]
    names_unlisted: bool


def _columns(written: str | None) -> tuple[ListColumn, ...]:
    from sip.report.lists.columns import UnknownColumnError, columns_meant

    if written is None:
        return ()
    try:
        return columns_meant(word.strip() for word in written.split(","))
    except UnknownColumnError as error:
        raise UsageError(f"--columns {error}") from error


def _print(
    filters: Filters, layout: _Listing, choice: Choice | WorkbookOfActions, asked: Asked
) -> None:
    from sip.cli.output.delivery import deliver
    from sip.cli.output.workbook import WorkbookOfActions
    from sip.report.lists.actions import action_list
    from sip.report.lists.selection import selected
    from sip.report.lists.sorting import Sorting

    view = asked.view
    order = Sorting(layout.sort, layout.is_reversed)
    found = order.sort(selected(view, filters.of(view.record)), view.record)
    _say_where_none_matches(found, view.as_of)
    if isinstance(choice, WorkbookOfActions):
        choice.deliver(found, view.record.plan)
        return
    sums_up = choice.format.is_for_terminals and not layout.names_unlisted
    listed = action_list(view, found, sums_up_unlisted=sums_up, columns=layout.columns)
    deliver(listed, asked.wording, choice, asked.commit)


def _say_where_none_matches(found: Sequence[State], when: AsOf) -> None:
    from sip.cli.output.printing import print_lines

    if not found:
        print_lines([f"sip list: no action matches as of {when.date}"], sys.stderr)
