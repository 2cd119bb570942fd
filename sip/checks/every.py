"""Every check of a whole data folder, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sip.checks.declared.evidence import check_hosts, check_required, check_verified
from sip.checks.declared.fields import check_field_names, check_fields
from sip.checks.declared.parts import check_open_parts, check_parts
from sip.checks.fields import check_categories, check_open_actions
from sip.checks.follow_up import check_far_dates, check_waiting
from sip.checks.identity import (
    check_category_names,
    check_document_spelling,
    check_file_names,
    check_identifiers,
    check_snapshots,
)
from sip.checks.logs import check_logs, check_source_dates
from sip.checks.merges import check_merges
from sip.checks.published.figures import check_published_figures
from sip.checks.published.presented import check_presented
from sip.checks.texts import check_letters, check_translations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sip.problems.problem import Problem
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
    check_field_names,
    check_fields,
    check_parts,
    check_logs,
    check_source_dates,
    check_verified,
    check_merges,
    check_presented,
    check_published_figures,
    check_letters,
    check_translations,
    check_hosts,
    check_open_parts,
    check_required,
    check_far_dates,
    check_waiting,
)
