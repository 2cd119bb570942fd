from __future__ import annotations

from sip.checks.logs import REOPENED
from sip.checks.rules import RULES
from sip.plan.values import BAD_DATE
from sip.render.problems import rules
from tests.support.paths import ROOT
from tests.support.refresh import hold_between

_PAGE = ROOT / "docs/rules.md"
_HEAD_OF_TABLE = "| rule | severity | what it asks |\n|---|---|---|"


def test_a_row_a_rule_in_lines_of_the_width() -> None:
    assert rules.render((BAD_DATE, REOPENED), 48) == (
        "rule      severity  what it asks, and why\n"
        "bad-date  error     Dates are written 2023,\n"
        "                    2023-Q4, 2023-12 or\n"
        "                    2023-12-31, and exist.\n"
        "                    Another form, such as\n"
        "                    04/05/2024, means one day to\n"
        "                    some readers and another to\n"
        "                    others.\n"
        "reopened  warning   An implemented action that\n"
        "                    is open again is worth a\n"
        "                    second look. It happens, and\n"
        "                    it takes an action out of\n"
        "                    the implemented ones that\n"
        "                    were reported.\n"
    )


def test_every_rule_is_readable_at_80_columns() -> None:
    lines = rules.render(RULES, 80).splitlines()

    assert [line for line in lines if len(line) > 80] == []
    assert [line.split()[0] for line in lines[1:] if line[0] != " "] == [r.code for r in RULES]


def test_the_page_of_the_rules_has_the_same_table() -> None:
    rows = (f"| `{rule.code}` | {rule.severity} | {rule.sentence} |\n" for rule in RULES)

    hold_between(_PAGE, f"{_HEAD_OF_TABLE}\n", "\n`sip", "".join(rows))
