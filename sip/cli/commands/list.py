"""The command that lists actions."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.completion import complete_category
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    DataOption,
    FormatOption,
    LanguageOption,
    OutputOption,
)
from sip.report.lists.choices import Order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.cli.asking.selection import Filters
    from sip.plan.as_of import AsOf
    from sip.plan.progress import State
    from sip.plan.view import View
    from sip.report.document import Report
    from sip.report.lists.sorting import Sorting

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
    from sip.cli.asking.selection import Filters
    from sip.cli.data import asked_for
    from sip.cli.output.delivery import choice_of, deliver
    from sip.report.lists.sorting import Sorting

    late = (overdue, slipped, past_expected)
    filters = Filters(
        is_open, is_closed, *late, unlisted, tuple(category or ()), due_before, search
    )
    names_unlisted = filters.selection.names_unlisted
    choice = choice_of(format_, output, bom=bom)
    asked = asked_for(as_of, lang, data)
    sums_up = choice.format.is_for_terminals and not names_unlisted
    listed = _listed(asked.view, filters, Sorting(sort, reverse), sums_up_unlisted=sums_up)
    deliver(listed, asked.wording, choice, asked.commit)


def _listed(view: View, filters: Filters, order: Sorting, *, sums_up_unlisted: bool) -> Report:
    from sip.report.lists.actions import action_list
    from sip.report.lists.selection import selected

    found = order.sort(selected(view, filters.of(view.record)), view.record)
    _say_where_none_matches(found, view.as_of)
    return action_list(view, found, sums_up_unlisted=sums_up_unlisted)


def _say_where_none_matches(found: Sequence[State], when: AsOf) -> None:
    from sip.cli.output.printing import print_lines

    if not found:
        print_lines([f"sip list: no action matches as of {when.date}"], sys.stderr)
