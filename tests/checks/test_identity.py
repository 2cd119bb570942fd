from __future__ import annotations

import pytest

from tests.support.data import OPEN, PLAN, SNAPSHOT, action, log, problem_lines, snapshot

CYRILLIC_A = "\u0410"


def implemented(identifier: str) -> str:
    """Return an action with an id and one entry, from which it is implemented."""
    return f"id: {identifier}\n{log('on: 2023, source: A76/31, status: implemented')}"


def test_file_names() -> None:
    assert problem_lines(
        {
            "actions/UNLISTED_1.yaml": implemented("UNLISTED_2"),
            "actions/unlisted_3.yaml": implemented("UNLISTED_3"),
            "actions/UNLISTED_4.yaml": implemented("UNLISTED--4"),
            "actions/UNLISTED_5.yaml": implemented("UNLISTED_5"),
            "snapshots/2023-Q1.yaml": SNAPSHOT.replace("2023-01", "2023-Q1").replace("1,", "0,"),
            "snapshots/2024-04-15.yaml": "as_of: 2024-04-15\ndocument: A77/28\n"
            "published: {actions: 4, implemented: 4, in_progress: 0}\n",
        }
    ) == [
        (
            "actions/UNLISTED_1.yaml:1:5: error: id is UNLISTED_2 in a file named "
            "UNLISTED_1.yaml: rename the file to UNLISTED_2.yaml, or mend the id [file-name]"
        ),
        (
            "actions/UNLISTED_4.yaml:1:5: error: id is UNLISTED--4, which is no id: write "
            "letters and digits, with _, - or . between them, at most 64, such as SIP2023_B15 "
            "[bad-value]"
        ),
        (
            "actions/unlisted_3.yaml:1:5: error: id is UNLISTED_3 in a file named "
            "unlisted_3.yaml: rename the file to UNLISTED_3.yaml, or mend the id [file-name]"
        ),
        (
            "snapshots/2023-Q1.yaml:1:8: error: as_of is 2023-Q1 in a file named "
            "2023-Q1.yaml: rename the file to 2023-03.yaml, or mend the date [file-name]"
        ),
        (
            "snapshots/2024-04-15.yaml:1:8: error: as_of is 2024-04-15 in a file named "
            "2024-04-15.yaml: rename the file to 2024-04.yaml, or mend the date [file-name]"
        ),
    ]


def test_an_id_that_another_file_has_already_also_in_another_case() -> None:
    files = {
        "actions/A_1.yaml": "# first\n" + implemented("A_1"),
        "actions/B_1.yaml": implemented("A_1"),
        "actions/a_1.yaml": implemented("a_1"),
    }
    taken = "actions/A_1.yaml has already (line 2): give each action its own [duplicate-id]"
    assert problem_lines(files) == [
        f"actions/B_1.yaml:1:5: error: id is A_1, which {taken}",
        f"actions/a_1.yaml:1:5: error: id is a_1, which {taken}",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A01", "AO1"),
        ("A1", "Al"),
        ("B10", "B1o"),
        ("A-1", "A.1"),
        ("A.1", "A_1"),
    ],
)
def test_ids_that_look_alike(one: str, other: str) -> None:
    assert problem_lines(action(f"SIP_{one}") | action(f"SIP_{other}")) == [
        (
            f"actions/SIP_{other}.yaml:1:5: error: id is SIP_{other}, which is easily taken for "
            f"SIP_{one} in actions/SIP_{one}.yaml (line 1): let the two differ in more than O and "
            "0, I, l and 1, _, - and ., or leading zeros [duplicate-id]"
        )
    ]


def test_ids_that_differ_in_leading_zeros() -> None:
    assert problem_lines(action("UNLISTED_01") | action("UNLISTED_1")) == [
        (
            "actions/UNLISTED_1.yaml:1:5: error: id is UNLISTED_1, which is easily taken for "
            "UNLISTED_01 in actions/UNLISTED_01.yaml (line 1): let the two differ in more than O "
            "and 0, I, l and 1, _, - and ., or leading zeros [duplicate-id]"
        )
    ]


def test_ids_that_look_different() -> None:
    ids = ["SIP_A1", "SIP_A11", "SIP_A10", "SIP_B1", "EB152_A1", "REC-1.1", "REC-11", "SIPA1"]
    assert problem_lines({k: v for each in ids for k, v in action(each).items()}) == []


def test_files_whose_names_differ_in_case() -> None:
    files = action("SIP_A1") | {"actions/sip_a1.yaml": action("SIP_A1")["actions/SIP_A1.yaml"]}
    assert problem_lines(files) == [
        (
            "actions/sip_a1.yaml:1:5: error: id is SIP_A1, which actions/SIP_A1.yaml has already "
            "(line 1): give each action its own [duplicate-id]"
        ),
    ]


@pytest.mark.parametrize("identifier", ["unlisted_1", "UNLlSTED_1", "Unlisted_1", "UNLISTED-1"])
def test_an_id_that_reads_as_unlisted_and_is_not(identifier: str) -> None:
    assert problem_lines(action(identifier)) == [
        (
            f"actions/{identifier}.yaml:1:5: error: id is {identifier}, which reads as an unlisted "
            "action's and is none: write UNLISTED_1, or another name [bad-value]"
        )
    ]


