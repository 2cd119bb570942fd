"""Small data folders that several tests look at from different sides."""

from __future__ import annotations

from tests.support.data import files

# Two actions of one category, one of them unlisted, and the report that counts them.
PLAN = "title: Plan\ncategories: {people: People}\n"
ACTION = """\
id: A1
category: people
title: First
due: 2023-12-31
log:
  - {on: 2023-01, source: EB152/34, status: in progress}
"""
UNLISTED = """\
id: UNLISTED_001
log:
  - {on: 2023-01, source: EB152/34, status: implemented}
"""
SNAPSHOT = """\
as_of: 2023-01
document: EB152/34
published: {actions: 2, implemented: 1, in_progress: 1, closed_percent: 50, open_percent: 50}
"""
TWO_ACTIONS = files(PLAN, ACTION, UNLISTED, SNAPSHOT)

# Actions of every status, with texts in two languages, and one that enters late.
SEVEN_ACTIONS = files("""\
title: {en: A small plan, zh: 小计划}
categories:
  money: {en: Money, zh: 资金}
  people: {en: People, zh: 人员}
---
id: A2
category: people
title: {en: Train managers in Côte d'Ivoire, zh: 培训管理人员}
due: 2023-12-31
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, expected: 2024-Q2, note: {en: STRASSE course, zh: 首次课程}}
---
id: A10
category: money
title: Publish the budget
due: 2024-06
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, status: implemented}
---
id: A3
category: money
title: Ask for funds
due: 2024
log:
  - {on: 2023-03, source: EB1/1, status: in progress, expected: 2024-06}
---
id: B1
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, status: removed, note: Taken out}
---
id: B2
category: people
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, status: merged, into: A2}
---
id: UNLISTED_001
log:
  - {on: 2023-01, source: EB1/1, status: implemented}
---
id: C1
category: people
title: Enters late
due: 2025
log:
  - {on: 2024-02, source: EB1/3, status: in progress}
""")
