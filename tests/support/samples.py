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

# Fields of every kind in two languages, sub-actions, evidence, verification, an expected date
# that moved twice, and actions of which little is on record.
FIELDS = files("""\
title: {en: A plan with fields, zh: 有字段的计划}
categories:
  money: {en: Money, zh: 资金}
  people: {en: People, zh: 人员}
fields:
  theme:
    name: {en: Theme, zh: 主题}
    values:
      culture: {en: Culture, zh: 文化}
      reach: {en: Country reach, zh: 国家覆盖}
  lead:
    name: {en: Lead, zh: 牵头}
    values:
      secretariat: {en: Secretariat, zh: 秘书处}
      states: {en: Member States, zh: 会员国}
    many: true
  reference:
    name: {en: Reference, zh: 参考}
---
id: A1
category: money
title: {en: Pay in time, zh: 及时付款}
due: 2023-12-31
source: EB1/1
fields: {theme: culture, lead: [secretariat, states], reference: "Resolution 7, Côte d'Ivoire"}
log:
  - {on: 2023-01, source: EB1/1, status: in progress, expected: 2023-12}
  - {on: 2023-06, source: EB1/2, expected: 2024-Q2}
  - {on: 2024-01, source: EB1/3, expected: 2024-Q4, note: {en: The second draft, zh: 第二稿},
     evidence: [EB1/3, "https://www.example.org/draft?a=1&b=2"]}
---
id: A2
category: people
title: {en: Train managers, zh: 培训管理人员}
due: 2024-06
source: EB1/1
fields: {theme: reach, lead: [states]}
log:
  - {on: 2023-01, source: EB1/1, status: not started}
  - {on: 2023-06, source: EB1/2, status: in progress}
---
id: A3
category: people
title: {en: Write the guide, zh: 编写指南}
source: EB1/1
fields: {theme: culture}
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, status: implemented, evidence: ["https://xn--80ak6aa92e.example.com/"]}
  - {on: 2024-01, source: EB1/3, verified: true}
---
id: A4
category: people
title: {en: Speak of it, zh: 宣传}
source: EB1/1
log:
  - {on: 2023-06, source: EB1/2, status: in progress}
---
id: A1.1
category: money
title: {en: Find out what is late, zh: 查明延误}
part_of: A1
source: EB1/1
fields: {lead: [secretariat]}
log:
  - {on: 2023-01, source: EB1/1, status: implemented}
---
id: A1.2
category: money
title: {en: Pay what is late, zh: 支付欠款}
part_of: A1
source: EB1/1
log:
  - {on: 2023-01, source: EB1/1, status: in progress, expected: 2024-03}
""")
