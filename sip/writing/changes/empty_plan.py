"""A plan without an action yet, and the files that a repository of data has around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sip.plan.kinds.text import ENGLISH
from sip.reading.dataset import DataFile, FileKind
from sip.writing.changes.data import Data, RefusedError
from sip.writing.new_file import new_text
from sip.writing.proof import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.writing.values import Writable

PLAN_PATH: Final = "data/plan.yaml"
_EXAMPLE: Final = (
    "The plan. Each action is a file of its own in actions/, named after its id; sip new writes",
    "it, or you do. This one would be actions/A1.yaml:",
    "",
    "id: A1",
    "category: {category}",
    "title: What is to be done",
    "due: 2025-12-31",
    "log:",
    "  - on: 2025-01",
    "    source: DOC/1",
    "    status: in progress",
)
IGNORED: Final = """\
# What sip holds while it writes
.sip-lock
.sip-journal
*.sip-new
"""
_TO_FILL_IN: Final = """\
# In the place of OWNER/NAME put the repository of sip, and of COMMIT the full hash of the commit
# that you have looked at.
"""
WORKFLOW: Final = """\
name: validate
on: {pull_request: {types: [opened, synchronize, reopened, edited]}}
permissions:
  contents: read
jobs:
  data:
    uses: OWNER/NAME/.github/workflows/validate.yml@COMMIT
    with:
      sip-repository: OWNER/NAME
      sip-revision: COMMIT
"""
PRE_COMMIT: Final = """\
repos:
  - repo: https://github.com/OWNER/NAME
    rev: COMMIT
    hooks:
      - id: sip-validate
"""


def empty_plan(title: str, language: str, categories: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of a new plan's files by their paths, the plan's own last.

    Raises RefusedError where the plan would not validate.
    """
    content: dict[str, Writable] = {"title": title}
    if language != ENGLISH:
        content["language"] = language
    content["categories"] = categories
    category = next(iter(categories), "")
    comments = tuple(line.format(category=category) for line in _EXAMPLE)
    plan = new_text(content, PLAN_PATH, comments)
    if isinstance(plan, Refusal):
        raise RefusedError(str(plan))
    plan = "".join(f"{line.rstrip()}\n" for line in plan.splitlines())
    folder = PLAN_PATH.partition("/")[0]
    data = Data(folder, (DataFile(PLAN_PATH, FileKind.PLAN, plan.encode()),), ())
    if data.errors:
        raise RefusedError(*map(str, data.errors), "nothing was written: choose other names")
    return {
        ".gitignore": IGNORED,
        ".pre-commit-config.yaml": f"{_TO_FILL_IN}{PRE_COMMIT}",
        ".github/workflows/validate.yml": f"{_TO_FILL_IN}{WORKFLOW}",
        PLAN_PATH: plan,
    }
