"""A log entry written in the person's own editor, as git has its commit messages written."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.output.printing import print_lines
from sip.cli.writing import given
from sip.cli.writing.session import session, tell
from sip.plan.models import LogEntry
from sip.reading.yaml.reader import read_yaml
from sip.text.safe import printable, printable_path, visible
from sip.text.suggest import advice
from sip.text.system_errors import reason_of
from sip.writing.changes.data import RefusedError
from sip.writing.yaml.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sip.cli.folders import Folders
    from sip.writing.changes.log_entry import News
    from sip.writing.values import Writable

_FIELDS: Final = tuple(LogEntry.model_fields)
_EVIDENCE: Final = "evidence"
_MARK: Final = "#! "
_NAME: Final = "entry.yaml"
_HELP: Final = """\

# A new entry of the log of {actions}. Behind each colon write what the document
# says, and leave empty what it does not say; on and source are needed. Then save and close.
# Lines that start with # are left out. An empty entry ends the command.
#
#   on        the date from which it holds: 2024-06-30, 2024-06, 2024-Q2 or 2024
#   source    the symbol of the document that says so: EB156/31
#   status    not started, in progress, implemented, removed or merged
#   into      the id of the action that a merged one went into
#   expected  the date of completion that it gives
#   note      the update in a few words; in quotes where a colon or a # is in it
#   evidence  what shows it: a document's symbol, an https address, or several as [A77/28, EB1/2]
#   verified  true where the document confirms that the action is done
"""


def log_by_editor(
    ids: list[str],
    told: Mapping[str, str],
    shown: Sequence[str],
    data: Folders,
    *,
    dry_run: bool,
) -> None:
    """Let a person write the entry, tell problems there, and add it to each of the actions."""
    with session(data, dry_run=True) as held:
        try:
            actions = ", ".join(action.record.id for action in held.actions(ids))
        except RefusedError as refusal:
            _stop(refusal)
    text = _template({**told, **({_EVIDENCE: shown} if shown else {})}) + _HELP.format(
        actions=actions
    )

    def add(news: News) -> None:
        with session(data, dry_run=dry_run) as held:
            held.add_entry(ids, news)

    if not _is_added(text, add):
        print_lines(["sip: nothing was written: the entry is empty"], sys.stderr)
        raise typer.Exit(PROBLEMS)


def _is_added(text: str, add: Callable[[News], None]) -> bool:
    """Let the person edit until the entry can be added, or is empty; keep it where that fails."""
    typed = b""
    problems: tuple[str, ...] = ()
    try:
        while True:
            offered = _with_problems(text, problems)
            saved = _edited(offered)
            if saved.content != _on_disk(offered):
                typed = saved.content
            text = _without_problems(saved.text())
            try:
                news = _news(text)
                if news is not None:
                    add(news)
            except RefusedError as refusal:
                if saved.content == _on_disk(offered):
                    _stop(refusal)
                problems = refusal.lines
            else:
                return news is not None
    except BaseException:  # Ctrl-C too
        if typed:
            _keep(typed)
        raise


def _stop(refusal: RefusedError) -> NoReturn:
    tell(refusal)
    raise typer.Exit(PROBLEMS)


def _keep(content: bytes) -> None:
    """Put what was written where the person finds it again, and say where."""
    descriptor, name = tempfile.mkstemp(prefix="sip-", suffix=f"-{_NAME}")
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    print_lines([f"sip: what you wrote is kept in {printable_path(Path(name))}"], sys.stderr)


def _template(told: Mapping[str, Writable]) -> str:
    lines = [
        line
        for name in _FIELDS
        for line in (_pair(name, told[name]) if name in told else [f"{name}:"])
    ]
    return "".join(f"{line}\n" for line in lines)


def _pair(name: str, value: Writable) -> list[str]:
    if isinstance(value, str) and name != "note":
        return [f"{name}: {visible(value)}"]
    return Style().pair(name, value, 0)


def _with_problems(text: str, problems: tuple[str, ...]) -> str:
    return "".join(f"{_MARK}{visible(line)}\n" for line in problems) + text


def _without_problems(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_MARK))


def _news(text: str) -> News | None:
    """Return the entry, None where nothing is said; raise RefusedError."""
    said = "".join(f"{line}\n" for line in text.splitlines() if not line.startswith("#"))
    if not said.strip():
        return None
    tree, problems = read_yaml(said, _NAME)
    if problems or tree is None:
        found = (visible(str(each)) for each in problems)
        raise RefusedError(*found, "nothing was written: the entry can't be read")
    if not isinstance(tree.value, dict):
        raise RefusedError("write each field on a line of its own, as in on: 2024-06-30")
    told = {name: value for name, value in tree.value.items() if value}
    if not told:
        return None
    for name, value in told.items():
        if name not in _FIELDS:
            raise RefusedError(
                f"{printable(name)} is no field of a log entry: {advice(name, _FIELDS)}"
            )
        if not isinstance(value, str) and name != _EVIDENCE:
            raise RefusedError(f"{name} has several parts: write one text, more with --translate")
    shown = told.pop(_EVIDENCE, [])
    pieces = [str(each) for each in (shown if isinstance(shown, list) else [shown])]
    return _fit({name: str(value) for name, value in told.items()}, pieces)


def _fit(told: dict[str, str], shown: Sequence[str]) -> News:
    for name in ("on", "source"):
        if name not in told:
            raise RefusedError(f"{name} is empty: an entry has a date and a document")
    try:
        news = replace(given.news(told), evidence=given.evidence(_EVIDENCE, shown))
    except UsageError as error:
        raise RefusedError(error.message) from None
    if not news.is_told:
        raise RefusedError("there is no news: write a status, an expected date, a note or evidence")
    return news


@dataclass(frozen=True)
class _Saved:
    """What the person saved, and the exit status of the editor."""

    content: bytes
    status: int

    def text(self) -> str:
        """Return it as text; raise UsageError where it is none, or the editor gave up."""
        if self.status != 0:
            raise UsageError("nothing was written: the editor ended with an error")
        try:
            text = self.content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UsageError("nothing was written: the entry was not saved as UTF-8") from None
        return text.replace("\r\n", "\n").replace("\r", "\n")


def _edited(text: str) -> _Saved:
    """Let the person edit the text, and return what was saved; raise UsageError."""
    with tempfile.TemporaryDirectory(prefix="sip-") as folder:
        file = Path(folder, _NAME)
        file.write_bytes(_on_disk(text))
        command = [*_editor(), str(file)]
        try:
            status = subprocess.run(command, check=False).returncode  # noqa: S603  # the person's own
            return _Saved(file.read_bytes(), status)
        except OSError as error:
            reason = reason_of(error)
            raise UsageError(
                f"the editor {printable(command[0])} can't be started ({reason}): "
                "name another in VISUAL or EDITOR"
            ) from None


def _on_disk(text: str) -> bytes:
    """Return the text as the person's system has its lines end."""
    return text.replace("\n", os.linesep).encode()


def _editor() -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        if named := os.environ.get(name, "").strip():
            return shlex.split(named, posix=os.name != "nt")
    return ["notepad"] if os.name == "nt" else ["vi"]
