"""One column of a data frame as plain numbers, or the reason why it cannot be scored."""

import math
from decimal import Decimal
from numbers import Real
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.bank import Scale
from balancekit.errors import ScoringError
from balancekit.scoring.kernel import Column
from balancekit.strings import say

OutOfRange = Literal["raise", "null"]
_LONGEST = 40


def numbers(series: "pd.Series[Any]") -> Column:
    """Return a column as float64, missing answers as NaN; the series stays as it is.

    Raises
    ------
    ScoringError
        The column holds truth values, categories, dates or text.

    Examples
    --------
    >>> numbers(pd.Series([1, None], dtype="Int8", name="ind_1"))
    array([ 1., nan])
    """
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        raise ScoringError(say("scoring.categories", column=series.name))
    if dtype.kind == "b":
        raise ScoringError(say("scoring.truth_values", column=series.name))
    if dtype.kind in "iuf":
        # Before any sum: int8 wraps round at 127 without a word.
        return np.asarray(series.to_numpy(dtype="float64", na_value=np.nan), dtype=np.float64)
    if dtype.kind != "O":
        raise ScoringError(say("scoring.no_numbers", column=series.name, kind=dtype))
    return _from_objects(series)


def within(values: Column, series: "pd.Series[Any]", scale: Scale, how: OutOfRange) -> Column:
    """Return the values that lie in the range of a scale, the others refused or as NaN.

    Raises
    ------
    ScoringError
        A value lies outside, or is infinite, and `how` is ``"raise"``.
    """
    outside = (values < scale.minimum) | (values > scale.maximum)
    if how == "raise" and outside.any():
        raise ScoringError(_outside(values, outside, series, scale))
    return np.where(outside, np.nan, values)


def _from_objects(series: "pd.Series[Any]") -> Column:
    missing = series.isna().to_numpy()
    values = np.full(len(series), np.nan)
    for position, value in enumerate(series):
        if missing[position]:
            continue
        if not _is_number(value):
            raise ScoringError(say("scoring.text", **_place(series, position)))
        values[position] = _float(value)
    return values


def _is_number(value: object) -> bool:
    return isinstance(value, Real | Decimal) and not isinstance(value, bool)


def _float(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except OverflowError:
        return math.inf


def _outside(
    values: Column, outside: NDArray[np.bool_], series: "pd.Series[Any]", scale: Scale
) -> str:
    position = int(outside.argmax())
    key = "scoring.infinite" if np.isinf(values[position]) else "scoring.outside"
    return say(
        key,
        **_place(series, position),
        minimum=f"{scale.minimum:g}",
        maximum=f"{scale.maximum:g}",
        count=int(outside.sum()),
    )


def _place(series: "pd.Series[Any]", position: int) -> dict[str, object]:
    value = str(series.iloc[position])
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    return {"column": series.name, "row": series.index[position], "value": shown}
