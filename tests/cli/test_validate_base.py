from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sip.cli.run import run
from tests.support.repository import data_repository, new_repository
from tests.support.samples import ACTION, TWO_ACTIONS
from tests.support.systems import needs_links

if TYPE_CHECKING:
    from pathlib import Path

    from sip.problems.problem import Problem
    from sip.reading.dataset import Dataset
    from tests.support.repository import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = data_repository(tmp_path / "repository")
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("SIP_DATA", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return made


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], list[str]]:
    status = run(["validate", *arguments])
    out, err = capsys.readouterr()
    return status, out.splitlines(), err.splitlines()


@pytest.mark.usefixtures("repository")
def test_history_that_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, "--base", "main") == (0, ["4 files read: no problems"], [])


def test_history_that_is_rewritten(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.write({"actions/A1.yaml": ACTION.replace("on: 2023-01", "on: 2022-12")})
    status, out, err = lines(capsys, "--base", base)
    assert (status, err) == (1, [])
    assert out == [
        (
            "data/actions/A1.yaml:6:10: error: this entry is 2022-12 (status in progress), and was "
            f"2023-01 (status in progress) at {base[:12]}, in the time of the published report "
            "EB152/34 (2023-01): put it back, and tell what has changed in a new entry "
            "[rewritten-log]"
        ),
        "4 files read: 1 error",
    ]


def test_a_reason_turns_errors_into_warnings(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write({"actions/A1.yaml": ACTION.replace("on: 2023-01", "on: 2022-12")})
    status, out, err = lines(capsys, "--base", "main", "--allow-rewrite", "EB152/34/Corr.1")
    assert (status, err) == (0, [])
    assert out == [
        (
            "data/actions/A1.yaml:6:10: warning: this entry is 2022-12 (status in progress), and "
            "was 2023-01 (status in progress) at main, in the time of the published report "
            "EB152/34 (2023-01): put it back, and tell what has changed in a new entry; allowed "
            "because: EB152/34/Corr.1 [rewritten-log]"
        ),
        "4 files read: 1 warning",
    ]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "arguments",
    [("--allow-rewrite", "Why"), ("--base", "main", "--allow-rewrite", " ")],
)
def test_a_reason_goes_with_a_base(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert lines(capsys, *arguments) == (
        2,
        [],
        ["sip: --allow-rewrite goes with --base and a reason: say why it is allowed"],
    )


@pytest.mark.usefixtures("repository")
def test_an_unknown_base(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, "--base", "nowhere") == (
        2,
        [],
        [
            (
                "sip: --base: git knows no commit nowhere here: name a branch, a tag or a commit, "
                "and fetch the whole history (in a workflow, fetch-depth: 0)"
            )
        ],
    )


@pytest.mark.usefixtures("repository")
def test_the_rules_are_checked_of_the_data_now_and_not_of_the_base(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Dataset] = []

    def note(dataset: Dataset) -> list[Problem]:
        checked.append(dataset)
        return []

    monkeypatch.setattr("sip.cli.data.check", note)

    assert lines(capsys, "--base", "main") == (0, ["4 files read: no problems"], [])
    assert len(checked) == 1


def test_data_that_is_new_in_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = new_repository(tmp_path / "new")
    made.write({"README": "Nothing yet"}, ".")
    made.commit()
    made.write(TWO_ACTIONS)
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert lines(capsys, "--base", "main") == (
        0,
        ["4 files read: no problems"],
        ["sip: there was no data in data at main: all of it is new"],
    )


@needs_links
def test_two_revisions_are_compared_as_they_are(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("tag", "before")
    repository.write({"actions/A1.yaml": ACTION.replace("on: 2023-01", "on: 2022-12")})
    (repository.folder / "data" / "actions" / "A2.yaml").symlink_to("A1.yaml")
    repository.commit()
    repository.write({"actions/A1.yaml": ACTION})
    status, out, err = lines(capsys, "--base", "before..main")
    assert (status, err) == (1, [])
    assert out == [
        (
            "data/actions/A1.yaml:6:10: error: this entry is 2022-12 (status in progress), and was "
            "2023-01 (status in progress) at before, in the time of the published report "
            "EB152/34 (2023-01): put it back, and tell what has changed in a new entry "
            "[rewritten-log]"
        ),
        (
            "data/actions/A2.yaml:1:1: error: this is no regular file of at most 262144 bytes: "
            "put such a file in its place [unreadable-file]"
        ),
        (
            "4 files read: 2 errors; published figures not compared until every action's log can "
            "be read"
        ),
    ]


def test_a_revision_without_a_plan_can_t_be_compared(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("tag", "before")
    (repository.folder / "data" / "plan.yaml").unlink()
    repository.commit()
    assert lines(capsys, "--base", "before..main") == (
        2,
        [],
        ["sip: --base: there is no plan.yaml in data at main: name a revision that has it"],
    )


LATE = ACTION.replace("A1", "A3").replace("2023-12-31", "2023-13-31")
NO_DATE = (
    "data/actions/A3.yaml:4:6: error: due is 2023-13-31, which is no date: write 2023, 2023-Q4, "
    "2023-12 or 2023-12-31 [bad-date]"
)
WRONG_FIGURE = (
    "data/snapshots/2023-01.yaml:3:22: error: published.actions is 2 and in_progress 1, and the "
    "action files give 3 and 2 as of 2023-01 (A3 has the title of A1): mend the figure or the log "
    "that is wrong; if the report printed it so, keep it and say why under errata: "
    "[published-figure]"
)


def test_only_what_a_change_brings_fails_it(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write({"actions/A3.yaml": LATE})
    repository.commit()
    status, everything, _ = lines(capsys, "--base", "main")
    assert (status, everything[0]) == (1, NO_DATE)
    errors = len(everything) - 1
    repository.write({"actions/A1.yaml": ACTION + "  - {on: 2023-11, source: A1/1, note: More}\n"})
    assert lines(capsys, "--base", "main", "--changed") == (
        0,
        [
            (
                f"5 files read: no problems, and {errors} errors that the change did not bring: "
                "run sip validate without --changed to see them"
            )
        ],
        [],
    )
    repository.write({"actions/A3.yaml": f"{LATE}  - {{on: 2023-11, source: A1/1, note: More}}\n"})
    status, out, _ = lines(capsys, "--base", "main", "--changed")
    assert (status, out[0]) == (1, NO_DATE)


def test_a_rule_across_files_that_a_change_breaks_fails_it(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write({"actions/A3.yaml": ACTION.replace("A1", "A3")})
    status, out, _ = lines(capsys, "--base", "main", "--changed")
    assert (status, out[1]) == (1, WRONG_FIGURE)
    repository.commit()
    status, out, _ = lines(capsys, "--base", "main", "--changed")
    assert (status, len(out)) == (0, 1)


@pytest.mark.usefixtures("repository")
def test_a_change_is_one_since_a_base(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, "--changed") == (
        2,
        [],
        ["sip: --changed goes with --base: name the branch that the change goes to"],
    )
