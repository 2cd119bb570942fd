"""A file that is to be a template, looked at before it is opened as a Word document.

Nothing is unpacked whole: sizes are bounded as the file's own list says them and again as they
come, and the parts are read as streams.
"""

from __future__ import annotations

import codecs
import zlib
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from sip.archive.faults import (
    MEGABYTE,
    MOST_PACKED,
    Astray,
    Dense,
    Strange,
    TooMuch,
    Twice,
    fault_of,
    is_old_or_locked,
)
from sip.render.docx.inspection.markup import Markup, MarkupError
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zipfile import ZipInfo

_TYPES: Final = "[content_types].xml"
_MAIN_PART: Final = "word/document.xml"
# How what holds an object, with its macros, and a packed file begin.
_ACTING_BYTES: Final = {
    b"\xd0\xcf\x11\xe0": "an embedded object",
    b"PK\x03\x04": "an embedded file",
}
LARGEST_CONTENT: Final = 100 * MEGABYTE
_LARGEST_MARKUP: Final = 32 * MEGABYTE
_PIECE: Final = 64 * 1024
_MARKUP_ENDINGS: Final = (".xml", ".rels", ".vml", ".svg", ".xhtml")
_BLANKS_AND_MARKS: Final = b" \t\r\n" + codecs.BOM_UTF16_LE
_ACTING_NAMES: Final = {
    "vbaproject": "a macro",
    "vbadata": "a macro",
    "/activex/": "an ActiveX control",
    "/embeddings/": "an embedded object",
}


class TemplateError(ValueError):
    """A file that can't be a template; the message says why and what would do."""


def inspect(content: bytes) -> None:
    """Raise TemplateError where the file is no Word document, too much of one, or could act.

    What acts is what Word would run, fetch or read when the document is opened, updated or
    printed: fields that read files or run programs, anything outside the file but links to pages
    over https and to mail, macros, embedded objects and files.
    """
    if is_old_or_locked(content):
        raise TemplateError(
            "it is of an old format or has a password: save it as .docx without one"
        )
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            _check_markup(archive, parts)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise TemplateError("it is no Word document: save it as .docx") from error


def _check_parts(parts: Sequence[ZipInfo]) -> None:
    match fault_of(parts, LARGEST_CONTENT):
        case TooMuch():
            raise TemplateError(
                f"it unpacks to over {LARGEST_CONTENT // MEGABYTE} MB or {MOST_PACKED:,} parts: "
                "use a plain template"
            )
        case Twice(name):
            raise TemplateError(f"it has two parts named {printable(name)}: save it again in Word")
        case Astray(name):
            raise TemplateError(
                f"it has a part named {printable(name)}, which is no name within a file: "
                "save it again in Word"
            )
        case Strange():
            raise TemplateError("it is encrypted or packed in a strange way: save it again in Word")
        case Dense(part, megabytes):
            raise TemplateError(
                f"its {_name(part)} packs {megabytes} MB into almost nothing: use a plain template"
            )
        case None:
            pass
    if not any(part.filename.casefold() == _MAIN_PART for part in parts):
        raise TemplateError("it is no Word document: save it as .docx")
    for part in parts:
        _check_name(part)


def _check_name(part: ZipInfo) -> None:
    folded = f"/{part.filename.casefold()}"
    acting = next((what for word, what in _ACTING_NAMES.items() if word in folded), None)
    if acting is not None:
        raise TemplateError(_take_out(_name(part), [acting]))


def _check_markup(archive: ZipFile, parts: Iterable[ZipInfo]) -> None:
    """Read every part that is markup by its name, its first bytes or the type it is declared as."""
    elements = size = 0
    declared: set[str] = set()
    for part in sorted(parts, key=lambda part: part.filename.casefold() != _TYPES):
        with archive.open(part) as stream:
            first = stream.read(_PIECE)
            if not _is_markup(part.filename, first, declared):
                _check_first_bytes(part, first)
                continue
            size += part.file_size
            if size > _LARGEST_MARKUP:
                raise TemplateError("it has over 32 MB of markup: use a plain template")
            markup = Markup(elements, _depth(part.filename))
            try:
                markup.read(chain([first], iter(lambda: stream.read(_PIECE), b"")))
            except MarkupError as error:
                raise TemplateError(f"its {_name(part)} {error}") from error
            if markup.acts:
                raise TemplateError(_take_out(_name(part), markup.acts))
            elements = markup.elements
            if part.filename.casefold() == _TYPES:
                declared = markup.declared


def _is_markup(name: str, first: bytes, declared: Iterable[str]) -> bool:
    named = f"/{name}".casefold()
    endings = (each for each in declared if each.startswith("."))
    if named in declared or named.endswith((*_MARKUP_ENDINGS, *endings)):
        return True
    bare = first.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip(_BLANKS_AND_MARKS)
    return bare.startswith(b"<")


def _check_first_bytes(part: ZipInfo, first: bytes) -> None:
    """Refuse what is no picture or font, whatever it is called: a program or a file of its own."""
    acting = next((what for start, what in _ACTING_BYTES.items() if first.startswith(start)), None)
    if acting is not None:
        raise TemplateError(_take_out(_name(part), [acting]))


def _depth(name: str) -> int:
    """Return how many folders deep the part stands whose relationships this one has."""
    return name.count("/") - 1


def _name(part: ZipInfo) -> str:
    """Return the part's own name, without the folder that every one is in."""
    return printable(part.filename.rpartition("/")[2] or part.filename)


def _take_out(name: str, acts: list[str]) -> str:
    how = " (Alt+F9 shows the fields)" if any("field" in each for each in acts) else ""
    return f"its {name} has {', '.join(acts)}: take it out in Word{how}"
