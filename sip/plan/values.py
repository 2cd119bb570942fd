"""The values that a field can hold: what is read, what is refused, and what an editor is told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from sip.plan.partial_date import FORMS, PartialDate
from sip.problems.rule import Rule, Severity
from sip.text.language_codes import LANGUAGE_CODES, code_meant
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from enum import StrEnum

UNKNOWN_FIELD = Rule(
    "unknown-field",
    Severity.ERROR,
    "Only the fields of the data format are used.",
    "A field whose name is misspelt would be passed over in silence.",
)
MISSING_FIELD = Rule(
    "missing-field",
    Severity.ERROR,
    "Required fields are present.",
    "Without them the action can't be counted, or the report has a gap.",
)
BAD_DATE = Rule(
    "bad-date",
    Severity.ERROR,
    "Dates are written 2023, 2023-Q4, 2023-12 or 2023-12-31, and exist.",
    "Another form, such as 04/05/2024, means one day to some readers and another to others.",
)
BAD_VALUE = Rule(
    "bad-value",
    Severity.ERROR,
    "Each field holds a value of its kind.",
    "No value is guessed from what is written otherwise.",
)

JsonSchema: TypeAlias = dict[str, Any]

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*")
# Kept in any case, and whatever ending follows.
_DEVICE = re.compile(
    r"(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|"
    r"(?:[Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9])(?=\.|$)"
)
_EXAMPLE = "SIP2023_B15"
KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MAY_BE_A_CODE = re.compile(r"(?:[^\W\d_]{2,3}(?:[-_]\w+)*)?")
DOCUMENT_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9]*(?:[/.() -]+[A-Za-z0-9]+)*\)?")
_COUNT = re.compile(r"0|[1-9][0-9]{0,5}")
# For editors; PartialDate.parse is what decides, and knows how long each month is.
_DATE = re.compile(r"[0-9]{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_FIRST_YEAR, _LAST_YEAR = 1000, 9999
_LARGEST_COUNT = 999_999
LONGEST_NAME = 64
_LONGEST_TEXT = 4000
_MOST_KEPT = 1024
# Made once, and not for each value that is right.
_A_DATE_WANTED = f"write {FORMS}"
_AN_ID_WANTED = (
    f"write letters and digits, with _, - or . between them, at most {LONGEST_NAME}, "
    f"such as {_EXAMPLE}"
)
_A_TEXT_WANTED = f"write a text of at most {_LONGEST_TEXT} characters"


def refusal(rule: Rule, complaint: str) -> PydanticCustomError:
    """Return what to raise of a value that a data file may not hold, with the rule as its type.

    The complaint continues "FIELD is VALUE, " and says what would be right.
    """
    return PydanticCustomError(rule.code, complaint)


def _scalar(value: object, wanted: str) -> str:
    if isinstance(value, str):
        return value
    raise refusal(BAD_VALUE, f"where one value belongs: {wanted}")


def _date(value: object) -> PartialDate:
    written = _scalar(value, _A_DATE_WANTED).strip()
    try:
        return PartialDate.parse(written)
    except ValueError:
        from sip.plan.typed_dates.forms import date_advice  # noqa: PLC0415  # only a slip needs it

        meant = date_advice(written) or _A_DATE_WANTED
    raise refusal(BAD_DATE, f"which is no date: {meant}")


def one_of(kind: type[StrEnum], rule: Rule, name: str) -> PlainValidator:
    """Read one of the words, and suggest the nearest where it is none of them."""
    word = one_of_words([str(member) for member in kind], rule, name)
    return PlainValidator(lambda value: kind(word(value)))


def one_of_words(
    known: Sequence[str], rule: Rule, name: str, every: str | None = None
) -> Callable[[object], str]:
    """Return what reads one of the words, and suggests the nearest where it is none of them.

    Where none is near, every one of them is told, or what is said of them all.
    """
    every = every or f"write {', '.join(known[:-1])} or {known[-1]}"

    def check(value: object) -> str:
        word = _scalar(value, every)
        if word in known:
            return word
        raise refusal(rule, f"which is no {name}: {advice(word, known, every)}")

    return check


def _yes_or_no(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    raise refusal(BAD_VALUE, "where true or false belongs: write true, or leave it out")


def _only_yes(value: object) -> bool:
    if value == "true":
        return True
    raise refusal(BAD_VALUE, "where only true says something: write true, or leave it out")


def _count(value: object) -> int:
    wanted = "write a whole number such as 84, without a sign, a unit or leading zeros"
    word = _scalar(value, wanted)
    if _COUNT.fullmatch(word):
        return int(word)
    raise refusal(BAD_VALUE, f"which is no count: {wanted}")


def _word(pattern: re.Pattern[str], kind: str, wanted: str) -> BeforeValidator:
    # A plan of many actions has few symbols, categories and languages.
    known = lru_cache(_MOST_KEPT)(lambda word: matched(word, pattern, kind, wanted))
    return BeforeValidator(
        lambda value: (
            known(value) if isinstance(value, str) else matched(value, pattern, kind, wanted)
        )
    )


def matched(value: object, pattern: re.Pattern[str], kind: str, wanted: str) -> str:
    """Read a word of that pattern; what is wanted continues "which is no KIND: "."""
    word = _scalar(value, wanted)
    if len(word) <= LONGEST_NAME and pattern.fullmatch(word):
        return word
    raise refusal(BAD_VALUE, f"which is no {kind}: {wanted}")


def _identifier(value: object) -> str:
    """Read an id, which is also a file's name, on every system."""
    identifier = matched(value, _IDENTIFIER, "id", _AN_ID_WANTED)
    if not _DEVICE.match(identifier):
        return identifier
    raise refusal(
        BAD_VALUE,
        "which Windows keeps for a device, so that no file there can be named after it: "
        f"write another id, such as {_EXAMPLE}",
    )


