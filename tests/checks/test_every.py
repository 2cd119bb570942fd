from __future__ import annotations

from types import FunctionType

from sip.checks import fields, follow_up, identity, logs, merges, published_figures, texts
from sip.checks.every import CHECKS, check
from tests.support.data import ACTION, SNAPSHOT, read

MODULES = (
    fields,
    follow_up,
    identity,
    logs,
    merges,
    published_figures,
    texts,
)


def test_every_check_is_in_the_one_list_once() -> None:
    written = [
        value
        for module in MODULES
        for name, value in vars(module).items()
        if isinstance(value, FunctionType) and name.startswith("check_")
    ]
    assert sorted(each.__name__ for each in CHECKS) == sorted(each.__name__ for each in written)
    assert set(CHECKS) == set(written)


def test_data_without_a_problem() -> None:
    found, problems = read({"actions/A_1.yaml": ACTION, "snapshots/2023-01.yaml": SNAPSHOT})
    assert problems == check(found) == []
