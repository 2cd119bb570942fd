"""The optional packages that some outputs need."""

from __future__ import annotations

from contextlib import chdir, nullcontext
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sip.cli.exits import UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


@dataclass(frozen=True)
class Extra:
    """An optional dependency of sip: what pip calls it, and what Python imports.

    `settings` is the folder that it is imported in, where it looks around for settings.
    """

    name: str
    package: str
    distribution: str
    settings: Path | None = None


# Matplotlib reads the first `matplotlibrc` that it finds, the current folder's before all others.
CHART = Extra(
    "chart", "matplotlib", "matplotlib", Path(__file__).parents[2] / "render/chart/settings"
)
DOCX = Extra("docx", "docx", "python-docx")
PARQUET = Extra("parquet", "pyarrow", "pyarrow")
SHEETS = Extra("sheets", "xlsxwriter", "xlsxwriter")
SHEETS_IN = Extra("sheets", "openpyxl", "openpyxl")


def require_extra(extra: Extra, purpose: str) -> None:
    """Import the extra's package; raise UsageError, saying what to install, where it is not there.

    What it then logs, such as where it keeps its font cache, is kept off stderr.
    """
    if find_spec(extra.package) is None:
        raise UsageError(
            f"{purpose} needs {extra.distribution}, which is not installed: "
            f"run pip install 'sip-tracker[{extra.name}]'"
        )
    import logging  # noqa: PLC0415  # only what an extra draws or writes needs it

    logging.getLogger(extra.package).setLevel(logging.CRITICAL)
    with _among_own_settings(extra):
        import_module(extra.package)


def _among_own_settings(extra: Extra) -> AbstractContextManager[None]:
    """Stand in the folder of sip's own settings; a folder that is gone has none to keep from."""
    if extra.settings is None or not _stands_somewhere():
        return nullcontext()
    return chdir(extra.settings)


def _stands_somewhere() -> bool:
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True
