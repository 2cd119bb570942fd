from __future__ import annotations

import datetime as dt
import os
import re
import shlex
from typing import TYPE_CHECKING

import pytest

import sip.report.status
from sip import __version__
from sip.cli.app import COMMANDS
from sip.cli.output.files import write_file
from sip.cli.run import run
from tests.support.golden import LANGUAGES, golden_page
from tests.support.golden import golden_text as _golden
from tests.support.installed import Finished, copy_of_the_data
from tests.support.paths import DATA
from tests.support.systems import make_pipe, needs_links, needs_permissions, needs_pipes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

_COMMANDS = tuple(COMMANDS)
_NOTHING_PRINTED = "sip: no figure is printed from data with errors: mend them first\n"
_WRITE_A_DATE = (
    "is no date and no report on record: write a date such as 2024, 2024-Q2, 2024-04 or "
    "2024-04-15, today, or a report on record: EB152/34, A76/31, EB154/34, A77/28"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["status", "report"])
def test_the_shipped_data_as_text(command: str, language: str, sip: Here, elsewhere: Path) -> None:
    printed = _golden(f"{command}.{language}.80.txt")

    assert sip(command, "--lang", language, cwd=elsewhere) == Finished(0, printed, "")


@pytest.mark.parametrize(
    ("name", "ending"), [("markdown", "md"), ("html", "html"), ("csv", "csv"), ("json", "json")]
)
def test_the_report_in_each_format_of_text(
    name: str, ending: str, sip: Here, elsewhere: Path
) -> None:
    document = golden_page(f"report.en.{ending}")

    assert sip("report", "--format", name, cwd=elsewhere) == Finished(0, document, "")


def test_the_shipped_data_is_valid(sip: Here) -> None:
    assert sip("validate") == Finished(0, "103 files read: no problems\n", "")


# Where the data folder is


def test_the_data_folder_is_found_from_a_folder_inside_it(sip: Here) -> None:
    assert sip("status", cwd=DATA / "actions").out == _golden("status.en.80.txt")


def test_the_data_folder_is_named_by_option_or_environment(sip: Here, tmp_path: Path) -> None:
    printed = Finished(0, _golden("status.en.80.txt"), "")

    assert sip("status", "--data", DATA, cwd=tmp_path) == printed
    assert sip("status", cwd=tmp_path, variables={"SIP_DATA": str(DATA)}) == printed


@pytest.mark.parametrize(
    "command", ["status", "report", "list", "show A_1", "chart", "diff A77/28", "validate"]
)
def test_no_data_folder(sip: Here, command: str, tmp_path: Path) -> None:
    assert sip(*command.split(), cwd=tmp_path) == Finished(
        2,
        "",
        "sip: there is no data folder here or above: go to a folder that has data/actions, "
        "or name one with --data DIR\n",
    )


def test_a_folder_named_data_that_has_no_plan(sip: Here, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()

    assert sip("status", cwd=tmp_path) == Finished(
        2,
        "",
        "sip: the folder data here has no plan in it: put plan.yaml and actions/ID.yaml there, "
        "or name another folder with --data DIR\n",
    )


def test_a_repository_that_has_a_data_folder_means_it(sip: Here, tmp_path: Path) -> None:
    assert sip("status", "--data", DATA.parent, cwd=tmp_path) == sip("status", cwd=DATA)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--data", DATA, "--lang", "zh", "status"),
        ("--lang=zh", f"--data={DATA}", "status"),
        ("--lang", "zh", "--debug", "status", "--data", DATA),
        ("status", "--debug", "--data", DATA, "--lang", "zh"),
    ],
)
def test_data_language_and_debug_stand_before_the_command_or_behind_it(
    sip: Here, arguments: tuple[str | Path, ...], tmp_path: Path
) -> None:
    assert sip(*arguments, cwd=tmp_path) == sip("status", "--lang", "zh", cwd=DATA)


