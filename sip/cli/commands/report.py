"""The command that drafts the progress report."""
# ruff: noqa: PLC0415  # imported when it runs, so that no other command waits for it

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    DataOption,
    ForceOption,
    FormatOption,
    LanguageOption,
    OutputOption,
    SectionOption,
    StrictLanguageOption,
    TemplateOption,
)

if TYPE_CHECKING:
    from sip.report.document import Report

_SECTION_OF_A_CSV = "table"


def report(
    *,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    strict_language: StrictLanguageOption = False,
    section: SectionOption = None,
    format_: FormatOption = None,
    template: TemplateOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Draft a progress report: what moved, tables, every open action."""
    from sip.cli.data import asked_for, point_to_today
    from sip.cli.output.delivery import Choice, deliver
    from sip.cli.output.formats import Settings, format_of
    from sip.report.progress_report import progress_report

    settings = Settings(template, has_bom=bom)
    choice = Choice(
        format_of(format_, output),
        output,
        settings,
        force=force,
        is_in_one_language=strict_language,
    )
    asked = asked_for(as_of, lang, data)
    if as_of is None:
        point_to_today(asked.view.as_of)
    draft = progress_report(asked.view, asked.commit())
    if not section and choice.format.is_one_table:
        section = [_SECTION_OF_A_CSV]
    deliver(_parts(draft, section) if section else draft, asked.wording, choice)


def _parts(report: Report, sections: list[str]) -> Report:
    from sip.report.progress_report import SECTIONS
    from sip.text.safe import printable
    from sip.text.suggest import nearest

    try:
        return report.only(*sections)
    except KeyError as error:
        section = error.args[0]
        suggestion = nearest(section, SECTIONS)
        wanted = f"did you mean {suggestion}? The" if suggestion else "the"
        raise UsageError(
            f"--section {printable(section)}: there is no such section; {wanted} sections are "
            f"{', '.join(SECTIONS[:-1])} and {SECTIONS[-1]}"
        ) from None
