"""What reading and checking cost grows with the plan and no faster, whatever is wrong in it.

Steps are counted, lines of Python that are run: they are the same on every machine.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from sip.checks.every import check
from sip.checks.history.comparison import Comparison
from sip.checks.history.rewritten import check_history
from sip.problems.problem import sorted_problems
from tests.support.data import OPEN, action, read, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

# The places of more files than are kept at once.
_FEW, _TIMES = 100, 3
_MOST_GROWTH = 1.25  # for a part that is sorted, and for what a small plan comes without


def _merged(number: int, into: str) -> dict[str, str]:
    return action(f"M{number:05}", OPEN, f"on: 2023-02, source: A/1, status: merged, into: {into}")


def _each(number: int, of_one: Callable[[int], Mapping[str, str]]) -> dict[str, str]:
    return {path: text for each in range(number) for path, text in of_one(each).items()}


def _log_of(number: int, entry: str) -> dict[str, str]:
    return action("L1", OPEN, *[entry] * number)


_FIELDS = """\
title: Plan
categories: {governance: Governance}
fields:
  lead: {name: Lead, many: true, values: {who: WHO, states: States}}
  team: {name: Team, values: {one: One, two: Two}}
"""

_PLANS: Mapping[str, Callable[[int], dict[str, str]]] = {
    "nothing wrong": lambda n: _each(n, lambda i: action(f"N{i}")),
    "a chain of merges": lambda n: _each(n, lambda i: _merged(i, f"M{i + 1:05}")),
    "a circle of merges": lambda n: _each(n, lambda i: _merged(i, f"M{(i + 1) % n:05}")),
    "merges into what is misspelt": lambda n: _each(n, lambda i: _merged(i, f"MM{i:05}")),
    "ids that look alike": lambda n: _each(n, lambda i: action(f"{'OI' * (i + 1)}"[:60] + f"_{i}")),
    "ids of one look": lambda n: _each(n, lambda i: action(f"A{'0' * (i % 40)}_{i % 9}")),
    "unknown categories": lambda n: _each(
        n,
        lambda i: {f"actions/C{i}.yaml": f"id: C{i}\ncategory: governanc{i}\nlog: [{{{OPEN}}}]\n"},
    ),
    "unknown fields": lambda n: _each(n, lambda i: action(f"F{i}", fields="titel: x\n")),
    "symbols in many spellings": lambda n: _each(
        n, lambda i: action(f"S{i}", f"on: 2023, source: A{'/' * (i % 9 + 1)}7, status: merged")
    ),
    "texts without a translation": lambda n: (
        _each(n, lambda i: action(f"T{i}", fields=f"source: A/1\n# {i}\ndue: 2023\n"))
        | {"plan.yaml": "title: {en: x, zh: 改}\ncategories: {governance: G}\n"}
    ),
    "a log out of order": lambda n: action(
        "L1", *(f"on: {2900 - each}, source: A/1, status: in progress" for each in range(n))
    ),
    "a log of one date": lambda n: _log_of(n, "on: 2023-01, source: A/1, status: implemented"),
    "a log without news": lambda n: _log_of(n, "on: 2023-01, source: A/1"),
    "snapshots that differ": lambda n: (
        action("P1")
        | _each(n, lambda i: snapshot(f"{2023 + i // 12}-{i % 12 + 1:02}", f"B{i}/1", "7 3 4 1 2"))
    ),
    "parts of parts": lambda n: _each(
        n, lambda i: action(f"P{i}", fields=f"part_of: P{i - 1}\n" if i else "")
    ),
    "parts in a circle": lambda n: _each(
        n, lambda i: action(f"P{i}", fields=f"part_of: P{(i + 1) % n}\n")
    ),
    "parts of what is misspelt": lambda n: (
        action("P1") | _each(n, lambda i: action(f"R{i}", fields=f"part_of: PP{i}\n"))
    ),
    "unknown values of fields": lambda n: (
        _each(n, lambda i: action(f"V{i}", fields=f"fields: {{lead: [who, w{i}], team: x{i}}}\n"))
        | {"plan.yaml": _FIELDS}
    ),
    "evidence in one entry": lambda n: action(
        "E1", OPEN, f"on: 2023-02, source: A/1, evidence: [{', '.join(f'B/{i}' for i in range(n))}]"
    ),
    "figures that many actions move": lambda n: (
        _each(n, lambda i: action(f"Q{i}")) | snapshot("2024-01", "B/1", f"{n + 1} 1 {n}")
    ),
}


def _steps(texts: Mapping[str, str]) -> int:
    def read_and_check() -> None:
        found, problems = read(texts)
        sorted_problems([*problems, *check(found)])

    return _counted(read_and_check)


def _counted(run: Callable[[], object]) -> int:
    steps = 0

    def count(_: FrameType, event: str, __: Any) -> Any:  # noqa: ANN401  # a tracer's signature
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        run()
    finally:
        sys.settrace(before)
    return steps


@pytest.fixture(autouse=True)
def _warm() -> None:
    """Let what is imported and kept on first use not be counted."""
    for plan in _PLANS.values():
        check(read(plan(3))[0])


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", _PLANS)
def test_a_plan_of_more_takes_as_many_more_steps(name: str) -> None:
    few, many = _steps(_PLANS[name](_FEW)), _steps(_PLANS[name](_FEW * _TIMES))

    assert few > _FEW
    assert many <= few * _TIMES * _MOST_GROWTH


_SNAPSHOT = snapshot("2024-01", "B/1", "7 3 4 1 2")
_PAIRS: Mapping[str, Callable[[int], tuple[dict[str, str], dict[str, str]]]] = {
    "every title reads otherwise": lambda n: (
        _each(n, lambda i: action(f"N{i}", fields="title: One\n")) | _SNAPSHOT,
        _each(n, lambda i: action(f"N{i}", fields="title: Two\n")) | _SNAPSHOT,
    ),
    "every action is gone": lambda n: (
        _each(n, lambda i: action(f"N{i}")) | action("Z1") | _SNAPSHOT,
        action("Z1") | _SNAPSHOT,
    ),
    "every entry reads otherwise": lambda n: (
        _log_of(n, "on: 2023-02, source: A/1, note: One") | _SNAPSHOT,
        _log_of(n, "on: 2023-02, source: A/1, note: Two") | _SNAPSHOT,
    ),
    "assumptions in another order": lambda n: (
        action("N1") | _SNAPSHOT | {"plan.yaml": _assuming("ab" * n)},
        action("N1") | _SNAPSHOT | {"plan.yaml": _assuming("aabb" * (n // 2))},
    ),
}


def _assuming(texts: str) -> str:
    return f"title: Plan\ncategories: {{governance: G}}\nassumptions: [{', '.join(texts)}]\n"


def _steps_beside(base: Mapping[str, str], now: Mapping[str, str]) -> int:
    before, after = read(base)[0], read(now)[0]
    return _counted(lambda: [*check_history(Comparison(before, after, "main"))])


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", _PAIRS)
def test_more_beside_its_base_takes_as_many_more_steps(name: str) -> None:
    _steps_beside(*_PAIRS[name](3))
    few, many = (_steps_beside(*_PAIRS[name](number)) for number in (_FEW, _FEW * _TIMES))

    assert few > _FEW / 10
    assert many <= few * _TIMES * _MOST_GROWTH
