"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sip.cli.completion import (
    complete_category,
    complete_document,
    complete_field,
    complete_grouping,
    complete_id,
    complete_language,
    complete_status,
)
from sip.cli.output.formats import PICTURE_ENDINGS, PROBLEM_FORMATS, REPORT_FORMATS, either
from sip.plan.over_time.periods import Every

DataOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="SIP_DATA",
        help="The data folder, else the nearest.",
    ),
]
PlansOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="SIP_DATA",
        help="The data folder, or with 'plans/*/data' or repeated those of several plans.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="A date, a report such as A77/28, or today; else the latest.",
    ),
]
LanguageOption = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="CODE",
        autocompletion=complete_language,
        help="The language, such as en or zh.",
    ),
]


StrictLanguageOption = Annotated[
    bool,
    typer.Option(
        "--strict-language", help="Write nothing where a text lacks its translation, and name it."
    ),
]


class SchemaKind(StrEnum):
    """What a schema is of: a kind of data file, or a report in JSON."""

    ACTION = "action"
    SNAPSHOT = "snapshot"
    PLAN = "plan"
    REPORT = "report"


IdsArgument = Annotated[
    list[str],
    typer.Argument(metavar="ID", autocompletion=complete_id, help="Ids of actions, in any case."),
]
SchemaKindArgument = Annotated[SchemaKind, typer.Argument(metavar="KIND", help="What it is of.")]


FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"{either(each.name for each in REPORT_FORMATS)}.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file, in the format of its ending."
    ),
]


BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="REF",
        help="Compare with where this git branch, tag or commit was left, "
        "or A..B: with A, as it is at B.",
    ),
]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="Print the problems of these only; all data is checked.",
        show_default=False,
    ),
]
ProblemFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"{either(each.name for each in PROBLEM_FORMATS)}; else text, with github in Actions.",
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 on warnings too.")]
OverTimeOption = Annotated[
    bool, typer.Option("--over-time", help="With --by: at the date of each report.")
]
TimelineOption = Annotated[
    bool, typer.Option("--timeline", help="When each open action was due and is expected.")
]
PictureOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=f"Draw this {either(PICTURE_ENDINGS)} and print the text "
        "around it, or write another format.",
    ),
]
SectionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        metavar="NAME",
        help="Some parts alone: summary, progress, table, sub_actions, chart, moved, "
        "categories, late, next, timeline, method, action or annex.",
    ),
]
TemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE.docx",
        help="For docx: the document whose controls are filled, or else whose look is used.",
    ),
]
SymbolOption = Annotated[
    str | None, typer.Option("--symbol", metavar="SYMBOL", help="The draft's symbol: EB156/31.")
]
AgendaItemOption = Annotated[
    str | None, typer.Option("--agenda-item", metavar="NUMBER", help="The agenda item: 14.1.")
]
ActionOption = Annotated[
    str | None, typer.Option("--action", metavar="TEXT", help="What the readers are invited to do.")
]
UpdateOption = Annotated[
    Path | None,
    typer.Option(
        "--update",
        metavar="FILE.docx",
        help="Fill the controls of this draft again, and keep what people wrote.",
    ),
]
TrackOption = Annotated[bool, typer.Option("--track", help="With --update: as tracked changes.")]
NewTemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--new-template",
        metavar="FILE.docx",
        help="Write a template with all controls, and no report.",
    ),
]
PageNumbersOption = Annotated[
    bool, typer.Option("--page-numbers", help="Number pages in a footer that is not empty too.")
]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help="For docx: replace what somebody edited since sip wrote it."),
]
BomOption = Annotated[
    bool, typer.Option("--bom", help="For csv: start with the mark that Excel needs.")
]
GroupingOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="FIELD",
        autocompletion=complete_grouping,
        help="Count open actions by category, or by a field of the plan.",
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
]
OnOption = Annotated[
    str, typer.Option("--on", metavar="DATE", help="The date from which it holds: 2024-06-30.")
]
SourceOption = Annotated[
    str,
    typer.Option(
        "--source",
        metavar="SYMBOL",
        autocompletion=complete_document,
        help="The document that says so: EB156/31.",
    ),
]
NoteOption = Annotated[
    str | None,
    typer.Option("--note", metavar="TEXT", help="The update in a few words; - reads stdin."),
]
TitleOption = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="What is to be done.")
]
OneCategoryOption = Annotated[
    str | None,
    typer.Option(
        "--category",
        metavar="KEY",
        autocompletion=complete_category,
        help="One of the plan's categories.",
    ),
]
PartOfOption = Annotated[
    str | None,
    typer.Option(
        "--part-of",
        metavar="ID",
        autocompletion=complete_id,
        help="The action that it is a sub-action of.",
    ),
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="KEY=VALUE",
        autocompletion=complete_field,
        help="A field that plan.yaml declares; repeat it for more.",
    ),
]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="SYMBOL|URL",
        help="What shows it: a document or an https address; repeat it for more.",
    ),
]
VerifiedOption = Annotated[
    bool, typer.Option("--verified", help="This source confirms that the action is done.")
]
DueOption = Annotated[
    str | None,
    typer.Option("--due", metavar="DATE", help="The initial estimated due date."),
]
StatusOption = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        autocompletion=complete_status,
        help="not_started, in_progress, implemented, removed or merged.",
    ),
]
SourcesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="SYMBOL",
        autocompletion=complete_document,
        help="Only what this document says; repeat it for more.",
    ),
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="From the first day of this date.")
]
ToOption = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", help="To this date, report, or today; else the latest."),
]
EveryOption = Annotated[
    Every | None,
    typer.Option(
        "--every", metavar="PERIOD", help="A series of figures: every month, quarter or year."
    ),
]
