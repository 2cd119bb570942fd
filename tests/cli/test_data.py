from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sip.cli.run import run
from tests.support.data import write_folder
from tests.support.samples import SEVEN_ACTIONS

if TYPE_CHECKING:
    from pathlib import Path

LONG = "x" * 10_000
SHOWN = f"{'x' * 199}…"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["status", "--as-of", LONG], f"--as-of {SHOWN} is no date and no report on record: write"),
        (["status", "--lang", LONG], f"--lang: there is no catalog for the language {SHOWN}: use"),
        (["show", LONG], f"{SHOWN} is no action of the plan: sip list prints the ids there are"),
        (
            ["list", "--category", LONG],
            f"--category {SHOWN} is no category of the plan: use one of money, people",
        ),
    ],
)
def test_what_is_asked_for_is_cut_and_never_the_advice_behind_it(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "data", SEVEN_ACTIONS)

    assert run([*arguments, "--data", str(folder)]) == 2
    assert message in capsys.readouterr().err
