"""Whether a command was stopped while it wrote: a look that costs next to nothing."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from sip.reading.dataset import ACTIONS_FOLDER, SNAPSHOTS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JOURNAL: Final = ".sip-journal"
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{16}\.sip-new")


def is_left_undone(folder: Path) -> bool:
    """Tell whether a command was stopped while it wrote to this folder, or is at it now."""
    return os.path.lexists(folder / JOURNAL) or any(leftovers(folder))


def leftovers(folder: Path) -> Iterator[Path]:
    """Yield the temporary files that a kill left in a data folder."""
    for part in (folder, folder / ACTIONS_FOLDER, folder / SNAPSHOTS_FOLDER):
        if part.is_dir():
            with os.scandir(part) as entries:
                yield from sorted(part / each.name for each in entries if _is_leftover(each))


def _is_leftover(entry: os.DirEntry[str]) -> bool:
    return bool(_TEMPORARY.fullmatch(entry.name)) and not entry.is_dir(follow_symlinks=False)
