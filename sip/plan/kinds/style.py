"""The style that the documents of a plan are written in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from sip.plan.values import BAD_VALUE, one_of, words_schema


class DraftStyle(StrEnum):
    """Plain, or as the governing bodies of the World Health Organization have it."""

    PLAIN = "plain"
    WHO = "who"


StyleWord: TypeAlias = Annotated[
    DraftStyle, one_of(DraftStyle, BAD_VALUE, "style"), words_schema(DraftStyle)
]
