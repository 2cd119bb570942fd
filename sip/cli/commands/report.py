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
    GroupingOption,
    LanguageOption,
    NewTemplateOption,
    OutputOption,
    PageNumbersOption,
    SectionOption,
    StrictLanguageOption,
    TemplateOption,
    TrackOption,
    UpdateOption,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sip.cli.data import Asked
    from sip.cli.output.delivery import Choice
    from sip.cli.output.word import NewTemplate, Update
    from sip.language.wording import Wording
    from sip.report.document import Report

_SECTION_OF_A_CSV = "table"


def report(
    *,
    by: GroupingOption = None,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    strict_language: StrictLanguageOption = False,
    section: SectionOption = None,
    format_: FormatOption = None,
    template: TemplateOption = None,
    page_numbers: PageNumbersOption = False,
    update: UpdateOption = None,
    track: TrackOption = False,
    new_template: NewTemplateOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Draft a progress report: what moved, tables, every open action."""
    from sip.cli.asking.grouping import grouping_of
    from sip.cli.output.delivery import Choice
    from sip.cli.output.formats import WORD, Settings, format_of
    from sip.cli.output.word import WordFiles
    from sip.report.progress_report import progress_report

    files = WordFiles(template, new_template, update, output)
    task = files.task(format_, page_numbers=page_numbers, force=force, track=track)
    choice = Choice(
        format_of(format_, output) if task is None else WORD,
        output or update or new_template,
        Settings(template, has_bom=bom, numbers_pages=page_numbers),
        force=force,
        is_in_one_language=strict_language,
    )
    asked = _asked(as_of, lang, data)
    draft = progress_report(asked.view, asked.commit(), grouping_of(by, asked.view.record))
    parts = section or ([_SECTION_OF_A_CSV] if choice.format.is_one_table else [])
    _write(_parts(draft, parts), asked.wording, choice, task)


def _asked(as_of: str | None, lang: str, data: Sequence[Path] | None) -> Asked:
    from sip.cli.data import asked_for, point_to_today

    asked = asked_for(as_of, lang, data)
    if as_of is None:
        point_to_today(asked.view.as_of)
    return asked


def _write(
    draft: Report, wording: Wording, choice: Choice, task: Update | NewTemplate | None
) -> None:
    from sip.cli.output.delivery import deliver, telling_what_is_english
    from sip.cli.output.word import write_word

    if task is None:
        deliver(draft, wording, choice)
        return
    with telling_what_is_english(draft, wording, choice):
        write_word(draft, wording, task)


def _parts(report: Report, sections: list[str]) -> Report:
    from sip.report.progress_report import SECTIONS
    from sip.text.safe import printable
    from sip.text.suggest import nearest

    if not sections:
        return report
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
