from __future__ import annotations

from typing import TYPE_CHECKING

from sip.checks.history import comparison as module
from sip.checks.history.backdated import check_backdated
from sip.checks.history.comparison import Comparison
from sip.checks.history.rewritten import check_history
from tests.support.data import dataset, files
from tests.support.samples import ACTION, PLAN, UNLISTED

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

SNAPSHOT = (
    "as_of: 2024-04-15\ndocument: A77/28\npublished: {actions: 2, implemented: 1, in_progress: 1}\n"
)
BASE = files(PLAN, ACTION, UNLISTED, SNAPSHOT)
NAMED = ACTION.replace("A1", "B7").replace("in progress", "implemented")


def compared(now: dict[str, str]) -> Comparison:
    return Comparison(dataset(BASE), dataset(now), "main")


def test_each_action_of_the_base_goes_with_what_it_is_now() -> None:
    now = {**BASE, "actions/B7.yaml": NAMED}
    del now["actions/UNLISTED_001.yaml"]
    found = compared(now)
    ids = [(pair.old.record.id, pair.new and pair.new.record.id) for pair in found.actions]

    assert found.names == {"UNLISTED_001": "B7"}
    assert ids == [("A1", "A1"), ("UNLISTED_001", "B7")]
    assert [pair.entries for pair in found.actions] == [(0,), (0,)]


def test_of_an_action_that_is_gone_so_is_every_entry() -> None:
    (gone, _) = compared({**BASE, "actions/A1.yaml": ACTION.replace("A1", "A2")}).actions

    assert (gone.new, gone.entries) == (None, (None,))


def test_the_latest_report_is_that_of_the_base() -> None:
    later = SNAPSHOT.replace("2024-04-15", "2024-09").replace("A77/28", "EB156/1")
    found = compared({**BASE, "snapshots/2024-09.yaml": later})

    assert found.latest is not None
    assert found.latest.document == "A77/28"


def test_names_and_entries_are_paired_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counted(name: str) -> Callable[..., object]:
        really: Callable[..., object] = getattr(module, name)

        def call(*arguments: object) -> object:
            calls.append(name)
            return really(*arguments)

        return call

    for name in ("names_given", "paired_entries"):
        monkeypatch.setattr(module, name, counted(name))
    found = compared(BASE)

    assert [*check_history(found), *check_backdated(found)] == []
    assert sorted(calls) == ["names_given", "paired_entries", "paired_entries"]
