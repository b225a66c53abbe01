"""Which columns make up a scale, keyed, and the groups in which they are looked at."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from balancekit.bank import Bank
from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.arguments import shown
from balancekit.psychometrics.naming import names_of
from balancekit.psychometrics.reading import Floats, check_columns, matrix
from balancekit.scoring.plan import ScalePlan, scale_plan
from balancekit.strings import say

Items = Bank | Mapping[str, Iterable[Hashable]] | Iterable[Hashable] | None
"""A bank; or keys by name of their scale; or the keys of one scale; or every column there is.

A key is the name of a column; a minus sign in front reverses it, as in R's psych.
"""

By = Hashable | Iterable[Hashable] | None


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
    plan : ScalePlan or None
        How a bank has the scale scored; None for columns named by hand.
    """

    scale: str
    columns: tuple[Hashable, ...]
    signs: Floats
    plan: ScalePlan | None = None

    @property
    def limits(self) -> Limits | None:
        """The ranges of the answers, where a bank has declared them."""
        return limits_of(self.plan) if self.plan else None

    @property
    def turns_blindly(self) -> bool:
        """Whether items are reversed around a point that is not known."""
        return self.plan is None and bool((self.signs < 0).any())


def limits_of(plan: ScalePlan) -> Limits:
    """Return the ranges that a bank has declared, item by item."""
    lows, highs = np.array([(key.minimum, key.maximum) for key in plan.keys]).T
    return Limits(lows, highs)


def keyed_scales(data: pd.DataFrame, items: Items, by: By = None) -> list[Keyed]:
    """Return the scales that are asked for, in their order.

    Raises
    ------
    ArgumentError
        A bank without scales, a scale without items, an item twice in one scale, or no list of
        names.
    DataError
        The data lack a column.

    Examples
    --------
    >>> data = pd.DataFrame({"a": [1], "b": [2]})
    >>> [(it.scale, it.columns, it.signs.tolist()) for it in keyed_scales(data, ["a", "-b"])]
    [('items', ('a', 'b'), [1.0, -1.0])]
    """
    if isinstance(items, Bank):
        plans = [scale_plan(name, it, it.min_answered) for name, it in items.scales.items()]
        scales = [_keyed(data, it.name, items.scales[it.name].keys, it) for it in plans]
    elif isinstance(items, Mapping):
        scales = [_keyed(data, str(name), keys) for name, keys in items.items()]
    elif items is None:
        apart = by_columns(data, by)
        scales = [_keyed(data, "items", [it for it in data.columns if it not in apart])]
    else:
        scales = [_keyed(data, "items", items)]
    if not scales:
        raise ArgumentError(say("psychometrics.no_scales"))
    return scales


def _keyed(
    data: pd.DataFrame, scale: str, given: Iterable[Hashable], plan: ScalePlan | None = None
) -> Keyed:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise ArgumentError(say("psychometrics.no_list", scale=scale, value=shown(given)))
    keys = names_of(scale, given, least=0)
    if not keys:
        raise ArgumentError(say("psychometrics.no_items", scale=scale))
    reversed_keys = [_is_reversed(data, key) for key in keys]
    columns = tuple(
        str(key)[1:] if turned else key for key, turned in zip(keys, reversed_keys, strict=True)
    )
    check_columns(data, columns)
    twice = [column for column in columns if columns.count(column) > 1]
    if twice:
        raise ArgumentError(say("psychometrics.item_twice", item=twice[0], scale=scale))
    return Keyed(scale, columns, np.where(reversed_keys, -1.0, 1.0), plan)


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


def by_columns(data: pd.DataFrame, by: By) -> list[Hashable]:
    """Return the names of the grouping columns as a list.

    Raises
    ------
    ArgumentError
        They are no names.
    DataError
        The data lack a grouping column.

    Examples
    --------
    >>> data = pd.DataFrame({"age": [30]})
    >>> by_columns(data, "age"), by_columns(data, None)
    (['age'], [])
    """
    if by is None:
        return []
    columns = names_of("by", by, data.columns, least=0)
    check_columns(data, columns)
    return columns


def groups(data: pd.DataFrame, by: By) -> Iterator[tuple[dict[str, Any], pd.DataFrame]]:
    """Yield each group with the values that make it one; all the data where no one asks.

    Groups come in the order of their values; rows without a value are a group of their own.

    Raises
    ------
    ArgumentError, DataError
        As for `by_columns`; or the values are lists.
    """
    columns = by_columns(data, by)
    if not columns:
        yield {}, data
        return
    try:
        found = list(data.groupby(columns, sort=True, dropna=False, observed=True))
    except TypeError:
        raise DataError(
            say("psychometrics.no_groups", columns=", ".join(map(str, columns)))
        ) from None
    for values, group in found:
        yield dict(zip(map(str, columns), values, strict=True)), group
