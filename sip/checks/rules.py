"""Every rule that the data keeps, in one list; each is declared beside the code that checks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.checks.declared.evidence import (
    NO_EVIDENCE,
    NO_REASON,
    PUNYCODE_HOST,
    VERIFIED_WHEN_OPEN,
)
from sip.checks.declared.fields import DUPLICATE_FIELD, SEVERAL_VALUES, UNDECLARED_FIELD
from sip.checks.declared.parts import OPEN_PART, PART_OF
from sip.checks.fields import NO_DUE_DATE, UNKNOWN_CATEGORY
from sip.checks.follow_up import FAR_DATE, OVERDUE_WITHOUT_DATE, PAST_EXPECTED, STALE
from sip.checks.history.backdated import BACKDATED
from sip.checks.history.reworded import REWRITTEN_TEXT
from sip.checks.history.rewritten import (
    REWRITTEN_ACTION,
    REWRITTEN_LOG,
    REWRITTEN_SNAPSHOT,
    UNREAD_HISTORY,
)
from sip.checks.identity import (
    DOCUMENT_SPELLING,
    DUPLICATE_CATEGORY,
    DUPLICATE_ID,
    DUPLICATE_SNAPSHOT,
    FILE_NAME,
)
from sip.checks.logs import CONTRADICTION, EXPECTED_WHEN_CLOSED, LOG_ORDER, REOPENED, SOURCE_DATE
from sip.checks.merges import MERGE_TARGET
from sip.checks.published.figures import NEEDLESS_ERRATUM, PUBLISHED_ERRATUM, PUBLISHED_FIGURE
from sip.checks.published.presented import PRESENTED_DATE
from sip.checks.texts import MIXED_SCRIPTS, NORMAL_FORM, UNTRANSLATED
from sip.plan.values import BAD_DATE, BAD_VALUE, MISSING_FIELD, UNKNOWN_FIELD
from sip.problems.problem import TOO_MANY_PROBLEMS
from sip.reading.dataset import ENCODING
from sip.reading.folder import MISSING_FILE, NO_ACTION, UNREADABLE_FILE
from sip.reading.unread import LEFTOVER_FILE, UNEXPECTED_FILE
from sip.reading.yaml.advice import YAML_SYNTAX
from sip.reading.yaml.characters import FORBIDDEN_CHARACTER
from sip.reading.yaml.comments import CUT_TEXT
from sip.reading.yaml.reader import DUPLICATE_KEY, YAML_FEATURE

if TYPE_CHECKING:
    from sip.problems.rule import Rule

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
    DUPLICATE_FIELD,
    UNDECLARED_FIELD,
    SEVERAL_VALUES,
    PART_OF,
    LOG_ORDER,
    CONTRADICTION,
    EXPECTED_WHEN_CLOSED,
    SOURCE_DATE,
    VERIFIED_WHEN_OPEN,
    MERGE_TARGET,
    DUPLICATE_SNAPSHOT,
    PRESENTED_DATE,
    PUBLISHED_FIGURE,
    PUBLISHED_ERRATUM,
    NEEDLESS_ERRATUM,
    NO_DUE_DATE,
    REOPENED,
    OPEN_PART,
    NO_EVIDENCE,
    NO_REASON,
    PUNYCODE_HOST,
    FAR_DATE,
    STALE,
    OVERDUE_WITHOUT_DATE,
    PAST_EXPECTED,
    UNTRANSLATED,
    MIXED_SCRIPTS,
    REWRITTEN_SNAPSHOT,
    REWRITTEN_LOG,
    BACKDATED,
    REWRITTEN_ACTION,
    REWRITTEN_TEXT,
    UNREAD_HISTORY,
)
