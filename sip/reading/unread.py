"""What lies in a data folder and is not read, by its name: told, whatever it is."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.reading.dataset import ACTIONS_FOLDER, PLAN_FILE, SNAPSHOTS_FOLDER
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

UNEXPECTED_FILE = Rule(
    "unexpected-file",
    Severity.ERROR,
    "The data folder holds plan.yaml, actions/ID.yaml and snapshots/MONTH.yaml, and no others.",
    "A file under another name would be passed over, and the figures be wrong without it.",
)
LEFTOVER_FILE = Rule(
    "leftover-file",
    Severity.WARNING,
    "What systems and editors leave behind, such as .DS_Store, is taken out of the data folder.",
    "It can't be data, so no figure is wrong without it; but nobody means it to be there.",
)

_SUFFIX = ".yaml"
_COULD_BE_DATA = re.compile(r"\.ya?ml(?![a-z0-9])", re.IGNORECASE)
_OF_SYSTEMS = frozenset({".ds_store", ".directory", ".gitkeep", "desktop.ini", "thumbs.db"})
_OF_MACOS = "._"
# The locks and backups of Emacs, Vim, LibreOffice and Microsoft's programs.
_OF_EDITORS = re.compile(
    r"\.#(?P<lock>.+)|#(?P<kept>.+)#|(?P<backup>.+)~|\.(?P<swap>.+)\.sw[a-p]"
    r"|\.~lock\.(?P<held>.+)#|~\$(?P<owner>.+)",
    re.DOTALL,
)


def is_record(name: str) -> bool:
    """Tell whether a file of that name, in the folder of its kind, is read as a record."""
    is_set_aside = is_hidden(name) or name.startswith("~$")
    return name.endswith(_SUFFIX) and not is_set_aside


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder of that name is kept out of sight, as .git is."""
    return name.startswith(".")


def is_leftover(name: str, beside: Collection[str]) -> bool:
    """Tell whether a file can't be data: a system's, or made by an editor of a file beside it."""
    if name.casefold() in _OF_SYSTEMS or name.startswith(_OF_MACOS):
        return True
    match = _OF_EDITORS.fullmatch(name)
    return match is not None and any(each in beside for each in match.groups() if each)


def looks_like_data(name: str) -> bool:
    """Tell whether what has this name beside plan.yaml could be taken for a part of the plan."""
    stem = PurePosixPath(name.casefold()).stem
    return could_be_data(name) or stem in {ACTIONS_FOLDER, SNAPSHOTS_FOLDER}


def could_be_data(name: str) -> bool:
    """Tell whether a file of this name could be taken for one of data."""
    return _COULD_BE_DATA.search(name) is not None


def has_data_suffix(name: str) -> bool:
    """Tell whether a name ends as those of data files, or nearly so."""
    return PurePosixPath(name).suffix.casefold() in {_SUFFIX, ".yml"}


def unread_file(path: str, beside: Collection[str], *, is_folder: bool = False) -> Problem:
    """Return what is wrong with what is not read; `beside` has the names around it."""
    name = path.rpartition("/")[2]
    if is_leftover(name, beside) and not is_folder:
        message = f"{printable(name)} is left behind by a system or an editor: take it out"
        return Problem.of(LEFTOVER_FILE, Location(path), message)
    if has_data_suffix(name) and PurePosixPath(name).suffix != _SUFFIX:
        message = f"{printable(name)} is not read: let its name end in {_SUFFIX}"
        return Problem.of(UNEXPECTED_FILE, Location(path), message)
    message = f"{printable(name)} is no data file and is not read: move it out of the data folder"
    return Problem.of(UNEXPECTED_FILE, Location(path), message)


def unread_folder(path: str, inside: str) -> Problem:
    """Return what is wrong with a folder that is not read and has a file that could be data."""
    name = path.rpartition("/")[2]
    message = (
        f"{printable(name)} is no folder of the plan, and {printable(inside)} in it is not read: "
        "move the folder out of the data folder"
    )
    return Problem.of(UNEXPECTED_FILE, Location(path), message)


def unread_below(paths: Iterable[str], shown_as: str) -> Iterator[Problem]:
    """Yield what is wrong with the files below a data folder that are not read, as git has them.

    Each entry of a folder of records, and each other folder, is told once.
    """
    below: dict[str, list[str]] = {}
    for path in sorted(paths):
        name, _, rest = path.partition("/")
        below.setdefault(name, []).append(rest)
    for name, inside in below.items():
        shown = f"{shown_as}/{name}"
        if name in {ACTIONS_FOLDER, SNAPSHOTS_FOLDER} and inside != [""]:
            yield from _unread_records(inside, shown)
        elif name != PLAN_FILE and (looks_like_data(name) or _is_litter(name, inside, below)):
            yield unread_file(shown, below)
        elif not is_hidden(name) and (found := next(filter(could_be_data, inside), None)):
            yield unread_folder(shown, found)


def _is_litter(name: str, inside: Collection[str], beside: Collection[str]) -> bool:
    return is_leftover(name, beside) and not any(inside)


def _unread_records(paths: Iterable[str], shown_as: str) -> Iterator[Problem]:
    is_file: dict[str, bool] = {}
    for path in paths:
        name, _, rest = path.partition("/")
        is_file[name] = not rest
    for name, is_one in is_file.items():
        if not (is_one and is_record(name)):
            yield unread_file(f"{shown_as}/{name}", is_file, is_folder=not is_one)
