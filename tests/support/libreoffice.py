"""LibreOffice, asked what it makes of documents: all of one kind in one start of it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_SOFFICE = shutil.which("soffice")
_PDFTOTEXT = shutil.which("pdftotext")
_LONGEST_RUN = 120  # seconds, where other tests take the processors meanwhile


def with_libreoffice(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that starts it."""
    for mark in (
        pytest.mark.process,
        pytest.mark.timeout(180),
        pytest.mark.skipif(
            _SOFFICE is None or _PDFTOTEXT is None, reason="soffice or pdftotext is not installed"
        ),
    ):
        test = mark(test)
    return test


def converted(documents: Mapping[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """Return what LibreOffice makes of each of the documents, by its name without an ending."""
    assert _SOFFICE is not None
    for name, content in documents.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [_SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", "made"]
    subprocess.run(
        [*command, *documents], cwd=folder, capture_output=True, timeout=_LONGEST_RUN, check=True
    )
    return {file.stem: file.read_bytes() for file in (folder / "made").iterdir()}


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    assert _PDFTOTEXT is not None
    read = [_PDFTOTEXT, "-raw", "-", "-"]
    text = subprocess.run(read, input=pdf, check=True, capture_output=True).stdout.decode()
    return text.removesuffix("\f").split("\f")
