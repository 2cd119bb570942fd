"""Fills Word drafts again that somebody may have edited, and writes templates to start from."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sip.cli.exits import UsageError
from sip.cli.output.files import write_file, write_output
from sip.cli.output.formats import draw_in_word, read_word_file, require_word
from sip.cli.output.printing import print_lines
from sip.text.safe import printable, printable_path
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from sip.language.wording import Wording
    from sip.render.docx.document import Updated
    from sip.report.document import Report
    from sip.report.draft.governing_body import Submission


_WORD_ENDING: Final = ".docx"


@dataclass(frozen=True)
class Update:
    """Which draft is filled again, where the result goes, and what becomes of what was edited."""

    draft: Path
    output: Path | None
    force: bool
    track: bool
    numbers_pages: bool


@dataclass(frozen=True)
class NewTemplate:
    """Where a template to start from is written."""

    output: Path
    force: bool


@dataclass(frozen=True)
class WordFiles:
    """The Word documents that the options name, each of which asks for something else."""

    template: Path | None
    new_template: Path | None
    update: Path | None
    output: Path | None

    def task(
        self, format_: str | None, *, page_numbers: bool, force: bool, track: bool
    ) -> Update | NewTemplate | None:
        """Return what is to be done but to draft a report; raise UsageError."""
        if track and self.update is None:
            raise UsageError("--track is for --update: name the draft that is filled again with it")
        if page_numbers and self.template is None and self.update is None:
            raise UsageError("--page-numbers is for --template and --update: name either with it")
        if self.update is None and self.new_template is None:
            return None
        self._check(format_)
        if self.new_template is not None:
            return NewTemplate(self.new_template, force)
        if self.update is None:
            return None
        return Update(self.update, self.output, force, track, page_numbers)

    def _check(self, format_: str | None) -> None:
        named = "--update" if self.new_template is None else "--new-template"
        others = {
            "--template": self.template,
            "--update": self.update if self.new_template is not None else None,
            "--output": self.output if self.new_template is not None else None,
            "--format": format_ if format_ not in {None, "docx", "word"} else None,
        }
        for other, given in others.items():
            if given is not None:
                raise UsageError(f"{named} and {other} don't go together: leave one of them out")
        for path in (self.new_template, self.output):
            if path is not None and path.suffix.casefold() != _WORD_ENDING:
                raise UsageError(
                    f"{printable_path(path)} is to be a Word document: end it in .docx"
                )


def write_word(
    report: Report, wording: Wording, task: Update | NewTemplate, submission: Submission
) -> None:
    """Fill a draft again, or write a template; raise UsageError."""
    match task:
        case Update():
            update_draft(report, wording, task, submission)
        case NewTemplate():
            write_template(report, wording, task)


def update_draft(report: Report, wording: Wording, update: Update, submission: Submission) -> None:
    """Fill the draft again with the report and tell what somebody had edited; raise UsageError."""
    content = read_word_file("--update", update.draft)
    require_word(report)
    from sip.render.docx import document as docx  # noqa: PLC0415  # needs the extra
    from sip.render.docx.draft import Manner  # noqa: PLC0415  # needs the extra
    from sip.render.docx.inspection.package import TemplateError  # noqa: PLC0415  # needs the extra
    from sip.report.draft.governing_body import INVITATIONS  # noqa: PLC0415  # of drafts alone

    try:
        updated = docx.update(
            report,
            wording,
            draw_in_word,
            content,
            Manner(update.force, update.track, update.numbers_pages),
        )
    except TemplateError as error:
        raise UsageError(f"--update {printable_path(update.draft)}: {error}") from error
    if update.output is None:
        _replace(update.draft, content, updated.content)
    else:
        write_output(update.output, updated.content, force=update.force)
    worked_out = {*report.origin.documents, *map(wording.say, INVITATIONS)}
    told = [
        *_told(updated, force=update.force),
        *_told_of_submission(updated, submission, worked_out),
        *_told_of_language(updated, wording),
    ]
    print_lines([f"sip: {line}" for line in told], sys.stderr)


def _replace(draft: Path, read: bytes, content: bytes) -> None:
    """Write the draft where it was; raise UsageError where somebody saved it meanwhile."""
    try:
        if draft.read_bytes() != read:
            raise UsageError(
                f"--update {printable_path(draft)} changed while it was filled: close it in Word "
                "and try again"
            )
        write_file(draft, content)
    except OSError as error:
        raise UsageError(
            f"--update {printable_path(draft)} can't be written "
            f"({reason_of(error)}): close it in Word, or name "
            "another file with --output"
        ) from error


def _told(updated: Updated, *, force: bool) -> Iterator[str]:
    for each in updated.edited:
        said = printable(" ".join(each.text.split())) or "nothing"
        if force:
            yield f"{each.tag} was edited and is filled again; it said: {said}"
        else:
            yield f"{each.tag} was edited and is kept (--force fills it again); it says: {said}"
    for tag in updated.lost:
        yield f"{tag} is no longer in the document and is not filled"


def _told_of_submission(
    updated: Updated, submission: Submission, worked_out: Collection[str]
) -> Iterator[str]:
    """Tell what the draft was given that was not given again, unless that was left open.

    What sip works out itself, such as the symbol of a report on record, was not given.
    """
    options = {"sip:document": "--symbol", "sip:action": "--action"}
    given = {"--symbol": submission.symbol, "--action": submission.action}
    for each in updated.replaced:
        option, said = options[each.tag], printable(" ".join(each.text.split()))
        is_open = not said or said.startswith(("[", "〔")) or said in worked_out
        if given[option] is None and not is_open:
            yield f"{each.tag} said: {said}; {option} keeps it, or gives another"
    if submission.agenda_item is not None:
        yield "--agenda-item is not filled in: its line in the draft is yours to edit"


def _told_of_language(updated: Updated, wording: Wording) -> Iterator[str]:
    if (was := updated.language) is not None:
        yield (
            f"it was drafted in {printable(was)} and is filled in {wording.language}: "
            f"--lang {printable(was)} keeps it"
        )


def write_template(report: Report, wording: Wording, task: NewTemplate) -> None:
    """Write a template with a control for each part of the report; raise UsageError."""
    require_word(report, is_drawn=False)
    from sip.render.docx import document as docx  # noqa: PLC0415  # needs the extra

    write_output(task.output, docx.house_template(report, wording), force=task.force)
