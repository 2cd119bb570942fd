"""The command that lists actions."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.completion import (
    complete_category,
    complete_columns,
    complete_order,
    complete_status,
    complete_where,
)
from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    FormatOption,
    LanguageOption,
    OutputOption,
    PlansOption,
    SourcesOption,
)
from sip.cli.output.formats import either
from sip.report.lists.choices import Order

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from sip.cli.asking.plans import AskedPlans
    from sip.cli.asking.selection import Filters
    from sip.cli.output.delivery import Choice
    from sip.cli.output.workbook import WorkbookOfActions
    from sip.plan.models import Plan
    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View
    from sip.report.document import Report
    from sip.report.lists.columns import ListColumn
    from sip.report.lists.sorting import Sorting
    from sip.report.lists.tree import ListRow

CategoryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--category",
        metavar="KEY",
        autocompletion=complete_category,
        help="Only this category; repeat it for more.",
    ),
]
WhereOption = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="KEY=VALUE",
        autocompletion=complete_where,
        help="Only this value of a field, or with != any but it; repeat it for more.",
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
    typer.Option(
        "--sort", metavar="COLUMN", autocompletion=complete_order, help=f"{either(Order)}."
    ),
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
TreeOption = Annotated[
    bool, typer.Option("--tree", help="Sub-actions below their action, asked for or not.")
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAMES",
        autocompletion=complete_columns,
        help="These columns, with commas: id,status_key,overdue_days.",
    ),
]


def list_actions(
    *,
    is_open: Annotated[bool, typer.Option("--open", help="Only open ones.")] = False,
    is_closed: Annotated[bool, typer.Option("--closed", help="Only implemented ones.")] = False,
    status: StatusesOption = None,
    category: CategoryOption = None,
    where: WhereOption = None,
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
    tree: TreeOption = False,
    columns: ColumnsOption = None,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    data: PlansOption = None,
) -> None:
    """List the actions that pass every filter given."""
    from sip.cli.asking.plans import plans_asked
    from sip.cli.asking.selection import Filters

    late = (overdue, slipped, past_expected)
    words = (tuple(status or ()), tuple(category or ()), tuple(source or ()))
    dates = (due_before, expected_before, changed_since)
    filters = Filters(
        is_open, is_closed, *late, unlisted, *words, *dates, search, tuple(where or ())
    )
    layout = _Listing(sort, reverse, tree, columns, filters.selection.names_unlisted)
    choice = _choice(format_, output, layout, bom=bom)
    _deliver(choice, filters, layout, plans_asked(as_of, lang, data))


@dataclass(frozen=True)
class _Listing:
    """How the list is laid out: its order and columns, and whether it names unlisted actions."""

    sort: Order
    is_reversed: bool
    is_tree: bool
    written_columns: str | None
    names_unlisted: bool

    def in_order(self, filters: Filters, view: View) -> list[State]:
        """Return the actions of a plan that pass the filters; raise UsageError."""
        from sip.report.lists.selection import selected

        return self._sorting.sort(selected(view, filters.of(view.record)), view.record)

    def rows(self, states: Sequence[State], view: View) -> list[ListRow]:
        """Return the rows of these actions, which are in order."""
        from sip.report.lists.tree import as_a_tree, below_each_other

        return as_a_tree(states, view, self._sorting) if self.is_tree else below_each_other(states)

    @property
    def _sorting(self) -> Sorting:
        from sip.report.lists.sorting import Sorting

        return Sorting(self.sort, self.is_reversed)

    @property
    def words(self) -> list[str]:
        """The names of columns as they were written, without blanks."""
        return [each.strip() for each in (self.written_columns or "").split(",")]

    def columns_of(self, record: Record, of_plans: Collection[str]) -> tuple[ListColumn, ...]:
        """Return the columns that were chosen, none where none were; raise UsageError.

        Those of plans are left aside, for they are no column of a plan's own list.
        """
        from sip.report.lists.columns import UnknownColumnError, columns_meant

        if self.written_columns is None:
            return ()
        try:
            return columns_meant([w for w in self.words if w not in of_plans] or ["id"], record)
        except UnknownColumnError as error:
            raise UsageError(f"--columns {error}") from error


def _check_order(sort: Order, plans: Sequence[Plan]) -> None:
    """Refuse what no plan can be sorted by; one of several may have nothing of it."""
    if sort is Order.CATEGORY and not any(plan.categories for plan in plans):
        others = either(each for each in Order if each is not sort)
        raise UsageError(f"--sort {sort}: the plan has no categories: use {others}")


def _choice(
    format_: str | None, output: Path | None, layout: _Listing, *, bom: bool
) -> Choice | WorkbookOfActions:
    from sip.cli.output.delivery import choice_of
    from sip.cli.output.workbook import WorkbookOfActions, is_workbook

    refused = {"--columns": layout.written_columns is not None, "--tree": layout.is_tree}
    if is_workbook(format_, output, bom=bom, refused=refused):
        return WorkbookOfActions(output)
    return choice_of(format_, output, bom=bom)


def _deliver(
    choice: Choice | WorkbookOfActions, filters: Filters, layout: _Listing, asked: AskedPlans
) -> None:
    from sip.cli.output.delivery import Choice

    _check_order(layout.sort, [plan.record.plan for plan in asked.plans])
    if isinstance(choice, Choice):
        _print(filters, layout, choice, asked)
    else:
        _write(choice, filters, layout, asked)


def _write(
    choice: WorkbookOfActions, filters: Filters, layout: _Listing, asked: AskedPlans
) -> None:
    """Write the actions into a workbook that sip import reads."""
    if asked.one is None:
        raise UsageError("a workbook is of one plan, into which it can be read: name one --data")
    found = layout.in_order(filters, asked.one)
    _say_where_none_matches(found, str(asked.one.as_of.date))
    choice.deliver(found, asked.one.record.plan)


def _say_where_none_matches(found: list[State], date: str) -> None:
    from sip.cli.output.printing import print_lines

    if not found:
        print_lines([f"sip list: no action matches as of {date}"], sys.stderr)


def _print(filters: Filters, layout: _Listing, choice: Choice, asked: AskedPlans) -> None:
    from sip.cli.output.delivery import deliver
    from sip.report.document import message
    from sip.report.lists.actions import action_list
    from sip.report.plans.beside import with_columns
    from sip.report.plans.plan import PLAN_COLUMNS

    of_plans = {column.name for column in PLAN_COLUMNS} if asked.one is None else set()
    sums_up = choice.format.is_for_terminals and not layout.names_unlisted
    found: list[State] = []

    def listed(view: View) -> Report:
        states = layout.in_order(filters, view)
        found.extend(states)
        columns = layout.columns_of(view.record, of_plans)
        rows = layout.rows(states, view)
        return action_list(view, rows, sums_up_unlisted=sums_up, columns=columns)

    report = asked.report(message("Actions of several plans"), listed)
    if not of_plans.isdisjoint(layout.words):
        report = with_columns(report, layout.words)
    _say_where_none_matches(found, str(report.origin.as_of))
    deliver(report, asked.wording, choice, asked.commit)
    asked.end()
