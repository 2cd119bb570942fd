"""Writes a site: a whole folder or nothing, and never over files that sip did not write."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING, Final

from sip.cli.exits import UsageError
from sip.cli.output.files import uninterrupted
from sip.text.safe import printable_path
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Names what sip wrote, a path a line, so that a later run knows what it may take away.
_LIST: Final = ".sip-site"


def keep_out_of(folder: Path, data: Path) -> None:
    """Raise UsageError where a site in the folder would be in the data, or the data in it."""
    site, kept = folder.resolve(), data.resolve()
    if site.is_relative_to(kept) or kept.is_relative_to(site):
        raise UsageError(
            f"{printable_path(folder)} holds data, or is in the data folder: name a folder of "
            "its own for the site"
        )


def write_site(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files under the folder in place of a site that was there; raise UsageError.

    They are written beside it first, and put in its place when all are there.
    """
    _refuse_what_is_not_ours(folder)
    unfinished = folder.parent / f".sip-{secrets.token_hex(8)}.site"
    try:
        _write_all(unfinished, files)
        with uninterrupted():
            _put_in_place(unfinished, folder)
    except OSError as error:
        raise UsageError(
            f"{printable_path(folder)} can't be written ({reason_of(error)}): name a folder in "
            "one that you may write to"
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _refuse_what_is_not_ours(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{printable_path(folder)} is no folder: name a new one")
    if not folder.is_dir():
        return
    listed = folder / _LIST
    ours = set(listed.read_text(encoding="utf-8").splitlines()) if listed.is_file() else set()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name not in {*ours, _LIST}:
            raise UsageError(
                f"{printable_path(folder)} has {printable_path(path.relative_to(folder))}, which "
                "is not of a site that sip wrote: name a new folder, or move it away"
            )


def _write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    names = []
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        names.append(name)
    lines = "".join(f"{name}\n" for name in sorted(names))
    (folder / _LIST).write_bytes(lines.encode())


def _put_in_place(unfinished: Path, folder: Path) -> None:
    before = unfinished.with_suffix(".before")
    if folder.exists():
        folder.rename(before)
    try:
        unfinished.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)
