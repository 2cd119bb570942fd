"""Texts of the data, read as they stand in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from sip.plan.kinds.text import ENGLISH, Text, in_language

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT = TypeAdapter(Text)


def text_of(written: str | Mapping[str, str], language: str = ENGLISH) -> Text:
    """Return the text of that value in a plan of that language; raise ValidationError."""
    return _TEXT.validate_python(written, context=in_language(language))
