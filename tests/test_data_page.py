"""The page on the format is a plan that validates as it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sip.plan.kinds.field import DeclaredField
from sip.plan.models import Action, LogEntry, Plan, Snapshot
from tests.support.data import write_folder
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


def test_its_files_are_a_plan_of_which_sip_says_what_it_shows(sip: Here, tmp_path: Path) -> None:
    write_folder(tmp_path / "data", FILES)
    session = re.findall(r"^```console\n\$ (.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

    assert len(FILES) == 6
    for command, shown in session:
        done = sip(*command.split()[1:], cwd=tmp_path)
        assert (done.status, done.out) == (0, shown)
    assert sip("report", cwd=tmp_path).status == 0


def test_every_field_of_the_format_is_in_its_examples() -> None:
    written = set(re.findall(r"[{,\s-]\s*(\w+):", "\n".join(FILES.values())))
    models = (Plan, Action, LogEntry, Snapshot, DeclaredField)
    fields = {name for model in models for name in model.model_fields}

    assert fields - written == {"language", "style"}
    assert "`language: fr`" in PAGE
    assert "`style: who`" in PAGE


def test_the_readme_names_every_field_of_each_file() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.search(r"^\| file \| holds \| fields \|\n.*?\n\n", text, re.MULTILINE | re.DOTALL)
    assert table is not None
    rows = [row.split(" | ")[-1] for row in table[0].strip().splitlines()[2:]]

    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == [
        set(model.model_fields) for model in (Plan, Action, LogEntry, Snapshot)
    ]
