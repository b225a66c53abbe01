"""Couples of a table that has a row for each of them."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.arguments import shown
from balancekit.psychometrics.dyads import Dyads, dyads
from balancekit.psychometrics.naming import name_of
from balancekit.psychometrics.reading import check_columns, frame_of
from balancekit.strings import say


def dyads_from_wide(
    data: Any, suffixes: tuple[str, str], *, couple: Hashable | None = None
) -> Dyads:
    """Make dyads of a table with one row for each couple.

    Parameters
    ----------
    data : data frame, a row a couple
        ``x`` of the two partners stands in ``x`` + first suffix and ``x`` + second suffix.
    suffixes : tuple of str
        What ends the names of the first and of the second partner's columns; they become the
        roles, without the signs ``_``, ``.`` and ``-`` in front.
    couple : str, optional
        The column with the couple's id; otherwise couples are numbered.

    Returns
    -------
    Dyads
        With the role column ``role``. Columns without a suffix are the same for both.

    Raises
    ------
    ArgumentError
        There are not two suffixes that differ, or no variable has both.
    DataError
        As `dyads`; a variable is called like a column that is made (``role``).

    Examples
    --------
    >>> pairs = {"joy_her": [3, 2], "joy_his": [4, 5]}
    >>> dyads_from_wide(pairs, ("_her", "_his")).long
       couple role  joy
    0       1  her    3
    2       1  his    4
    1       2  her    2
    3       2  his    5
    """
    frame = frame_of(data)
    columns = list(map(str, frame.columns))
    first, second = _endings(suffixes)
    stems = [it.removesuffix(first) for it in columns if it.endswith(first)]
    stems = [it for it in stems if f"{it}{second}" in columns]
    if not stems:
        raise ArgumentError(say("psychometrics.suffixes", first=first, second=second))
    sided = {f"{stem}{end}" for stem in stems for end in (first, second)}
    name = "couple" if couple is None else name_of("couple", couple)
    if couple is not None:
        check_columns(frame, [couple])
    roles = [_role(first), _role(second)]
    side = np.repeat([0, 1], len(frame))
    ids = pd.Series(range(1, len(frame) + 1)) if couple is None else frame[couple]
    shared = [it for it in frame.columns if str(it) not in sided and it != couple]
    made = [name, *stems, *shared, "role"]
    if taken := [it for it in (name, "role") if made.count(it) > 1]:
        raise DataError(say("psychometrics.column_made", column=taken[0]))
    people: dict[Hashable, Any] = {
        name: _one_after_the_other(ids, ids),
        "role": pd.Categorical.from_codes(side.tolist(), dtype=pd.CategoricalDtype(roles)),
        **{it: _one_after_the_other(frame[it + first], frame[it + second]) for it in stems},
        **{it: _one_after_the_other(frame[it], frame[it]) for it in shared},
    }
    return dyads(pd.DataFrame(people), name, "role")


def _endings(suffixes: Any) -> tuple[str, str]:
    several = isinstance(suffixes, tuple | list) and len(suffixes) == 2
    if not several or not all(isinstance(it, str) for it in suffixes):
        raise ArgumentError(say("psychometrics.two_suffixes", value=shown(suffixes)))
    first, second = suffixes
    if _role(first) == _role(second):
        raise ArgumentError(say("psychometrics.two_suffixes", value=shown(suffixes)))
    return first, second


def _role(suffix: str) -> str:
    return suffix.lstrip("_.-") or suffix


def _one_after_the_other(first: "pd.Series[Any]", second: "pd.Series[Any]") -> Any:
    if isinstance(first.dtype, np.dtype) and first.dtype == second.dtype:
        return np.concatenate([first.to_numpy(), second.to_numpy()])
    return pd.concat([first, second], ignore_index=True).array
