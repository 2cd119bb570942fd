from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sip.checks.rules import RULES
from sip.cli.run import run
from sip.render.problems import rules
from tests.support.data import write_folder
from tests.support.samples import ACTION, PLAN
from tests.support.systems import needs_links, needs_name, needs_terminals
from tests.support.terminals import run_in_a_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping

REOPENED = """\
id: A2
category: people
title: Second
due: 2023-12-31
log:
  - {on: 2023-01, source: EB152/34, status: implemented}
  - {on: 2023-03, source: A76/31, status: in progress}
"""
BAD_DATE = ACTION.replace("12-31", "13-31")
BAD_DATE_LINE = (
    "data/actions/A1.yaml:4:6: error: due is 2023-13-31, which is no date: "
    "write 2023, 2023-Q4, 2023-12 or 2023-12-31 [bad-date]\n"
)
REOPENED_LINE = (
    "data/actions/A2.yaml:7:43: warning: status is in progress after implemented, "
    "which reopens the action: check that the source says so [reopened]\n"
)
ANNOTATION = (
    "::error file={path},line=4,endLine=4,col=6,endColumn=16,title=bad-date"
    "::due is 2023-13-31, which is no date: write 2023, 2023-Q4, 2023-12 or 2023-12-31\n"
)
_COMMANDS = "\n::error::x\x1b[2J##[group]%0A.yml"


class Result(NamedTuple):
    """What a run printed, and its exit status."""

    status: int
    out: str
    err: str = ""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(actions: Mapping[str, str], folder: str = "data") -> None:
    """Write a data folder with these actions into the current folder."""
    files = {f"actions/{name}": text for name, text in actions.items()}
    write_folder(Path(folder), {"plan.yaml": PLAN, **files})


def validate(capsys: pytest.CaptureFixture[str], *arguments: str) -> Result:
    status = run(["validate", *arguments])
    captured = capsys.readouterr()
    return Result(status, captured.out, captured.err)


def test_good_data(capsys: pytest.CaptureFixture[str]) -> None:
    write({"A1.yaml": ACTION})

    assert validate(capsys) == Result(0, "2 files read: no problems\n")


def test_an_error_fails_and_a_pipe_gets_a_line_a_problem(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write({"A1.yaml": BAD_DATE, "A2.yaml": REOPENED})

    assert validate(capsys) == Result(
        1, f"{BAD_DATE_LINE}{REOPENED_LINE}3 files read: 1 error, 1 warning\n"
    )


def test_a_warning_fails_only_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    write({"A2.yaml": REOPENED})
    printed = f"{REOPENED_LINE}2 files read: 1 warning\n"

    assert validate(capsys) == Result(0, printed)
    assert validate(capsys, "--strict") == Result(1, printed)


@pytest.mark.parametrize("path", ["data/actions/A1.yaml", "./data/../data/actions/A1.yaml"])
def test_a_path_narrows_what_is_printed(capsys: pytest.CaptureFixture[str], path: str) -> None:
    write({"A1.yaml": BAD_DATE, "A2.yaml": REOPENED})

    assert validate(capsys, path) == Result(1, f"{BAD_DATE_LINE}3 files read: 1 error\n")


@pytest.mark.parametrize("path", ["data/actions", "data", "."])
def test_a_folder_stands_for_all_in_it(capsys: pytest.CaptureFixture[str], path: str) -> None:
    write({"A1.yaml": BAD_DATE, "A2.yaml": REOPENED})

    assert validate(capsys, path) == Result(
        1, f"{BAD_DATE_LINE}{REOPENED_LINE}3 files read: 1 error, 1 warning\n"
    )


def test_an_error_in_a_file_that_was_not_named_fails_all_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write({"A1.yaml": BAD_DATE, "A2.yaml": REOPENED})

    assert validate(capsys, "data/actions/A2.yaml") == Result(
        1,
        f"{REOPENED_LINE}3 files read: 1 warning, and 1 error in files that were not named: "
        "run sip validate without file names to see them\n",
    )


def test_a_warning_in_a_file_that_was_not_named_fails_only_a_strict_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write({"A1.yaml": ACTION, "A2.yaml": REOPENED})

    assert validate(capsys, "data/plan.yaml") == Result(0, "3 files read: no problems\n")
    assert validate(capsys, "--strict", "data/plan.yaml") == Result(
        1,
        "3 files read: no problems, and 1 warning in files that were not named: "
        "run sip validate without file names to see them\n",
    )


@pytest.mark.parametrize("path", ["README.md", "other/data", "nowhere\x1b.yaml"])
def test_a_path_outside_the_data_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], path: str
) -> None:
    write({"A1.yaml": ACTION})
    write({"A1.yaml": BAD_DATE}, "other/data")
    Path("README.md").touch()
    shown = path.replace("\x1b", "\\x1b")

    assert validate(capsys, path) == Result(
        2,
        "",
        f"sip: {shown} is not in the data folder data: name its files or folders, none for all "
        "of them, or another folder with --data\n",
    )


