"""Texts that read otherwise than they did: each with what it was and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from sip.plan.compared.pairing import MOST_PAIRS, number_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sip.plan.kinds.text import Text
    from sip.plan.models import Plan
    from sip.problems.problem import Steps


@dataclass(frozen=True)
class Rewording:
    """A text before and now, None where there was or is none; the two differ."""

    before: Text | None
    now: Text | None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which something is otherwise, in the order of their codes."""
        codes = {*_languages(self.before), *_languages(self.now)}
        return tuple(sorted(each for each in codes if self.was(each) != self.reads(each)))

    def was(self, language: str) -> str | None:
        """Return what stood there in the language."""
        return None if self.before is None else self.before.translation(language)

    def reads(self, language: str) -> str | None:
        """Return what stands there now in the language."""
        return None if self.now is None else self.now.translation(language)

    @property
    def is_only_more(self) -> bool:
        """Whether all that was there is as it was, and translations were added."""
        return self.before is not None and all(
            self.was(each) == self.reads(each) for each in self.before.languages
        )


def _languages(text: Text | None) -> frozenset[str]:
    return frozenset() if text is None else text.languages


def rewording(before: Text | None, now: Text | None) -> Rewording | None:
    """Return what is otherwise, None where nothing is."""
    return None if before == now else Rewording(before, now)


def reworded(
    before: Mapping[Steps, Text], now: Mapping[Steps, Text]
) -> Iterator[tuple[Steps, Rewording]]:
    """Yield each text that is otherwise, with the steps to it; those that are gone come last."""
    for steps in (*now, *(each for each in before if each not in now)):
        found = rewording(before.get(steps), now.get(steps))
        if found is not None:
            yield steps, found


def plan_texts(plan: Plan) -> dict[Steps, Text]:
    """Return the title and the names of the categories by the steps to them."""
    texts: dict[Steps, Text] = {("title",): plan.title}
    texts.update({("categories", key): name for key, name in plan.categories.items()})
    for key, field in plan.fields.items():
        texts["fields", key, "name"] = field.name
        texts.update({("fields", key, "values", v): name for v, name in field.values.items()})
    return texts


def reworded_assumptions(
    before: Sequence[Text], now: Sequence[Text]
) -> Iterator[tuple[int | None, Rewording]]:
    """Yield each assumption that is otherwise with its index now, None where it is gone.

    Those that stayed pair off by their words, and what stands between them by its order.
    """
    was, reads = ([repr(sorted(text.root.items())) for text in texts] for texts in (before, now))
    for start, end, new_start, new_end in _otherwise(was, reads):
        for old, index in zip_longest(range(start, end), range(new_start, new_end)):
            if old is None or index is None or was[old] != reads[index]:
                text = None if old is None else before[old]
                yield index, Rewording(text, None if index is None else now[index])


def _otherwise(was: Sequence[str], reads: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the bounds of each run that is otherwise, in both; very long ones are one run."""
    shorter = min(len(was), len(reads))
    start = number_alike(was, reads, shorter)
    end = number_alike(was[::-1], reads[::-1], shorter - start)
    old, new = was[start : len(was) - end], reads[start : len(reads) - end]
    if len(old) * len(new) > MOST_PAIRS:
        yield start, start + len(old), start, start + len(new)
        return
    for kind, *bounds in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            first, last, new_first, new_last = (start + each for each in bounds)
            yield first, last, new_first, new_last
