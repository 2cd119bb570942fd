"""What keeps a packed file from being unpacked: how much it would be, and how it is packed.

Nothing is unpacked to know it. The sizes are those of the file's own list, and no more than that
is ever read of a part.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zipfile import ZipInfo

MEGABYTE: Final = 1024 * 1024
MOST_PACKED: Final = 2_000
# Text of Word and sheets of numbers pack to a twentieth; what packs to less than this is made to
# fill memory.
_DENSEST: Final = 200
_IS_ENCRYPTED: Final = 0x1
_PACKINGS: Final = frozenset({ZIP_STORED, ZIP_DEFLATED})
_NO_STEPS: Final = frozenset({"", ".", ".."})
_NOT_IN_A_NAME: Final = frozenset("\\:\0")
# The container of Office before 2007, in which what has a password is put still.
_OLD_FORMAT: Final = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class TooMuch:
    """It unpacks to more parts or bytes than there may be."""


@dataclass(frozen=True)
class Twice:
    """Two parts have this name, in small letters."""

    name: str


@dataclass(frozen=True)
class Astray:
    """A part has this name, which is no path within the file: it could lead out of it."""

    name: str


@dataclass(frozen=True)
class Strange:
    """The part is encrypted, or packed in a way that no office program packs."""

    part: ZipInfo


@dataclass(frozen=True)
class Dense:
    """The part takes next to no room, and unpacks to that many whole megabytes."""

    part: ZipInfo
    megabytes: int


Fault = TooMuch | Twice | Astray | Strange | Dense


def is_old_or_locked(content: bytes) -> bool:
    """Tell whether the file is of the formats before 2007, or has a password: it is not packed."""
    return content.startswith(_OLD_FORMAT)


def fault_of(parts: Sequence[ZipInfo], largest: int) -> Fault | None:
    """Return what keeps the parts from being unpacked, to no more than `largest` bytes in all."""
    sizes = [part.file_size for part in parts]
    if len(sizes) > MOST_PACKED or sum(sizes) > largest:
        return TooMuch()
    names = Counter(part.filename.casefold() for part in parts)
    twice = next((name for name, times in names.items() if times > 1), None)
    if twice is not None:
        return Twice(twice)
    faults = map(_fault_of_one, parts)
    return next((fault for fault in faults if fault is not None), None)


def _fault_of_one(part: ZipInfo) -> Fault | None:
    # As it is written in the file: the other name is cut at a NUL and has no backslash on Windows.
    if _is_astray(part.orig_filename):
        return Astray(part.orig_filename)
    if part.flag_bits & _IS_ENCRYPTED or part.compress_type not in _PACKINGS:
        return Strange(part)
    if part.file_size > MEGABYTE and part.file_size > _DENSEST * part.compress_size:
        return Dense(part, part.file_size // MEGABYTE)
    return None


def _is_astray(name: str) -> bool:
    steps = unquote(name).removesuffix("/").split("/")
    return not _NO_STEPS.isdisjoint(steps) or not _NOT_IN_A_NAME.isdisjoint(name)
