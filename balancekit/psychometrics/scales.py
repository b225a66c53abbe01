"""Which columns make up a scale, keyed, and the groups in which they are looked at."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from balancekit.bank import Bank, Scale
from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.reading import Floats, check_columns, matrix
from balancekit.strings import say

Items = Bank | Mapping[str, Sequence[Hashable]] | Sequence[Hashable] | None
"""A bank; or keys by name of their scale; or the keys of one scale; or every column there is.

A key is the name of a column; a minus sign in front reverses it, as in R's psych.
"""

By = Hashable | Sequence[Hashable] | None


_TAKEN = frozenset(
    (
        *("scale", "n", "items", "alpha", "omega", "se", "lower", "upper", "ci", "note", "mean"),
        *("sd", "sem", "item", "reversed", "icc", "model", "type", "unit", "k", "value", "f", "p"),
        *("df", "df1", "df2", "chisq", "converged", "heywood", "standardised", "mean_r"),
    )
)
"""Columns of the tables: no group can have such a name."""


class Limits(NamedTuple):
    """The lowest and the highest answer of each item."""

    lows: Floats
    highs: Floats


class Keyed(NamedTuple):
    """The columns of one scale, and which of them count the other way round.

    Attributes
    ----------
    signs : float64 array
        1, or -1 for a reversed item.
    limits : Limits or None
        The ranges of the answers, where a bank has declared them.
    """

    scale: str
    columns: tuple[Hashable, ...]
    signs: Floats
    limits: Limits | None = None

    @property
    def turns_blindly(self) -> bool:
        """Whether items are reversed around a point that is not known."""
        return self.limits is None and bool((self.signs < 0).any())


def keyed_scales(data: pd.DataFrame, items: Items, by: By = None) -> list[Keyed]:
    """Return the scales that are asked for, in their order.

    Raises
    ------
    ArgumentError
        A bank without scales, a scale without items, or an item twice in one scale.
    DataError
        The data lack a column.

    Examples
    --------
    >>> data = pd.DataFrame({"a": [1], "b": [2]})
    >>> [(it.scale, it.columns, it.signs.tolist()) for it in keyed_scales(data, ["a", "-b"])]
    [('items', ('a', 'b'), [1.0, -1.0])]
    """
    if isinstance(items, Bank):
        scales = [
            _keyed(data, name, scale.keys, _limits(scale)) for name, scale in items.scales.items()
        ]
    elif isinstance(items, Mapping):
        scales = [_keyed(data, str(name), keys) for name, keys in items.items()]
    else:
        plain = [column for column in data.columns if column not in by_columns(by)]
        scales = [_keyed(data, "items", plain if items is None else items)]
    if not scales:
        raise ArgumentError(say("psychometrics.no_scales"))
    return scales


def _limits(scale: Scale) -> Limits:
    lows, highs = np.array([scale.range_of(item) for item in scale.items], dtype=float).T
    return Limits(lows, highs)


def _keyed(
    data: pd.DataFrame,
    scale: str,
    keys: Sequence[Hashable],
    limits: Limits | None = None,
) -> Keyed:
    if isinstance(keys, str) or not len(keys):
        raise ArgumentError(say("psychometrics.no_items", scale=scale))
    reversed_keys = [_is_reversed(data, key) for key in keys]
    columns = tuple(
        str(key)[1:] if turned else key for key, turned in zip(keys, reversed_keys, strict=True)
    )
    check_columns(data, columns)
    twice = [column for column in columns if columns.count(column) > 1]
    if twice:
        raise ArgumentError(say("psychometrics.item_twice", item=twice[0], scale=scale))
    return Keyed(scale, columns, np.where(reversed_keys, -1.0, 1.0), limits)


def _is_reversed(data: pd.DataFrame, key: Hashable) -> bool:
    """A column may begin with a minus sign itself: then it is meant as it stands."""
    return isinstance(key, str) and key.startswith("-") and key not in data.columns


def keyed_matrix(data: pd.DataFrame, keyed: Keyed) -> Floats:
    """Return the answers of a scale, reversed items the other way round.

    A reversed item counts as ``minimum + maximum - x`` where a bank has declared the range, and
    as ``-x`` elsewhere: the same variances and correlations, another mean.

    Raises
    ------
    DataError
        A column is not of numbers; a value is infinite or outside the bank's range.
    """
    values = matrix(data, keyed.columns)
    shift = np.zeros(len(keyed.columns))
    if keyed.limits:
        lows, highs = keyed.limits
        outside = (values < lows) | (values > highs)
        if outside.any():
            row, column = np.argwhere(outside)[0]
            raise DataError(
                say(
                    "psychometrics.outside",
                    column=keyed.columns[column],
                    row=data.index[row],
                    value=f"{values[row, column]:g}",
                    minimum=f"{lows[column]:g}",
                    maximum=f"{highs[column]:g}",
                )
            )
        shift = np.where(keyed.signs < 0, lows + highs, 0.0)
    return values * keyed.signs + shift


def by_columns(by: By) -> list[Hashable]:
    """Return the names of the grouping columns as a list.

    Examples
    --------
    >>> by_columns("age"), by_columns(None)
    (['age'], [])
    """
    if by is None:
        return []
    if isinstance(by, Sequence) and not isinstance(by, str | tuple):
        return list(by)
    return [by]


def groups(data: pd.DataFrame, by: By) -> Iterator[tuple[dict[str, Any], pd.DataFrame]]:
    """Yield each group with the values that make it one; all the data where no one asks.

    Groups come in the order of their values; rows without a value are a group of their own.

    Raises
    ------
    DataError
        The data lack a grouping column, or it has the name of a column of the table.
    """
    columns = by_columns(by)
    check_columns(data, columns)
    taken = [column for column in columns if column in _TAKEN]
    if taken:
        raise DataError(say("psychometrics.taken", column=taken[0]))
    if not columns:
        yield {}, data
        return
    for values, group in data.groupby(columns, sort=True, dropna=False, observed=True):
        yield dict(zip(map(str, columns), values, strict=True)), group
