"""What the Tab key offers, by each shell's protocol and in each shell that is installed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sip.cli.run import run
from sip.report.lists.choices import Order
from tests.support.data import PLAN, files, write_folder
from tests.support.samples import FIELDS, SEVEN_ACTIONS, UNLISTED
from tests.support.systems import needs_terminals
from tests.support.terminals import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.process, needs_terminals]

BIN = Path(sys.executable).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folder(tmp_path / "data", SEVEN_ACTIONS)
    return tmp_path


class Answer(NamedTuple):
    stdout: str
    stderr: str


class Ask(NamedTuple):
    """Asks sip for completions of the last word as a shell does."""

    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def __call__(self, shell: str, words: str, folder: Path) -> Answer:
        self.patch.chdir(folder)
        asked = {
            "_SIP_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
            "_TYPER_COMPLETE_ARGS": words,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        for name, value in asked.items():
            self.patch.setenv(name, value)
        assert run([]) == 0
        return Answer(*self.capture.readouterr())


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Ask:
    monkeypatch.delenv("SIP_DATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return Ask(monkeypatch, capsys)


def offered_by(shell: str, names: list[str]) -> str:
    """Return the answer that offers the names, as the shell takes it."""
    if shell != "zsh":
        return "".join(f"{name}\n" for name in names)
    quoted = "\n".join(f'"{name}"' for name in names)
    return f"_arguments '*: :(({quoted}))'\n"


@pytest.mark.parametrize(
    ("shell", "words", "names"),
    [
        ("bash", "sip show A", ["A2", "A3", "A10"]),
        ("bash", "sip show A10 A", ["A2", "A3"]),
        ("bash", "sip show --as-of 2024 UN", ["UNLISTED_001"]),
        ("bash", "sip list --open --category m", ["money"]),
        ("bash", "sip list --sort ", [*Order]),
        ("bash", "sip status --lang z", ["zh"]),
        ("bash", "sip status --by c", ["category"]),
        ("bash", "sip list --status in", ["in_progress"]),
        ("bash", "sip list --source E", ["EB1/1", "EB1/2", "EB1/3"]),
        ("bash", "sip entries --source EB1/3", ["EB1/3"]),
        ("bash", "sip log A2 --source ", ["EB1/1", "EB1/2", "EB1/3"]),
        ("bash", "sip new A4 --source EB1/1", ["EB1/1"]),
        ("zsh", "sip list --source EB1/2", ["EB1/2"]),
        (
            "bash",
            "sip list --columns status",
            ["status", "status_key", "status_source", "status_on"],
        ),
        (
            "bash",
            "sip list --columns status,status_",
            [
                "status,status_key",
                "status,status_source",
                "status,status_on",
            ],
        ),
        ("fish", "sip chart --by c", ["category"]),
        ("fish", "sip report --by c", ["category"]),
        ("bash", "sip name U", ["UNLISTED_001"]),
        ("zsh", "sip show A", ["A2", "A3", "A10"]),
        ("zsh", "sip list --category ", ["money", "people"]),
        ("fish", "sip show A", ["A2", "A3", "A10"]),
        ("fish", "sip list --category ", ["money", "people"]),
    ],
)
def test_each_shell_is_offered_what_can_follow(
    shell: str, words: str, names: list[str], folder: Path, ask: Ask
) -> None:
    answer = ask(shell, words, folder)
    assert (answer.stdout, answer.stderr) == (offered_by(shell, names), "")


@pytest.mark.parametrize(
    ("word", "names"),
    [
        (
            "",
            ["theme=", "lead=", "reference=", "category=", "part_of=", "status=", "verified="],
        ),
        ("t", ["theme="]),
        ("part_of=", ["part_of=A1"]),
        ("status=in", ["status=in_progress"]),
        ("verified!=", ["verified!=true", "verified!=false"]),
        ("reference=", []),
        ("theme=", ["theme=culture", "theme=reach"]),
        ("theme!=", ["theme!=culture", "theme!=reach"]),
        ("category=m", ["category=money"]),
    ],
)
def test_conditions_are_offered_with_their_values(
    word: str, names: list[str], tmp_path: Path, ask: Ask
) -> None:
    write_folder(tmp_path / "data", FIELDS)
    answer = ask("fish", f"sip list --where {word}", tmp_path)
    assert (answer.stdout.split(), answer.stderr) == (names, "")


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("", ["theme=", "lead=", "reference="]),
        ("theme=c", ["theme=culture"]),
        ("reference=", []),
        ("title=", []),
    ],
)
def test_fields_are_offered_with_their_values(
    word: str, names: list[str], tmp_path: Path, ask: Ask
) -> None:
    write_folder(tmp_path / "data", FIELDS)
    answer = ask("bash", f"sip set A1 --field {word}", tmp_path)
    assert (answer.stdout.split(), answer.stderr) == (names, "")


def test_the_data_folder_is_the_one_named_or_the_nearest(folder: Path, ask: Ask) -> None:
    other = write_folder(folder / "other", {"plan.yaml": PLAN, "actions/Z1.yaml": ""})
    below = folder / "data" / "actions"
    assert ask("bash", "sip show ", below).stdout.split() == [
        "A2", "A3", "A10", "B1", "B2", "C1", "UNLISTED_001",
    ]  # fmt: skip  # the ids there are
    assert ask("bash", f"sip show --data {other} ", folder).stdout == "Z1\n"
    assert ask("bash", "sip show --data ~/other ", folder).stdout == "Z1\n"


@pytest.mark.parametrize(
    "words",
    [
        "sip show ",
        "sip show --data file ",
        "sip show --data ~nobody/data ",
        "sip list --category ",
        "sip list --data nowhere --category ",
        "sip list --where ",
        "sip list --columns ",
        "sip list --source ",
        "sip list --source E --data ~nobody/data --source ",
        "sip status --by ",
        "sip set A1 --field ",
    ],
)
def test_where_there_is_nothing_to_offer_nothing_is_said(
    words: str, tmp_path: Path, ask: Ask
) -> None:
    (tmp_path / "file").touch()
    answer = ask("bash", words, tmp_path)
    assert (answer.stdout.strip(), answer.stderr) == ("", "")


@pytest.mark.parametrize(
    "plan", ["", "title: [", "categories: {$(id): Money}\ntitle: T\n", "\x00", PLAN * 10_000]
)
def test_a_plan_that_can_not_be_used_offers_no_category(
    plan: str, tmp_path: Path, ask: Ask
) -> None:
    write_folder(tmp_path / "data", SEVEN_ACTIONS | {"plan.yaml": plan})
    answer = ask("zsh", "sip list --category ", tmp_path)
    assert (answer.stdout, answer.stderr) == ("_files\n", "")


def test_a_plan_without_categories_offers_none(tmp_path: Path, ask: Ask) -> None:
    write_folder(tmp_path / "data", files("title: T\n", UNLISTED))
    orders = [each for each in Order if each is not Order.CATEGORY]
    assert ask("bash", "sip list --sort ", tmp_path).stdout.split() == orders
    for words in ("sip list --columns ca", "sip status --by "):
        assert ask("bash", words, tmp_path).stdout.strip() == ""


@pytest.mark.parametrize("columns", ["id,title,ti", "id,$(run),ti", "id,;ti"])
def test_no_column_is_offered_twice_or_behind_what_a_shell_would_run(
    columns: str, folder: Path, ask: Ask
) -> None:
    assert ask("bash", f"sip list --columns {columns}", folder).stdout.strip() == ""


def test_fields_of_the_plan_are_columns(tmp_path: Path, ask: Ask) -> None:
    write_folder(tmp_path / "data", FIELDS)
    offered = ask("bash", "sip list --columns id,theme,th", tmp_path).stdout
    assert offered == "id,theme,theme_key\n"
    assert ask("bash", "sip list --columns e", tmp_path).stdout.split() == [
        "expected", "expected_source", "expected_on", "evidence",
    ]  # fmt: skip  # the columns there are


def test_what_can_be_read_is_offered_where_files_have_errors(folder: Path, ask: Ask) -> None:
    write_folder(folder / "data", {"actions/A2.yaml": "id: [\n", "actions/A3.yaml": "id: A3\n"})
    assert ask("bash", "sip list --source ", folder).stdout.split() == ["EB1/1", "EB1/2", "EB1/3"]


def test_a_file_name_that_a_shell_would_run_is_not_offered(tmp_path: Path, ask: Ask) -> None:
    names = ("$(touch run)", "`touch run`", "A;touch run", "A 1", "É1", "A'", "-A1", "A-1", "A1")
    write_folder(tmp_path / "data", {f"actions/{name}.yaml": "" for name in names})
    (tmp_path / "data" / "actions" / "note.txt").touch()
    assert ask("zsh", "sip show ", tmp_path).stdout == offered_by("zsh", ["A1", "A-1"])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_printed(shell: str, folder: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    command = f"{shlex.quote(str(BIN / 'sip'))} --show-completion; true"
    printed = subprocess.run(
        [shell, "-c", command],
        env={"PATH": os.environ["PATH"], "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"_SIP_COMPLETE=complete_{shell}" in printed.stdout
    assert printed.stderr == ""


SHELLS = {
    "bash": (["bash", "--norc", "-i"], 'eval "$(_SIP_COMPLETE=source_bash sip)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -Uz compinit && compinit -u -D && eval "$(_SIP_COMPLETE=source_zsh sip)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "_SIP_COMPLETE=source_fish sip | source"),
}


@pytest.fixture(params=SHELLS)
def terminal(request: pytest.FixtureRequest, folder: Path) -> Iterator[Terminal]:
    command, setup = SHELLS[request.param]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    settings = {"PATH": path, "HOME": str(folder), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    shell = Terminal(command, folder, settings)
    shell.type(f"{setup}; echo rea''dy\n")
    assert shell.wait_for("ready"), shell.seen
    yield shell
    shell.close()


def test_tab_completes_an_id_in_a_real_shell(terminal: Terminal) -> None:
    terminal.type("sip show UNL\t --format markdown\n")
    assert terminal.wait_for("## UNLISTED_001 (no title on record)"), terminal.seen


def test_tab_completes_a_category_in_a_real_shell(terminal: Terminal) -> None:
    terminal.type("sip list --category mon\t --format markdown\n")
    assert terminal.wait_for("| Publish the budget |"), terminal.seen
