"""The command that lists the entries of the logs."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.completion import complete_id
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    BomOption,
    DataOption,
    FormatOption,
    FromOption,
    LanguageOption,
    OutputOption,
    SourcesOption,
    ToOption,
)

if TYPE_CHECKING:
    from sip.cli.asking.selection import EntryFilters
    from sip.plan.view import View
    from sip.report.document import Report

SomeIdsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID",
        autocompletion=complete_id,
        help="Only the entries of these actions.",
        show_default=False,
    ),
]


def entries(
    ids: SomeIdsArgument = None,
    *,
    from_: FromOption = None,
    to: ToOption = None,
    source: SourcesOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    data: DataOption = None,
) -> None:
    """List the entries of the logs of all actions, or of some."""
    from sip.cli.asking.selection import EntryFilters
    from sip.cli.data import asked_for
    from sip.cli.output.delivery import choice_of, deliver

    filters = EntryFilters(tuple(ids or ()), tuple(source or ()), from_)
    choice = choice_of(format_, output, bom=bom)
    asked = asked_for(to, lang, data, "--to")
    deliver(_listed(asked.view, filters), asked.wording, choice, asked.commit)


def _listed(view: View, filters: EntryFilters) -> Report:
    from sip.cli.output.printing import print_lines
    from sip.report.lists.entries import entries as entries_of
    from sip.report.lists.entries import entry_list

    found = entries_of(view, filters.of(view.record))
    if not found:
        print_lines([f"sip entries: no entry matches up to {view.as_of.date}"], sys.stderr)
    return entry_list(view, found)
