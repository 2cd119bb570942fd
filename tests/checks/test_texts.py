from __future__ import annotations

from tests.support.data import OPEN, PLAN, action, problem_lines, snapshot

BILINGUAL = """\
title: {en: Reform, zh: 改革}
categories:
  governance: {en: Governance, zh: 治理}
"""
MIXED = "R\u0435form"


def test_one_language_needs_no_translation() -> None:
    assert problem_lines({"plan.yaml": PLAN} | action("SIP_A1")) == []


def test_every_text_without_a_translation() -> None:
    plan = f"{BILINGUAL}  funds:\n    en: Funds\nassumptions:\n  - None\n"
    entry = "on: 2023-01, source: EB152/34, status: in progress, note: {en: Begun}"
    report = "footnotes: {actions: One}\nerrata: {actions: {en: Misprint, zh: 误}}\n"
    files = {"plan.yaml": plan} | action("SIP_A1", entry)
    files |= snapshot("2023-01", "EB152/34", "2 0 1", report)
    assert problem_lines(files) == [
        (
            "actions/SIP_A1.yaml:3:8: warning: title has no zh, which plan.yaml has (line 1): "
            "move it to an indented line after en:, and add a line zh: and the "
            "translation [untranslated]"
        ),
        (
            "actions/SIP_A1.yaml:6:64: warning: note has no zh, which plan.yaml has (line 1): "
            "add zh: and the translation [untranslated]"
        ),
        (
            "plan.yaml:5:5: warning: categories.funds has no zh, which plan.yaml has (line 1): "
            "add zh: and the translation [untranslated]"
        ),
        (
            "plan.yaml:7:5: warning: this assumption has no zh, which plan.yaml has (line 1): "
            "move it to an indented line after en:, and add a line zh: and the "
            "translation [untranslated]"
        ),
        (
            "snapshots/2023-01.yaml:4:12: warning: published.actions is 2, and the action files "
            "give 1 as of 2023-01; the erratum says: Misprint [published-erratum]"
        ),
        (
            "snapshots/2023-01.yaml:7:22: warning: footnotes.actions has no zh, which plan.yaml "
            "has (line 1): move it to an indented line after en:, and add a line zh: and the "
            "translation [untranslated]"
        ),
    ]


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