def test_a_cyrillic_letter_in_an_id() -> None:
    text = action("SIP_A1")["actions/SIP_A1.yaml"].replace("SIP_A1", f"SIP_{CYRILLIC_A}1")
    assert problem_lines({"actions/SIP_A1.yaml": text}) == [
        (
            f"actions/SIP_A1.yaml:1:5: error: id is SIP_{CYRILLIC_A}1, which is no id: write "
            "letters and digits, with _, - or . between them, at most 64, such as SIP2023_B15 "
            f"(“{CYRILLIC_A}” is a Cyrillic character (U+0410) that looks like “A” (U+0041)) "
            "[bad-value]"
        )
    ]


def test_a_cyrillic_letter_in_a_file_name() -> None:
    text = action("SIP_A1")["actions/SIP_A1.yaml"]
    assert problem_lines({f"actions/SIP_{CYRILLIC_A}1.yaml": text}) == [
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
    assert problem_lines({"actions/UNLISTED_1.yaml": text + "t\u0456tle: A\n"}) == [
        (
            "actions/UNLISTED_1.yaml:4:10: error: on is ２０２３, which is no date: write 2023 "
            "(“２” is a full-width character (U+FF12) that looks "
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
    assert problem_lines(files) == [
        (
            f"actions/UNLISTED_1.yaml:3:27: error: source is {spelling}, and "
            "snapshots/2023-01.yaml (line 2) writes it EB152/34: write it in one way in both "
            "[document-spelling]"
        )
    ]


def test_a_document_written_in_two_ways_in_logs() -> None:
    other = OPEN.replace("EB152/34", "EB152/34 Add.1")
    files = action("UNLISTED_2", OPEN, OPEN.replace("EB152/34", "EB152/34 Add1"))
    assert problem_lines(files | action("UNLISTED_1", other)) == [
        (
            "actions/UNLISTED_2.yaml:4:27: error: source is EB152/34 Add1, and "
            "actions/UNLISTED_1.yaml (line 3) writes it EB152/34 Add.1: write it in one way in "
            "both [document-spelling]"
        )
    ]


def test_where_fields_and_figures_were_read_from_is_spelt_as_elsewhere() -> None:
    figures = snapshot("2023-01", "EB152/34", "1 0 1", "source: A77-28\n")
    assert problem_lines(action("A_1", fields="source: A77/28\n") | figures) == [
        (
            "actions/A_1.yaml:5:9: error: source is A77/28, and snapshots/2023-01.yaml (line 7) "
            "writes it A77-28: write it in one way in both [document-spelling]"
        )
    ]


def test_a_month_and_a_document_have_one_snapshot() -> None:
    assert problem_lines(
        {
            **action("UNLISTED_1"),
            "snapshots/2023-01.yaml": SNAPSHOT,
            "snapshots/2023-02.yaml": SNAPSHOT.replace("2023-01", "2023-01-31"),
            "snapshots/2023-03.yaml": SNAPSHOT.replace("2023-01", "2023-03").replace("EB", "Eb"),
        }
    ) == [
        (
            "snapshots/2023-02.yaml:1:8: error: as_of is 2023-01-31, and "
            "snapshots/2023-01.yaml has that month already: keep one snapshot for a month "
            "[duplicate-snapshot]"
        ),
        (
            "snapshots/2023-02.yaml:1:8: error: as_of is 2023-01-31 in a file named "
            "2023-02.yaml: rename the file to 2023-01.yaml, or mend the date [file-name]"
        ),
        (
            "snapshots/2023-02.yaml:2:11: error: document is EB152/34, which "
            "snapshots/2023-01.yaml has already: name each report once [duplicate-snapshot]"
        ),
        (
            "snapshots/2023-03.yaml:2:11: error: document is Eb152/34, which "
            "snapshots/2023-01.yaml has already: name each report once [duplicate-snapshot]"
        ),
    ]


@pytest.mark.parametrize(
    "category",
    ["resu1ts: Outcomes", "outcomes: results", "outcomes: {en: Outcomes, zh: 结果}"],
)
def test_categories_that_are_taken_for_each_other(category: str) -> None:
    plan = "title: {en: Reform, zh: 改革}\ncategories:\n  results: {en: Results, zh: 结果}\n"
    found = problem_lines({"plan.yaml": f"{plan}  {category}\n"} | action("UNLISTED_1"))
    key = category.partition(":")[0]
    assert [each for each in found if "untranslated" not in each] == [
        (
            f"plan.yaml:4:3: error: {key} has the name or looks of results (line 3): "
            "give each category a name of its own, or make them one [duplicate-category]"
        )
    ]


def test_categories_that_differ() -> None:
    assert problem_lines({"plan.yaml": f"{PLAN}  budget: Budget\n"} | action("UNLISTED_1")) == []


def test_a_cyrillic_letter_in_a_language_code() -> None:
    plan = PLAN.replace("Reform", "{en: Reform, \u0435s: Reforma}")
    assert problem_lines({"plan.yaml": plan} | action("UNLISTED_1")) == [
        (
            "plan.yaml:1:21: error: title has \u0435s, which is no language: write its code in "
            "lower case, such as en or zh (“\u0435” is a Cyrillic character (U+0435) that looks "
            "like “e” (U+0065)) [bad-value]"
        )
    ]