def _language(value: object) -> str:
    """Read the code of a language; the rest of a text that a comma cut stands where one does."""
    if isinstance(value, str) and is_language_code(value):
        return value
    wanted = "write its code in lower case, such as en or zh"
    if isinstance(value, str) and (code := code_meant(value)) is not None:
        raise refusal(BAD_VALUE, f"which is no language's code: write {code}")
    if isinstance(value, str) and not _MAY_BE_A_CODE.fullmatch(value):
        wanted = "put the text before it in quotes, or write each language on a line of its own"
    matched(value, _LANGUAGE, "language", wanted)
    raise refusal(BAD_VALUE, f"which is no language: {wanted}")


def is_language_code(word: str) -> bool:
    """Tell whether a word could be the code of a language."""
    return word in LANGUAGE_CODES


def words_schema(kind: Iterable[str]) -> WithJsonSchema:
    """Tell an editor the words that can be chosen from."""
    return WithJsonSchema({"type": "string", "enum": [str(member) for member in kind]})


def whole(pattern: re.Pattern[str]) -> JsonSchema:
    """Tell an editor that a whole word is of that pattern."""
    # A $ alone would let a line end follow in some editors' patterns.
    return {"type": "string", "pattern": f"^(?:{pattern.pattern})(?!\\n)$"}


def name_schema(pattern: re.Pattern[str]) -> WithJsonSchema:
    """Tell an editor that a name is of that pattern."""
    return WithJsonSchema({**whole(pattern), "maxLength": LONGEST_NAME})


def _number_schema(pattern: re.Pattern[str], least: int, most: int) -> WithJsonSchema:
    """Accept also what an editor takes for a number because it has no quotes: 84, 2025."""
    number = {"type": "integer", "minimum": least, "maximum": most}
    return WithJsonSchema({"anyOf": [whole(pattern), number]})


Date: TypeAlias = Annotated[
    PartialDate,
    PlainValidator(_date),
    _number_schema(_DATE, _FIRST_YEAR, _LAST_YEAR),
]
YesOrNo: TypeAlias = Annotated[
    bool, PlainValidator(_yes_or_no), WithJsonSchema({"type": "boolean"})
]
OnlyYes: TypeAlias = Annotated[bool, PlainValidator(_only_yes), WithJsonSchema({"const": True})]
Count: TypeAlias = Annotated[int, PlainValidator(_count), _number_schema(_COUNT, 0, _LARGEST_COUNT)]
Identifier: TypeAlias = Annotated[
    str,
    BeforeValidator(_identifier),
    name_schema(re.compile(f"(?!{_DEVICE.pattern}){_IDENTIFIER.pattern}")),
]
CategoryKey: TypeAlias = Annotated[
    str,
    _word(KEY, "category", "write lower-case letters, digits and _ only"),
    name_schema(KEY),
]
# Held against the plan's own keys, which say what would be right, once the whole data is read.
CategoryName: TypeAlias = Annotated[
    str,
    BeforeValidator(lambda value: _scalar(value, "write one of the plan's categories")),
    name_schema(KEY),
]
Document: TypeAlias = Annotated[
    str,
    _word(DOCUMENT_SYMBOL, "document symbol", "write it as on the document, such as A77/28"),
    name_schema(DOCUMENT_SYMBOL),
]
LanguageCode: TypeAlias = Annotated[
    str,
    BeforeValidator(_language),
    name_schema(_LANGUAGE),
]


def _prose(value: object) -> str:
    text = _scalar(value, _A_TEXT_WANTED).strip()
    if 0 < len(text) <= _LONGEST_TEXT:
        return text
    raise refusal(BAD_VALUE, f"which is {'too long' if text else 'no text'}: {_A_TEXT_WANTED}")


Prose: TypeAlias = Annotated[
    str,
    PlainValidator(_prose),
    WithJsonSchema({"type": "string", "maxLength": _LONGEST_TEXT, "pattern": r"\S"}),
]
