"""A column of a data frame in memory as plain numbers, or the reason why it cannot be scored."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np

from balancekit.errors import ScoringError
from balancekit.scoring.kernel import Numbers, Part
from balancekit.strings import say

if TYPE_CHECKING:
    import pandas as pd

Cut = Callable[[int, int], Part]
Place = Callable[[int], tuple[str, object]]
_LONGEST = 40
_PLAIN = ("integer", "floating", "mixed-integer-float", "decimal")


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one item, read a piece at a time: nothing is converted before it is needed.

    Attributes
    ----------
    name : str
    part : callable
        From the first row and the row after the last one to the answers between.
    place : callable
        From a row to what a refusal says of it: which one it is, and the value that stands there.
    """

    name: str
    part: Cut
    place: Place


def answers_in_pandas(series: "pd.Series[Any]") -> Answers:
    """Return how a pandas column is read; one without any answer may be of any type.

    Raises
    ------
    ScoringError
        The column holds truth values, categories, dates or text.

    Examples
    --------
    >>> import pandas as pd
    >>> answers_in_pandas(pd.Series([1, None], dtype="Int8", name="ind_1")).part(0, 2)
    Part(values=array([1, 0], dtype=int8), missing=array([False,  True]))
    """
    import pandas as pd

    name, dtype = str(series.name), series.dtype

    def place(row: int) -> tuple[str, object]:
        return say("scoring.row", row=series.index[row]), series.iloc[row]

    categories = isinstance(dtype, pd.CategoricalDtype)
    if dtype.kind in "iuf" and not categories:
        return Answers(name, _pandas_part(series), place)
    if series.isna().all():
        return Answers(name, _slices(np.full(len(series), np.nan)), place)
    if categories:
        raise ScoringError(say("scoring.categories", column=name))
    if dtype.kind == "b":
        raise ScoringError(say("scoring.truth_values", column=name))
    if dtype.kind != "O":
        raise ScoringError(say("scoring.no_numbers", column=name, kind=dtype))
    return Answers(name, _slices(_from_objects(series, place)), place)


def _pandas_part(series: "pd.Series[Any]") -> Cut:
    if isinstance(series.dtype, np.dtype):
        return _slices(series.to_numpy())
    held: Any = series.array
    whole = series.dtype.kind in "iu"

    def part(start: int, stop: int) -> Part:
        piece = held[start:stop]
        if not whole:
            return Part(np.asarray(piece.to_numpy(dtype="float64", na_value=np.nan)))
        values = piece.to_numpy(dtype=held.dtype.numpy_dtype, na_value=0)
        return Part(values, np.asarray(piece.isna()))

    return part


def _slices(values: Numbers) -> Cut:
    return lambda start, stop: Part(values[start:stop])


def _from_objects(series: "pd.Series[Any]", place: Place) -> Numbers:
    from pandas.api.types import infer_dtype

    if infer_dtype(series, skipna=True) not in _PLAIN:
        return _one_by_one(series, place)
    try:
        return np.asarray(series.to_numpy(dtype="float64", na_value=np.nan))
    except OverflowError:
        return _one_by_one(series, place)


def _one_by_one(series: "pd.Series[Any]", place: Place) -> Numbers:
    missing = series.isna().to_numpy()
    values = np.full(len(series), np.nan)
    for row, value in enumerate(series):
        if missing[row]:
            continue
        if isinstance(value, bool | np.bool_):
            raise ScoringError(say("scoring.truth_values", column=series.name))
        if not isinstance(value, Real | Decimal):
            raise ScoringError(no_number(str(series.name), *place(row)))
        values[row] = _float(value)
    return values


def _float(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except OverflowError:
        return math.inf


def answers_in(series: "nw.Series[Any]") -> Answers:
    """Return how a column of polars, pyarrow or another frame in memory is read.

    One without any answer may be of any type.

    Raises
    ------
    ScoringError
        The column holds truth values, categories, dates or text.

    Examples
    --------
    >>> import pyarrow as pa
    >>> held = nw.from_native(pa.table({"ind_1": [1, None]}), eager_only=True)["ind_1"]
    >>> answers_in(held).part(0, 2)
    Part(values=array([1, 0]), missing=array([False,  True]))
    """

    def place(row: int) -> tuple[str, object]:
        return say("scoring.row", row=row), series[row]

    if series.null_count() == len(series):
        return Answers(series.name, _slices(np.full(len(series), np.nan)), place)
    if series.dtype == nw.String:
        (first,) = (~series.is_null()).arg_true().head(1).to_list()
        raise ScoringError(no_number(series.name, *place(first)))
    refuse_kind(series.name, series.dtype)
    return Answers(series.name, _part(series), place)


def _part(series: "nw.Series[Any]") -> Cut:
    whole, holes = series.dtype.is_integer(), series.null_count() > 0

    def part(start: int, stop: int) -> Part:
        held = series[start:stop]
        if whole and holes:
            return Part(held.fill_null(0).to_numpy(), held.is_null().to_numpy())
        if held.dtype.is_decimal():
            # By way of text: pyarrow's own cast is off by a digit.
            held = held.cast(nw.String).cast(nw.Float64)
        return Part(np.asarray(held.to_numpy()))

    return part


def refuse_kind(column: str, kind: nw.dtypes.DType) -> None:
    """Refuse a column whose type holds no numbers.

    Raises
    ------
    ScoringError
        It holds truth values, categories, dates or anything else that is no number.
    """
    if kind in (nw.Categorical, nw.Enum):
        raise ScoringError(say("scoring.categories", column=column))
    if kind == nw.Boolean:
        raise ScoringError(say("scoring.truth_values", column=column))
    if not kind.is_numeric():
        raise ScoringError(say("scoring.no_numbers", column=column, kind=kind))


def no_number(column: str, where: str, value: object) -> str:
    """Return the refusal of a text that stands where a number should be."""
    return say("scoring.text", column=column, where=where, value=shortened(value))


def shortened(value: object) -> str:
    """Return a value as it is shown in a refusal, which stays one line."""
    shown = " ".join(str(value).split())
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
