"""The command that adds an action to the plan."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    DataOption,
    DryRunOption,
    DueOption,
    EvidenceOption,
    FieldOption,
    NoteOption,
    OneCategoryOption,
    OnOption,
    PartOfOption,
    SourceOption,
    StatusOption,
    TitleOption,
)

if TYPE_CHECKING:
    from sip.writing.changes.data import Data


def new(
    identifier: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="The new id, else the next free one of the series."),
    ] = None,
    *,
    title: TitleOption = None,
    category: OneCategoryOption = None,
    part_of: PartOfOption = None,
    field: FieldOption = None,
    due: DueOption = None,
    on: OnOption,
    source: SourceOption,
    status: StatusOption = "in progress",
    note: NoteOption = None,
    evidence: EvidenceOption = None,
    dry_run: DryRunOption = False,
    data: DataOption = None,
) -> None:
    """Add an action to the plan, with its first log entry."""
    from sip.cli.writing import given
    from sip.cli.writing.session import writing
    from sip.writing.changes.action import new_action

    told = {"on": on, "source": source, "status": status or ""}
    if note is not None:
        told["note"] = given.text("--note", note)
    news = given.news(told, "--")
    news = replace(news, evidence=given.evidence("--evidence", evidence or ()))
    said = given.Head(title, category, due, part_of, tuple(field or ()))
    with writing(data, dry_run=dry_run) as held:
        head = given.head(held.data, said)
        named = {"id": _id(identifier, held.data), **head}
        held.write([new_action(held.data, named, [news.content])], news.on)


def _id(written: str | None, data: Data) -> str:
    from sip.cli.writing import given
    from sip.writing.changes.action import action_path, next_id

    if written is None:
        found = next_id(data.dataset.history.actions)
        if found is None:
            raise UsageError("there is no series of ids yet to go on with: name the first, as A1")
        return found
    identifier = given.identifier("ID", written)
    if action_path(identifier) in data.contents:
        raise UsageError(
            f"{identifier} is there already: sip log {identifier} adds to its log, "
            f"sip set {identifier} changes its head"
        )
    return identifier
