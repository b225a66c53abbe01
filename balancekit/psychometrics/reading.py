"""Any data frame as a pandas one, and its columns as plain numbers, or the reason why not."""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from numbers import Real
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.errors import ArgumentError, DataError
from balancekit.strings import say

Floats = NDArray[np.float64]
_LONGEST, _LISTED = 40, 12
_LARGEST, _SMALLEST = 1e37, 1e-37  # fourth powers are formed


def frame_of(data: Any) -> pd.DataFrame:
    """Return data of any kind as a pandas frame; a pandas frame as it stands.

    Parameters
    ----------
    data : data frame, mapping of columns or two-dimensional array
        pandas, or an engine that narwhals knows (polars, pyarrow, duckdb …); lazy ones are
        collected.

    Raises
    ------
    ArgumentError
        It is none of these.
    DataError
        There are no rows, a column is there twice, or the columns have several levels.

    Examples
    --------
    >>> frame_of({"a": [1, 2]}).shape
    (2, 1)
    """
    frame = data if isinstance(data, pd.DataFrame) else _converted(data)
    if frame.columns.nlevels > 1:
        raise DataError(say("psychometrics.levels", levels=frame.columns.nlevels))
    _check_single(list(frame.columns))
    if not len(frame):
        raise DataError(say("psychometrics.no_rows"))
    return frame


def _check_single(columns: list[Any]) -> None:
    twice = [column for column, count in Counter(columns).items() if count > 1]
    if twice:
        raise DataError(say("psychometrics.column_twice", column=twice[0]))


def _converted(data: Any) -> pd.DataFrame:
    if isinstance(data, Mapping) or (isinstance(data, np.ndarray) and data.ndim == 2):
        return _of_columns(data)
    _check_single(list(getattr(data, "column_names", ())))  # pyarrow lets a name be there twice
    try:
        native = nw.from_native(data)
    except TypeError:
        raise ArgumentError(say("psychometrics.no_frame", kind=type(data).__name__)) from None
    eager, schema = _collected(native)
    return pd.DataFrame({name: _values(eager[name], kind) for name, kind in schema.items()})


def _of_columns(data: Any) -> pd.DataFrame:
    try:
        return pd.DataFrame(data)
    except (TypeError, ValueError):
        raise DataError(say("psychometrics.no_columns")) from None


def _collected(native: Any) -> tuple[nw.DataFrame[Any], nw.Schema]:
    """The rows, and the types of the columns as they were before they were collected.

    A query may fail, which every engine tells in a way of its own.
    """
    try:
        schema = native.collect_schema()
        return native.collect() if isinstance(native, nw.LazyFrame) else native, schema
    except Exception as error:
        told = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise DataError(say("psychometrics.query", told=told)) from error


def _values(column: nw.Series[Any], kind: Any) -> Any:
    """A column as pandas holds it; categories keep their order where they have one."""
    if not isinstance(column.dtype, nw.Categorical | nw.Enum):
        return column.to_numpy()
    # Not by way of the categories: pyarrow's give a missing value the last of them.
    words = column.cast(nw.String).to_numpy()
    if isinstance(kind, nw.Enum):
        return pd.Categorical(words, categories=list(kind.categories))
    if column.implementation.is_polars():
        return words  # in polars these have no order but the alphabet
    return pd.Categorical(words, categories=column.cat.get_categories().to_list())


def check_columns(data: pd.DataFrame, columns: Sequence[Hashable]) -> None:
    """Refuse columns that the data do not have.

    Raises
    ------
    DataError
        The sentence names the columns, and one with a similar name.
    """
    missing = [column for column in columns if column not in data.columns]
    if not missing:
        return
    known = list(map(str, data.columns))
    near = get_close_matches(str(missing[0]), known, n=1)
    raise DataError(
        say(
            "psychometrics.near" if near else "psychometrics.missing",
            columns=", ".join(map(str, missing)),
            near=near[0] if near else "",
            known=", ".join(known[:_LISTED]) + ("…" if len(known) > _LISTED else ""),
        )
    )


def numbers(data: pd.DataFrame, column: Hashable) -> Floats:
    """Return a column as float64, missing values as NaN.

    Raises
    ------
    DataError
        The column holds truth values, categories, dates or text, or a value is infinite or beyond
        1e37.

    Examples
    --------
    >>> numbers(pd.DataFrame({"a": pd.array([1, None], dtype="Int8")}), "a")
    array([ 1., nan])
    """
    return _usable(data, [column], _as_floats(data[column]))


def _as_floats(series: "pd.Series[Any]") -> Floats:
    if series.dtype == np.float64:
        return series.to_numpy()
    kind = "category" if isinstance(series.dtype, pd.CategoricalDtype) else series.dtype.kind
    if kind in "iuf":
        return np.asarray(series.to_numpy(dtype="float64", na_value=np.nan), dtype=np.float64)
    if kind == "O":
        return _from_objects(series)
    raise DataError(say("psychometrics.no_numbers", column=series.name, kind=series.dtype))


def _usable(data: pd.DataFrame, columns: Sequence[Hashable], values: Floats) -> Floats:
    """Refuse the first column with a value that no float holds squares of; tiny ones count as 0."""
    size = np.abs(values)
    beyond = size > _LARGEST
    if beyond.any():
        _refuse_beyond(data, columns, beyond.reshape(len(data), -1))
    tiny = size < _SMALLEST
    return np.where(tiny, 0.0, values) if size[tiny].any() else values


def _refuse_beyond(
    data: pd.DataFrame, columns: Sequence[Hashable], beyond: NDArray[np.bool_]
) -> None:
    place = int(beyond.any(axis=0).argmax())
    series, found = data[columns[place]], beyond[:, place]
    row = int(found.argmax())
    kind = "infinite" if math.isinf(_as_floats(series)[row]) else "too_large"
    raise DataError(say(f"psychometrics.{kind}", count=int(found.sum()), **_place(series, row)))


def _from_objects(series: "pd.Series[Any]") -> Floats:
    missing = series.isna().to_numpy()
    values = np.full(len(series), np.nan)
    for position, value in enumerate(series):
        if missing[position]:
            continue
        if not isinstance(value, Real | Decimal) or isinstance(value, bool):
            raise DataError(say("psychometrics.text", **_place(series, position)))
        try:
            values[position] = float(value)
        except OverflowError:
            values[position] = math.inf
    return values


def _place(series: "pd.Series[Any]", position: int) -> dict[str, object]:
    value = str(series.iloc[position])
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    return {"column": series.name, "row": series.index[position], "value": shown}


def matrix(data: pd.DataFrame, columns: Sequence[Hashable]) -> Floats:
    """Return columns side by side, one row a row of the data.

    Raises
    ------
    DataError
        As `check_columns` and `numbers` do; what is no number comes before what is infinite.
    """
    check_columns(data, columns)
    values = np.column_stack([_as_floats(data[column]) for column in columns])
    return _usable(data, columns, values)
