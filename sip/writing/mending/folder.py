"""The files of a data folder as they should be, where there is one way to write what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sip.writing.disk.journal import FileChange
from sip.writing.disk.transaction import renamed
from sip.writing.mending.text import mended_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.writing.changes.data import Data

_OTHER_ENDING = re.compile(r"(?P<name>(?:actions/|snapshots/)[^./][^/]*|plan)\.yml", re.IGNORECASE)


def misnamed(data: Data) -> list[str]:
    """Return the files that would be read under another name, which none has."""
    return [
        path
        for problem in data.beside
        if (new := _named_right(path := data.below(problem.location.path))) is not None
        and new not in data.contents
    ]


def mends(data: Data, others: Mapping[str, bytes]) -> Iterator[FileChange]:
    """Yield the changes that mend the files; `others` has the contents of those misnamed."""
    for path, content in sorted(data.contents.items()):
        new = _mended(content, data.shown(path))
        if new != content:
            yield FileChange(path, content, new)
    for path, content in sorted(others.items()):
        if (name := _named_right(path)) is not None:
            yield from renamed(path, name, content, _mended(content, data.shown(path)))


def _named_right(path: str) -> str | None:
    found = _OTHER_ENDING.fullmatch(path)
    return None if found is None else f"{found['name']}.yaml"


def _mended(content: bytes, path: str) -> bytes:
    try:
        return mended_text(content.decode("utf-8"), path).encode()
    except UnicodeDecodeError:
        return content
