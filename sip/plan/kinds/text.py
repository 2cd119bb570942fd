"""A text of the data, in the languages that it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pydantic_core import core_schema

from sip.plan.values import BAD_VALUE, MISSING_FIELD, LanguageCode, Prose, refusal

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, ValidationInfo

ENGLISH = "en"

Context: TypeAlias = "Mapping[str, str | None]"
"""What the files of a plan are read with: its main language, None where that can't be told."""


def in_language(code: str | None) -> Context:
    """Return the context in which texts without a code are in that language."""
    return {"language": code}


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the plan's main language, which comes first, and in others where translated.

    It is no model, for a large plan has many: as one, each would take three times the memory.
    """

    root: Mapping[str, str]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read a text as it stands in a file: alone, or under the codes of its languages."""
        translations = handler.generate_schema(Mapping[LanguageCode, Prose])
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.with_info_before_validator_function(_main_language_first, translations),
            ref=f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
        )

    @property
    def language(self) -> str:
        """The code of the plan's main language, in which the text always is."""
        return next(iter(self.root))

    @property
    def original(self) -> str:
        """The text in the plan's main language."""
        return self.root[self.language]

    @property
    def languages(self) -> frozenset[str]:
        """The codes of the languages that the text is in."""
        return frozenset(self.root)

    def translation(self, language: str) -> str | None:
        """Return the text in that language, or None where it has none."""
        return self.root.get(language)


def _main_language_first(value: object, info: ValidationInfo[Context]) -> object:
    """Put a plain text, and of several the one in the main language, first."""
    main = (info.context or in_language(ENGLISH))["language"]
    if isinstance(value, str):
        return {main or ENGLISH: value}
    if not isinstance(value, dict):
        here = "English" if main in {ENGLISH, None} else f"the plan's language ({main})"
        codes = f"{main or ENGLISH}: and {'zh' if main != 'zh' else ENGLISH}:"
        raise refusal(BAD_VALUE, f"where a text belongs: write it in {here}, or as {codes} below")
    if main is None:
        return value
    if main not in value:
        name = "English" if main == ENGLISH else main
        raise refusal(MISSING_FIELD, f"has no {name} text: add {main}: and the text")
    return {main: value[main], **value}
