"""A frame of any engine, ready to be turned round, and the checks that all turns need."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import narwhals.stable.v2 as nw

from balancekit.errors import ArgumentError, ScoringError
from balancekit.scoring.columns import refuse_kind
from balancekit.strings import say
from balancekit.tables.numbers import floats_in

Frame = nw.DataFrame[Any] | nw.LazyFrame[Any]


def opened(data: Any) -> Frame:
    """Return a frame of any engine that narwhals knows.

    Raises
    ------
    ArgumentError
        It is none, or one of dask.
    ScoringError
        A pandas frame has a column twice, or names of several levels.
    """
    if nw.dependencies.is_dask_dataframe(data):
        raise ArgumentError(say("tables.dask"))
    if nw.dependencies.is_pandas_dataframe(data):
        _check_names(data.columns)
    try:
        found: Frame = nw.from_native(data)
    except TypeError:
        raise ArgumentError(say("scoring.no_frame", kind=type(data).__name__)) from None
    return found


def _check_names(columns: Any) -> None:
    if columns.nlevels > 1:
        raise ScoringError(say("scoring.levels", levels=columns.nlevels))
    for column in columns[columns.duplicated()]:
        raise ScoringError(say("scoring.twice", column=column))


def named(id: str | Sequence[str]) -> tuple[str, ...]:
    """Return the columns that tell rows apart.

    Raises
    ------
    ArgumentError
        There are none, or one of them twice.
    """
    names = (id,) if isinstance(id, str) else tuple(id)
    if not names or len(set(names)) < len(names) or not all(isinstance(it, str) for it in names):
        raise ArgumentError(say("scoring.id", given=repr(id)))
    return names


def check_there(frame: Frame, columns: Sequence[str]) -> None:
    """Refuse a frame that lacks one of the columns.

    Raises
    ------
    ScoringError
        The sentence names it, and one with a similar name.
    """
    known = frame.collect_schema().names()
    for column in columns:
        if column not in known:
            near = get_close_matches(column, known, n=1)
            raise ScoringError(
                say(
                    "tables.no_column_near" if near else "tables.no_column",
                    column=column,
                    near=near[0] if near else "",
                )
            )


def as_numbers(frame: Frame, columns: Sequence[str]) -> Frame:
    """Return a frame in which some columns are float64.

    Raises
    ------
    ScoringError
        A column holds anything but numbers.
    """
    native = frame.to_native()
    if nw.dependencies.is_pandas_dataframe(native):
        return opened(native.assign(**{name: floats_in(native[name]) for name in columns}))
    kinds = frame.collect_schema()
    for name in columns:
        if kinds[name] != nw.Unknown:  # a column of nulls alone
            refuse_kind(name, kinds[name])
    return frame.with_columns(nw.col(name).cast(nw.Float64) for name in columns)


def stacked(parts: Iterable[Any]) -> Any:
    """Return frames below each other, as a frame of their own engine."""
    return nw.maybe_reset_index(nw.concat(list(parts), how="vertical")).to_native()


def spread(frame: Frame, ids: Sequence[str], made: Sequence[nw.Expr], names: Sequence[str]) -> Any:
    """Return one row for each id, with the only value that each of the made columns has there.

    In the order of the ids where the engine keeps one.
    """
    apart = frame.select(*map(nw.col, ids), *made)
    rows = apart.group_by(list(ids)).agg(nw.col(name).max() for name in names)
    rows = rows.select(*ids, *names)
    if isinstance(rows, nw.LazyFrame):
        return rows.to_native()
    return nw.maybe_reset_index(rows.sort(list(ids))).to_native()
