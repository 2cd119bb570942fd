from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from sip.plan.models import Action, Plan, Snapshot
from sip.reading.fit import Loaded, fit
from sip.reading.yaml.reader import read_yaml
from tests.support.data import lines

if TYPE_CHECKING:
    from sip.reading.yaml.tree import Tree


def tree_of(text: str) -> Tree:
    tree, _ = read_yaml(dedent(text), "A_1.yaml")
    assert tree is not None
    return tree


def action_of(text: str) -> tuple[Loaded[Action] | None, list[str]]:
    """Hold the text against the model of an action, beside what reading it found."""
    loaded, problems = fit(tree_of(text), Action, "A_1", {"id": "A_1", "log": []})
    return loaded, lines(problems)


def test_a_source_that_fits_has_no_problem() -> None:
    text = "id: A_1\nlog:\n  - {on: 2023-01, source: A76/31, status: in progress}\n"
    loaded, problems = action_of(text)
    assert problems == []
    assert loaded is not None
    assert (loaded.name, loaded.record.id, loaded.lost) == ("A_1", "A_1", frozenset())
    assert loaded.place("log", 0, "status") == loaded.tree.values["log", 0, "status"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a", "a list"),
        ("[]", "empty"),
        ("abc", "abc"),
        ("~", "~"),
        ("''", "empty"),
        ('"::x"', r"\x3a:x"),
    ],
)
def test_a_file_that_is_no_mapping_gives_no_record(text: str, found: str) -> None:
    assert action_of(text) == (
        None,
        [
            (
                f"A_1.yaml:1:1: error: the file is {found}, where fields belong: "
                "write each on a line of its own as field: value [bad-value]"
            )
        ],
    )


def test_missing_fields_are_told_with_what_they_hold() -> None:
    loaded, problems = action_of("title: x\n")
    assert problems == [
        (
            "A_1.yaml:1:1: error: id is missing from an action: add id: and the action's id, "
            "which is also the file's name [missing-field]"
        ),
        (
            "A_1.yaml:1:1: error: log is missing from an action: add log: and the list of dated "
            "entries, oldest first, each starting with - on: [missing-field]"
        ),
    ]
    assert loaded is not None
    assert (loaded.record.id, loaded.record.log) == ("A_1", ())
    assert loaded.lost == {"id", "log"}


def test_fields_missing_further_in_are_told_where_they_are_missing() -> None:
    loaded, problems = action_of("id: A_1\nlog:\n  - {}\n  - note: x\n")
    on = "on is missing from a log entry: add on: and the date from which it holds, "
    source = (
        "source is missing from a log entry: add source: and the symbol of the document that "
        "says so, such as A77/28 [missing-field]"
    )
    assert problems == [
        f"A_1.yaml:3:5: error: {on}such as 2024-04-15 [missing-field]",
        f"A_1.yaml:3:5: error: {source}",
        f"A_1.yaml:4:5: error: {on}such as 2024-04-15 [missing-field]",
        f"A_1.yaml:4:5: error: {source}",
    ]
    assert loaded is not None
    assert loaded.record.log == ()
    assert loaded.lost == {"log"}


def test_a_snapshot_without_its_figures_gives_no_record() -> None:
    assert fit_lines("as_of: 2024-04\ndocument: A77/28\n") == [
        (
            "A_1.yaml:1:1: error: published is missing from a snapshot: add published: and the "
            "figures that the report printed: actions, implemented, in_progress [missing-field]"
        )
    ]
    assert fit_lines("as_of: 2024-04\ndocument: A77/28\npublished: {}\n") == [
        (
            "A_1.yaml:3:12: error: published is empty, where figures belong: write each figure "
            "that the report printed, such as actions: 96 [bad-value]"
        )
    ]


def fit_lines(text: str) -> list[str]:
    """Hold the text against the model of a snapshot, which gives no record of it."""
    loaded, problems = fit(tree_of(text), Snapshot, "2024-04", {})
    assert loaded is None
    return lines(problems)


