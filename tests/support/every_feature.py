"""A plan that has everything which a plan can have, and the same of it in other shapes.

It is in two languages, with a text here and there in one of them only, and warned of where a
plan can be: an action without a due date, one implemented while a part of it is open.
"""

from __future__ import annotations

import re
from typing import Final

from tests.support.data import files

_LONG: Final = (
    "Set up one register of all agreements with partners, institutions, foundations and donors at "
    "headquarters, in the six regional offices and in every country office, with the person who "
    "answers for each, the date on which it ends, what it costs, what came of it and who may read "
    "it, and publish what can be published every quarter in all official languages"
)

EVERY_FEATURE: Final = files(f"""\
title: {{en: Plan with every feature, zh: 样样俱全的计划}}
categories:
  people: {{en: People, zh: 人员}}
  money: {{en: Money, zh: 资金}}
  reach: Reach in countries
fields:
  priority:
    name: {{en: Priority, zh: 优先级}}
    values:
      high: {{en: High, zh: 高}}
      middle: {{en: Middle, zh: 中}}
      low: {{en: Low, zh: 低}}
  lead:
    name: {{en: Lead, zh: 牵头方}}
    values:
      office: {{en: Office of the Director, zh: 主任办公室}}
      board: {{en: Board, zh: 董事会}}
      regions: Regional offices
    many: true
  reference:
    name: {{en: Reference, zh: 参考编号}}
require: [evidence_when_implemented, reason_when_removed]
assumptions:
  - {{en: What GB/1 counts and does not name is taken to be in the plan since then.,
     zh: 视GB/1计入但未列名的行动自那时起即在计划内。}}
---
id: P-1
category: people
title: {{en: "{_LONG}",
  zh: 建立一份登记册，收录总部、六个区域办事处和所有国家办事处与伙伴签订的全部协议}}
due: 2023-12-31
source: GB/2
fields: {{priority: high, lead: [office, regions], reference: "Recommendation 12, part (a)"}}
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress, expected: 2023-12}}
  - {{on: 2023-06-30, source: GB/2, expected: 2024-Q2,
     note: {{en: A first draft is there., zh: 初稿已完成。}}}}
  - on: 2024-02
    source: GB/3
    expected: 2024-12
    note: {{en: "Two offices have begun; the others wait for a contract.",
      zh: 两个办事处已开始，其余等待合同。}}
    evidence: [GB/3/Add.1, "https://example.org/register?page=1&all=2", "https://xn--80ak6aa92e.com/draft"]
---
id: P-1.1
part_of: P-1
category: people
title: {{en: Write down what a register holds, zh: 写明登记册的内容}}
due: 2023-06
source: GB/2
fields: {{lead: office}}
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress}}
  - {{on: 2023-06-30, source: GB/2, status: implemented, evidence: [GB/2/Add.1]}}
  - {{on: 2024-02, source: AUDIT/7, verified: true}}
---
id: P-1.2
part_of: P-1
category: people
title: Have the regions fill it in
due: 2023-09
source: GB/2
fields: {{priority: low, lead: regions}}
log:
  - {{on: 2023-06-30, source: GB/2, status: not started}}
---
id: P-1.3
part_of: P-1
category: people
title: {{en: Buy a program for it, zh: 购买相应软件}}
source: GB/2
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress}}
  - {{on: 2024-02, source: GB/3, status: removed,
     note: {{en: A sheet will do., zh: 一张表格即可。}}}}
---
id: UNLISTED_P1
part_of: P-1
log:
  - {{on: 2023-06-30, source: GB/2, status: in progress}}
---
id: P-2
category: people
title: {{en: Train managers in Côte d'Ivoire, zh: 在科特迪瓦培训管理人员}}
due: 2023-Q3
source: GB/2
fields: {{priority: high, lead: [board]}}
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress}}
  - {{on: 2023-06-30, source: GB/2, status: implemented, evidence: ["https://example.org/course"]}}
  - {{on: 2024-02, source: AUDIT/7, verified: true}}
---
id: P-3
category: people
title: {{en: Let staff move between duty stations, zh: 工作人员轮换}}
due: 2025
source: GB/2
fields: {{priority: middle, lead: [office, board, regions]}}
log:
  - {{on: 2023-01-31, source: GB/1, status: not started}}
---
id: P-4
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress}}
  - {{on: 2023-06-30, source: GB/2, status: merged, into: P-1}}
---
id: P-5
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress}}
  - {{on: 2023-06-30, source: GB/2, status: removed}}
---
id: M-1
category: money
title: {{en: Publish the budget, zh: 公布预算}}
source: GB/2
fields: {{lead: board, reference: R 3}}
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress}}
---
id: M-2
category: money
title: {{en: Ask for funds that are not earmarked, zh: 请求提供非指定用途资金}}
due: 2023
source: GB/2
fields: {{priority: high}}
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress, expected: 2024-03}}
  - {{on: 2024-02, source: GB/3, status: implemented}}
---
id: M-2.1
part_of: M-2
category: money
title: {{en: Agree on a share, zh: 商定份额}}
due: 2024-01-31
source: GB/3
log:
  - {{on: 2023-06-30, source: GB/2, status: in progress, expected: 2024-01}}
---
id: M-3
category: money
title: {{en: Pay in time, zh: 及时付款}}
due: 2024-06-30
source: GB/2
fields: {{priority: low, reference: R 4}}
log:
  - {{on: 2023-01-31, source: GB/1, status: implemented, evidence: [GB/1/Add.2]}}
  - {{on: 2024-02, source: GB/3, status: in progress, expected: 2024-09}}
---
id: R-1
category: reach
title: {{en: Open three offices, zh: 开设三个办事处}}
due: 2024-Q4
source: GB/3
fields: {{lead: regions}}
log:
  - {{on: 2024-02, source: GB/3, status: not started,
     note: {{en: Sites are chosen., zh: 地点已选定。}}}}
---
id: UNLISTED_001
log:
  - {{on: 2023-01-31, source: GB/1, status: implemented, evidence: [GB/1]}}
---
id: UNLISTED_002
log:
  - {{on: 2023-01-31, source: GB/1, status: in progress}}
---
as_of: 2023-01-31
document: GB/1
presented: 2023-02
published: {{actions: 10, implemented: 2, not_started: 1, in_progress: 7}}
footnotes:
  actions: {{en: Two of them were not named., zh: 其中两项未列名。}}
---
as_of: 2023-06-30
document: GB/2
published: {{actions: 8, sub_actions: {{actions: 5}}}}
footnotes:
  actions: {{en: One was merged and one removed., zh: 一项已合并，一项已删除。}}
---
as_of: 2024-02
document: GB/3
presented: 2024-03-15
published:
  actions: 9
  implemented: 4
  verified: 1
  closed_percent: 44
  open_percent: 56
  sub_actions: {{actions: 4, implemented: 1}}
footnotes:
  sub_actions.actions: {{en: One was removed., zh: 一项已删除。}}
errata:
  implemented: {{en: "The report counts M-3, of which its own text says that it is open again.",
    zh: 该报告计入了M-3，而其正文称该项已重新启动。}}
  closed_percent: {{en: It follows from that number., zh: 由上述数字得出。}}
  open_percent: {{en: It follows from that number., zh: 由上述数字得出。}}
""")

WITHOUT_CATEGORIES: Final = {
    path: re.sub(r"^category: .*\n|^categories:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    for path, text in EVERY_FEATURE.items()
}
