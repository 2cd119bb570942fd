"""The tables as Parquet, partitioned by plan: many plans in one folder are one table each."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from sip.exchange.table import PLAN_COLUMN, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sip.exchange.table import Filled, TidyColumn

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int32(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
}


def render(plan: str, tables: Iterable[Filled]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each table's file: `actions/plan=KEY/actions.parquet`.

    The plan's key is in the path alone, where engines look for what parts a table.
    """
    for each in tables:
        name = each.table.name
        yield f"{name}/{PLAN_COLUMN}={plan}/{name}.parquet", _content(each)


def _content(filled: Filled) -> bytes:
    columns = filled.table.own_columns
    arrays = [
        pa.array([row[index] for row in filled.rows], _TYPES[column.kind])
        for index, column in enumerate(columns, start=1)  # behind the plan's key
    ]
    content = BytesIO()
    schema = pa.schema(map(_field, columns))
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), content)
    return content.getvalue()


def _field(column: TidyColumn[object]) -> pa.Field:
    return pa.field(
        column.name,
        _TYPES[column.kind],
        nullable=column.is_optional,
        metadata={"meaning": column.meaning},
    )
