"""The tags by which a Word document says what sip is to put where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sip.render.docx.inspection.package import TemplateError
from sip.report.document import Paragraph
from sip.text.safe import printable
from sip.text.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sip.report.document import Block, Report, Value

PREFIX: Final = "sip:"
TITLE: Final = f"{PREFIX}title"
_ABOUT: Final = f"{PREFIX}about"
DOCUMENT: Final = f"{PREFIX}document"
CONTENTS: Final = f"{PREFIX}contents"
_BEFORE: Final = " previous"
ACTION: Final = "action"
ACTION_TEXT: Final = f"{PREFIX}{ACTION}"
# Another date or symbol can give that part another heading, which says who is to act.
ACTION_HEADING: Final = f"{PREFIX}{ACTION} heading"


@dataclass(frozen=True)
class Fillings:
    """What sip has for the controls of a document: blocks, or one value, for each tag.

    `known` are all the tags that any report has something for: a control of a part that was not
    asked for is left as it is, and one of a part that the plan has nothing for says nothing.
    """

    blocks: Mapping[str, tuple[Block, ...]]
    values: Mapping[str, Value]
    known: tuple[str, ...]

    @classmethod
    def of(cls, report: Report, parts: Iterable[str]) -> Fillings:
        """Return what the report has for each tag; `parts` are the names of all its parts."""
        sections = {tag_of(each.name): each.shown for each in report.sections}
        nothing = dict.fromkeys(map(tag_of, parts), ()) if report.is_whole else {}
        values: dict[str, Value] = {TITLE: report.title, **_heading_of_the_action(report)}
        for inset in report.insets:
            values[f"{PREFIX}{inset.name}"] = inset.value
            values[f"{PREFIX}{inset.name}{_BEFORE}"] = inset.previous
        # The contents are those of the whole document, and known once all else is in it.
        blocks = {
            _ABOUT: (Paragraph(report.about or report.subtitle),),
            CONTENTS: (),
            **nothing,
            **sections,
        }
        known = (
            *dict.fromkeys(
                (
                    *(TITLE, _ABOUT, CONTENTS, *map(tag_of, parts), *sections),
                    *(ACTION_HEADING, *values),
                )
            ),
        )
        return cls(blocks, values, known)


def _heading_of_the_action(report: Report) -> dict[str, Value]:
    """Return the heading that says who is to act; a whole report without that part has none."""
    heading = next((each.heading for each in report.sections if each.name == ACTION), None)
    return {ACTION_HEADING: heading or ""} if heading is not None or report.is_whole else {}


def tag_of(part: str) -> str:
    """Return the tag of a part of a report."""
    return f"{PREFIX}{part.casefold()}"


def tag_meant(written: str, known: Iterable[str]) -> str | None:
    """Return the tag that is written, None where it is not one of sip's; raise TemplateError.

    Neither its capitals nor the number of its blanks count.
    """
    tag = " ".join(written.casefold().split())
    if not tag.startswith(PREFIX):
        return None
    names = list(known)
    if tag in names:
        return tag
    suggestion = nearest(tag, names)
    wanted = f"did you mean {suggestion}? The" if suggestion else "the"
    raise TemplateError(
        f"it has a control tagged {printable(written)}, which is no tag of sip: {wanted} tags are "
        f"{', '.join(names[:-1])} and {names[-1]}"
    )