@pytest.mark.parametrize("arguments", [("--data", DATA), ("--lang",)])
def test_options_without_a_command(sip: Here, arguments: tuple[str | Path, ...]) -> None:
    assert sip(*arguments) == Finished(
        2, "", f"sip: No such option: {arguments[0]} (see sip --help)\n"
    )


def test_a_data_folder_that_is_not_there(sip: Here, tmp_path: Path) -> None:
    assert sip("status", "--data", "nowhere", cwd=tmp_path) == Finished(
        2, "", "sip: nowhere is no folder: name the folder that has actions/ with --data DIR\n"
    )


def test_an_empty_data_folder(sip: Here, tmp_path: Path) -> None:
    tmp_path.joinpath("empty").mkdir()
    problems = (
        "empty/actions:1:1: error: actions is missing: add it, or name the right folder with "
        "--data [missing-file]\n"
        "empty/plan.yaml:1:1: error: plan.yaml is missing: add it, or name the right folder with "
        "--data [missing-file]\n"
        "0 files read: 2 errors\n"
    )

    assert sip("validate", "--data", "empty", cwd=tmp_path) == Finished(1, problems, "")
    assert sip("status", "--data", "empty", cwd=tmp_path) == Finished(
        1, "", problems + _NOTHING_PRINTED
    )


def test_a_data_folder_without_an_action(sip: Here, tmp_path: Path) -> None:
    data = copy_of_the_data(tmp_path)
    for path in (data / "actions").iterdir():
        path.unlink()
    for path in (data / "snapshots").iterdir():
        path.unlink()

    assert sip("validate", cwd=tmp_path) == Finished(
        1,
        "data/actions:1:1: error: the folder has no action: add one, as ID.yaml [missing-file]\n"
        "1 file read: 1 error\n",
        "",
    )


# Broken data


def test_a_broken_file_stops_every_figure_and_every_problem_is_named(
    sip: Here, tmp_path: Path
) -> None:
    data = copy_of_the_data(tmp_path)
    action = data / "actions" / "SIP2023_B15.yaml"
    action.write_text(
        action.read_text(encoding="utf-8")
        .replace("due: 2023-12-31", "due: 2023-13-31")
        .replace("category: accountability", "category: acountability"),
        encoding="utf-8",
    )
    data.joinpath("actions", "SIP2023_A3.yml").touch()
    problems = (
        "data/actions/SIP2023_A3.yml:1:1: error: SIP2023_A3.yml is not read: let its name end in "
        ".yaml [unexpected-file]\n"
        "data/actions/SIP2023_B15.yaml:3:11: error: category is acountability, which plan.yaml "
        "does not have: write accountability [unknown-category]\n"
        "data/actions/SIP2023_B15.yaml:17:6: error: due is 2023-13-31, which is no date: write "
        "2023, 2023-Q4, 2023-12 or 2023-12-31 [bad-date]\n"
        "103 files read: 3 errors; published figures not compared until every action's log can be "
        "read\n"
    )

    assert sip("validate", cwd=tmp_path) == Finished(1, problems, "")
    for command in ("status", "report", "list", "chart", "diff A77/28"):
        assert sip(*command.split(), cwd=tmp_path) == Finished(1, "", problems + _NOTHING_PRINTED)


def test_a_published_figure_that_the_actions_do_not_give(sip: Here, tmp_path: Path) -> None:
    snapshot = copy_of_the_data(tmp_path) / "snapshots" / "2024-04.yaml"
    snapshot.write_text(
        snapshot.read_text(encoding="utf-8").replace("implemented: 81", "implemented: 82"),
        encoding="utf-8",
    )

    assert sip("validate", cwd=tmp_path) == Finished(
        1,
        "data/snapshots/2024-04.yaml:6:16: error: published.implemented is 82, and the action "
        "files give 81 as of 2024-04-15 (what is published does not add up: 82 implemented and "
        "15 in progress are 97): mend the figure or the log that is wrong; if the report printed "
        "it so, keep it and say why under errata: [published-figure]\n"
        "103 files read: 1 error\n",
        "",
    )


