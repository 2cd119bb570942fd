from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType, ModuleType

import sip
from sip import checks
from sip.checks.every import CHECKS, check
from sip.checks.rules import RULES
from sip.problems.rule import Rule
from tests.support.data import ACTION, SNAPSHOT, read

# A comparison with a base is asked for by itself.
_OF_TWO_DATASETS = {"check_backdated", "check_history"}


def modules(package: ModuleType) -> list[ModuleType]:
    """Return every module of the package and of those in it."""
    return [
        import_module(each.name)
        for each in walk_packages(package.__path__, f"{package.__name__}.")
        if not each.name.startswith(("sip.__main__", "sip.render", "sip.cli"))
    ]


def test_every_check_is_in_the_one_list_once() -> None:
    written = [
        value
        for module in modules(checks)
        for name, value in vars(module).items()
        if isinstance(value, FunctionType)
        and name.startswith("check_")
        and value.__module__ == module.__name__
        and name not in _OF_TWO_DATASETS
    ]
    assert sorted(each.__name__ for each in CHECKS) == sorted(each.__name__ for each in written)
    assert set(CHECKS) == set(written)


def test_every_rule_that_is_declared_is_in_the_one_list_once() -> None:
    declared = {
        name: value
        for module in modules(sip)
        for name, value in vars(module).items()
        if isinstance(value, Rule)
    }
    assert len(RULES) == len(declared)
    assert {rule.code.upper().replace("-", "_"): rule for rule in RULES} == declared


def test_every_rule_has_a_sentence_and_a_reason_of_its_own() -> None:
    texts = [text for rule in RULES for text in (rule.sentence, rule.reason)]
    assert len(set(texts)) == 2 * len(RULES)
    assert [text for text in texts if not (text[0].isupper() and text.endswith("."))] == []


def test_data_without_a_problem() -> None:
    found, problems = read({"actions/A_1.yaml": ACTION, "snapshots/2023-01.yaml": SNAPSHOT})
    assert problems == check(found) == []
