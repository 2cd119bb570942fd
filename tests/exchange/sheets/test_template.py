from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from sip.exchange.sheets.columns import ColumnsOfPlan
from sip.exchange.sheets.template import empty_workbook
from tests.support.data import record
from tests.support.samples import FIELDS


def test_the_heading_of_an_empty_sheet_is_bold_and_what_explains_it_is_not() -> None:
    of_plan = ColumnsOfPlan.of(record(FIELDS).plan)
    sheet = load_workbook(BytesIO(empty_workbook(of_plan, ["zh"])))["Actions"]
    heading, explanation = sheet[1], sheet[2]

    assert heading[0].value == "id"
    assert {cell.font.bold for cell in heading} == {True}
    assert {(cell.font.bold, cell.font.italic) for cell in explanation} == {(False, True)}
