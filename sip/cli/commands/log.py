"""The command that adds an entry to the logs of actions."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.completion import complete_document, complete_id, complete_language
from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    DataOption,
    DryRunOption,
    EvidenceOption,
    IdsArgument,
    NoteOption,
    StatusOption,
    VerifiedOption,
)

if TYPE_CHECKING:
    from sip.cli.writing.session import Session
    from sip.writing.changes.log_entry import News

_ON_TRANSLATING = (
    "--translate adds a language to the note of an entry that is there: "
    "give one ID, --on with the entry's date, and --note with the translation"
)
IntoOption = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="ID",
        autocompletion=complete_id,
        help="The action that a merged one went into.",
    ),
]
ExpectedOption = Annotated[
    str | None, typer.Option("--expected", metavar="DATE", help="The date of completion it gives.")
]
TranslateOption = Annotated[
    str | None,
    typer.Option(
        "--translate",
        metavar="CODE",
        autocompletion=complete_language,
        help="Add --note in this language to the entry of that date.",
    ),
]


OnceOnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The date from which it holds.")
]
OnceSourceOption = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="SYMBOL",
        autocompletion=complete_document,
        help="The document that says so.",
    ),
]
EditOption = Annotated[bool, typer.Option("--edit", help="Write the entry in your editor.")]


def log(
    ids: IdsArgument,
    *,
    on: OnceOnOption = None,
    source: OnceSourceOption = None,
    status: StatusOption = None,
    into: IntoOption = None,
    expected: ExpectedOption = None,
    note: NoteOption = None,
    evidence: EvidenceOption = None,
    verified: VerifiedOption = False,
    translate: TranslateOption = None,
    edit: EditOption = False,
    dry_run: DryRunOption = False,
    data: DataOption = None,
) -> None:
    """Add an entry to the log of one or many actions, all or none."""
    from sip.cli.writing import given
    from sip.cli.writing.session import writing

    said = {"on": on, "source": source, "status": status, "into": into, "expected": expected}
    told = {name: value for name, value in said.items() if value is not None}
    if note is not None:
        told["note"] = given.text("--note", note)
    if verified:
        told["verified"] = "true"
    shown = given.evidence("--evidence", evidence or ())
    if translate is not None:
        if set(told) != {"on", "note"} or edit or shown or len(ids) != 1:
            raise UsageError(_ON_TRANSLATING)
        with writing(data, dry_run=dry_run) as held:
            _translate(held, ids[0], translate, told)
    elif edit:
        from sip.cli.writing.editor import log_by_editor

        log_by_editor(ids, told, shown, data, dry_run=dry_run)
    else:
        news = _news(told, shown)
        with writing(data, dry_run=dry_run) as held:
            held.add_entry(ids, news)


def _translate(held: Session, identifier: str, code: str, told: dict[str, str]) -> None:
    from sip.cli.writing import given
    from sip.writing.changes.log_entry import with_translation

    on, language = given.date("--on", told["on"]), given.language("--translate", code)
    (action,) = held.actions([identifier])
    held.write([with_translation(held.data, action, on, language, told["note"])])


def _news(told: dict[str, str], shown: tuple[str, ...]) -> News:
    from sip.cli.writing.given import news

    if missing := [f"--{name}" for name in ("on", "source") if name not in told]:
        raise UsageError(
            f"{' and '.join(missing)} must be given: an entry has a date and the document "
            "that says so, as in --on 2024-06-30 --source EB156/31"
        )
    found = replace(news(told, "--"), evidence=shown)
    if not found.is_told:
        raise UsageError(
            "there is no news: add --status, --expected, --note, --evidence or --verified"
        )
    return found
