"""A text of the data, in the languages that it is in."""

from __future__ import annotations

from collections.abc import Mapping  # pydantic reads it

from pydantic import ConfigDict, RootModel, model_validator

from sip.plan.values import BAD_VALUE, MISSING_FIELD, LanguageCode, Prose, refusal

ENGLISH = "en"


class Text(RootModel[Mapping[LanguageCode, Prose]]):
    """A text of the data in English and, where translated, in other languages by code."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _a_plain_text_is_english(cls, value: object) -> object:
        if isinstance(value, str):
            return {ENGLISH: value}
        if not isinstance(value, dict):
            raise refusal(
                BAD_VALUE, "where a text belongs: write it in English, or as en: and zh: below"
            )
        if ENGLISH not in value:
            raise refusal(MISSING_FIELD, "has no English text: add en: and the text")
        return value

    @property
    def english(self) -> str:
        """The text that is always there."""
        return self.root[ENGLISH]

    @property
    def languages(self) -> frozenset[str]:
        """The codes of the languages that the text is in."""
        return frozenset(self.root)

    def translation(self, language: str) -> str | None:
        """Return the text in that language, or None where it has none."""
        return self.root.get(language)