@needs_pipes
@needs_links
def test_files_that_can_not_be_read_hold_nothing_up(sip: Here, tmp_path: Path) -> None:
    actions = copy_of_the_data(tmp_path) / "actions"
    make_pipe(actions / "PIPE.yaml")
    actions.joinpath("LINK.yaml").symlink_to("/dev/zero")

    assert sip("validate", cwd=tmp_path) == Finished(
        1,
        "data/actions/LINK.yaml:1:1: error: this is a link: put the file itself here "
        "[unreadable-file]\n"
        "data/actions/PIPE.yaml:1:1: error: this is no regular file: take it out "
        "[unreadable-file]\n"
        "103 files read: 2 errors; published figures not compared until every action's log can be "
        "read\n",
        "",
    )


def test_a_warning_stops_nothing(sip: Here, tmp_path: Path) -> None:
    action = copy_of_the_data(tmp_path) / "actions" / "SIP2023_A3.yaml"
    reopened = (
        "  - {on: 2023-02, source: A76/31, status: implemented}\n"
        "  - {on: 2023-03, source: A76/31, status: in progress}\n"
        "  - on: 2024-04-15\n"
    )
    text = action.read_text(encoding="utf-8").replace("  - on: 2024-04-15\n", reopened)
    action.write_text(text, encoding="utf-8")
    line = text.splitlines().index(reopened.splitlines()[1]) + 1

    assert sip("validate", cwd=tmp_path) == Finished(
        0,
        f"data/actions/SIP2023_A3.yaml:{line}:43: warning: status is in progress after "
        "implemented, which reopens the action: check that the source says so [reopened]\n"
        "103 files read: 1 warning\n",
        "",
    )
    assert sip("status", cwd=tmp_path) == Finished(0, _golden("status.en.80.txt"), "")


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["statsu"], "sip: statsu is no command: did you mean status?"),
        (["status", "--zzzz"], "sip status: No such option: --zzzz (see sip status --help)"),
        (
            ["list", "--sort", "expectd\x1b"],
            (
                "sip list: --sort expectd\\x1b is none of its values: write expected "
                "(see sip list --help)"
            ),
        ),
        (
            ["status", "--every", "o'clock"],
            (
                "sip status: --every o'clock is none of its values: use one of month, quarter, "
                "year (see sip status --help)"
            ),
        ),
        (
            ["list", "--sort", "x" * 900],
            (
                f"sip list: --sort {'x' * 199}… is none of its values: use one of id, due, "
                "expected, category, status, age, overdue, slipped, silent, moves "
                "(see sip list --help)"
            ),
        ),
        (
            ["schema", "plans"],
            "sip schema: KIND plans is none of its values: write plan (see sip schema --help)",
        ),
        (["status", "--as-of", "soon"], f"sip: --as-of soon {_WRITE_A_DATE}"),
        (["status", "--as-of", "2023-02-30"], f"sip: --as-of 2023-02-30 {_WRITE_A_DATE}"),
        (["status", "--as-of", "A99/1"], f"sip: --as-of A99/1 {_WRITE_A_DATE}"),
        (
            ["report", "--as-of", "x\x1b[31m\n::y"],
            f"sip: --as-of x\\x1b[31m\\n::y {_WRITE_A_DATE}",
        ),
        (
            ["report", "--as-of", "2022"],
            (
                "sip: --as-of 2022 lies before the record begins: its first entry is dated "
                "2023-01; choose 2023-01 or later"
            ),
        ),
        (
            ["status", "--lang", "pt"],
            (
                "sip: --lang: there is no catalog for the language pt: use one of en (English), "
                "ar (العربية), es (español), fr (français), ru (русский), zh (中文)"
            ),
        ),
        (
            ["report", "--format", "markdwon"],
            "sip: --format markdwon is no format: write markdown",
        ),
        (
            ["report", "--format", "pdf"],
            (
                "sip: --format pdf is no format: "
                "write one of terminal, markdown, html, docx, csv, json"
            ),
        ),
        (
            ["report", "--output", "draft.pdf"],
            (
                "sip: --output draft.pdf: the ending says no format: let it end in .txt, .md, "
                ".markdown, .html, .htm, .docx, .csv, .json, or add --format"
            ),
        ),
        (
            ["report", "--output", "nowhere/draft.md"],
            (
                "sip: --output nowhere/draft.md can't be written (no such file or directory): "
                "name a file in a folder that you may write to"
            ),
        ),
        (
            ["report", "--output", "README.md/draft.md"],
            (
                "sip: --output README.md/draft.md can't be written (not a directory): "
                "name a file in a folder that you may write to"
            ),
        ),
    ],
)
def test_wrong_usage_is_told_in_one_line(sip: Here, arguments: list[str], line: str) -> None:
    assert sip(*arguments) == Finished(2, "", f"{line}\n")


