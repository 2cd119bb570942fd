"""A Word document whose controls are filled with a report, and again with a later one."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.section import Section as PageSection
from docx.shared import Length, Twips

from sip.render.docx.contents import Contents, say_what_it_is
from sip.render.docx.controls.boxes import show_in_older_programs
from sip.render.docx.controls.filling import (
    fill,
    for_blocks,
    leave_pages,
    line_of,
    make_plain,
    own_paragraph,
    part_from_table_above,
)
from sip.render.docx.controls.ledger import WrittenControl, read_ledger, write_ledger
from sip.render.docx.controls.marks import ends_in, mark_ends, put_back_controls, unwrap
from sip.render.docx.controls.places import CELL, Place, check_numbers, places
from sip.render.docx.controls.reading import digest_of, text_of
from sip.render.docx.controls.tags import ACTION_TEXT, CONTENTS, DOCUMENT
from sip.render.docx.controls.tracking import track
from sip.render.docx.inspection.package import TemplateError
from sip.render.docx.tables.table import Room
from sip.render.docx.template import text_height, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from sip.render.docx.blocks import BlockWriter
    from sip.render.docx.controls.marks import Ids
    from sip.render.docx.controls.tags import Fillings
    from sip.render.docx.footnotes import Footnotes

_MARGINS_OF_A_CELL = Twips(216)
_NARROWEST = Twips(1440)
_PAGE = qn("w:sectPr")
# What they say can come from whoever drafted the document, who may not have said it again.
_SAID_BY_PEOPLE = frozenset({DOCUMENT, ACTION_TEXT})


@dataclass(frozen=True)
class Edited:
    """A control in which somebody wrote since sip filled it: its tag, and what it said."""

    tag: str
    text: str


@dataclass(frozen=True)
class Manner:
    """How a draft is filled again: over what people edited or not, as tracked changes or not.

    One that `numbers_pages` does so where the footer says something else, too.
    """

    is_forced: bool = False
    is_tracked: bool = False
    numbers_pages: bool = False


@dataclass
class Draft:
    """A document with controls; `edited` are those found edited, `lost` the tags of those gone.

    `replaced` are those that bore the symbol or the action of the draft and bear another now.
    """

    document: WordDocument
    blocks: BlockWriter
    fillings: Fillings
    ids: Ids
    edited: list[Edited] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    replaced: list[Edited] = field(default_factory=list)

    def places(self) -> list[Place]:
        """Return the controls that sip fills; raise TemplateError."""
        found = places(self.document, self.fillings.known)
        check_numbers(found, self.fillings.blocks)
        return found

    def fill(self) -> None:
        """Fill every control anew; raise TemplateError."""
        entries = {}
        numbered = dict(enumerate(filter(self._has, self.places()), start=1))
        for place in numbered.values():
            leave_pages(place)
            fill(place, self._written(place))
        for number, place in numbered.items():
            self._fill_contents(place)
            mark_ends(place, number, self.ids)
            entries[number] = self._entry(place)
        show_in_older_programs(each.control for each in numbered.values())
        self._footnotes.settle()
        write_ledger(self.document, entries)

    def fill_for_good(self) -> None:
        """Fill every control and take it away: what can't be filled again needs none."""
        found = self.places()
        for place in found:
            fill(place, self._written(place))
        for place in found:
            self._fill_contents(place)
            unwrap(place.control)
        self._footnotes.settle()

    def update(self, manner: Manner) -> None:
        """Fill again what has something else to say; keep what somebody edited unless forced.

        Raises TemplateError.
        """
        entries = read_ledger(self.document)
        put_back_controls(self.document, entries, self.ids)
        numbered = list(self._numbered(entries))
        if not numbered:
            raise TemplateError(
                "it has no control of sip: draft it with sip report, or give it controls as a "
                "template has"
            )
        self.lost += [each.tag for number, each in entries.items() if number not in dict(numbered)]
        kept = {
            number: self._filled_again(place, number, entries.get(number), manner)
            for number, place in numbered
        }
        for number, place in numbered:
            is_kept = place.tag in {each.tag for each in self.edited} and not manner.is_forced
            if place.tag == CONTENTS and not is_kept:
                self._fill_contents(place)
                mark_ends(place, number, self.ids)
        show_in_older_programs(place.control for _, place in numbered)
        self._footnotes.settle()
        write_ledger(self.document, kept)

    def _filled_again(
        self, place: Place, number: int, before: WrittenControl | None, manner: Manner
    ) -> WrittenControl:
        """Fill one control again unless it is kept; return what it holds of sip then."""
        if not self._has(place):
            return before or self._entry(place)
        leave_pages(place)
        old, new = self._digest_of(place.filled), self._written(place)
        is_edited = before is not None and old not in {before.digest, self._digest_of(new)}
        if is_edited:
            self.edited.append(Edited(place.tag, text_of(place.filled, self._footnotes.texts)))
        if before is not None and is_edited and not manner.is_forced:
            return before
        if old != self._digest_of(new):
            if place.tag in _SAID_BY_PEOPLE and not is_edited:
                said = text_of(place.filled, self._footnotes.texts)
                self.replaced.append(Edited(place.tag, said))
            if manner.is_tracked and before is not None:
                track(place, new, self.ids, self._footnotes.texts)
            else:
                fill(place, new)
            mark_ends(place, number, self.ids)
        make_plain(place)
        return self._entry(place)

    def _has(self, place: Place) -> bool:
        return place.tag in self.fillings.blocks or place.tag in self.fillings.values

    def _written(self, place: Place) -> list[BaseOxmlElement]:
        writer = self.blocks.writer
        if place.tag in self.fillings.values:
            made = line_of(place, writer, self.fillings.values[place.tag])
        else:
            place = for_blocks(place)
            height = text_height(self._page(place))
            room = Room(place.story, self._width(place), height, place.can_have_footnotes)
            blocks = self.fillings.blocks[place.tag]
            made = self.blocks.written(blocks, room, own_paragraph(place))
            part_from_table_above(place, made)
        writer.turn(made)
        return made

    def _fill_contents(self, place: Place) -> None:
        """Fill what lists the headings of the document, once all of them are in it."""
        if place.tag == CONTENTS:
            contents = Contents(self.document, self.blocks.writer, self.ids)
            entries = contents.written(self._footnotes.texts)
            self.blocks.writer.turn(entries)
            fill(place, entries)
            say_what_it_is(place.control)

    def _numbered(self, entries: Mapping[int, WrittenControl]) -> Iterator[tuple[int, Place]]:
        """Give each place the number that its bookmarks have, or that of the next like it."""
        by_mark = {
            above: number
            for number, ends in ends_in(self.document).items()
            for above in ends.begin.iterancestors(qn("w:sdt"))
            if above in set(ends.end.iterancestors(qn("w:sdt")))
        }
        found = self.places()
        taken = {by_mark[each.control] for each in found if each.control in by_mark}
        following = max((0, *entries, *taken))
        for place in found:
            number = by_mark.get(place.control)
            if number is None:
                number = next(
                    (n for n, each in entries.items() if n not in taken and each.tag == place.tag),
                    None,
                )
            if number is None:
                following = number = following + 1
            taken.add(number)
            yield number, place

    def _width(self, place: Place) -> Length:
        """Return the room between the margins of the page, or of the cell that it stands in."""
        cell = place.filled if place.filled.tag == CELL else None
        cell = next(place.control.iterancestors(CELL), cell)
        width = None if cell is None else cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        page = text_width(self._page(place))
        if width is not None and width.get(qn("w:type")) == "dxa":
            inside = Twips(int(width.get(qn("w:w")))) - _MARGINS_OF_A_CELL
            return Length(min(max(inside, _NARROWEST), page))
        return page

    def _page(self, place: Place) -> PageSection:
        """Return the section of the document that the place stands in, the last for a header."""
        last = self.document.sections[-1]
        if place.story is not self.document.part:
            return last
        block = place.control
        while block.getparent() is not self.document.element.body:
            block = block.getparent()
        found = (each.iter(_PAGE) for each in (block, *block.itersiblings()))
        properties = next(chain.from_iterable(found), None)
        return last if properties is None else PageSection(properties, self.document.part)

    @property
    def _footnotes(self) -> Footnotes:
        return self.blocks.tables.footnotes

    def _entry(self, place: Place) -> WrittenControl:
        return WrittenControl(place.tag, place.level, self._digest_of(place.filled))

    def _digest_of(self, elements: Iterable[BaseOxmlElement]) -> str:
        return digest_of(elements, self._footnotes.texts)
