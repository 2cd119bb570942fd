"""The values of a draft that can stand alone in a sentence of somebody's own document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import Figure
from sip.report.document import Inset, InWords, Percentage, counted, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sip.plan.progress import State
    from sip.plan.view import View
    from sip.report.document import Value

_SHARES = {Figure.CLOSED_PERCENT, Figure.OPEN_PERCENT}


def insets(view: View, symbol: str | None) -> tuple[Inset, ...]:
    """Return each figure of the date, the date and the document, and what they were before.

    `symbol` is that of the document that is drafted, where it is given.
    """
    earlier = view.last_word.as_of.earlier_snapshots
    before = view.at(earlier[-1]) if earlier else None
    return (
        *(
            Inset(name, of(view), None if before is None else of(before))
            for name, of in (*_figures(), *_late(), ("date", _date), ("as_of", _asked_for))
        ),
        Inset(
            "document",
            symbol or _document(view) or message("[document symbol]"),
            None if before is None else _document(before),
        ),
    )


def _figures() -> Iterator[tuple[str, Callable[[View], Value]]]:
    for figure in Figure:
        yield f"figure {figure.value}", partial(_figure, figure)


def _figure(figure: Figure, view: View) -> Value:
    number = figure.of(view.figures)
    return Percentage(number) if number is not None and figure in _SHARES else number


def _late() -> Iterator[tuple[str, Callable[[View], Value]]]:
    """Yield what is late, each with for how many actions that is unknown, and those numbers."""
    yield "figure overdue", lambda view: with_unknown(overdue(view), without_due(view))
    yield "figure slipped", lambda view: with_unknown(slipped(view), _without_either(view))
    yield (
        "figure past_expected",
        lambda view: with_unknown(past_expected(view), without_expected(view)),
    )
    yield "figure without_due", without_due
    yield "figure without_expected", without_expected
    yield "figure unlisted", lambda view: sum(each.action.is_unlisted for each in view.in_plan)


def overdue(view: View) -> int | None:
    """Return how many open actions are overdue, None where no due date is on record."""
    return _known(view, [each for each in view.open if each.action.due], _is_overdue)


def slipped(view: View) -> int | None:
    """Return how many open actions have slipped, None where it is known of none."""
    dated = [each for each in view.open if each.action.due and each.expected]
    return _known(view, dated, lambda state: state.is_slipped)


def past_expected(view: View) -> int | None:
    """Return how many open actions are past expected, None where no such date is on record."""
    dated = [each for each in view.open if each.expected]
    return _known(view, dated, lambda state: state.is_past_expected)


def _is_overdue(state: State) -> bool:
    return state.is_overdue


def _known(view: View, known: Sequence[State], is_so: Callable[[State], bool]) -> int | None:
    return sum(map(is_so, known)) if known or not view.open else None


def without_due(view: View) -> int:
    """Return for how many open actions no due date is on record."""
    return sum(state.action.due is None for state in view.open)


def without_expected(view: View) -> int:
    """Return for how many open actions no expected date is on record."""
    return sum(state.expected is None for state in view.open)


def _without_either(view: View) -> int:
    return sum(state.action.due is None or state.expected is None for state in view.open)


def with_unknown(number: int | None, unknown: int) -> Value:
    """Say for how many the record can't tell."""
    if number is None or not unknown:
        return number
    return counted(
        "{number} (unknown for {count})",
        "{number} (unknown for {count})",
        count=unknown,
        number=number,
    )


def _date(view: View) -> Value:
    """Return the date of the figures, which can be before the one that was asked for."""
    return InWords(view.last_word.as_of.last_date)


def _asked_for(view: View) -> Value:
    """Return the date that was asked for: what is late is of that one."""
    return InWords(view.as_of.last_date)


def _document(view: View) -> Value:
    snapshot = view.as_of.published
    return None if snapshot is None else snapshot.document
