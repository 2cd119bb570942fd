"""The rules that the data keeps."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Final

MOST_OF_A_FILE: Final = 100


class Severity(StrEnum):
    """Whether a problem stops every figure or only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


class Rule(Enum):
    """A rule that the data keeps: its name, how grave a breach is, and what it asks."""

    UNREADABLE_FILE = (
        "unreadable-file",
        Severity.ERROR,
        "Every data file is a regular file of at most 256 KiB that can be read.",
    )
    UNEXPECTED_FILE = (
        "unexpected-file",
        Severity.ERROR,
        "The data folder holds plan.yaml, actions/ID.yaml and snapshots/MONTH.yaml, and no others.",
    )
    MISSING_FILE = (
        "missing-file",
        Severity.ERROR,
        "The data folder has a plan.yaml and an actions folder with at least one action.",
    )
    ENCODING = ("encoding", Severity.ERROR, "Data files are UTF-8 without a byte order mark.")
    FORBIDDEN_CHARACTER = (
        "forbidden-character",
        Severity.ERROR,
        "No control, invisible or direction-changing character stands in any text.",
    )
    NORMAL_FORM = (
        "normal-form",
        Severity.ERROR,
        "Texts are in Unicode's composed form (NFC), so that what looks the same is the same.",
    )
    YAML_SYNTAX = ("yaml-syntax", Severity.ERROR, "Each file is one document of plain YAML.")
    YAML_FEATURE = (
        "yaml-feature",
        Severity.ERROR,
        "No anchor, alias, tag, merge key or directive, nor over 20 levels or 10,000 parts.",
    )
    DUPLICATE_KEY = ("duplicate-key", Severity.ERROR, "A mapping names each field once.")
    UNKNOWN_FIELD = (
        "unknown-field",
        Severity.ERROR,
        "Only the fields of the data format are used.",
    )
    MISSING_FIELD = ("missing-field", Severity.ERROR, "Required fields are present.")
    BAD_DATE = (
        "bad-date",
        Severity.ERROR,
        "Dates are written 2023, 2023-Q4, 2023-12 or 2023-12-31, and exist.",
    )
    BAD_VALUE = ("bad-value", Severity.ERROR, "Each field holds a value of its kind.")
    TOO_MANY_PROBLEMS = (
        "too-many-problems",
        Severity.ERROR,
        f"Of each file, {MOST_OF_A_FILE} problems are told, and how many more it has.",
    )
    FILE_NAME = (
        "file-name",
        Severity.ERROR,
        "An action's file is named after its id, a snapshot's after the month of its as_of.",
    )
    DUPLICATE_ID = (
        "duplicate-id",
        Severity.ERROR,
        "No two ids are the same but for case, leading zeros, O and 0, or I, l and 1.",
    )
    DUPLICATE_CATEGORY = (
        "duplicate-category",
        Severity.ERROR,
        "No two categories have the same name, nor keys that are taken for each other.",
    )
    DOCUMENT_SPELLING = (
        "document-spelling",
        Severity.ERROR,
        "A document's symbol is written in one way in the whole record.",
    )
    UNKNOWN_CATEGORY = (
        "unknown-category",
        Severity.ERROR,
        "An action's category is one of plan.yaml's.",
    )
    LOG_ORDER = (
        "log-order",
        Severity.ERROR,
        "A log enters the plan, runs oldest first, and ends where the action leaves the plan.",
    )
    CONTRADICTION = (
        "contradiction",
        Severity.ERROR,
        "The entries of a log for one date give one status and one expected date.",
    )
    EXPECTED_WHEN_CLOSED = (
        "expected-when-closed",
        Severity.ERROR,
        "Only an action in progress has an expected date.",
    )
    SOURCE_DATE = (
        "source-date",
        Severity.ERROR,
        "A log entry is not dated after the data of the report that it comes from.",
    )
    MERGE_TARGET = (
        "merge-target",
        Severity.ERROR,
        "An action is merged into another action that is in the plan at that date.",
    )
    DUPLICATE_SNAPSHOT = (
        "duplicate-snapshot",
        Severity.ERROR,
        "A month has one snapshot, and a document is one snapshot's.",
    )
    PUBLISHED_FIGURE = (
        "published-figure",
        Severity.ERROR,
        "Each published figure is the one that the action files give at the snapshot's date.",
    )
    PUBLISHED_ERRATUM = (
        "published-erratum",
        Severity.WARNING,
        "A published figure that differs from the record, and that the snapshot's errata explain.",
    )
    NEEDLESS_ERRATUM = (
        "needless-erratum",
        Severity.ERROR,
        "Errata stand only where the published figure differs from the record.",
    )
    REOPENED = (
        "reopened",
        Severity.WARNING,
        "An implemented action that is in progress again is worth a second look.",
    )
    STALE = (
        "stale",
        Severity.WARNING,
        "An open action with a name has an entry since the snapshot before the latest one.",
    )
    OVERDUE_WITHOUT_DATE = (
        "overdue-without-date",
        Severity.WARNING,
        "An action overdue at the latest date on record is expected at a date still to come.",
    )
    UNTRANSLATED = (
        "untranslated",
        Severity.WARNING,
        "Each text is in every language that another text of the plan is in.",
    )
    MIXED_SCRIPTS = (
        "mixed-scripts",
        Severity.WARNING,
        "No word mixes letters of two scripts that look alike.",
    )
    REWRITTEN_SNAPSHOT = (
        "rewritten-snapshot",
        Severity.ERROR,
        "With --base: what a published report printed is not changed or removed.",
    )
    REWRITTEN_LOG = (
        "rewritten-log",
        Severity.ERROR,
        "With --base: dates, statuses and expected dates in a published report's time are kept.",
    )
    BACKDATED = (
        "backdated",
        Severity.WARNING,
        "With --base: a new status, expected date, action or snapshot in a published time.",
    )
    REWRITTEN_ACTION = (
        "rewritten-action",
        Severity.WARNING,
        "With --base: a change to the category or due date that published reports counted.",
    )
    REWRITTEN_TEXT = (
        "rewritten-text",
        Severity.WARNING,
        "With --base: a note, source or erratum that reads otherwise than before.",
    )
    UNREAD_HISTORY = (
        "unread-history",
        Severity.WARNING,
        "With --base: a file that had errors at the revision and can't be compared.",
    )

    def __init__(self, code: str, severity: Severity, sentence: str) -> None:
        self.code = code
        self.severity = severity
        self.sentence = sentence
