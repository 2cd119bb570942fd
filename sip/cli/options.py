"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sip.cli.completion import complete_language

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
    str,
    typer.Option(
        "--lang",
        metavar="CODE",
        autocompletion=complete_language,
        help="The language of the output, such as en or zh.",
    ),
]


class SchemaKind(StrEnum):
    """What a schema is of: a kind of data file, or a report in JSON."""

    ACTION = "action"
    SNAPSHOT = "snapshot"
    PLAN = "plan"
    REPORT = "report"


SchemaKindArgument = Annotated[SchemaKind, typer.Argument(help="What it is of.")]


class ChartBy(StrEnum):
    """What a chart tells apart."""

    CATEGORY = "category"


class ReportFormat(StrEnum):
    """A way to write a report down."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="How to write it: terminal or markdown; without it, as the ending of --output says, "
        "or terminal.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all."),
]


class ProblemFormat(StrEnum):
    """A way to write problems down."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base", metavar="REF", help="Compare with the data at this git branch, tag or commit."
    ),
]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="Print only the problems of these files and folders; all of the data is checked.",
        show_default=False,
    ),
]
ProblemFormatOption = Annotated[
    ProblemFormat | None,
    typer.Option(
        "--format",
        help="How to write the problems; without it, as text, and in GitHub Actions as "
        "annotations too.",
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 on warnings too.")]
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
