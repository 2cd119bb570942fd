"""Small plans for the tests, written as data files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.reading.dataset import DataFile, FileKind, read_records

if TYPE_CHECKING:
    from pathlib import Path

    from sip.plan.record import Record

PLAN = """\
title: {en: A small plan, zh: 小计划}
categories:
  money: {en: Money, zh: 资金}
  people: {en: People, zh: 人员}
"""
ACTIONS = {
    "A2": """\
id: A2
category: people
title: {en: Train managers in Côte d'Ivoire, zh: 培训管理人员}
due: 2023-12-31
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, expected: 2024-Q2, note: {en: STRASSE course, zh: 首次课程}}
""",
    "A10": """\
id: A10
category: money
title: Publish the budget
due: 2024-06
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, status: implemented}
""",
    "A3": """\
id: A3
category: money
title: Ask for funds
due: 2024
log:
  - {on: 2023-03, source: EB1/1, status: in progress, expected: 2024-06}
""",
    "B1": """\
id: B1
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, status: removed, note: Taken out}
""",
    "B2": """\
id: B2
category: people
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, status: merged, into: A2}
""",
    "UNLISTED_001": """\
id: UNLISTED_001
log:
  - {on: 2023-01, source: EB1/1, status: implemented}
""",
    "C1": """\
id: C1
category: people
title: Enters late
due: 2025
log:
  - {on: 2024-02, source: EB1/3, status: in progress}
""",
}


def record(
    plan: str = PLAN,
    actions: dict[str, str] | None = None,
    snapshots: dict[str, str] | None = None,
) -> Record:
    """Return the record that the texts of its data files give."""
    files = [DataFile("data/plan.yaml", FileKind.PLAN, plan.encode())]
    for name, text in (ACTIONS if actions is None else actions).items():
        files.append(DataFile(f"data/actions/{name}.yaml", FileKind.ACTION, text.encode()))
    for name, text in (snapshots or {}).items():
        files.append(DataFile(f"data/snapshots/{name}.yaml", FileKind.SNAPSHOT, text.encode()))
    dataset, problems = read_records(files, "data")
    assert problems == []
    return dataset.record


def write(folder: Path, plan: str = PLAN, actions: dict[str, str] | None = None) -> Path:
    """Write the data files into the folder and return it."""
    (folder / "actions").mkdir(parents=True)
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    for name, text in (ACTIONS if actions is None else actions).items():
        (folder / "actions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
