from __future__ import annotations

from typing import TYPE_CHECKING

from sip.checks.texts import check_translations
from sip.reading.fit import Loaded
from sip.text.language_codes import LANGUAGE_CODES
from tests.support.data import OPEN, PLAN, action, dataset, problem_lines, snapshot

if TYPE_CHECKING:
    import pytest

    from sip.plan.models import Action
    from sip.problems.problem import Location, Step

BILINGUAL = """\
title: {en: Reform, zh: 改革}
categories:
  governance: {en: Governance, zh: 治理}
"""
MIXED = "R\u0435form"


def test_one_language_needs_no_translation() -> None:
    assert problem_lines({"plan.yaml": PLAN} | action("SIP_A1")) == []


def test_the_texts_without_a_translation_are_summed_up() -> None:
    plan = f"{BILINGUAL}  funds:\n    en: Funds\nassumptions:\n  - None\n"
    entry = "on: 2023-01, source: EB152/34, status: in progress, note: {en: Begun}"
    report = "footnotes: {actions: One}\nerrata: {actions: {en: Misprint, zh: 误}}\n"
    files = {"plan.yaml": plan} | action("SIP_A1", entry)
    files |= snapshot("2023-01", "EB152/34", "2 0 2", report)
    assert [line for line in problem_lines(files) if "untranslated" in line] == [
        (
            "plan.yaml:5:5: warning: categories.funds has no zh, which plan.yaml has (line 1), nor "
            "have 4 other texts (plan.yaml:7, snapshots/2023-01.yaml:7, actions/SIP_A1.yaml:3, "
            "actions/SIP_A1.yaml:6): add zh: and the translation [untranslated]"
        )
    ]


def test_of_very_many_texts_without_a_translation_the_first_are_named() -> None:
    files = {"plan.yaml": BILINGUAL}
    for number in range(1, 14):
        files |= action(f"SIP_A{number:02}")
    assert problem_lines(files) == [
        (
            "actions/SIP_A01.yaml:3:8: warning: title has no zh, which plan.yaml has (line 1), nor "
            "have 12 other texts ("
            + ", ".join(f"actions/SIP_A{number:02}.yaml:3" for number in range(2, 12))
            + " and 2 more): add it with sip set SIP_A01 --translate zh --title TEXT [untranslated]"
        )
    ]


def test_a_note_is_translated_by_a_command_and_a_text_of_the_plan_by_hand() -> None:
    entry = "on: 2023-01, source: EB152/34, status: in progress, note: Begun"
    (path, text), *_ = action("SIP_A1", entry).items()
    titled = {path: text.replace("title: T", "title: {en: T, zh: 题}")}
    plain = BILINGUAL.replace("title: {en: Reform, zh: 改革}", "title: Reform")

    (of_note,) = problem_lines({"plan.yaml": BILINGUAL} | titled)
    (of_plan,) = problem_lines(
        {"plan.yaml": plain} | {path: titled[path].replace("Begun", "{en: Begun, zh: 始}")}
    )

    assert of_note.endswith(
        ": add it with sip log SIP_A1 --translate zh --on 2023-01 --note TEXT [untranslated]"
    )
    assert of_plan.endswith(
        ": move it to an indented line after en:, and add a line zh: and the translation "
        "[untranslated]"
    )


def test_one_problem_for_each_missing_language() -> None:
    fields = BILINGUAL.replace("改革", "改革, fr: Réforme")
    assert problem_lines({"plan.yaml": fields} | action("UNLISTED_1")) == [
        (
            "plan.yaml:3:15: warning: categories.governance has no fr, which plan.yaml has "
            "(line 1): add fr: and the translation [untranslated]"
        )
    ]


def test_a_translation_that_does_not_fit_is_not_missed_as_well() -> None:
    assert problem_lines({"plan.yaml": BILINGUAL.replace("改革", '""')} | action("UNLISTED_1")) == [
        (
            "plan.yaml:1:25: error: title.zh is empty, which is no text: write a text of at most "
            "4000 characters [bad-value]"
        )
    ]


def test_words_of_two_scripts() -> None:
    plan = f"{PLAN}assumptions:\n  - en: The {MIXED}, the {MIXED}\n"
    entry = f"{OPEN}, note: '{MIXED}: begun'"
    found = (
        f"“\u0435” in “{MIXED}” is a Cyrillic character (U+0435) that looks like “e” (U+0065): "
        "type the word again in one script [mixed-scripts]"
    )
    assert problem_lines({"plan.yaml": plan} | action("UNLISTED_1", entry)) == [
        f"actions/UNLISTED_1.yaml:3:64: warning: in note, {found}",
        f"plan.yaml:6:9: warning: in the en of this assumption, {found}",
    ]


def test_text_that_is_not_composed() -> None:
    text = BILINGUAL.replace("zh: 改革", "zh: 改革, fr: Re\u0301forme").replace(
        "zh: 治理", "fr: Re"
    )
    assert [
        each
        for each in problem_lines({"plan.yaml": text} | action("UNLISTED_1"))
        if "untranslated" not in each
    ] == [
        (
            "plan.yaml:1:33: error: title.fr has “e\u0301” written U+0065 U+0301 where “é” "
            "(U+00E9) belongs: type it again, or save the text in the Unicode form NFC "
            "[normal-form]"
        )
    ]


def test_a_text_is_checked_to_its_end() -> None:
    note = "x" * (4000 - 2) + "e\u0301"  # as long as a text can be
    told = problem_lines(action("SIP_A1", f"{OPEN}, note: {note}"))
    assert [line.rpartition(" ")[2] for line in told] == ["[normal-form]"]


def test_texts_are_placed_only_where_they_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    languages = sorted(LANGUAGE_CODES)
    plan = "title:\n" + "".join(f"  {each}: T\n" for each in languages) + "categories: {a: A}\n"
    texts = {"plan.yaml": plan}
    for number in range(100):
        texts |= action(f"SIP_A{number:03}")
    found = dataset(texts)
    placed: list[Step] = []
    really = Loaded.place

    def counted(loaded: Loaded[Action], *steps: Step) -> Location:
        placed.append(steps[0])
        return really(loaded, *steps)

    monkeypatch.setattr(Loaded, "place", counted)

    assert len(list(check_translations(found))) == len(languages) - 1
    assert len(placed) <= 12 * len(languages)
