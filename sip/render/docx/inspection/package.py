"""A file that is to be a template, looked at before it is opened as a Word document.

Nothing is unpacked whole: sizes are bounded as the file's own list says them and again as they
come, and the parts are read as streams.
"""

from __future__ import annotations

import codecs
import zlib
from collections import Counter
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from sip.render.docx.inspection.markup import Markup, MarkupError
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zipfile import ZipInfo

_MAIN_PART: Final = "word/document.xml"
_MOST_PARTS: Final = 2_000
_MEGABYTE: Final = 1024 * 1024
_LARGEST_CONTENT: Final = 100 * _MEGABYTE
_LARGEST_MARKUP: Final = 32 * _MEGABYTE
# Text of Word packs to a tenth or a twentieth; what packs to less than this is made to fill memory.
_DENSEST: Final = 200
_PIECE: Final = 64 * 1024
_IS_ENCRYPTED: Final = 0x1
_MARKUP_ENDINGS: Final = (".xml", ".rels", ".vml", ".svg", ".xhtml")
_BLANKS_AND_MARKS: Final = b" \t\r\n" + codecs.BOM_UTF16_LE
_ACTING_NAMES: Final = {
    "vbaproject": "a macro",
    "vbadata": "a macro",
    "/activex/": "an ActiveX control",
    "/embeddings/": "an embedded object",
}
_PACKINGS: Final = frozenset({ZIP_STORED, ZIP_DEFLATED})


class TemplateError(ValueError):
    """A file that can't be a template; the message says why and what would do."""


def inspect(content: bytes) -> None:
    """Raise TemplateError where the file is no Word document, too much of one, or could act.

    What acts is what Word would run, fetch or read when the document is opened, updated or
    printed: fields that read files or run programs, anything outside the file but links to pages
    over https and to mail, macros, embedded objects and files.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            _check_markup(archive, parts)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise TemplateError("it is no Word document: save it as .docx") from error


def _check_parts(parts: Iterable[ZipInfo]) -> None:
    sizes = [part.file_size for part in parts]
    if len(sizes) > _MOST_PARTS or sum(sizes) > _LARGEST_CONTENT:
        raise TemplateError("it unpacks to over 100 MB or 2,000 parts: use a plain template")
    names = [part.filename.casefold() for part in parts]
    if _MAIN_PART not in names:
        raise TemplateError("it is no Word document: save it as .docx")
    twice = next((name for name, times in Counter(names).items() if times > 1), None)
    if twice is not None:
        raise TemplateError(f"it has two parts named {printable(twice)}: save it again in Word")
    for part in parts:
        _check_part(part)


def _check_part(part: ZipInfo) -> None:
    name = _name(part)
    if part.flag_bits & _IS_ENCRYPTED or part.compress_type not in _PACKINGS:
        raise TemplateError("it is encrypted or packed in a strange way: save it again in Word")
    if part.file_size > _MEGABYTE and part.file_size > _DENSEST * part.compress_size:
        raise TemplateError(
            f"its {name} packs {part.file_size // _MEGABYTE} MB into almost nothing: "
            "use a plain template"
        )
    folded = f"/{part.filename.casefold()}"
    acting = next((what for word, what in _ACTING_NAMES.items() if word in folded), None)
    if acting is not None:
        raise TemplateError(_take_out(name, [acting]))


def _check_markup(archive: ZipFile, parts: Iterable[ZipInfo]) -> None:
    """Read every part that is markup, by its name or its first bytes."""
    elements = size = 0
    for part in parts:
        with archive.open(part) as stream:
            first = stream.read(_PIECE)
            if not _is_markup(part.filename, first):
                continue
            size += part.file_size
            if size > _LARGEST_MARKUP:
                raise TemplateError("it has over 32 MB of markup: use a plain template")
            markup = Markup(elements)
            try:
                markup.read(chain([first], iter(lambda: stream.read(_PIECE), b"")))
            except MarkupError as error:
                raise TemplateError(f"its {_name(part)} {error}") from error
            if markup.acts:
                raise TemplateError(_take_out(_name(part), markup.acts))
            elements = markup.elements


def _is_markup(name: str, first: bytes) -> bool:
    bare = first.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip(_BLANKS_AND_MARKS)
    return name.casefold().endswith(_MARKUP_ENDINGS) or bare.startswith(b"<")


def _name(part: ZipInfo) -> str:
    """Return the part's own name, without the folder that every one is in."""
    return printable(part.filename.rpartition("/")[2] or part.filename)


def _take_out(name: str, acts: list[str]) -> str:
    how = " (Alt+F9 shows the fields)" if any("field" in each for each in acts) else ""
    return f"its {name} has {', '.join(acts)}: take it out in Word{how}"
