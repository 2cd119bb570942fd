"""The command that lists the entries of the logs."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.completion import complete_id
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    BomOption,
    FormatOption,
    FromOption,
    LanguageOption,
    OutputOption,
    PlansOption,
    SourcesOption,
    ToOption,
)

if TYPE_CHECKING:
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
    data: PlansOption = None,
) -> None:
    """List the entries of the logs of all actions, or of some."""
    from sip.cli.asking.plans import plans_asked
    from sip.cli.asking.selection import EntryFilters
    from sip.cli.output.delivery import choice_of, deliver
    from sip.cli.output.printing import print_lines
    from sip.report.document import message
    from sip.report.lists.entries import Logged, entry_list
    from sip.report.lists.entries import entries as entries_of

    filters = EntryFilters(tuple(ids or ()), tuple(source or ()), from_)
    choice = choice_of(format_, output, bom=bom)
    asked = plans_asked(to, lang, data, "--to")
    found: list[Logged] = []

    def listed(view: View) -> Report:
        of_plan = entries_of(view, filters.of(view.record))
        found.extend(of_plan)
        return entry_list(view, of_plan)

    report = asked.report(message("Log entries of several plans"), listed)
    if not found:
        print_lines([f"sip entries: no entry matches up to {report.origin.as_of}"], sys.stderr)
    deliver(report, asked.wording, choice, asked.commit)
    asked.end()
