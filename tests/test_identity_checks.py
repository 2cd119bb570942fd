from __future__ import annotations

import pytest

from tests.checking import OPEN, PLAN, action, problems_in, snapshot

CYRILLIC_A = "\u0410"


@pytest.mark.parametrize(("one", "other"), [("A01", "AO1"), ("A1", "Al"), ("B10", "B1o")])
def test_ids_that_look_alike(one: str, other: str) -> None:
    assert problems_in(action(f"SIP_{one}") | action(f"SIP_{other}")) == [
        (
            f"actions/SIP_{other}.yaml:1:5: error: id is SIP_{other}, which is easily taken for "
            f"SIP_{one} in actions/SIP_{one}.yaml (line 1): let the two differ in more than O and "
            "0, I, l and 1, or leading zeros [duplicate-id]"
        )
    ]


def test_ids_that_differ_in_leading_zeros() -> None:
    assert problems_in(action("UNLISTED_01") | action("UNLISTED_1")) == [
        (
            "actions/UNLISTED_1.yaml:1:5: error: id is UNLISTED_1, which is easily taken for "
            "UNLISTED_01 in actions/UNLISTED_01.yaml (line 1): let the two differ in more than O "
            "and 0, I, l and 1, or leading zeros [duplicate-id]"
        )
    ]


def test_ids_that_look_different() -> None:
    ids = ["SIP_A1", "SIP_A11", "SIP_A10", "SIP_B1", "EB152_A1"]
    assert problems_in({k: v for each in ids for k, v in action(each).items()}) == []


def test_files_whose_names_differ_in_case() -> None:
    files = action("SIP_A1") | {"actions/sip_a1.yaml": action("SIP_A1")["actions/SIP_A1.yaml"]}
    assert problems_in(files) == [
        (
            "actions/sip_a1.yaml:1:5: error: id is SIP_A1, which actions/SIP_A1.yaml has already "
            "(line 1): give each action its own [duplicate-id]"
        ),
        (
            "actions/sip_a1.yaml:1:5: error: id is SIP_A1 in a file named sip_a1.yaml: "
            "rename the file to SIP_A1.yaml, or mend the id [file-name]"
        ),
    ]


@pytest.mark.parametrize("identifier", ["unlisted_1", "UNLlSTED_1", "Unlisted_1"])
def test_an_id_that_reads_as_unlisted_and_is_not(identifier: str) -> None:
    assert problems_in(action(identifier)) == [
        (
            f"actions/{identifier}.yaml:1:5: error: id is {identifier}, which reads as an unlisted "
            "action's and is none: write UNLISTED_1, or another name [bad-value]"
        )
    ]


def test_a_cyrillic_letter_in_an_id() -> None:
    text = action("SIP_A1")["actions/SIP_A1.yaml"].replace("SIP_A1", f"SIP_{CYRILLIC_A}1")
    assert problems_in({"actions/SIP_A1.yaml": text}) == [
        (
            f"actions/SIP_A1.yaml:1:5: error: id is SIP_{CYRILLIC_A}1, which is no id: write "
            f"letters, digits and _ only, at most 64, such as SIP2023_B15 (“{CYRILLIC_A}” is a "
            "Cyrillic character (U+0410) that looks like “A” (U+0041)) [bad-value]"
        )
    ]


def test_a_cyrillic_letter_in_a_file_name() -> None:
    text = action("SIP_A1")["actions/SIP_A1.yaml"]
    assert problems_in({f"actions/SIP_{CYRILLIC_A}1.yaml": text}) == [
        (
            f"actions/SIP_{CYRILLIC_A}1.yaml:1:5: error: id is SIP_A1 in a file named "
            f"SIP_{CYRILLIC_A}1.yaml: rename the file to SIP_A1.yaml, or mend the id (in the "
            f"file's name, “{CYRILLIC_A}” is a Cyrillic character (U+0410) that looks like “A” "
            "(U+0041)) [file-name]"
        )
    ]


