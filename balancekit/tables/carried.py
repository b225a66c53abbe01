"""The columns of a file of text that are not scored: as they are written, or as what they hold."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from balancekit.tables.numerals import kind_of, number_in

Column = tuple[str, ...]
Block = tuple[list[int], dict[str, Column]]
"""The numbers of some rows, and their cells by column."""

_KINDS = ("whole", "number", "text")  # each can hold what the ones before it can


def kinds_of(
    blocks: Iterable[Block], columns: Sequence[str], *, decimal_comma: bool
) -> dict[str, str]:
    """Look through a whole file for what its columns hold: nobody knows before the last row.

    Returns
    -------
    dict of column to {"whole", "number", "text"}

    Examples
    --------
    >>> block = ([2, 3], {"age": ("31", "NA"), "who": ("007", "008")})
    >>> kinds_of([block], ["age", "who"], decimal_comma=False)
    {'age': 'whole', 'who': 'text'}
    """
    kinds = dict.fromkeys(columns, _KINDS[0])
    if not columns:
        return kinds
    for _, held in blocks:
        for name in columns:
            texts = set(held[name]) if kinds[name] != "text" else set()
            read = {text: number_in(text, decimal_comma=decimal_comma) for text in texts}
            kinds[name] = max(kinds[name], kind_of(read), key=_KINDS.index)
    return kinds


def carried(column: Column, kind: str | None, *, decimal_comma: bool) -> Any:
    """Return a column of the kind that it is known to be of; as it is written for None.

    Examples
    --------
    >>> carried(("1", ""), "whole", decimal_comma=False)
    <IntegerArray>
    [1, <NA>]
    Length: 2, dtype: Int64
    """
    if kind is None:
        return list(column)
    if kind == "text":
        return pd.array([text or None for text in column], dtype="string")
    read = {text: number_in(text, decimal_comma=decimal_comma) for text in set(column)}
    if kind == "number":
        return [read[text] for text in column]
    whole = {text: None if _is_missing(number) else int(text) for text, number in read.items()}
    return pd.array([whole[text] for text in column], dtype="Int64")


def _is_missing(number: float | None) -> bool:
    return number is None or math.isnan(number)
