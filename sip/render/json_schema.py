"""The JSON Schema (draft 7) of a report in JSON, as `sip/render/json.py` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sip.render.json import VERSION
from sip.report.document import Arrangement, ColumnKind, Json, Tone

Schema: TypeAlias = Mapping[str, Json]


def report_schema() -> Schema:
    """Return the schema that every report in JSON of this version keeps."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A report of sip",
        "description": "Every value of a report as it is, and as it is said in its language.",
        **_report(),
        "definitions": {
            "date": _date(),
            "value": _value(),
            "said": _said(),
            "section": _section(),
            "paragraph": _block("paragraph", "One or more sentences.", sentences=_SAIDS),
            "bullets": _block("bullets", "A list, in no order that counts.", items=_SAIDS),
            "table": _table(),
            "chart": _chart(),
        },
    }


_NAME: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}


def _see(definition: str) -> Schema:
    return {"$ref": f"#/definitions/{definition}"}


def _all(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_SAIDS = _all(_see("said"))


def _object(description: str, **fields: Schema) -> Schema:
    """Return the schema of an object that has all of these fields and no others."""
    return {
        "description": description,
        "type": "object",
        "properties": dict(fields),
        "required": list(fields),
        "additionalProperties": False,
    }


def _block(kind: str, description: str, **fields: Schema) -> Schema:
    return _object(description, kind={"const": kind}, **fields)


def _by_column(values: Schema) -> Schema:
    return {"type": "object", "propertyNames": _NAME, "additionalProperties": values}


def _report() -> Schema:
    return _object(
        "A report.",
        version={"const": VERSION},
        language={"description": "The language of its texts.", "type": "string"},
        direction={"description": "The direction of writing.", "enum": ["ltr", "rtl"]},
        as_of={"description": "The date asked for, as it was written.", **_see("date")},
        day={"description": "The day at whose end the figures hold.", **_see("date")},
        documents={
            "description": "The symbols of the reports up to the date, oldest first.",
            **_all({"type": "string"}),
        },
        commit={
            "description": "The git commit of the data; null where it has none.",
            "type": ["string", "null"],
        },
        title=_see("said"),
        subtitle=_SAIDS,
        sections=_all(_see("section")),
    )


def _date() -> Schema:
    return {
        "description": "A date known to the year, the quarter, the month or the day.",
        "type": "string",
        "pattern": "^[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$",
    }


def _value() -> Schema:
    return {
        "description": "A value in no language. A date is a string, a percentage a whole number.",
        "anyOf": [
            {"type": ["null", "string", "integer"]},
            _object(
                "A text of the data, by language.",
                languages={
                    "type": "object",
                    "required": ["en"],
                    "additionalProperties": {"type": "string"},
                },
            ),
            {"description": "Values in a row.", **_all(_see("value"))},
            _object(
                "A sentence: its English pattern, and the value of each {placeholder} in it.",
                message={"type": "string"},
                values=_by_column(_see("value")),
            ),
        ],
    }


def _said() -> Schema:
    return _object(
        "A value, and what a reader of the language sees.",
        text={"type": "string"},
        value=_see("value"),
    )


def _section() -> Schema:
    blocks = [_see(kind) for kind in ("paragraph", "bullets", "table", "chart")]
    return _object(
        "A part of the report; one without a heading goes on from the part before.",
        name=_NAME,
        heading={"oneOf": [_see("said"), {"type": "null"}]},
        blocks=_all({"oneOf": blocks}),
    )


def _table() -> Schema:
    column = _object(
        "A column with a stable name.",
        name=_NAME,
        kind={"enum": [kind.value for kind in ColumnKind]},
        heading=_see("said"),
    )
    row = _object(
        "A row, by the names of the columns.",
        values=_by_column(_see("value")),
        texts=_by_column({"type": "string"}),
        footnotes=_by_column(_all({"type": "integer", "minimum": 1})),
        tones=_by_column({"enum": [tone.value for tone in Tone]}),
        facts={
            "description": "What the row says in words, as plain values under stable names.",
            **_by_column(_see("value")),
        },
    )
    footnote = _object(
        "A footnote, by its number in the rows.",
        number={"type": "integer", "minimum": 1},
        text=_see("said"),
    )
    return _block(
        "table",
        "A table.",
        name=_NAME,
        columns=_all(column),
        rows=_all(row),
        footnotes=_all(footnote),
    )


def _chart() -> Schema:
    series = _object(
        "A kind of action, and its number at each of the dates.",
        name=_NAME,
        label=_see("said"),
        numbers=_all({"type": "integer", "minimum": 0}),
    )
    return _block(
        "chart",
        "Numbers at dates.",
        name=_NAME,
        arrangement={"enum": [each.value for each in Arrangement]},
        caption=_see("said"),
        legend=_SAIDS,
        alternative=_SAIDS,
        dates=_all(_see("date")),
        series=_all(series),
    )
