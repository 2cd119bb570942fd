"""The rules on texts: composed characters, one script in a word, every language of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sip.plan.models import Action
from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.text.look_alikes import decomposed, mixed_words
from sip.text.safe import printable
from sip.text.suggest import listed_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.plan.kinds.text import Text
    from sip.plan.models import Plan, Snapshot
    from sip.problems.problem import Location, Steps
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

UNTRANSLATED = Rule(
    "untranslated",
    Severity.WARNING,
    "Each text is in every language that another text of the plan is in.",
    "A report in that language would show the English in its place.",
)
MIXED_SCRIPTS = Rule(
    "mixed-scripts",
    Severity.WARNING,
    "No word mixes letters of two scripts that look alike.",
    "A word with one foreign letter looks right and is never found by a search.",
)
NORMAL_FORM = Rule(
    "normal-form",
    Severity.ERROR,
    "Texts are in Unicode's composed form (NFC), so that what looks the same is the same.",
    "Two texts that look the same would be told as different.",
)


class _Placed(NamedTuple):
    """A text and where it stands."""

    holder: Loaded[Action] | Loaded[Plan] | Loaded[Snapshot]
    steps: Steps
    text: Text

    @property
    def is_whole(self) -> bool:
        """Whether every part of its field did fit."""
        return self.steps[0] not in self.holder.lost

    @property
    def name(self) -> str:
        """The field as its keeper knows it: title, note, footnotes.actions."""
        match self.steps:
            case ("log", int(), str(field)):
                return field
            case ("assumptions", *_):
                return "this assumption"
            case steps:
                return ".".join(str(step) for step in steps)

    def place(self, language: str) -> Location:
        """Return where the text in that language stands."""
        return self.holder.place(*self.steps, language)

    def named(self, language: str) -> str:
        """Name the text in that language: title.zh, and title where it has only one."""
        if (*self.steps, language) not in self.holder.tree.keys:
            return self.name
        if self.steps[0] == "assumptions":
            return f"the {language} of {self.name}"
        return f"{self.name}.{language}"


def check_letters(dataset: Dataset) -> Iterator[Problem]:
    """A search, and a comparison with a base, see code points and not letters.

    Letters that have no composed form may be written in parts. A foreign letter in a word is a slip
    of the keyboard, or a name made to deceive; words of other scripts may stand beside each other,
    and Greek letters that only resemble Latin ones in one word with them.
    """
    for placed in _texts(dataset):
        for language, text in placed.text.root.items():
            if not text.isascii():
                yield from _check_normal_form(placed, language, text)
                yield from _check_mixed_scripts(placed, language, text)


def _check_normal_form(placed: _Placed, language: str, text: str) -> Iterator[Problem]:
    if (found := decomposed(text)) is not None:
        yield Problem.of(
            NORMAL_FORM,
            placed.place(language),
            f"{placed.named(language)} has {found} belongs: "
            "type it again, or save the text in the Unicode form NFC",
        )


def _check_mixed_scripts(placed: _Placed, language: str, text: str) -> Iterator[Problem]:
    for mixed in mixed_words(text):
        yield Problem.of(
            MIXED_SCRIPTS,
            placed.place(language),
            f"in {placed.named(language)}, {mixed}: type the word again in one script",
        )


def check_translations(dataset: Dataset) -> Iterator[Problem]:
    """Whoever reads a report in their language would meet English in the middle of it.

    A plan in English alone asks for nothing, nor does one whose main language can't be told.
    """
    known = {} if dataset.language is None else _languages_used(dataset)
    if not known:
        return
    lacking: dict[str, list[_Placed]] = {language: [] for language in sorted(known)}
    for placed in _texts(dataset):
        if placed.text.root.keys() == known.keys() or not placed.is_whole:
            continue
        for language, those in lacking.items():
            if language not in placed.text.root:
                those.append(placed)
    for language, those in lacking.items():
        if those:
            yield _untranslated(language, known[language].place(language), those)


def _languages_used(dataset: Dataset) -> Mapping[str, _Placed]:
    """Return the first text in each language, and nothing where every text is in all of them."""
    first: dict[tuple[str, ...], _Placed] = {}
    for placed in _texts(dataset):
        first.setdefault(tuple(placed.text.root), placed)
    known: dict[str, _Placed] = {}
    for languages, placed in first.items():
        for language in languages:
            known.setdefault(language, placed)
    return known if any(len(languages) < len(known) for languages in first) else {}


def _untranslated(language: str, first: Location, lacking: list[_Placed]) -> Problem:
    """Tell of the first text, and sum the others up: a language that is begun lacks most texts."""
    placed, *others = lacking
    found = (
        f"{placed.name} has no {language}, which {printable(first.path)} has (line {first.line})"
    )
    if others:
        places = (each.holder.place(*each.steps) for each in others)
        named = (f"{printable(each.path)}:{each.line}" for each in places)
        where = listed_of(named, len(others))
        texts = "1 other text" if len(others) == 1 else f"{len(others):,} other texts"
        found += f", nor have {texts} ({where})"
    return Problem.of(
        UNTRANSLATED,
        placed.holder.place(*placed.steps),
        f"{found}: {_how_to_add(placed, language)}",
    )


def _how_to_add(placed: _Placed, language: str) -> str:
    """Name the command that adds a translation, or say how the file is edited where none does."""
    match placed.holder.record, placed.steps:
        case Action() as action, ("title",):
            return f"add it with sip set {action.id} --translate {language} --title TEXT"
        case Action() as action, ("log", int() as index, "note"):
            entry = f"{action.id} --translate {language} --on {action.log[index].on}"
            return f"add it with sip log {entry} --note TEXT"
    if any((*placed.steps, each) in placed.holder.tree.keys for each in placed.text.root):
        return f"add {language}: and the translation"
    return f"move it to an indented line after en:, and add a line {language}: and the translation"


def _texts(dataset: Dataset) -> Iterator[_Placed]:
    if dataset.plan is not None:
        yield from _plan_texts(dataset.plan)
    for snapshot in dataset.snapshots:
        for figure, footnote in snapshot.record.footnotes.items():
            yield _Placed(snapshot, ("footnotes", figure), footnote)
        for figure, erratum in snapshot.record.errata.items():
            yield _Placed(snapshot, ("errata", figure), erratum)
    for action in dataset.actions:
        if action.record.title is not None:
            yield _Placed(action, ("title",), action.record.title)
        for index, entry in enumerate(action.record.log):
            if entry.note is not None:
                yield _Placed(action, ("log", index, "note"), entry.note)


def _plan_texts(plan: Loaded[Plan]) -> Iterator[_Placed]:
    yield _Placed(plan, ("title",), plan.record.title)
    for key, name in plan.record.categories.items():
        yield _Placed(plan, ("categories", key), name)
    for key, field in plan.record.fields.items():
        yield _Placed(plan, ("fields", key, "name"), field.name)
        for value, name in field.values.items():
            yield _Placed(plan, ("fields", key, "values", value), name)
    for index, assumption in enumerate(plan.record.assumptions):
        yield _Placed(plan, ("assumptions", index), assumption)
