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


class ChartBy(StrEnum):
    """What a chart tells apart."""

    CATEGORY = "category"


class ReportFormat(StrEnum):
    """A way to write a report down."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"


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
ByOption = Annotated[
    ChartBy | None,
    typer.Option("--by", help="Chart the open actions of each category, in panels."),
]
PictureOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Draw a picture, .svg or .png, and print the text that belongs around it.",
    ),
]