def test_look_alikes_in_fields_statuses_and_dates() -> None:
    entry = "on: ２０２３, source: A1, status: remov\u0435d"
    text = action("UNLISTED_1", OPEN, entry)["actions/UNLISTED_1.yaml"]
    assert problems_in({"actions/UNLISTED_1.yaml": text + "t\u0456tle: A\n"}) == [
        (
            "actions/UNLISTED_1.yaml:4:10: error: on is ２０２３, which is no date: write 2023, "
            "2023-Q4, 2023-12 or 2023-12-31 (“２” is a full-width character (U+FF12) that looks "
            "like “2” (U+0032)) [bad-date]"
        ),
        (
            "actions/UNLISTED_1.yaml:4:36: error: status is remov\u0435d, which is no status: "
            "write removed (“\u0435” is a Cyrillic character (U+0435) that looks like “e” "
            "(U+0065)) [bad-value]"
        ),
        (
            "actions/UNLISTED_1.yaml:5:1: error: t\u0456tle is no field of an action: write "
            "title (“\u0456” is a Cyrillic character (U+0456) that looks like “i” (U+0069)) "
            "[unknown-field]"
        ),
    ]


@pytest.mark.parametrize("spelling", ["EB152/3 4", "EBl52/34", "Eb152/34", "EB152//34"])
def test_a_document_written_in_another_way_than_its_snapshot(spelling: str) -> None:
    entry = f"on: 2023-01, source: {spelling}, status: in progress"
    files = action("UNLISTED_1", entry) | snapshot("2023-01", "EB152/34", "1 0 1")
    assert problems_in(files) == [
        (
            f"actions/UNLISTED_1.yaml:3:27: error: source is {spelling}, and "
            "snapshots/2023-01.yaml (line 2) writes it EB152/34: write it in one way in both "
            "[document-spelling]"
        )
    ]


def test_a_document_written_in_two_ways_in_logs() -> None:
    other = OPEN.replace("EB152/34", "EB152/34 Add.1")
    files = action("UNLISTED_2", OPEN, OPEN.replace("EB152/34", "EB152/34 Add1"))
    assert problems_in(files | action("UNLISTED_1", other)) == [
        (
            "actions/UNLISTED_2.yaml:4:27: error: source is EB152/34 Add1, and "
            "actions/UNLISTED_1.yaml (line 3) writes it EB152/34 Add.1: write it in one way in "
            "both [document-spelling]"
        )
    ]


def test_one_document_of_two_snapshots() -> None:
    files = snapshot("2023-01", "EB152/34", "1 0 1") | snapshot("2023-02", "Eb152/34", "1 0 1")
    assert problems_in(files | action("UNLISTED_1")) == [
        (
            "snapshots/2023-02.yaml:2:11: error: document is Eb152/34, which "
            "snapshots/2023-01.yaml has already: name each report once [duplicate-snapshot]"
        )
    ]


@pytest.mark.parametrize(
    "category",
    ["resu1ts: Outcomes", "outcomes: results", "outcomes: {en: Outcomes, zh: 结果}"],
)
def test_categories_that_are_taken_for_each_other(category: str) -> None:
    plan = "title: {en: Reform, zh: 改革}\ncategories:\n  results: {en: Results, zh: 结果}\n"
    found = problems_in({"plan.yaml": f"{plan}  {category}\n"} | action("UNLISTED_1"))
    key = category.partition(":")[0]
    assert [each for each in found if "untranslated" not in each] == [
        (
            f"plan.yaml:4:3: error: {key} has the name or looks of results (line 3): "
            "give each category a name of its own, or make them one [duplicate-category]"
        )
    ]


def test_categories_that_differ() -> None:
    assert problems_in({"plan.yaml": f"{PLAN}  result: Result\n"} | action("UNLISTED_1")) == []


def test_a_cyrillic_letter_in_a_language_code() -> None:
    plan = PLAN.replace("Reform", "{en: Reform, \u0435s: Reforma}")
    assert problems_in({"plan.yaml": plan} | action("UNLISTED_1")) == [
        (
            "plan.yaml:1:21: error: title has \u0435s, which is no language: write its code in "
            "lower case, such as en or zh (“\u0435” is a Cyrillic character (U+0435) that looks "
            "like “e” (U+0065)) [bad-value]"
        )
    ]
