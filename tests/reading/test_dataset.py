from __future__ import annotations

from dataclasses import replace

import pytest

from sip.reading.dataset import DataFile, Dataset, FileKind, read_records
from tests.support.data import ACTION, PLAN, SNAPSHOT, data_files, lines

FILES: dict[str, str | bytes] = {
    "plan.yaml": PLAN,
    "actions/A_1.yaml": ACTION,
    "snapshots/2023-01.yaml": SNAPSHOT,
}


def read(files: dict[str, str | bytes]) -> tuple[Dataset, list[str]]:
    """Read these files in the place of those without a problem, or beside them."""
    found, problems = read_records(data_files(FILES | files), "data")
    return found, lines(problems)


def test_files_without_a_problem() -> None:
    found, problems = read({})
    assert problems == []
    assert found.lost == ()
    assert found.texts == FILES
    assert found.record.plan.title.original == "Reform"
    assert [action.id for action in found.record.actions] == ["A_1"]
    assert [str(snapshot.as_of) for snapshot in found.record.snapshots] == ["2023-01"]


def test_actions_are_in_the_order_of_their_numbers_in_the_record() -> None:
    found, _ = read(
        {f"actions/{each}.yaml": ACTION.replace("A_1", each) for each in ("A_10", "A_9")}
    )
    assert [action.id for action in found.record.actions] == ["A_1", "A_9", "A_10"]


def test_snapshots_are_in_the_order_of_their_dates_in_the_record() -> None:
    later = SNAPSHOT.replace("2023-01", "2024-01")
    found, _ = read({"snapshots/2023-01.yaml": later, "snapshots/2023-02.yaml": SNAPSHOT})
    assert [str(each.as_of) for each in found.record.snapshots] == ["2023-01", "2024-01"]


def test_a_dataset_without_a_plan_has_no_record() -> None:
    found, _ = read({"plan.yaml": "- a\n"})
    with pytest.raises(ValueError, match=r"^data$"):
        _ = found.record


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "id: A_1\ntitle: Café".encode("latin-1"),
            "2:11: error: the byte 0xE9 is not UTF-8: save the file as UTF-8 [encoding]",
        ),
        (
            "title: 改革 ".encode() + b"\xed\xa0\x80",
            "1:11: error: the byte 0xED is not UTF-8: save the file as UTF-8 [encoding]",
        ),
        (
            "id: A_1".encode("utf-16"),
            "1:1: error: the byte 0xFF is not UTF-8: save the file as UTF-8 [encoding]",
        ),
        (
            b"id: A_1\n\n\n\xc0\xaf",
            "4:1: error: the byte 0xC0 is not UTF-8: save the file as UTF-8 [encoding]",
        ),
    ],
)
def test_a_file_that_is_not_utf_8(content: bytes, problem: str) -> None:
    found, problems = read({"actions/A_1.yaml": content})
    assert problems == [f"actions/A_1.yaml:{problem}"]
    assert found.lost == (DataFile("actions/A_1.yaml", FileKind.ACTION, content),)


def test_a_byte_order_mark_is_a_problem_and_the_rest_is_read() -> None:
    found, problems = read({"plan.yaml": b"\xef\xbb\xbftitle: A plan\ncategories: {}\n"})
    assert problems == [
        (
            "plan.yaml:1:1: error: the file starts with a byte order mark: save it as UTF-8 "
            "without one [encoding]"
        ),
        (
            "plan.yaml:2:13: error: categories is empty, where at least one category belongs: "
            "write each category on a line of its own as key: name [bad-value]"
        ),
    ]
    assert found.texts["plan.yaml"] == "title: A plan\ncategories: {}\n"


def test_line_ends_of_windows_are_read() -> None:
    text = b"id: A_1\r\ntitle: x\r\ndue: y\r\nlog: []\r\n"
    assert read({"actions/A_1.yaml": text})[1] == [
        (
            "actions/A_1.yaml:3:6: error: due is y, which is no date: write 2023, 2023-Q4, "
            "2023-12 or 2023-12-31 [bad-date]"
        )
    ]


@pytest.mark.parametrize(
    ("path", "content", "counted"),
    [
        ("plan.yaml", "", True),
        ("snapshots/2023-01.yaml", "", True),
        ("actions/B_1.yaml", "", False),
        ("actions/B_1.yaml", "- a", False),
        ("actions/B_1.yaml", b"\xff", False),
        ("actions/B_1.yaml", "log: []", False),
        ("actions/B_1.yaml", "id: B_1\ntitle: []\nlog: []", True),
        ("actions/B_1.yaml", "id: B_1\nlog: *x", False),
    ],
)
def test_actions_can_be_counted_only_where_each_could_be_read(
    path: str,
    content: str | bytes,
    counted: bool,  # noqa: FBT001  # the expected value
) -> None:
    found, problems = read({path: content})
    assert problems != []
    assert found.can_be_counted is counted
    assert found.are_figures_compared is (counted or not found.snapshots)


def test_a_file_that_could_not_be_read_still_lends_its_name() -> None:
    unreadable = DataFile("actions/B_1.yaml", FileKind.ACTION, None)
    found, problems = read_records([unreadable], "data")
    assert problems == []
    assert found.lost == (unreadable,)
    assert unreadable.name == "B_1"


def test_no_action_is_nothing_to_count() -> None:
    found, _ = read_records(data_files({"plan.yaml": PLAN}), "data")
    assert not found.can_be_counted


@pytest.mark.parametrize("snapshots", [{}, {"snapshots/2023-01.yaml": SNAPSHOT}])
def test_without_a_snapshot_there_is_no_figure_to_compare(snapshots: dict[str, str]) -> None:
    files = {"actions/A_1.yaml": "", **snapshots}
    found, _ = read_records(data_files(files), "data")
    assert found.are_figures_compared is not bool(snapshots)


def test_a_data_file_is_named_without_its_ending() -> None:
    assert DataFile("snapshots/2024-04.yaml", FileKind.SNAPSHOT, b"").name == "2024-04"


def test_what_a_change_leaves_alone_is_not_read_again() -> None:
    files = list(data_files(FILES | {"actions/B_2.yaml": ACTION.replace("A_1", "B_2")}))
    before, _ = read_records(files, "data")
    changed = [
        replace(file, content=(file.content or b"") + b"part_of: A_1\n")
        if file.name == "B_2"
        else file
        for file in files
    ]

    after, problems = read_records(changed, "data", before)

    assert (after, problems) == read_records(changed, "data")
    kept = {each.name for each in after.actions if any(each is one for one in before.actions)}
    assert kept == {each.name for each in before.actions} - {"B_2"}


def test_texts_are_read_again_where_the_plan_has_another_language() -> None:
    files = list(data_files(FILES))
    before, _ = read_records(files, "data")
    plan = f"{PLAN}language: fr\n".encode()
    changed = [
        replace(file, content=plan) if file.kind is FileKind.PLAN else file for file in files
    ]

    assert read_records(changed, "data", before) == read_records(changed, "data")
