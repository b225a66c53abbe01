"""Who belongs to whom: each row of a table as a couple and a side."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.errors import DataError
from balancekit.strings import say


def couples_of(frame: pd.DataFrame, couple: Hashable) -> tuple[NDArray[np.int64], pd.Index]:
    """Return each row's couple, numbered, and the ids of the couples in their order.

    Raises
    ------
    DataError
        A row has no id; a couple has three rows or more; the ids are lists.
    """
    _check_present(frame, couple, "couple")
    ids, order = _codes(frame[couple])
    counts = np.bincount(ids)
    if (counts > 2).any():
        most = int(counts.argmax())
        raise DataError(say("psychometrics.three", couple=order[most], count=counts[most]))
    return ids, order


def roles_of(
    frame: pd.DataFrame, role: Hashable | None, ids: NDArray[np.int64], order: pd.Index
) -> tuple[tuple[Any, ...], NDArray[np.int64]]:
    """Return the two roles in their order, and each row's side: 0 for the first, 1 for the second.

    Without a role the sides are the order of the rows, and there are no roles.

    Raises
    ------
    DataError
        A row has no role; there are other than two; a couple has one of them twice.
    """
    if role is None:
        return (), pd.Series(ids).groupby(ids).cumcount().to_numpy().astype(np.int64)
    _check_present(frame, role, "role")
    side, roles = _codes(frame[role])
    if len(roles) != 2:
        listed = ", ".join(map(str, roles[:5]))
        raise DataError(say("psychometrics.roles", column=role, count=len(roles), roles=listed))
    twice = pd.Series(ids * 2 + side).duplicated().to_numpy()
    if twice.any():
        place = int(twice.argmax())
        found = {"couple": order[ids[place]], "role": roles[side[place]]}
        raise DataError(say("psychometrics.role_twice", **found))
    return tuple(roles), side


def _check_present(frame: pd.DataFrame, column: Hashable, kind: str) -> None:
    missing = frame[column].isna()
    if missing.any():
        row = frame.index[int(missing.to_numpy().argmax())]
        raise DataError(say(f"psychometrics.no_{kind}", column=column, row=row))


def _codes(series: "pd.Series[Any]") -> tuple[NDArray[np.int64], pd.Index]:
    """Each value as the number of its place among the values in order."""
    try:
        codes, values = pd.factorize(series, sort=True)
    except TypeError:
        codes, values = _codes_of_several_types(series)
    return codes.astype(np.int64), pd.Index(values)


def _codes_of_several_types(series: "pd.Series[Any]") -> tuple[NDArray[np.intp], pd.Index]:
    """In the order of the types, then of what is written: 1 and "1" are two."""
    try:
        codes, values = pd.factorize(series)
    except TypeError:
        raise DataError(say("psychometrics.no_groups", columns=series.name)) from None
    order = np.array(sorted(range(len(values)), key=lambda it: _kind_and_words(values[it])))
    places = np.argsort(order)
    return places[codes], pd.Index(values)[order]


def _kind_and_words(value: Any) -> tuple[str, str]:
    return type(value).__name__, str(value)
