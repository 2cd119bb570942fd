"""One of several plans that are told of together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.plan_key import key_of
from sip.report.document import (
    Cell,
    Column,
    InWords,
    Message,
    Value,
    counted,
    in_context,
    message,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.record import Record
    from sip.plan.view import View

_PLAN = message("Plan")
NAME_COLUMN = Column("plan", _PLAN, choices=())
# Where a reader chooses them, they have headings.
PLAN_COLUMNS = (
    NAME_COLUMN,
    Column("plan_key", message("{field}: key", field=_PLAN)),
    Column("plan_folder", message("Folder of the plan")),
)
PLAN_FACTS = (Column.fact("plan_key"), Column.fact("plan_folder"))


@dataclass(frozen=True)
class PlanAmongOthers:
    """A plan, the folder that its data is in, and how it stands at the date.

    The view is None where nothing is on record of it by then.
    """

    record: Record
    folder: str
    view: View | None

    @property
    def key(self) -> str:
        """What programs know it by."""
        return key_of(self.record.plan.title.original)

    @property
    def facts(self) -> tuple[Cell, ...]:
        """The cells under PLAN_FACTS."""
        return Cell(self.key), Cell(self.folder)

    @property
    def nothing_yet(self) -> Message:
        """Say that nothing is on record of it by the date, and from when on there is."""
        if not self.record.actions:
            return message("No action is on record yet.")
        return message(
            "Nothing is on record by then: the first entry is dated {date}.",
            date=InWords(self.record.first_date),
        )


def with_names(plans: Sequence[PlanAmongOthers]) -> Iterator[tuple[Value, PlanAmongOthers]]:
    """Yield each plan with what it is called: by its title, and its folder where two have one."""
    titles = Counter(plan.record.plan.title.original for plan in plans)
    for plan in plans:
        title = plan.record.plan.title
        if titles[title.original] == 1:
            yield title, plan
        else:
            yield message("{plan} ({folder})", plan=title, folder=plan.folder), plan


def number_of(plans: Sequence[PlanAmongOthers]) -> Message:
    """Say how many plans are told of, each at a date of its own."""
    return counted(
        "{count} plan, told of as of a date of its own.",
        "{count} plans, each told of as of a date of its own.",
        count=len(plans),
    )


def said_of(name: Value, sentences: Sequence[Value]) -> Message:
    """Say the sentences of the plan of that name."""
    first, *others = sentences
    said = message("{plan}: {sentence}", plan=name, sentence=first)
    for other in others:
        said = in_context("sentences", "{before} {next}", before=said, next=other)
    return said
