"""The command that drafts the progress report."""
# ruff: noqa: PLC0415  # imported when it runs, so that no other command waits for it

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    ActionOption,
    AgendaItemOption,
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
    SymbolOption,
    TemplateOption,
    TrackOption,
    UpdateOption,
)
from sip.text.safe import has_forbidden_characters, printable

if TYPE_CHECKING:
    from pathlib import Path

    from sip.cli.output.delivery import Choice
    from sip.cli.output.word import NewTemplate, Update
    from sip.report.document import Report
    from sip.report.draft.governing_body import Submission

_SECTION_OF_A_CSV = "table"


def report(
    *,
    by: GroupingOption = None,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    strict_language: StrictLanguageOption = False,
    section: SectionOption = None,
    format_: FormatOption = None,
    symbol: SymbolOption = None,
    agenda_item: AgendaItemOption = None,
    action: ActionOption = None,
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
    from sip.cli.output.delivery import Choice
    from sip.cli.output.formats import WORD, Settings, format_of
    from sip.cli.output.word import WordFiles

    files = WordFiles(template, new_template, update, output)
    task = files.task(format_, page_numbers=page_numbers, force=force, track=track)
    choice = Choice(
        format_of(format_, output) if task is None else WORD,
        output or update or new_template,
        Settings(template, has_bom=bom, numbers_pages=page_numbers),
        force=force,
        is_in_one_language=strict_language,
    )
    submission = _submission(symbol, agenda_item, action)
    _draft(_Asking(as_of, lang, data, section, by), submission, choice, task)


def _submission(symbol: str | None, agenda_item: str | None, action: str | None) -> Submission:
    from sip.report.draft.governing_body import Submission

    given = {"--symbol": symbol, "--agenda-item": agenda_item, "--action": action}
    for option, text in given.items():
        if text is not None and has_forbidden_characters(text):
            raise UsageError(
                f"{option} {printable(text)} has a character that is not shown: write it without"
            )
    return Submission(symbol, agenda_item, action)


@dataclass(frozen=True)
class _Asking:
    """What a draft is to be of."""

    as_of: str | None
    language: str
    data: list[Path] | None
    sections: list[str] | None
    by: str | None


def _draft(
    asking: _Asking, submission: Submission, choice: Choice, task: Update | NewTemplate | None
) -> None:
    from sip.cli.asking.grouping import grouping_of
    from sip.cli.data import asked_for, point_to_today
    from sip.cli.output.delivery import deliver, telling_what_is_untranslated
    from sip.cli.output.word import write_word
    from sip.report.draft.progress_report import progress_report

    asked = asked_for(asking.as_of, asking.language, asking.data)
    if asking.as_of is None:
        point_to_today(asked.view.as_of)
    draft = progress_report(
        asked.view, asked.commit(), grouping_of(asking.by, asked.view.record), submission
    )
    sections = asking.sections
    if not sections and choice.format.is_one_table:
        sections = [_SECTION_OF_A_CSV]
    draft = _parts(draft, sections) if sections else draft
    if task is None:
        deliver(draft, asked.wording, choice)
        return
    with telling_what_is_untranslated(draft, asked.wording, choice):
        write_word(draft, asked.wording, task, submission)


def _parts(report: Report, sections: list[str]) -> Report:
    from sip.report.draft.progress_report import SECTIONS
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