def test_unknown_fields_are_told_with_the_nearest_known_name() -> None:
    text = """\
        id: A_1
        titel: x
        colour: red
        "": x
        log:
          - {on: 2023, source: A76/31, note: x, notes: y}
        """
    loaded, problems = action_of(text)
    known = "take it out, or use one of id, category, title, due, source, part_of, fields, log"
    assert problems == [
        "A_1.yaml:2:1: error: titel is no field of an action: write title [unknown-field]",
        f"A_1.yaml:3:1: error: colour is no field of an action: {known} [unknown-field]",
        f"A_1.yaml:4:1: error: the empty word is no field of an action: {known} [unknown-field]",
        "A_1.yaml:6:41: error: notes is no field of a log entry: write note [unknown-field]",
    ]
    assert loaded is not None
    assert [str(entry.on) for entry in loaded.record.log] == ["2023"]
    assert loaded.lost == {"titel", "title", "colour", "", "log"}


def test_a_misspelt_field_is_not_also_missing() -> None:
    loaded, problems = action_of("id: A_1\nlogs:\n  - {on: 2023, sorce: A76/31, note: x}\n")
    assert problems == [
        "A_1.yaml:2:1: error: logs is no field of an action: write log [unknown-field]"
    ]
    assert loaded is not None
    assert loaded.lost == {"logs", "log"}

    _, problems = action_of("id: A_1\nlog:\n  - {on: 2023, sorce: A76/31, note: x}\n")
    assert problems == [
        "A_1.yaml:3:16: error: sorce is no field of a log entry: write source [unknown-field]"
    ]


def test_a_misspelt_field_beside_the_one_it_resembles_excuses_no_other() -> None:
    _, problems = action_of("id: A_1\nlog:\n  - {on: 2023, source: A1, sorce: A1, notes: y}\n")
    assert problems == [
        "A_1.yaml:3:28: error: sorce is no field of a log entry: write source [unknown-field]",
        "A_1.yaml:3:39: error: notes is no field of a log entry: write note [unknown-field]",
    ]


def test_unknown_fields_of_the_other_files() -> None:
    plan = tree_of("title: x\ncategories: {a: A}\ncategory: b\n")
    assert lines(fit(plan, Plan, "plan", {})[1]) == [
        "A_1.yaml:3:1: error: category is no field of a plan: write categories [unknown-field]"
    ]
    snapshot = tree_of(
        "as_of: 2024\ndocument: A77/28\nfootnote: x\n"
        "published: {actions: 1, implemented: 0, in_progress: 1, open: 100}\n"
    )
    loaded, problems = fit(snapshot, Snapshot, "2024-12", {})
    assert lines(problems) == [
        "A_1.yaml:3:1: error: footnote is no field of a snapshot: write footnotes [unknown-field]",
        (
            "A_1.yaml:4:57: error: open is no field of the published figures: take it out, or use "
            "one of actions, implemented, verified, not_started, in_progress, closed_percent, "
            "open_percent, sub_actions [unknown-field]"
        ),
    ]
    assert loaded is not None
    assert loaded.record.published.in_progress == 1


def test_what_is_left_keeps_its_places_when_bad_parts_go() -> None:
    text = """\
        id: A_1
        title: {en: x, zh: ''}
        due: never
        log:
          - {on: 2023-13, source: A76/31, status: implemented}
          - {on: 2023-02, source: A76/32, status: done, note: kept}
          - text
          - {on: 2023-03, source: A76/33, expected: 2024, note: ''}
        """
    loaded, problems = action_of(text)
    assert problems == [
        (
            "A_1.yaml:2:20: error: title.zh is empty, which is no text: "
            "write a text of at most 4000 characters [bad-value]"
        ),
        (
            "A_1.yaml:3:6: error: due is never, which is no date: "
            "write 2023, 2023-Q4, 2023-12 or 2023-12-31 [bad-date]"
        ),
        (
            "A_1.yaml:5:10: error: on is 2023-13, which is no date: "
            "write 2023, 2023-Q4, 2023-12 or 2023-12-31 [bad-date]"
        ),
        (
            "A_1.yaml:6:43: error: status is done, which is no status: write not started, "
            "in progress, implemented, removed or merged [bad-value]"
        ),
        (
            "A_1.yaml:7:5: error: this log entry is text, where fields belong: "
            "write each on a line of its own as field: value [bad-value]"
        ),
        (
            "A_1.yaml:8:57: error: note is empty, which is no text: "
            "write a text of at most 4000 characters [bad-value]"
        ),
    ]
    assert loaded is not None
    record = loaded.record
    assert record.title is not None
    assert record.title.languages == {"en"}
    assert record.due is None
    assert [(entry.source, entry.status) for entry in record.log] == [
        ("A76/32", None),
        ("A76/33", None),
    ]
    assert [str(entry.expected) for entry in record.log] == ["None", "2024"]
    assert [loaded.place("log", index, "source").line for index in range(2)] == [6, 8]
    assert loaded.tree.keys["log", 0, "status"].line == 6
    assert loaded.lost == {"title", "due", "log"}