def test_a_path_may_be_a_data_file_that_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    write({"A1.yaml": ACTION})
    Path("data/plan.yaml").unlink()

    assert validate(capsys, "data/plan.yaml") == Result(
        1,
        "data/plan.yaml:1:1: error: plan.yaml is missing: add it, or name the right folder "
        "with --data [missing-file]\n1 file read: 1 error\n",
    )


@needs_links
def test_a_data_folder_that_is_a_link_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    write({"A1.yaml": BAD_DATE}, "kept")
    Path("data").symlink_to("kept")

    assert validate(capsys, "--data", "data") == Result(
        2, "", "sip: data is a link: name the folder itself with --data\n"
    )


@needs_links
def test_a_link_in_the_data_folder_is_named_by_its_own_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write({"A1.yaml": ACTION})
    Path("elsewhere.yaml").touch()
    Path("data/actions/A3.yaml").symlink_to(Path("elsewhere.yaml").absolute())

    assert validate(capsys, "data/actions/A3.yaml") == Result(
        1,
        "data/actions/A3.yaml:1:1: error: this is a link: put the file itself here "
        "[unreadable-file]\n2 files read: 1 error\n",
    )


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    write({"A1.yaml": BAD_DATE, "A2.yaml": REOPENED})

    status, out, err = validate(capsys, "--format", "json", "data/actions/A2.yaml")
    printed = json.loads(out)

    assert (status, err) == (1, "")
    assert [problem["rule"] for problem in printed["problems"]] == ["reopened"]
    assert printed["counts"] == {
        "files": 3,
        "errors": 0,
        "warnings": 1,
        "elsewhere": {"errors": 1, "warnings": 0},
        "unchanged": {"errors": 0, "warnings": 0},
    }


def test_github_actions_gets_annotations_and_the_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"A1.yaml": BAD_DATE})
    annotation = ANNOTATION.format(path="data/actions/A1.yaml")
    lines = f"{BAD_DATE_LINE}2 files read: 1 error\n"

    assert validate(capsys, "--format", "github") == Result(1, annotation)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert validate(capsys) == Result(1, annotation + lines)
    assert validate(capsys, "--format", "text") == Result(1, lines)
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert validate(capsys) == Result(1, lines)


@pytest.mark.parametrize(
    ("workspace", "git", "path"),
    [
        (".", "repository/.git", "repository/data/actions/A1.yaml"),
        ("repository", ".git", "data/actions/A1.yaml"),
        ("", "repository/.git", "data/actions/A1.yaml"),
        ("elsewhere", "repository/.git", "data/actions/A1.yaml"),
        ("repository/data", ".git", "actions/A1.yaml"),
    ],
)
def test_services_get_paths_from_the_top_of_the_repository(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    workspace: str,
    git: str,
    path: str,
) -> None:
    write({"A1.yaml": BAD_DATE}, "repository/data")
    Path(git).mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", workspace and str(Path(workspace).absolute()))
    monkeypatch.chdir("repository/data/actions")

    annotations = validate(capsys, "--format", "github")
    sarif = json.loads(validate(capsys, "--format", "sarif").out)
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]

    assert annotations == Result(1, ANNOTATION.format(path=path))
    assert place["artifactLocation"] == {"uri": path, "uriBaseId": "SRCROOT"}


@needs_terminals
@pytest.mark.process
def test_a_terminal_gets_the_source_line_and_a_caret(tmp_path: Path) -> None:
    write({"A1.yaml": BAD_DATE})

    finished = run_in_a_terminal("validate", cwd=tmp_path, columns=200, NO_COLOR="1")

    shown = finished.out
    assert (finished.status, finished.err) == (1, "")
    for style in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):  # bold, dim and neither: no colour
        shown = shown.replace(style, "")
    assert shown == (
        f"{BAD_DATE_LINE}  4 | due: 2023-13-31\n    |      ^^^^^^^^^^\n2 files read: 1 error\n"
    )


def test_rules_are_listed_without_any_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert validate(capsys, "--rules") == Result(0, rules.render(RULES, 80))


@needs_name(_COMMANDS)
def test_a_file_name_injects_no_command_into_any_format(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"A1.yaml": ACTION, _COMMANDS: ""})
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    printed = [validate(capsys, *["--format", each][: 2 * bool(each)]).out for each in _FORMATS]

    for out in printed:
        assert "\x1b" not in out
        assert "##[" not in out
        commands = [line for line in out.splitlines() if line.lstrip().startswith("::")]
        assert all(line.startswith("::error file=data/actions/\\n%3A%3Aerror") for line in commands)
    assert [out.count("\n::") + out.startswith("::") for out in printed] == [1, 0, 0, 1, 0]


_FORMATS = ("", "text", "json", "github", "sarif")
