"""A text of the data, in the languages that it is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ConfigDict, RootModel, model_validator

from sip.plan.values import BAD_VALUE, MISSING_FIELD, LanguageCode, Prose, refusal

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationInfo

ENGLISH = "en"

Context: TypeAlias = "Mapping[str, str | None]"
"""What the files of a plan are read with: its main language, None where that can't be told."""


def in_language(code: str | None) -> Context:
    """Return the context in which texts without a code are in that language."""
    return {"language": code}


_NOTHING: set[str] = set()


def forget_what_was_written(model: BaseModel) -> None:
    """Drop the set of the fields that were written, of which nobody asks.

    The sets are a quarter of the memory that a large plan takes.
    """
    object.__setattr__(model, "__pydantic_fields_set__", _NOTHING)


class Text(RootModel[Mapping[LanguageCode, Prose]]):
    """A text in the plan's main language, which comes first, and in others where translated."""

    model_config = ConfigDict(frozen=True)

    def model_post_init(self, _: object) -> None:
        """Keep the values alone, once they are held against the model."""
        forget_what_was_written(self)

    @model_validator(mode="before")
    @classmethod
    def _a_plain_text_is_in_the_main_language(cls, value: object, info: ValidationInfo) -> object:
        context: Context = info.context or in_language(ENGLISH)
        main = context["language"]
        if isinstance(value, str):
            return {main or ENGLISH: value}
        if not isinstance(value, dict):
            here = "English" if main in {ENGLISH, None} else f"the plan's language ({main})"
            codes = f"{main or ENGLISH}: and {'zh' if main != 'zh' else ENGLISH}:"
            raise refusal(
                BAD_VALUE, f"where a text belongs: write it in {here}, or as {codes} below"
            )
        if main is None:
            return value
        if main not in value:
            name = "English" if main == ENGLISH else main
            raise refusal(MISSING_FIELD, f"has no {name} text: add {main}: and the text")
        return {main: value[main], **value}

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
