"""Several plans side by side: a row with the figures of each, and what is to be known of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from sip.plan.compared.sharing import has_unlisted, shared_actions
from sip.plan.kinds.figure import Figure
from sip.plan.progress import Figures, LateFigures
from sip.report.document import (
    Bullets,
    Cell,
    Column,
    Footnote,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    Value,
    message,
)
from sip.report.lateness import actions_named, unknown_dates
from sip.report.plans.beside import origin_of
from sip.report.plans.plan import NAME_COLUMN, PLAN_FACTS, number_of, with_names
from sip.report.provenance import documents_of_last_word, origin, subtitle
from sip.report.status import unlisted
from sip.report.tables import LATE_COLUMNS, figure_columns, figures_row, late_cells, snapshot_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.progress import State
    from sip.plan.view import View
    from sip.report.document import Block, Message
    from sip.report.plans.plan import PlanAmongOthers

SIDE_BY_SIDE = message("Plans side by side")
ALL_PLANS = message("All plans")


def plans_status(
    plans: Sequence[PlanAmongOthers],
    left_out: Sequence[str] = (),
    by_kind: Sequence[Section] = (),
) -> Report:
    """Return a row for each plan, a total where it can be known, and each plan's notes.

    At least one of the plans has something on record by the date. Of those in the folders that
    are left out the data has errors: they have no figures, and without them there is no total.
    What is told `by_kind` of action stands behind the figures.
    """
    notes = [
        Section(f"plan_{number}", message("{plan}", plan=name), (Bullets(_notes(plan)),))
        for number, (name, plan) in enumerate(with_names(plans), start=1)
    ]
    return Report(
        SIDE_BY_SIDE,
        (number_of(plans),),
        (
            Section("table", None, _blocks("plans", plans, left_out)),
            *by_kind,
            *_sub_actions(plans, left_out),
            *notes,
        ),
        origin_of([origin(plan.view.as_of, None) for plan in plans if plan.view is not None]),
    )


def _sub_actions(plans: Sequence[PlanAmongOthers], left_out: Sequence[str]) -> Iterator[Section]:
    """Yield the same of the sub-actions of those plans that have some."""
    of_parts = [
        replace(plan, view=plan.view.sub_actions)
        for plan in plans
        if plan.view is not None and plan.view.sub_actions is not None
    ]
    if of_parts:
        blocks = _blocks("sub_actions", of_parts, left_out)
        yield Section("sub_actions", message("Sub-actions"), blocks)


def _blocks(
    name: str, plans: Sequence[PlanAmongOthers], left_out: Sequence[str]
) -> tuple[Block, ...]:
    """Return a table of the plans, and why it has no total where it has none."""
    used = _figures_used(plans)
    footnotes: list[Footnote] = []
    rows = [_row(label, plan, used, footnotes) for label, plan in with_names(plans)]
    why_not = _why_no_total(plans, left_out)
    if why_not is None:
        rows.append(_total([plan.view for plan in plans if plan.view is not None], used))
    is_of_parts = any(plan.view is not None and plan.view.of_sub_actions for plan in plans)
    columns = _columns(used, of_sub_actions=is_of_parts)
    table = Table(name, columns, tuple(rows), tuple(footnotes))
    return (table,) if why_not is None else (table, Paragraph((why_not,)))


def _figures_used(plans: Sequence[PlanAmongOthers]) -> list[Figure]:
    """Return the figures that any of the plans uses; another one leaves its cell empty."""
    used = {each for plan in plans for each in plan.record.figures_used}
    return [figure for figure in Figure if figure in used]


def _columns(used: Iterable[Figure], *, of_sub_actions: bool = False) -> tuple[Column, ...]:
    return (
        NAME_COLUMN,
        *figure_columns(used, of_sub_actions=of_sub_actions),
        *LATE_COLUMNS[1:],
        Column("as_of", message("As of")),
        Column("document", message("Document")),
        *PLAN_FACTS,
        Column.fact("unlisted"),
    )


def _row(
    name: Value, plan: PlanAmongOthers, used: Sequence[Figure], footnotes: list[Footnote]
) -> tuple[Cell, ...]:
    view = plan.view
    if view is None:
        cells = (Cell(name), *(Cell(None) for _ in _columns(used)[1:-3]))
        return (*cells, *plan.facts, Cell(None))
    known = [each for each in used if each in view.record.figures_used]
    label, *figures = snapshot_row(name, view, known, footnotes)
    by_figure = dict(zip(known, figures, strict=True))
    return (
        label,
        *(by_figure.get(each, Cell(None)) for each in used),
        *_late(view.open),
        Cell(view.as_of.date),
        Cell(documents_of_last_word(view)),
        *plan.facts,
        Cell(sum(state.action.is_unlisted for state in view.in_plan)),
    )


def _total(views: Sequence[View], used: Sequence[Figure]) -> tuple[Cell, ...]:
    """Return the sums; the date is left out where they are of several.

    A figure that not every plan uses is known of those alone that do, and so has no sum.
    """
    states = list(chain.from_iterable(view.states for view in views))
    figures = Figures.of(states, of_sub_actions=views[0].of_sub_actions)
    dates = {view.as_of.date for view in views}
    of_all = [each for each in used if all(each in view.record.figures_used for view in views)]
    label, *sums = figures_row(ALL_PLANS, figures, of_all)
    by_figure = dict(zip(of_all, sums, strict=True))
    cells = (
        label,
        *(by_figure.get(each, Cell(None)) for each in used),
        *_late([state for view in views for state in view.open]),
        Cell(dates.pop() if len(dates) == 1 else None),
        *(Cell(None) for _ in range(4)),
    )
    return tuple(Cell(each.value, each.footnotes, Tone.TOTAL) for each in cells)


def _late(states: Sequence[State]) -> tuple[Cell, ...]:
    """Return how many are late; what is unknown of them is among the plan's notes."""
    return late_cells(LateFigures.of(states), [])[1:]


def _why_no_total(plans: Sequence[PlanAmongOthers], left_out: Sequence[str]) -> Message | None:
    """Say why the figures are not added up, None where they can be."""
    views = [plan.view for plan in plans if plan.view is not None]
    if left_out or len(views) < len(plans):
        return message("There is no total, because not every plan has figures.")
    if shared := shared_actions(views):
        return message(
            "There is no total, because these actions may be in more than one plan: {actions}.",
            actions=actions_named(shared),
        )
    if has_unlisted(views):
        return message(
            "There is no total, because an unlisted action may be one of another plan as well."
        )
    return None


def _notes(plan: PlanAmongOthers) -> tuple[Value, ...]:
    """Say what is to be known of a row: its date, and what is unknown."""
    view = plan.view
    if view is None:
        return (plan.nothing_yet,)
    notes = list(subtitle(view))
    notes += unknown_dates(view)
    counted = (state for state in view.states if not state.status.has_left)
    if any(state.action.is_unlisted for state in counted):
        notes += unlisted(view)
    return tuple(notes)
