"""A workbook, looked at before it is opened: what it unpacks to, and that its markup is plain."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
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
from sip.exchange.sheets.cells import SheetError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

LARGEST_SPREADSHEET: Final = 20 * MEGABYTE
MOST_ROWS: Final = 50_000
_LARGEST_CONTENT: Final = 60 * MEGABYTE
_PIECE: Final = 256 * 1024
_DECLARATIONS: Final = (b"<!doctype", b"<!entity")
_LONGEST_DECLARATION: Final = max(map(len, _DECLARATIONS)) * 2
_STRANGE = "is packed in a strange way: save it again in the spreadsheet program"
_NO_WORKBOOK = "is no workbook: save it as .xlsx"


def inspected(content: bytes) -> ZipFile:
    """Return the workbook's parts; raise SheetError where it is none, or too much of one."""
    if is_old_or_locked(content):
        raise SheetError("is of an old format or has a password: save it as .xlsx without one")
    if len(content) > LARGEST_SPREADSHEET:
        raise SheetError(f"is over {LARGEST_SPREADSHEET // MEGABYTE} MB: part it into several")
    try:
        archive = ZipFile(BytesIO(content))
        _check_parts(archive.infolist())
        for part in archive.infolist():
            if part.filename.casefold().endswith((".xml", ".rels")):
                _check_markup(archive, part)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise SheetError(_NO_WORKBOOK) from error
    return archive


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """Return the name of the part that each sheet is in, by the sheet's name."""
    try:
        (workbook,) = _targets(archive, "").values() or [""]
    except ValueError:
        raise SheetError(_NO_WORKBOOK) from None
    targets = _targets(archive, workbook)
    return {
        sheet.get("name", ""): targets[key]
        for sheet in _parsed(archive, workbook).iter()
        if _local(sheet) == "sheet" and (key := _relation(sheet)) in targets
    }


def _targets(archive: ZipFile, part: str) -> dict[str, str]:
    """Return what a part refers to, by the keys of its relations; of the package, its workbook."""
    folder, _, name = part.rpartition("/")
    found = {}
    for relation in _parsed(archive, f"{folder}/_rels/{name}.rels".lstrip("/")):
        target, kind = relation.get("Target", ""), relation.get("Type", "")
        if part or kind.endswith("/officeDocument"):
            absolute = target if target.startswith("/") else f"{folder}/{target}"
            found[relation.get("Id", "")] = absolute.lstrip("/")
    return found


def _parsed(archive: ZipFile, name: str) -> ET.Element:
    try:
        return ET.fromstring(archive.read(name))  # noqa: S314 - no part declares an entity
    except (KeyError, ET.ParseError):
        raise SheetError(_NO_WORKBOOK) from None


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _relation(sheet: ET.Element) -> str:
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _check_parts(parts: list[ZipInfo]) -> None:
    match fault_of(parts, _LARGEST_CONTENT):
        case TooMuch():
            raise SheetError(
                f"unpacks to over {_LARGEST_CONTENT // MEGABYTE} MB or {MOST_PACKED:,} parts: "
                "save the rows that are needed as .csv"
            )
        case Dense(megabytes=megabytes):
            raise SheetError(
                f"packs {megabytes} MB into almost nothing: save the rows that are needed as .csv"
            )
        case Twice() | Astray() | Strange():
            raise SheetError(_STRANGE)
        case None:
            return


def _check_markup(archive: ZipFile, part: ZipInfo) -> None:
    """Refuse declarations, which no workbook has, and through which a small text grows."""
    for piece in _pieces(archive, part):
        if any(each in piece for each in _DECLARATIONS):
            raise SheetError(_STRANGE)
        if b"x005f_" in piece:
            # Its reader takes this away wherever it stands, and the text would be another.
            raise SheetError("has a text with _x005F_ in it: take that out")


def _pieces(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """Yield the part in lower case without NULs, which UTF-16 has, each piece with the last end."""
    end = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            plain = piece.replace(b"\0", b"").lower()
            yield end + plain
            end = plain[-_LONGEST_DECLARATION:]
