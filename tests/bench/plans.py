"""Plans of any number of actions, in the shape of the shipped one: `python -m tests.bench.plans`.

The same number gives the same files. Each is about 1.3 kB, with its texts in two languages, and
the figures of the snapshots are those that the logs give: nothing in the plan is wrong.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

_DOCUMENTS = {
    "2023-01": "EB152/34",
    "2023-03": "A76/31",
    "2023-11": "EB154/34",
    "2024-04": "A77/28",
}
_CATEGORIES = {
    "accountability": ("Accountability", "问责制"),
    "country_impact": ("Country-level impact", "在国家级的影响"),
    "financing": ("Financing", "筹资"),
    "governance": ("Governance", "治理"),
    "results": ("Results", "结果"),
}
_ACTION = """\
# yaml-language-server: $schema=../../schema/action.json
id: {id}
category: {category}
title:
  en: >-
    Strengthen mechanism {number} for delegated authority, so that every office (levels 1 to 3) has
    what it takes to fulfil its role, including evaluation and review
  zh: 扩大第{number}项权力下放并强化问责机制，使本组织所有三个层级都有权能切实履行职责
due: {due}
source: A77/28
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
{update}"""
_UPDATE = """\
  - on: {on}
    source: {source}
    {news}
    note:
      en: >-
        The Secretariat has drawn up standard {number} of the delegation of authority for heads of
        country offices, issued jointly by the Director-General and the Regional Directors
        concerned. A set of {number} indicators has been developed and circulated, and is on the
        Member States Portal; the tools for monitoring them are being finalized & tested.
      zh: 面向国家办事处负责人的第{number}份标准化授权已由秘书处拟订，\
并由总干事与有关区域主任联合发布。一套关键绩效指标也已制定和分发，\
并载于会员国门户网站；监测工具正在定稿，预计年底前完成，届时将提交执行委员会审议。
"""
_SNAPSHOT = """\
as_of: {as_of}
document: {document}
published:
  actions: {actions}
  implemented: {implemented}
  in_progress: {in_progress}
"""


def write_plan(number: int, folder: Path) -> None:
    """Write the data folder of a plan with that many actions."""
    (folder / "actions").mkdir(parents=True)
    (folder / "snapshots").mkdir()
    _write(folder / "plan.yaml", _plan())
    for each in range(1, number + 1):
        _write(folder / "actions" / f"{identifier(each)}.yaml", _action(each))
    for month, document in _DOCUMENTS.items():
        done = sum(_implemented_in(each) <= month for each in range(1, number + 1))
        text = _SNAPSHOT.format(
            as_of=month,
            document=document,
            actions=number,
            implemented=done,
            in_progress=number - done,
        )
        _write(folder / "snapshots" / f"{month}.yaml", text)


def identifier(number: int) -> str:
    """Return the id of the action of that number, from 1."""
    return f"SIP2023_A{number}"


def _implemented_in(number: int) -> str:
    """Return the month in which the action is implemented, one that never comes where it is not."""
    return [*_DOCUMENTS, "9999"][1 + number % 4]


def _action(number: int) -> str:
    month = _implemented_in(number)
    if month in _DOCUMENTS:
        on, source, news = month, _DOCUMENTS[month], "status: implemented"
    else:
        expected = dt.date(2024, 6, 1) + dt.timedelta(days=number % 900)
        on, source, news = "2024-04", "A77/28", f"expected: {expected:%Y-%m}"
    due = dt.date(2022, 1, 1) + dt.timedelta(days=number % 1500)
    return _ACTION.format(
        id=identifier(number),
        category=list(_CATEGORIES)[number % len(_CATEGORIES)],
        number=number,
        due=due,
        update=_UPDATE.format(on=on, source=source, news=news, number=number),
    )


def _plan() -> str:
    names = (
        f"  {key}:\n    en: {english}\n    zh: {chinese}\n"
        for key, (english, chinese) in _CATEGORIES.items()
    )
    return f"title:\n  en: A plan\n  zh: 一个计划\ncategories:\n{''.join(names)}"


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_plan(int(sys.argv[1]), Path(sys.argv[2]))
