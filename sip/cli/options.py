"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="SIP_DATA",
        help="The data folder; without it, the nearest one at or above this folder.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="A date (2024, 2024-Q2, 2024-04, 2024-04-15: its last day counts), a report "
        "(A77/28) or today; without it, the latest date on record.",
    ),
]
LanguageOption = Annotated[
    str, typer.Option("--lang", metavar="CODE", help="The language of the output: en or zh.")
]


class ReportFormat(StrEnum):
    """A way to write a report down."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


FormatOption = Annotated[
    ReportFormat | None,
    typer.Option(
        "--format", help="How to write it; without it, as the ending of --output says, or terminal."
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all."),
]
SectionOption = Annotated[
    str | None,
    typer.Option(
        "--section",
        metavar="NAME",
        help="One part alone: progress, table, chart, categories, late, next, annex or method; "
        "a csv without it is of the table.",
    ),
]
TemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE.docx",
        help="For docx: a document whose styles, headers, footers and page are used; "
        "its text is not.",
    ),
]
BomOption = Annotated[
    bool,
    typer.Option("--bom", help="For csv: start with a byte order mark, as Excel wants for UTF-8."),
]
