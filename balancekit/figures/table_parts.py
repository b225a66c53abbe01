"""A tidy table as a picture needs it: part by part, each under its groups and its scale."""

from collections.abc import Iterator
from numbers import Real
from typing import Any

import pandas as pd

from balancekit.figures.interval_rows import Row
from balancekit.figures.intervals import heading

Record = dict[Any, Any]
Parts = Iterator[tuple[list[Row], list[Record]]]


def labels_of(table: pd.DataFrame, first: str = "n") -> list[str]:
    """Return what each row is about: the values of all columns in front of one.

    Examples
    --------
    >>> labels_of(pd.DataFrame({"site": ["a", "b"], "scale": ["ease", "ease"], "n": [3, 4]}))
    ['a · ease', 'b · ease']
    """
    names = list(table.columns[: table.columns.get_loc(first)])
    return _labels(table, names)


def _labels(table: pd.DataFrame, names: list[str]) -> list[str]:
    return [
        " · ".join(_told(name, row[name]) for name in names) for row in table.to_dict("records")
    ]


def _told(name: str, value: object) -> str:
    """A value; one that is only a number, with the name of its column."""
    return f"{name} {value}" if isinstance(value, Real) else str(value)


def parts_of(table: pd.DataFrame, first: str) -> Parts:
    """Yield runs of rows that are about the same, with their heading; none where there is one run.

    Parameters
    ----------
    table : data frame
        Tidy: groups, and perhaps the scale, stand in front.
    first : str
        The column before which they end.
    """
    names = list(table.columns[: table.columns.get_loc(first)])
    if len(names) > 1 and "scale" in names and table["scale"].nunique() == 1:
        names.remove("scale")  # the groups tell enough
    parts: dict[str, list[Record]] = {}
    for label, row in zip(_labels(table, names), table.to_dict("records"), strict=True):
        parts.setdefault(label, []).append(row)
    for label, rows in parts.items():
        yield [heading(label)] if len(parts) > 1 else [], rows