def test_without_a_command_there_is_help(sip: Here) -> None:
    assert sip() == Finished(2, "", sip("--help").out)


# The as-of date


@pytest.mark.parametrize(
    ("written", "subtitle", "last_row"),
    [
        (
            "A76/31",
            (
                "As of 31 March 2023 (March 2023). The latest report with data up to then is\n"
                "March 2023 (A76/31)."
            ),
            "March 2023 (A76/31)              96*            42          54         44%    56%",
        ),
        (
            "a77/28",
            "As of 15 April 2024. The latest report with data up to then is April 2024\n(A77/28).",
            "April 2024 (A77/28)              96             81          15**       84%    16%",
        ),
        (
            "2024-04",
            (
                "As of 15 April 2024. The latest report with data up to then is April 2024\n"
                "(A77/28)."
            ),
            "April 2024 (A77/28)              96             81          15**       84%    16%",
        ),
        (
            "2023-11-30",
            (
                "As of 30 November 2023 (November 2023). The latest report with data up to then\n"
                "is November 2023 (EB154/34)."
            ),
            "November 2023 (EB154/34)          96            67            29       70%    30%",
        ),
        (
            "2023-Q2",
            (
                "As of 30 June 2023 (second quarter of 2023). No report is on record for this\n"
                "date; the latest before it is March 2023 (A76/31). Up to 30 June 2023, nothing\n"
                "is on record after March 2023 (A76/31)."
            ),
            "March 2023 (A76/31)              96*            42          54         44%    56%",
        ),
        (
            "2024",
            (
                "As of 31 December 2024 (2024). No report is on record for this date; the latest\n"
                "before it is April 2024 (A77/28). Up to 31 December 2024, nothing is on record\n"
                "after April 2024 (A77/28)."
            ),
            "April 2024 (A77/28)              96             81          15**       84%    16%",
        ),
    ],
)
def test_an_as_of_date_in_each_of_its_forms(
    sip: Here, written: str, subtitle: str, last_row: str
) -> None:
    done = sip("status", "--as-of", written)

    assert (done.status, done.err) == (0, "")
    head, _, table = done.out.partition("\n\n")
    assert head == f"Secretariat implementation plan on reform\n{subtitle}"
    assert last_row.split() in [line.split() for line in table.splitlines()]


def test_as_of_today(sip: Here) -> None:
    before = dt.datetime.now(dt.UTC).astimezone().date()
    done = sip("status", "--as-of", "today")
    after = dt.datetime.now(dt.UTC).astimezone().date()

    assert done.out.splitlines()[1].split(". ")[0] in {
        f"As of {day.day} {day:%B %Y}" for day in (before, after)
    }


# Where the output goes


# Files


def test_a_report_is_written_in_the_format_of_its_ending(
    sip: Here, tmp_path: Path, elsewhere: Path
) -> None:
    for name, *options in (["draft.md"], ["draft.TXT"], ["draft.htm"], ["draft", "--format=json"]):
        done = sip("report", "--output", tmp_path / name, *options, cwd=elsewhere)
        assert done == Finished(0, "", "")

    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == {
        "draft.md": _golden("report.en.md"),
        "draft.TXT": _golden("report.en.80.txt"),
        "draft.htm": golden_page("report.en.html"),
        "draft": _golden("report.en.json"),
    }


