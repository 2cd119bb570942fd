"""The command that gives an unlisted action its name."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from sip.cli.completion import complete_unlisted
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


def name(
    unlisted: Annotated[
        str,
        typer.Argument(
            metavar="UNLISTED_ID", autocompletion=complete_unlisted, help="What it is called now."
        ),
    ],
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The id it is known by.")],
    *,
    title: TitleOption = None,
    category: OneCategoryOption = None,
    part_of: PartOfOption = None,
    field: FieldOption = None,
    due: DueOption = None,
    dry_run: DryRunOption = False,
    data: DataOption = None,
) -> None:
    """Give an unlisted action its name; what refers to it follows."""
    from sip.cli.writing import given
    from sip.cli.writing.session import writing
    from sip.writing.changes.action import action_path
    from sip.writing.changes.rename import with_name

    new = given.identifier("ID", identifier)
    with writing(data, dry_run=dry_run) as held:
        (action,) = held.actions([unlisted])
        if not action.record.is_unlisted:
            raise UsageError(
                f"{action.record.id} has its name, under which reports speak of it: "
                "only unlisted actions are named"
            )
        if action_path(new) in held.data.contents:
            raise UsageError(f"{new} is there already: choose the id of no other action")
        head = given.head(held.data, given.Head(title, category, due, part_of, tuple(field or ())))
        held.write(with_name(held.data, action, new, head))