def test_a_text_goes_when_its_english_does() -> None:
    loaded, problems = action_of("id: A_1\ntitle: {en: '', zh: x}\nlog: []\n")
    assert problems == [
        (
            "A_1.yaml:2:13: error: title.en is empty, which is no text: "
            "write a text of at most 4000 characters [bad-value]"
        )
    ]
    assert loaded is not None
    assert loaded.record.title is None
    assert loaded.lost == {"title"}


def test_a_refused_name_is_told_and_not_its_value_beside() -> None:
    assert action_of("id: A_1\ntitle: {en: A fund, and people}\nlog: []\n")[1] == [
        (
            "A_1.yaml:2:21: error: title has and people, which is no language: put the text before "
            "it in quotes, or write each language on a line of its own [bad-value]"
        )
    ]


def test_an_id_that_does_not_fit_gives_way_to_the_files_name() -> None:
    loaded, _ = action_of("id: A--1\nlog: []\n")
    assert loaded is not None
    assert loaded.record.id == "A_1"
    assert loaded.lost == {"id"}


@pytest.mark.parametrize("field", ["id: A--1", "id: *x", "title: x"])
def test_no_record_is_left_where_neither_the_id_nor_the_files_name_fits(field: str) -> None:
    loaded, _ = fit(tree_of(f"{field}\nlog: []\n"), Action, "my file", {"id": "my file", "log": []})
    assert loaded is None


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("id: *x\nlog: []\n", {"id"}),
        ("id: A_1\nlog: *x\n", {"log"}),
        ("id: A_1\ntitle: {en: x, zh: *x}\nlog: []\n", {"title"}),
        ("id: A_1\ncategory: *x\nlog: []\n", {"category"}),
        ("id: A_1\nlog: []\nlog: []\n", {"log"}),
        ("id: A_1\nlog:\n  - *x\n", {"log"}),
        ("id: A_1\nlog:\n  - {on: 2023, source: A1, status: *x}\n", {"log"}),
        ("id: A_1\nlog:\n  - {on: 2023, on: 2024, source: A1, note: x}\n", {"log"}),
        ("id: A_1\nlog:\n  - {on: 2023, source: A1, note: x, <<: *x}\n", {"log"}),
        ("id: A_1\nlog:\n  - {on: 2023, source: A1, note: x, [a]: b}\n", {"log"}),
        ("id: A_1\nlog: []\n<<: {due: 2023}\n", set()),
    ],
)
def test_what_the_reading_refused_is_reported_once_and_spoils_its_field(
    text: str, lost: set[str]
) -> None:
    loaded, problems = action_of(text)
    assert problems == []
    assert loaded is not None
    assert loaded.lost == lost


def test_a_log_entry_goes_when_the_alias_of_its_date_does() -> None:
    loaded, problems = action_of(
        "id: A_1\nlog:\n  - {on: *x, source: A1, note: x}\n  - {on: 2024, source: A2, note: x}\n"
    )
    assert problems == []
    assert loaded is not None
    assert [entry.source for entry in loaded.record.log] == ["A2"]
    assert loaded.place("log", 0).line == 4


def test_fields_by_the_thousand_are_told_apart_in_one_run() -> None:
    strange = "".join(f"field{number}: x\n" for number in range(4000))
    loaded, problems = action_of(f"id: A_1\nlog: []\n{strange}")
    assert len(problems) == 4000
    assert loaded is not None
    assert loaded.record.id == "A_1"


def test_a_file_with_one_bad_field_is_held_against_its_model_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held: list[object] = []
    validate = Action.model_validate

    def counted(value: object, context: object) -> Action:
        held.append(value)
        return validate(value, context=context)

    monkeypatch.setattr(Action, "model_validate", counted)
    loaded, problems = fit(tree_of("id: A_1\ndue: soon\nlog: []\n"), Action, "A_1", {"log": []})

    assert (loaded is not None, len(problems), len(held)) == (True, 1, 2)
