"""What keeps a catalog from being whole: held by a test, and shown by `make languages`."""

from __future__ import annotations

import string
import sys
from functools import cache
from gettext import c2py
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.support.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

SHIPPED = ROOT / "sip" / "language" / "locale"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "message": (1,),
    "counted": (1, 2),
    "in_context": ((1, "c"), 2),
}
_NUMBERS = range(201)
MessageKey: TypeAlias = tuple[str | tuple[str, ...], str | None]


@cache
def asked() -> frozenset[MessageKey]:
    """Return every message of the code, each with its context."""
    found = extract_from_dir(ROOT / "sip", method_map=[("**.py", "python")], keywords=KEYWORDS)
    return frozenset((text, context) for _, _, text, _, context in found)


def faults(source: Path, wanted: frozenset[MessageKey]) -> list[str]:
    """Return what is wrong with a catalog beside the messages that the code asks for."""
    catalog = read_po(BytesIO(source.read_bytes()), locale=source.stem, abort_invalid=True)
    entries = {(_id(entry), entry.context): entry for entry in catalog if entry.id}
    return [
        *(f"lacks {_named(*key)}" for key in sorted(wanted - entries.keys(), key=str)),
        *(f"has superfluous {_named(*key)}" for key in sorted(entries.keys() - wanted, key=str)),
        *(f"keeps obsolete {_named(_id(each), None)}" for each in catalog.obsolete.values()),
        *(
            f"{fault} {_named(*key)}"
            for key, entry in entries.items()
            if key in wanted
            for fault in _faults(entry, catalog)
        ),
    ]


def _id(entry: Message) -> str | tuple[str, ...]:
    return entry.id if isinstance(entry.id, str) else tuple(entry.id)


def _named(text: str | tuple[str, ...], context: str | None) -> str:
    english = text if isinstance(text, str) else text[0]
    return f"“{english}”" + (f" ({context})" if context else "")


def _faults(entry: Message, catalog: Catalog) -> Iterator[str]:
    forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
    english = _id(entry)
    if not forms or not all(forms):
        yield "has not translated"
        return
    if entry.fuzzy:
        yield "is not sure of"
    if not isinstance(english, str) and len(forms) != catalog.num_plurals:
        yield f"has {len(forms)} of {catalog.num_plurals} forms of"
        return
    for number, form in enumerate(forms):
        whole = english if isinstance(english, str) else english[-1]
        lost = placeholders(whole) - placeholders(form)
        if not isinstance(english, str) and _says(english, number, catalog):
            lost -= {"count"}
        if lost:
            yield f"has lost {_braced(lost)} of"
        if invented := placeholders(form) - placeholders(whole):
            yield f"has {_braced(invented)} too many in"


def _says(english: tuple[str, ...], form: int, catalog: Catalog) -> bool:
    """Tell whether a form is of one number only, so that it can say the number in words.

    French says none in the form of one: where English needs no number for one, none is said.
    """
    plural = catalog.plural_expr
    numbers = [number for number in _NUMBERS if form_of(plural, number) == form]
    return len(numbers) == 1 or ("{count}" not in english[0] and numbers == [0, 1])


def form_of(plural: str, number: int) -> int:
    """Return which form a catalog's rule of plurals has for a number."""
    return int(_rule(plural)(number))


@cache
def _rule(plural: str) -> Callable[[int], int]:
    return c2py(plural)


def placeholders(text: str) -> set[str]:
    """Return the names that stand in braces in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _braced(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def told(folder: Path, wanted: frozenset[MessageKey]) -> tuple[str, int]:
    """Return what is missing in each catalog of a folder, in lines, and how much it is in all."""
    lines = []
    total = 0
    for source in sorted(folder.glob("*.po")):
        found = faults(source, wanted)
        total += len(found)
        lines.append(f"{source.stem}: {_counted(len(found), len(wanted))}")
        lines += [f"  {source.stem} {fault}" for fault in found]
    return "\n".join(lines), total


def _counted(number: int, messages: int) -> str:
    return f"{number} to be mended" if number else f"whole, {messages} messages"


if __name__ == "__main__":
    text, number = told(SHIPPED, asked())
    print(text)  # noqa: T201  # what the target of the Makefile is there for
    sys.exit(1 if number else 0)
