"""The fields of a Word document, read out of its markup, and which of them could act."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sip.render.docx.inspection.targets import is_harmless_link
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

# What counts, dates, names or refers within the document itself; every other field is refused,
# because Word has over eighty and those that read files or run programs take many forms.
_HARMLESS: Final = frozenset(
    """
    ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BARCODE BIBLIOGRAPHY BIDIOUTLINE CITATION
    COMMENTS COMPARE CREATEDATE DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME
    FILESIZE FORMCHECKBOX FORMDROPDOWN FORMTEXT HYPERLINK IF INDEX INFO KEYWORDS LASTSAVEDBY
    LISTNUM MERGEFIELD NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE REF REVNUM
    SAVEDATE SECTION SECTIONPAGES SEQ SET SHAPE STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME
    TITLE TOA TOC USERADDRESS USERINITIALS USERNAME XE
    """.split()  # noqa: SIM905  # sixty lines of quoted words read worse
)
_NAME = re.compile(r'\s*([^\s\\"]+)')
# What follows these is a place of the document, a tip or a frame, not a target.
_NAMED_BY_A_SWITCH: Final = frozenset(("\\l", "\\o", "\\t"))
_ARGUMENTS = re.compile(r'"([^"]*)"|(\S+)')


@dataclass
class _Open:
    """A field that has begun: its instruction so far, and whether its result has begun."""

    instruction: list[str] = field(default_factory=list)
    has_nested: bool = False
    is_result: bool = False


@dataclass
class Fields:
    """Follows the fields of one part as its markup comes, and says which could act.

    An instruction is joined out of all its runs before it is looked at; fields stand in each
    other's instructions and results.
    """

    _open: list[_Open] = field(default_factory=list)
    _astray: list[str] = field(default_factory=list)

    def mark(self, kind: str) -> str | None:
        """Take a mark of a field (`begin`, `separate`, `end`); return what could act."""
        if kind == "begin":
            self._nest()
            self._open.append(_Open())
            return None
        if not self._open:
            return None
        if kind == "separate":
            self._open[-1].is_result = True
            return None
        return _what_acts(self._open.pop())

    def text(self, text: str, *, is_instruction: bool) -> None:
        """Take text: it belongs to the instruction that is open, whatever run it stands in."""
        if self._open and not self._open[-1].is_result:
            self._open[-1].instruction.append(text)
        elif is_instruction:
            self._astray.append(text)

    def simple(self, instruction: str) -> str | None:
        """Take a field that is written in one piece; return what could act."""
        self._nest()
        return _what_acts(_Open([instruction]))

    def rest(self) -> Iterator[str]:
        """Yield what could act of the fields that never end, once the part has ended."""
        astray = _Open(self._astray)
        yield from filter(None, map(_what_acts, (*self._open, astray)))

    def _nest(self) -> None:
        if self._open and not self._open[-1].is_result:
            self._open[-1].has_nested = True
            self._open[-1].instruction.append("\0")


def _what_acts(one: _Open) -> str | None:
    instruction = "".join(one.instruction)
    if not instruction.strip():
        return None
    match = _NAME.match(instruction)
    name = match[1].upper() if match else instruction.strip()
    if "\0" in name:
        return "a field whose name is made by another field"
    if name.startswith("="):
        return None
    if name not in _HARMLESS:
        article = "an" if name.startswith(tuple("AEIOU")) else "a"
        return f"{article} {printable(name)} field"
    if name == "HYPERLINK" and match is not None:
        return _what_a_link_acts(instruction[match.end() :])
    return None


def _what_a_link_acts(arguments: str) -> str | None:
    """Return what a HYPERLINK does but to go to a page, to mail or to a place of the document."""
    if "\0" in arguments:
        return "a HYPERLINK field whose target is made by another field"
    words = [quoted or bare for quoted, bare in _ARGUMENTS.findall(arguments)]
    for before, word in pairwise(["", *words]):
        is_target = not word.startswith("\\") and before.casefold() not in _NAMED_BY_A_SWITCH
        if is_target and not is_harmless_link(word):
            return f"a HYPERLINK field to {printable(word)}"
    return None
