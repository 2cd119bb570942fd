"""Which data folders are meant: those that --data names, or the nearest one."""

from __future__ import annotations

import os
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sip.cli.exits import UsageError
from sip.reading.folder import data_folder_meant, find_data_folder, unfinished_data_folder
from sip.text.safe import printable_path
from sip.text.suggest import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Folders: TypeAlias = "Sequence[Path] | None"
"""The folders or patterns that were named, None for the nearest folder."""


def data_folder(named: Folders) -> tuple[Path, str]:
    """Return the one data folder and how messages show it; raise UsageError."""
    folders = data_folders(named)
    if len(folders) > 1:
        names = listed([printable_path(each) for each in folders])
        raise UsageError(
            f"this command is about one plan, and --data or SIP_DATA names {len(folders)}: "
            f"name one of {names} with --data"
        )
    return checked_folder(folders[0], is_named=bool(named))


def is_in_a_plan(named: Folders) -> bool:
    """Tell whether a data folder is named, or one is here or above."""
    return bool(named) or find_data_folder(Path.cwd()) is not None


def data_folders(named: Folders) -> tuple[Path, ...]:
    """Return every data folder that is meant, each once, in the order named; raise UsageError.

    Patterns are spelt out here, because not every system's shell does it.
    """
    if not named:
        found = find_data_folder(Path.cwd())
        if found is None:
            raise UsageError(_no_data_folder(Path.cwd()))
        return (found,)
    folders = [folder for each in named for folder in _spelt_out(each)]
    each_once = {os.path.realpath(folder): folder for folder in reversed(folders)}
    return tuple(reversed(each_once.values()))


def each_apart(named: Folders) -> tuple[Folders, ...]:
    """Return each plan's folder as if it had been named alone; raise UsageError."""
    folders = data_folders(named)
    return (named,) if len(folders) == 1 else tuple([folder] for folder in folders)


def _spelt_out(named: Path) -> Iterator[Path]:
    """Yield the folders of a pattern in their order, or the one that is named."""
    if not has_magic(str(named)) or named.exists():
        yield data_folder_meant(named)
        return
    found = sorted(each for each in map(Path, glob(str(named))) if each.is_dir())  # noqa: PTH207  # of any path
    if not found:
        raise UsageError(
            f"--data {printable_path(named)} matches no folder: name folders that have actions/, "
            "such as plans/*/data"
        )
    yield from map(data_folder_meant, found)


def checked_folder(folder: Path, *, is_named: bool = True) -> tuple[Path, str]:
    """Return a folder that can be read, and how messages show it; raise UsageError."""
    if folder.is_symlink():
        raise UsageError(f"{printable_path(folder)} is a link: name the folder itself with --data")
    if not folder.is_dir():
        raise UsageError(
            f"{printable_path(folder)} is no folder: name the folder that has actions/ "
            "with --data DIR"
        )
    shown_as = os.path.normpath(folder) if is_named else os.path.relpath(folder)
    return folder, Path(shown_as).as_posix()


def _no_data_folder(here: Path) -> str:
    if (unfinished := unfinished_data_folder(here)) is not None:
        return (
            f"the folder {unfinished.name} here has no plan in it: put plan.yaml and "
            "actions/ID.yaml there, or name another folder with --data DIR"
        )
    return (
        "there is no data folder here or above: go to a folder that has data/actions, "
        "or name one with --data DIR"
    )
