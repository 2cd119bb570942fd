"""The command that freezes the figures of a date as a published report."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    DataOption,
    DryRunOption,
)

FootnoteOption = Annotated[
    list[str] | None,
    typer.Option(
        "--footnote", metavar="FIGURE=TEXT", help="Such as in_progress=TEXT; repeat it for more."
    ),
]
PresentedOption = Annotated[
    str | None,
    typer.Option(
        "--presented", metavar="DATE", help="When it goes to the governing body: 2025-01."
    ),
]


def snapshot(
    *,
    document: Annotated[
        str, typer.Option("--document", metavar="SYMBOL", help="The report's symbol: EB156/33.")
    ],
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="The date of its data: 2024-10-31.")
    ],
    presented: PresentedOption = None,
    footnote: FootnoteOption = None,
    dry_run: DryRunOption = False,
    data: DataOption = None,
) -> None:
    """Freeze the figures of a date as those a report published."""
    from sip.cli.today import today
    from sip.cli.writing import given
    from sip.cli.writing.session import writing
    from sip.writing.changes.freeze import frozen

    symbol, day = given.document("--document", document), given.date("--as-of", as_of)
    if day.first_day > (now := today()):
        raise UsageError(
            f"--as-of {day} lies ahead of today, {now}: a report gives the figures of a date "
            "that has come"
        )
    shown = None if presented is None else given.date("--presented", presented)
    footnotes = _footnotes(footnote or [])
    with writing(data, dry_run=dry_run) as held:
        held.refuse_errors()
        held.write([frozen(held.data, day, symbol, shown, footnotes)])


def _footnotes(written: list[str]) -> dict[str, str]:
    from sip.cli.writing import given
    from sip.text.safe import printable

    found: dict[str, str] = {}
    for each in written:
        name, equals, text = each.partition("=")
        if not equals:
            raise UsageError(
                f"--footnote {printable(each)} names no figure: write it as in_progress=TEXT"
            )
        figure = given.figure("--footnote", name)
        if figure in found:
            raise UsageError(
                f"--footnote {figure} is given more than once, and a figure has one footnote: "
                "put all of it into one text"
            )
        found[figure] = given.text(f"--footnote {name}", text)
    return found
