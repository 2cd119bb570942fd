from __future__ import annotations

import pytest

from sip.cli.run import run
from tests.support.paths import ROOT

EVIDENCE = [
    ("EB154/33", 0),
    ("https://www.who.int/report", 0),
    ("http://www.who.int/report", 2),
    ("https://name:word@www.who.int/report", 2),
    ("https://", 2),
    ("not a symbol", 2),
]


@pytest.mark.parametrize(("written", "status"), EVIDENCE)
def test_evidence_is_a_symbol_or_an_https_address(
    written: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = ["--on", "2024-06", "--source", "EB156/31", "--note", "T", "--evidence", written]
    data = str(ROOT / "data")
    found = run(["log", "SIP2023_A3", *entry, "--data", data, "--dry-run"])
    assert (found, written in capsys.readouterr().out) == (status, status == 0)


@pytest.mark.parametrize(
    ("field", "status"),
    [("theme=culture", 0), ("theme=cultur", 2), ("them=culture", 2), ("theme", 2), ("theme=", 2)],
)
def test_a_field_is_one_that_the_plan_declares(
    field: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(ROOT / "data")
    found = run(["set", "SIP2023_A3", "--field", field, "--data", data, "--dry-run"])
    assert (found, capsys.readouterr().err != "") == (status, status != 0)
