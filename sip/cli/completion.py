"""What the Tab key offers: a quiet look at the data, for a shell that waits.

Shells evaluate what they are offered, so a name from the data is offered only where it is
made of letters, digits, _, -, . and / alone, and begins with none of the last three.
"""
# ruff: noqa: PLC0415  # the shell asks for one kind of name at a time

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002  # typer reads the annotations when it runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sip.plan.models import Plan
    from sip.plan.record import Record

_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")


def complete_id(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of actions that are not yet among the words typed."""
    from sip.reading.folder import action_ids

    typed = context.params.get("ids") or ()
    try:
        folder = _data_folder(context)
        found = [] if folder is None else action_ids(folder)
    except (OSError, RuntimeError):  # the latter where ~ is nobody's home
        return []
    return _starting([each for each in found if each not in typed], incomplete)


def complete_unlisted(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of unlisted actions."""
    from sip.plan.models import UNLISTED_PREFIX

    return [each for each in complete_id(context, incomplete) if each.startswith(UNLISTED_PREFIX)]


def complete_category(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the keys of the plan's categories."""
    plan = _plan(context)
    return [] if plan is None else _starting(plan.categories, incomplete)


def complete_field(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the plan's fields with a = behind them, then the values of the one that is typed."""
    plan = _plan(context)
    fields = {} if plan is None else plan.fields
    key, equals, value = incomplete.partition("=")
    if not equals:
        return [f"{each}=" for each in _starting(fields, key)]
    values = _starting(fields[key].values, value) if key in fields else []
    return [f"{key}={each}" for each in values]


def complete_where(context: typer.Context, incomplete: str) -> list[str]:
    """Offer what `list --where` compares: keys, then the values of the one that is typed."""
    from sip.report.lists.conditions import values_to_ask_for

    record = _record(context)
    values = {} if record is None else values_to_ask_for(record)
    key, equals, value = incomplete.partition("=")
    if not equals:
        return [f"{each}=" for each in _starting(values, key)]
    known = values.get(key.removesuffix("!"), ())
    return [f"{key}={each}" for each in _starting(known, value)]


def complete_columns(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the columns of a list that are not yet among those typed, for the last of them."""
    from sip.report.lists.columns import columns_of

    record = _record(context)
    names = [] if record is None else [each.column.name for each in columns_of(record)]
    before, comma, last = incomplete.rpartition(",")
    typed = before.split(",") if comma else []
    if not all(map(_SAFE.fullmatch, typed)):
        return []
    left = [each for each in names if each not in typed]
    return [f"{before}{comma}{each}" for each in _starting(left, last)]


def complete_order(context: typer.Context, incomplete: str) -> list[str]:
    """Offer what a list of the plan can be sorted by."""
    from sip.report.lists.choices import Order

    plan = _plan(context)
    has_no_categories = plan is not None and not plan.categories
    orders = [each for each in Order if not (has_no_categories and each is Order.CATEGORY)]
    return _starting(orders, incomplete)


def complete_document(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the documents on record."""
    record = _record(context)
    return [] if record is None else _starting(record.documents, incomplete)


def complete_grouping(context: typer.Context, incomplete: str) -> list[str]:
    """Offer what the plan's actions can be counted by."""
    plan = _plan(context)
    if plan is None:
        return []
    known = ["category"] if plan.categories else []
    return _starting([*known, *plan.fields], incomplete)


def _plan(context: typer.Context) -> Plan | None:
    from sip.reading.folder import load_plan

    try:
        folder = _data_folder(context)
        read = None if folder is None else load_plan(folder, str(folder))[0].plan
    except (OSError, RuntimeError):  # the latter where ~ is nobody's home
        return None
    return None if read is None else read.record


def _record(context: typer.Context) -> Record | None:
    """Return what can be read of the record, whatever is wrong with the rest."""
    from sip.reading.folder import load

    try:
        folder = _data_folder(context)
        dataset = None if folder is None else load(folder, str(folder))[0]
    except (OSError, RuntimeError):  # the latter where ~ is nobody's home
        return None
    return None if dataset is None or dataset.plan is None else dataset.record


def complete_status(incomplete: str) -> list[str]:
    """Offer the statuses, in the form that a shell takes for one word."""
    from sip.plan.models import Status

    return _starting([status.replace(" ", "_") for status in Status], incomplete)


def complete_language(incomplete: str) -> list[str]:
    """Offer the codes of the languages."""
    from sip.language.wording import languages

    return _starting(languages(), incomplete)


def _data_folder(context: typer.Context) -> Path | None:
    """Return the folder that --data or SIP_DATA names, or the one found from here."""
    from sip.reading.folder import data_folder_meant, find_data_folder

    named = context.params.get("data")
    if named:
        return data_folder_meant(Path(named[0]).expanduser())
    return find_data_folder(Path.cwd())


def _starting(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete) and _SAFE.fullmatch(name)]
