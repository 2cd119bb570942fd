"""The command that begins a plan."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from sip.cli.completion import complete_language
from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.options import DryRunOption  # noqa: TC001  # typer reads it when it runs
from sip.text.system_errors import reason_of

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="Where to begin it; made where it is not there.")
]
CategoriesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--category", metavar="KEY=NAME", help="Such as people=People; repeat it for more."
    ),
]
MainLanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        autocompletion=complete_language,
        help="The language of its texts, such as fr; else en.",
    ),
]


def init(
    folder: FolderArgument = Path(),
    *,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title of the plan.")
    ] = None,
    language: MainLanguageOption = None,
    category: CategoriesOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Begin a plan, with the files of its repository."""
    from sip.cli.writing import given
    from sip.cli.writing.session import tell
    from sip.text.safe import printable_path
    from sip.writing.changes.data import RefusedError
    from sip.writing.changes.empty_plan import empty_plan

    data = folder / "data"
    if os.path.lexists(data / "plan.yaml") or os.path.lexists(data / "actions"):
        raise UsageError(f"{printable_path(data)} has a plan already: sip new adds actions to it")
    main = language if language is not None else _asked_language(is_asked=title is None)
    main = given.language("--language", main)
    name = given.text("--title", title if title is not None else _asked_title())
    categories = _categories(category if category is not None else _asked_categories())
    try:
        texts = empty_plan(name, main, categories)
    except RefusedError as refusal:
        tell(refusal)
        raise typer.Exit(PROBLEMS) from None
    _write(folder, texts, dry_run=dry_run)


def _categories(written: list[str]) -> dict[str, str]:
    from sip.cli.writing import given
    from sip.text.safe import printable

    found: dict[str, str] = {}
    for each in written:
        key, equals, name = each.partition("=")
        if not equals:
            raise UsageError(
                f"--category {printable(each)} has no name: write it as key=name, "
                "such as people=People"
            )
        key = given.category_key("--category", key.strip())
        if key in found:
            raise UsageError(f"--category {key} is given twice: give each one once")
        found[key] = given.text(f"--category {key}", name)
    return found


def _asked_language(*, is_asked: bool) -> str:
    """Ask for the language where a person is asked for the title too; it is English else."""
    if not (is_asked and is_terminal()):
        return "en"
    code: str = typer.prompt("Language of its texts", default="en", err=True)
    return code.strip()


def _asked_title() -> str:
    _check_terminal("--title")
    title: str = typer.prompt("Title of the plan", err=True)
    return title


def _asked_categories() -> list[str]:
    _check_terminal("--category")
    found: list[str] = []
    while True:
        what = "Another category, or nothing" if found else "A category, such as people=People"
        written: str = typer.prompt(what, default="", show_default=False, err=True)
        if written.strip():
            found.append(written)
        elif found:
            return found


def is_terminal() -> bool:
    """Tell whether a person is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _check_terminal(option: str) -> None:
    if not is_terminal():
        raise UsageError(f"{option} is missing, and nobody can be asked here: give it")


def _write(folder: Path, texts: dict[str, str], *, dry_run: bool) -> None:
    from sip.cli.output.files import write_file
    from sip.cli.output.printing import print_lines
    from sip.cli.writing.preview import print_patch
    from sip.text.safe import printable_path
    from sip.writing.difference import unified_difference

    kept = [path for path in texts if os.path.lexists(folder / path)]
    new = {folder / path: text for path, text in texts.items() if path not in kept}
    if dry_run:
        shown = ((printable_path(path), text) for path, text in new.items())
        print_patch(line for path, text in shown for line in unified_difference(None, text, path))
        return
    try:
        for path, text in new.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, text.encode())
    except OSError as error:
        reason = reason_of(error)
        raise UsageError(
            f"the plan can't be begun in {printable_path(folder)} ({reason}): "
            "name a folder that you may write to"
        ) from error
    left = f"; left as they are: {', '.join(kept)}" if kept else ""
    print_lines([f"wrote {', '.join(map(printable_path, new))}{left}"], sys.stderr)
