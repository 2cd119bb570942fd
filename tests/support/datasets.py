"""Datasets out of YAML text that stands in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.reading.dataset import DataFile, FileKind, read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.reading.dataset import Dataset


def dataset(files: Mapping[str, str]) -> Dataset:
    """Return the records of files by their paths in the data folder, whatever is wrong in them."""
    return read_records(
        (DataFile(f"data/{path}", _kind(path), text.encode()) for path, text in files.items()),
        "data",
    )[0]


def _kind(path: str) -> FileKind:
    return next(kind for kind in FileKind if path.startswith(kind.value))
