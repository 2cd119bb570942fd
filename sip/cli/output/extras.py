"""The optional packages that some outputs need."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from sip.cli.exits import UsageError


@dataclass(frozen=True)
class Extra:
    """An optional dependency of sip: what pip calls it, and what Python imports."""

    name: str
    package: str
    distribution: str


CHART = Extra("chart", "uharfbuzz", "uharfbuzz")
DOCX = Extra("docx", "docx", "python-docx")
PARQUET = Extra("parquet", "pyarrow", "pyarrow")
SHEETS = Extra("sheets", "xlsxwriter", "xlsxwriter")
SHEETS_IN = Extra("sheets", "openpyxl", "openpyxl")


def require_extra(extra: Extra, purpose: str) -> None:
    """Import the extra's package; raise UsageError, saying what to install, if it is not there."""
    if find_spec(extra.package) is None:
        raise UsageError(
            f"{purpose} needs {extra.distribution}, which is not installed: "
            f"run pip install 'sip-tracker[{extra.name}]'"
        )
    import_module(extra.package)
