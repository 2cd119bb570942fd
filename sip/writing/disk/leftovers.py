"""Whether a command was stopped while it wrote: a look that costs next to nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from sip.reading.dataset import ACTIONS_FOLDER, SNAPSHOTS_FOLDER
from sip.writing.disk.files import temporaries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JOURNAL: Final = ".sip-journal"


def is_left_undone(folder: Path) -> bool:
    """Tell whether a command was stopped while it wrote to this folder, or is at it now."""
    return os.path.lexists(folder / JOURNAL) or any(leftovers(folder))


def leftovers(folder: Path) -> Iterator[Path]:
    """Yield the temporary files that a kill left in a data folder."""
    for part in (folder, folder / ACTIONS_FOLDER, folder / SNAPSHOTS_FOLDER):
        yield from temporaries(part)
