"""A sheet of actions that people can fill in or change, and import then reads.

The empty one says below the heading what each column holds, and offers the words that a cell can
be chosen from. All its cells hold texts: what is typed stays as it is typed, where a cell for
dates would make the first of a month of 2024-04, and a day of 1905 of 2024.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_range_abs

from sip.exchange.formats.xlsx import new_workbook
from sip.exchange.sheets.columns import ACTIONS_SHEET, CellKind
from sip.plan.models import Status
from sip.plan.partial_date import PartialDate, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from sip.exchange.sheets.columns import ColumnsOfPlan, SheetColumn
    from sip.plan.kinds.text import Text
    from sip.plan.progress import State

_WORDS_SHEET: Final = "Words"
_ROWS_TO_FILL: Final = 10_000
_LONGEST_MESSAGE: Final = 255
_WIDTHS: Final = {CellKind.TEXT: 50, CellKind.IDENTIFIER: 16}
_USUAL_WIDTH: Final = 20
_AS_TYPED: Final = {"num_format": "@", "valign": "top"}
_HEADING: Final = {"bold": True}
_EXPLANATION: Final = {"italic": True, "font_color": "#595959", "text_wrap": True, "valign": "top"}
_DAY: Final = {"num_format": "yyyy-mm-dd", "valign": "top"}
# What only news have, of which a list of actions has none.
_OF_NEWS: Final = frozenset({"on", "source", "into", "evidence", "verified"})


def empty_workbook(of_plan: ColumnsOfPlan, languages: Sequence[str]) -> bytes:
    """Return a workbook with an empty sheet of actions."""
    content = BytesIO()
    columns = of_plan.shown(languages)
    with new_workbook(content) as workbook:
        sheet = _sheet(workbook, columns)
        explanation = workbook.add_format(_EXPLANATION)
        for at, column in enumerate(columns):
            sheet.write_string(1, at, column.explanation, explanation)
        sheet.freeze_panes(2, 1)
        _offer(workbook, sheet, columns, of_plan)
    return content.getvalue()


def filled_workbook(
    states: Iterable[State], of_plan: ColumnsOfPlan, languages: Sequence[str]
) -> bytes:
    """Return a workbook with a row for each of the actions, as it stands at a date."""
    content = BytesIO()
    columns = [each for each in of_plan.shown(languages) if each.field not in _OF_NEWS]
    with new_workbook(content) as workbook:
        sheet = _sheet(workbook, columns)
        sheet.freeze_panes(1, 1)
        day = workbook.add_format(_DAY)
        row = 0
        for row, state in enumerate(states, start=1):
            said = _said(state)
            for at, column in enumerate(columns):
                match said.get(column.field):
                    case PartialDate(precision=Precision.DAY) as date:
                        sheet.write_datetime(row, at, date.first_day, day)
                    case PartialDate() | str() as value:
                        sheet.write_string(row, at, str(value))
        sheet.autofilter(0, 0, row, len(columns) - 1)
    return content.getvalue()


def _said(state: State) -> Mapping[str, str | PartialDate | None]:
    """Return what the record says of an action, by the fields of the columns."""
    action = state.action
    note = None if state.update is None else state.update.note
    return {
        "id": action.id,
        "category": action.category,
        **_texts("title", action.title),
        "due": action.due,
        "fields_source": action.source,
        "part_of": action.part_of,
        **{key: "; ".join(values) for key, values in action.fields.items()},
        "status": str(state.status),
        "expected": state.expected,
        **_texts("note", note),
    }


def _texts(name: str, text: Text | None) -> dict[str, str]:
    found = {} if text is None else text.root
    main = None if text is None else text.language
    return {name if code == main else f"{name}_{code}": each for code, each in found.items()}


def _sheet(workbook: Workbook, columns: Sequence[SheetColumn]) -> Worksheet:
    sheet = workbook.add_worksheet(ACTIONS_SHEET)
    heading, as_typed = workbook.add_format(_HEADING), workbook.add_format(_AS_TYPED)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(column.kind, _USUAL_WIDTH), as_typed)
        sheet.write_string(0, at, column.field, heading)
    return sheet


def _offer(
    workbook: Workbook, sheet: Worksheet, columns: Sequence[SheetColumn], of_plan: ColumnsOfPlan
) -> None:
    """Give the cells of some columns a list to choose from; the words are on a hidden sheet."""
    words = workbook.add_worksheet(_WORDS_SHEET)
    words.hide()
    offered = {
        "category": list(of_plan.categories or ()),
        "status": [str(each) for each in Status],
        # Of several values a list could offer but one.
        **{key: list(each.values) for key, each in of_plan.fields.items() if not each.many},
    }
    for at, column in enumerate(columns):
        if not (choices := offered.get(column.field)):
            continue
        words.write_column(0, at, choices)
        cells = xl_range_abs(0, at, len(choices) - 1, at)
        settings = {
            "validate": "list",
            "source": f"={_WORDS_SHEET}!{cells}",
            "error_title": column.field,
            "error_message": f"Choose one of: {', '.join(choices)}"[:_LONGEST_MESSAGE],
        }
        sheet.data_validation(2, at, _ROWS_TO_FILL, at, settings)
