"""The tables of the published reports: what each printed, what the logs give, and its remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.exchange.items import Progress, Remark, progress, remarks
from sip.exchange.table import Reference, TidyTable, dates, key, maybe_count, maybe_text, text
from sip.plan.kinds.figure import SUB_ACTIONS, Figure

if TYPE_CHECKING:
    from sip.exchange.table import TidyColumn
    from sip.plan.models import Snapshot


def _printed(figure: Figure) -> TidyColumn[Snapshot]:
    return maybe_count(
        f"published_{figure}",
        f"the figure `{figure}` that the report printed",
        lambda snapshot: figure.of(snapshot.published),
    )


def _printed_of_parts(figure: Figure) -> TidyColumn[Snapshot]:
    def value(snapshot: Snapshot) -> int | None:
        printed = snapshot.published.sub_actions
        return None if printed is None else figure.of(printed)

    name = f"the figure `{figure}` of the sub-actions that the report printed"
    return maybe_count(f"published_{_of_parts(figure)}", name, value)


def _worked_out(figure: Figure) -> TidyColumn[Progress]:
    return maybe_count(
        str(figure),
        f"the figure `{figure}` that the logs give at the report's date",
        lambda progress: figure.of(progress.figures),
    )


def _worked_out_of_parts(figure: Figure) -> TidyColumn[Progress]:
    return maybe_count(
        _of_parts(figure),
        f"the figure `{figure}` of the sub-actions that the logs give at the report's date",
        lambda progress: figure.of(progress.sub_actions),
    )


def _of_parts(figure: Figure) -> str:
    return SUB_ACTIONS if figure is Figure.ACTIONS else f"{SUB_ACTIONS}_{figure}"


SNAPSHOTS: TidyTable[Snapshot] = TidyTable(
    "snapshots",
    "The published progress reports, with the figures that each printed.",
    lambda record: record.snapshots,
    (
        key("document", "the report's symbol", lambda snapshot: snapshot.document),
        *dates("as_of", "the date of its data", lambda snapshot: snapshot.as_of, is_optional=False),
        *dates(
            "presented", "when it went to the governing body", lambda snapshot: snapshot.presented
        ),
        maybe_text(
            "source",
            "the document that the figures were read from, where it is another one",
            lambda snapshot: snapshot.source,
        ),
        *map(_printed, Figure),
        *map(_printed_of_parts, Figure),
    ),
)
PROGRESS: TidyTable[Progress] = TidyTable(
    "progress",
    "The figures of each report's date, worked out of the logs.",
    progress,
    (
        key("document", "the report's symbol", lambda progress: progress.snapshot.document),
        *map(_worked_out, Figure),
        *map(_worked_out_of_parts, Figure),
    ),
    (Reference(("document",), "snapshots"),),
)
REMARKS: TidyTable[Remark] = TidyTable(
    "remarks",
    "What reports say below their figures, and why a printed figure differs from the record.",
    remarks,
    (
        key("document", "the report's symbol", lambda remark: remark.snapshot.document),
        key("figure", "the figure that it is about", lambda remark: remark.figure),
        key("kind", "`footnote` or `erratum`", lambda remark: remark.kind),
        text("text", "the text", lambda remark: remark.text),
    ),
    (Reference(("document",), "snapshots"),),
)
