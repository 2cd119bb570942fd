"""The same report of each of several plans, put together into one with a column for the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sip.report.document import Bullets, Cell, Footnote, Paragraph, Report, Section, Table
from sip.report.plans.plan import (
    NAME_COLUMN,
    PLAN_COLUMNS,
    PLAN_FACTS,
    number_of,
    said_of,
    with_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sip.report.document import Block, Column, Message, Origin, Value
    from sip.report.plans.plan import PlanAmongOthers

_NOTHING = Cell(None)


@dataclass(frozen=True)
class _Told:
    """A plan, what it is called, and what is told of it: None where nothing is on record yet."""

    name: Value
    plan: PlanAmongOthers
    report: Report | None

    @property
    def subtitle(self) -> tuple[Value, ...]:
        return (self.plan.nothing_yet,) if self.report is None else self.report.subtitle

    def blocks(self, section: str) -> Iterator[Block]:
        for each in () if self.report is None else self.report.sections:
            if each.name == section:
                yield from each.blocks


def side_by_side(
    title: Message, plans: Sequence[PlanAmongOthers], reports: Sequence[Report | None]
) -> Report:
    """Return one report of what is told of each plan, where any of them has something to tell.

    Of each table there is one, with the rows of all plans behind a column for the plan. What is
    said beside the tables is said plan by plan. Its date is the latest of theirs.
    """
    told = [
        _Told(name, plan, report)
        for (name, plan), report in zip(with_names(plans), reports, strict=True)
    ]
    each = [one.report for one in told if one.report is not None]
    sections = {section.name: section for report in each for section in report.sections}
    dates = Bullets(tuple(said_of(one.name, one.subtitle) for one in told))
    return Report(
        title,
        (number_of(plans),),
        (
            Section("plans", None, (dates,)),
            *(replace(one, blocks=_blocks(one.name, told)) for one in sections.values()),
        ),
        origin_of([report.origin for report in each]),
    )


def with_columns(report: Report, names: Sequence[str]) -> Report:
    """Return a report whose one table has the columns of these names alone, in their order.

    Those that say which plan a row is of are among them; a name that no plan has is left out.
    """
    named = {column.name: column for column in PLAN_COLUMNS}
    sections = []
    for section in report.sections:
        blocks = (
            _chosen(block, names, named) if isinstance(block, Table) else block
            for block in section.blocks
        )
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(report, sections=tuple(sections))


def _chosen(table: Table, names: Sequence[str], named: Mapping[str, Column]) -> Table:
    places = {column.name: place for place, column in enumerate(table.columns)}
    facts = (each.name for each in table.columns if each.is_fact and each.name not in named)
    kept = [name for name in dict.fromkeys((*names, *facts)) if name in places]
    return replace(
        table,
        columns=tuple(named.get(name, table.columns[places[name]]) for name in kept),
        rows=tuple(tuple(row[places[name]] for name in kept) for row in table.rows),
    )


def origin_of(origins: Sequence[Origin]) -> Origin:
    """Return where figures of several plans come from, at the latest of their dates."""
    commits = {each.commit for each in origins}
    return replace(
        max(origins, key=lambda each: each.day),
        documents=tuple(dict.fromkeys(symbol for each in origins for symbol in each.documents)),
        commit=commits.pop() if len(commits) == 1 else None,
    )


def _blocks(section: str, told: Sequence[_Told]) -> tuple[Block, ...]:
    tables: dict[str, list[tuple[_Told, Table]]] = {}
    others: list[Block] = []
    said: list[Value] = []
    for one in told:
        for block in one.blocks(section):
            match block:
                case Table():
                    tables.setdefault(block.name, []).append((one, block))
                case Paragraph():
                    said.append(said_of(one.name, block.sentences))
                case _:
                    others.append(block)
    below = (Bullets(tuple(said)),) if said else ()
    return (*(_merged(name, found) for name, found in tables.items()), *others, *below)


def _merged(name: str, found: Sequence[tuple[_Told, Table]]) -> Table:
    """Return the rows of all tables behind a column for the plan, with the columns of all."""
    shown = _columns(column for _, table in found for column in table.columns if not column.is_fact)
    named = {column.name for column in shown}
    facts = tuple(
        column
        for column in _columns(column for _, table in found for column in table.columns)
        if column.is_fact and column.name not in named
    )
    columns = (NAME_COLUMN, *shown, *PLAN_FACTS, *facts)
    footnotes: list[Footnote] = []
    rows: list[tuple[Cell, ...]] = []
    for one, table in found:
        above = len(footnotes)
        footnotes += [replace(each, number=each.number + above) for each in table.footnotes]
        facts_of_plan = dict(
            zip((column.name for column in PLAN_FACTS), one.plan.facts, strict=True)
        )
        for row in table.rows:
            cells = dict(zip((column.name for column in table.columns), row, strict=True))
            cells |= {NAME_COLUMN.name: Cell(one.name, tone=row[0].tone)} | facts_of_plan
            rows.append(
                tuple(_below(cells.get(column.name, _NOTHING), above) for column in columns)
            )
    return Table(name, columns, tuple(rows), tuple(footnotes))


def _columns(columns: Iterator[Column]) -> tuple[Column, ...]:
    by_name: dict[str, Column] = {}
    for column in columns:
        by_name.setdefault(column.name, column)
    return tuple(by_name.values())


def _below(cell: Cell, above: int) -> Cell:
    """Return a cell whose footnotes stand below others of that number."""
    # Most cells of long lists have none, and there are a million of them.
    if not (above and cell.footnotes):
        return cell
    return replace(cell, footnotes=tuple(number + above for number in cell.footnotes))
