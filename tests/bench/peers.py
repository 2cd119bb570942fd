"""The same plan as other programs keep it: an equivalent journal, and a document of doorstop."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_DOCUMENT = """\
settings:
  digits: 6
  prefix: A
  sep: ''
"""


def write_beancount(plan: Path, file: Path) -> None:
    """Write each entry of each log as a transaction that moves its action to its status."""
    lines = ["2020-01-01 open Assets:Plan ACTION\n"]
    for number, action in enumerate(_actions(plan), start=1):
        account = f"Assets:Actions:A{number}"
        lines.append(f"2020-01-01 open {account} ACTION\n")
        for index, entry in enumerate(action["log"]):
            lines.append(f'{_day(entry["on"])} * "{entry["source"]}" "{_said(entry)}"\n')
            lines.append(f"  {account}  {1 - index} ACTION\n  Assets:Plan\n")
    file.write_text("".join(lines), encoding="utf-8")


def write_hledger(plan: Path, file: Path) -> None:
    """Write the same journal as hledger reads it."""
    lines = []
    for number, action in enumerate(_actions(plan), start=1):
        for index, entry in enumerate(action["log"]):
            lines.append(f"{_day(entry['on'])} * ({entry['source']}) {_said(entry)}\n")
            lines.append(f"    actions:A{number}  {1 - index} ACTION\n    plan\n\n")
    file.write_text("".join(lines), encoding="utf-8")


def write_doorstop(plan: Path, folder: Path) -> None:
    """Write each action as an item of a doorstop document, with its fields as attributes."""
    folder.mkdir(parents=True)
    (folder / ".doorstop.yml").write_text(_DOCUMENT, encoding="utf-8")
    for number, file in enumerate(sorted((plan / "actions").iterdir()), start=1):
        # To the YAML that it reads, `on` is the truth value.
        text = file.read_text(encoding="utf-8").replace("- on: ", "- date: ")
        head = f"active: true\nlevel: {number}\ntext: The action of that number.\n"
        (folder / f"A{number:06}.yml").write_text(head + text, encoding="utf-8")
    # It looks for its documents below the top of a repository.
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)


def _actions(plan: Path) -> list[dict[str, Any]]:
    files = sorted((plan / "actions").iterdir())
    return [yaml.load(file.read_bytes(), yaml.CBaseLoader) for file in files]  # noqa: S506  # it types nothing


def _day(date: str) -> str:
    return date if len(date) == len("2024-04-15") else f"{date}-28"


def _said(entry: dict[str, Any]) -> str:
    note = entry.get("note", {"en": entry.get("status")})
    return str(note["en"])
