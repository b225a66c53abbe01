"""Rows of any data frame, as the text of a table in which every digit is there."""

import csv
import io
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from balancekit.errors import ArgumentError
from balancekit.strings import say

_MISSING = ("NAType", "NaTType")


class Table(NamedTuple):
    """The names of the columns, and the rows, each once."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def table_of(data: Any) -> Table:
    """Return the rows of a data frame of any kind; a lazy one is computed.

    Raises
    ------
    ArgumentError
        It is no data frame.

    Examples
    --------
    >>> import pandas as pd
    >>> table = table_of(pd.DataFrame({"a": [1.0, None]}))
    >>> table.columns, list(table.rows)
    (('a',), [(1.0,), (nan,)])
    """
    held = data
    if nw.dependencies.is_dask_dataframe(data):
        held = held.compute()
    try:
        frame = nw.from_native(held)
    except TypeError:
        raise ArgumentError(say("exchange.no_frame", kind=type(data).__name__)) from None
    ready = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return Table(tuple(map(str, ready.columns)), ready.iter_rows())


def cell(value: Any, missing: str) -> str:
    """Return a value as it stands in a table; a whole number without a point.

    Examples
    --------
    >>> cell(3.0, "n/a"), cell(1 / 3, "n/a"), cell(float("nan"), "n/a"), cell("Zoë", "n/a")
    ('3', '0.3333333333333333', 'n/a', 'Zoë')
    """
    if value is None or type(value).__name__ in _MISSING:
        return missing
    if isinstance(value, float):
        if math.isnan(value):
            return missing
        return str(int(value)) if value.is_integer() else repr(float(value))
    return str(value)


def table_text(table: Table) -> str:
    """Return a table as CSV, what is missing as an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value, "") for value in row] for row in table.rows)
    return out.getvalue()
