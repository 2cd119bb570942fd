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
from tests.support.data import PLAN, write_folder
from tests.support.samples import FIELDS, SEVEN_ACTIONS
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
        ("", ["category=", "theme=", "lead=", "reference="]),
        ("t", ["theme="]),
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
    assert (answer.stdout, answer.stderr) == (offered_by("fish", names), "")


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
