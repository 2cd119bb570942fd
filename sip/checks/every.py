"""Every rule that the data keeps, and every check of a whole data folder, in one list each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sip.checks.backdated import BACKDATED
from sip.checks.fields import (
    NO_DUE_DATE,
    UNKNOWN_CATEGORY,
    check_categories,
    check_open_actions,
)
from sip.checks.follow_up import (
    OVERDUE_WITHOUT_DATE,
    STALE,
    check_overdue,
    check_stale,
)
from sip.checks.identity import (
    DOCUMENT_SPELLING,
    DUPLICATE_CATEGORY,
    DUPLICATE_ID,
    DUPLICATE_SNAPSHOT,
    FILE_NAME,
    check_category_names,
    check_document_spelling,
    check_file_names,
    check_identifiers,
    check_snapshots,
)
from sip.checks.logs import (
    CONTRADICTION,
    EXPECTED_WHEN_CLOSED,
    LOG_ORDER,
    REOPENED,
    SOURCE_DATE,
    check_contradictions,
    check_expected,
    check_logs,
    check_source_dates,
)
from sip.checks.merges import MERGE_TARGET, check_merges
from sip.checks.published_figures import (
    NEEDLESS_ERRATUM,
    PUBLISHED_ERRATUM,
    PUBLISHED_FIGURE,
    check_published_figures,
)
from sip.checks.reworded import REWRITTEN_TEXT
from sip.checks.rewritten import (
    REWRITTEN_ACTION,
    REWRITTEN_LOG,
    REWRITTEN_SNAPSHOT,
    UNREAD_HISTORY,
)
from sip.checks.texts import (
    MIXED_SCRIPTS,
    NORMAL_FORM,
    UNTRANSLATED,
    check_mixed_scripts,
    check_normal_form,
    check_translations,
)
from sip.plan.values import BAD_DATE, BAD_VALUE, MISSING_FIELD, UNKNOWN_FIELD
from sip.problems.problem import TOO_MANY_PROBLEMS
from sip.reading.characters import FORBIDDEN_CHARACTER
from sip.reading.comments import CUT_TEXT
from sip.reading.dataset import ENCODING
from sip.reading.folder import MISSING_FILE, NO_ACTION, UNREADABLE_FILE
from sip.reading.unread import LEFTOVER_FILE, UNEXPECTED_FILE
from sip.reading.yaml_advice import YAML_SYNTAX
from sip.reading.yaml_reader import DUPLICATE_KEY, YAML_FEATURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sip.problems.problem import Problem
    from sip.problems.rule import Rule
    from sip.reading.dataset import Dataset

Check: TypeAlias = "Callable[[Dataset], Iterator[Problem]]"


def check(dataset: Dataset) -> list[Problem]:
    """Return every breach of a rule; records that lost a part are checked by what is left."""
    return [problem for each in CHECKS for problem in each(dataset)]


CHECKS: tuple[Check, ...] = (
    check_file_names,
    check_identifiers,
    check_snapshots,
    check_category_names,
    check_document_spelling,
    check_open_actions,
    check_categories,
    check_logs,
    check_contradictions,
    check_expected,
    check_source_dates,
    check_merges,
    check_published_figures,
    check_normal_form,
    check_mixed_scripts,
    check_translations,
    check_stale,
    check_overdue,
)

# In the order of a file on its way: found, decoded, read as YAML, held against its model, checked.
RULES: tuple[Rule, ...] = (
    UNREADABLE_FILE,
    UNEXPECTED_FILE,
    LEFTOVER_FILE,
    MISSING_FILE,
    NO_ACTION,
    ENCODING,
    FORBIDDEN_CHARACTER,
    NORMAL_FORM,
    YAML_SYNTAX,
    YAML_FEATURE,
    CUT_TEXT,
    DUPLICATE_KEY,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    BAD_DATE,
    BAD_VALUE,
    TOO_MANY_PROBLEMS,
    FILE_NAME,
    DUPLICATE_ID,
    DUPLICATE_CATEGORY,
    DOCUMENT_SPELLING,
    UNKNOWN_CATEGORY,
    LOG_ORDER,
    CONTRADICTION,
    EXPECTED_WHEN_CLOSED,
    SOURCE_DATE,
    MERGE_TARGET,
    DUPLICATE_SNAPSHOT,
    PUBLISHED_FIGURE,
    PUBLISHED_ERRATUM,
    NEEDLESS_ERRATUM,
    NO_DUE_DATE,
    REOPENED,
    STALE,
    OVERDUE_WITHOUT_DATE,
    UNTRANSLATED,
    MIXED_SCRIPTS,
    REWRITTEN_SNAPSHOT,
    REWRITTEN_LOG,
    BACKDATED,
    REWRITTEN_ACTION,
    REWRITTEN_TEXT,
    UNREAD_HISTORY,
)
