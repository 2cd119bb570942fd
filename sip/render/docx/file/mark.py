"""The mark by which a Word draft tells that nobody has changed it since sip wrote it."""

from __future__ import annotations

import hashlib
import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from sip.archive.faults import fault_of
from sip.render.docx.inspection.package import LARGEST_CONTENT

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROPERTIES: Final = "docProps/core.xml"
_MARK: Final = re.compile(rb"(?<=identifier>)sip-draft-[0-9a-f]{64}(?=<)")
# Stands in the properties until the digest is known, and in what the digest is taken of.
UNMARKED: Final = f"sip-draft-{'0' * 64}"


def marked(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a document with the digest of all of them among its properties."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        for piece in (name.encode(), parts[name]):
            digest.update(len(piece).to_bytes(8, "big") + piece)
    return _with_mark(parts, f"sip-draft-{digest.hexdigest()}")


def is_unchanged(content: bytes) -> bool:
    """Tell whether the file is a draft as sip wrote it; any other file is none."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            if fault_of(archive.infolist(), LARGEST_CONTENT) is not None:
                return False
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        return False
    has_mark = _MARK.search(parts.get(_PROPERTIES, b"")) is not None
    return has_mark and marked(_with_mark(parts, UNMARKED)) == parts


def _with_mark(parts: Mapping[str, bytes], mark: str) -> dict[str, bytes]:
    properties = _MARK.sub(mark.encode(), parts.get(_PROPERTIES, b""))
    return {**parts, _PROPERTIES: properties}
