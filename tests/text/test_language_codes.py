from __future__ import annotations

import pytest

from sip.text.language_codes import LANGUAGE_CODES, code_meant
from tests.support.data import problem_lines


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("french", "fr"),
        ("Français", "fr"),
        ("FR", "fr"),
        ("zh-Hans", "zh"),
        ("pt_BR", "pt"),
        ("中文", "zh"),
        ("xx", None),
        ("and more", None),
        ("", None),
    ],
)
def test_a_language_is_meant_by_its_name_and_by_its_region(word: str, code: str | None) -> None:
    assert code_meant(word) == code
    assert code is None or code in LANGUAGE_CODES


def test_a_plan_whose_language_is_named_is_told_its_code_and_nothing_else() -> None:
    plan = "title: {fr: Plan}\nlanguage: french\ncategories: {gens: Gens}\n"
    action = (
        "id: A1\ncategory: gens\ntitle: {fr: Former}\ndue: 2030\n"
        "log: [{on: 2023, source: A1, status: in progress}]\n"
    )
    assert problem_lines({"plan.yaml": plan, "actions/A1.yaml": action}) == [
        (
            "plan.yaml:2:11: error: language is french, which is no language's code: write fr "
            "[bad-value]"
        )
    ]