@needs_permissions
@needs_links
def test_a_file_that_was_there_keeps_its_permissions_and_a_link_its_target(
    sip: Here, tmp_path: Path, elsewhere: Path
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("before", encoding="utf-8")
    draft.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(draft)

    assert sip("report", "--output", link, cwd=elsewhere) == Finished(0, "", "")

    assert link.is_symlink()
    assert draft.read_text(encoding="utf-8") == _golden("report.en.md")
    assert draft.stat().st_mode & 0o777 == 0o640


@needs_permissions
def test_a_new_file_has_the_usual_permissions(sip: Here, tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        sip("report", "--output", tmp_path / "draft.md")
    finally:
        os.umask(umask)

    assert tmp_path.joinpath("draft.md").stat().st_mode & 0o777 == 0o640


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_is_full(_: int) -> None:
        raise OSError(28, "No space left on device")

    draft = tmp_path / "draft.md"
    draft.write_text("before", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", disk_is_full)

    with pytest.raises(OSError, match="No space left"):
        write_file(draft, b"after")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("draft.md", b"before")
    ]


def test_broken_data_leaves_the_file_alone(sip: Here, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path).joinpath("plan.yaml").unlink()
    draft = tmp_path / "draft.md"
    draft.write_text("before", encoding="utf-8")

    assert sip("report", "--output", "draft.md", cwd=tmp_path).status == 1
    assert draft.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize(
    "command", ["status", "list", "show UNLISTED_001", "chart", "diff EB154/34", "report"]
)
@pytest.mark.parametrize("form", ["json", "csv", "markdown", "html", "docx"])
def test_every_command_that_tells_of_the_record_has_every_format(
    sip: Here, command: str, form: str, tmp_path: Path
) -> None:
    words = [*command.split(), "--data", str(DATA), "--format", form]
    done = sip(*words, "--output", tmp_path / f"written.{form.replace('markdown', 'md')}")

    assert (done.status, done.out) == (0, "")
    assert done.err == ""


# Help

_LINES_OF_A_SCREEN = 40  # what a terminal over half of a laptop has


@pytest.mark.parametrize("arguments", [[], *([command] for command in _COMMANDS)])
def test_help_is_one_screen_and_its_example_works(
    sip: Here, arguments: list[str], tmp_path: Path
) -> None:
    copy_of_the_data(tmp_path)
    done = sip(*arguments, "--help")
    example = re.search(r"^  Example: sip (.+)\Z", done.out, re.MULTILINE | re.DOTALL)

    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) <= _LINES_OF_A_SCREEN
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert "..." not in done.out.partition("\n")[2]
    assert example is not None
    assert sip(*shlex.split(example[1]), cwd=tmp_path).status == 0


def test_version(sip: Here) -> None:
    assert sip("--version") == Finished(0, f"sip {__version__}\n", "")


# A fault of sip itself


def _fails(*_: object) -> None:
    raise ZeroDivisionError("a fault")


_ADMITTED = (
    "sip: this is a fault of sip itself (ZeroDivisionError): run it again as sip --debug … "
    "for the traceback, and report it\n"
)


def test_a_fault_is_admitted_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sip.report.status, "status", _fails)

    assert run(["status", "--data", str(DATA)]) == 3
    assert capsys.readouterr() == ("", _ADMITTED)


def test_a_fault_shows_its_traceback_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sip.report.status, "status", _fails)

    assert run(["--debug", "status", "--data", str(DATA)]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Traceback (most recent call last):\n")
    assert printed.err.endswith(f"\nZeroDivisionError: a fault\n{_ADMITTED}")


def test_a_second_process_that_dies_is_told_as_such(
    sip: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise ChildProcessError("the process that was reading data/actions/A1.yaml has died")

    monkeypatch.setattr("sip.reading.folder.read_records", die)
    told = "sip: the process that was reading data/actions/A1.yaml has died\n"

    assert sip("status") == Finished(3, "", told)
