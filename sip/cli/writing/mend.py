"""What is mended in the data files before they are checked, where that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sip.cli.folders import data_folder
from sip.cli.writing.session import writing
from sip.writing.disk.files import NotAFileError, content_of
from sip.writing.mending.folder import mends, misnamed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.cli.folders import Folders
    from sip.writing.changes.data import Data


def mend(data: Folders, paths: Sequence[Path], *, dry_run: bool) -> None:
    """Mend the files at these paths, or all; say what is written, or show it. Raise UsageError."""
    folder, _ = data_folder(data)
    with writing(data, dry_run=dry_run) as held:
        others = _contents(folder, held.data)
        meant = [Path(path).resolve() for path in paths]
        changes = [
            change
            for change in mends(held.data, others)
            if not meant or any(_is_below(folder / change.path, each) for each in meant)
        ]
        if changes:
            held.put(changes)


def _contents(folder: Path, data: Data) -> dict[str, bytes]:
    """Return what is in the files that have another ending; a link or a pipe is none."""
    found = {}
    for path in misnamed(data):
        try:
            content = content_of(folder / path)
        except (OSError, NotAFileError):
            continue
        if content is not None:
            found[path] = content
    return found


def _is_below(file: Path, meant: Path) -> bool:
    return file.resolve().is_relative_to(meant)
