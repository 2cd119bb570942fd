"""The command that changes the head of an action."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.completion import complete_id, complete_language
from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    DataOption,
    DryRunOption,
    DueOption,
    FieldOption,
    OneCategoryOption,
    PartOfOption,
    TitleOption,
)

if TYPE_CHECKING:
    from sip.cli.writing.given import Head
    from sip.plan.models import Action


def set_head(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", autocompletion=complete_id, help="The action's id.")
    ],
    *,
    title: TitleOption = None,
    translate: Annotated[
        str | None,
        typer.Option(
            "--translate",
            metavar="CODE",
            autocompletion=complete_language,
            help="The language of --title; the others stay.",
        ),
    ] = None,
    category: OneCategoryOption = None,
    part_of: PartOfOption = None,
    field: FieldOption = None,
    due: DueOption = None,
    dry_run: DryRunOption = False,
    data: DataOption = None,
) -> None:
    """Change an action's title, category, due date or fields."""
    from sip.cli.writing import given
    from sip.cli.writing.session import writing
    from sip.writing.changes.action import with_head

    said = given.Head(title, category, due, part_of, tuple(field or ()))
    if not said.is_told:
        raise UsageError(
            "there is nothing to set: add --title, --category, --due, --part-of or --field"
        )
    if translate is not None and title is None:
        raise UsageError("--translate says the language of a title: add --title")
    code = None if translate is None else given.language("--translate", translate)
    with writing(data, dry_run=dry_run) as held:
        (action,) = held.actions([identifier])
        _check_named(action.record, said)
        head = given.head(held.data, said)
        held.write([with_head(held.data, action, head, code)])


def _check_named(action: Action, said: Head) -> None:
    """Raise UsageError where an unlisted action would get what it has once it has a name."""
    if action.is_unlisted and said.is_name:
        raise UsageError(
            f"{action.id} has no title, category or due date while it is unlisted: "
            f"sip name {action.id} gives it those with its name"
        )
