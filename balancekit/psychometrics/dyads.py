"""Two people in one relationship: who belongs to whom, seen pairwise, wide and long."""

from collections.abc import Hashable, Sequence
from typing import Any

import msgspec
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.reading import Floats, check_columns, frame_of, numbers
from balancekit.strings import say

_NOBODY = -1


class Dyads(msgspec.Struct, frozen=True, eq=False):
    """Couples of a study, two rows each, or one where a partner is missing.

    They stay as they were made: what is done later to the data, or to a view of them, changes no
    figure. So each column is read as numbers only once, for however many models.

    Attributes
    ----------
    couple : str
        The column that says who belongs together.
    role : str or None
        The column that tells partners apart; None for exchangeable partners.
    roles : tuple
        The two roles, in their own order; empty for exchangeable partners.
    places : int array, n couples by 2
        The rows of `long` where first and second partner stand; -1 for nobody. Read only.
    """

    _people: pd.DataFrame
    couple: Hashable
    role: Hashable | None
    roles: tuple[Any, ...]
    places: NDArray[np.int64]
    _sides: dict[Hashable, Floats] = msgspec.field(default_factory=dict)  # as far as was read

    def __post_init__(self) -> None:
        """Let nobody change who stands where."""
        self.places.setflags(write=False)

    def __repr__(self) -> str:
        told = f", role={self.role!r}" if self.role is not None else ""
        return f"<{len(self.places)} couples by {self.couple!r}{told}>"

    @property
    def names(self) -> tuple[str, str]:
        """What the first and the second partner are called in tables."""
        first, second = self.roles or (1, 2)
        return str(first), str(second)

    @property
    def long(self) -> pd.DataFrame:
        """The data as they came, a row a person: couple after couple, the first partner first."""
        return self._people.copy()

    @property
    def couples(self) -> pd.Index:
        """The ids of the couples, in order."""
        ids = self._people[self.couple].iloc[self.places.max(axis=1)]
        found: pd.Index = pd.Index(ids.array, name=self.couple)
        return found

    @property
    def incomplete(self) -> int:
        """How many couples have only one row."""
        return int((self.places == _NOBODY).any(axis=1).sum())

    @property
    def variables(self) -> list[Hashable]:
        """The columns that are neither couple nor role."""
        return [it for it in self._people.columns if it not in (self.couple, self.role)]

    @property
    def pairwise(self) -> pd.DataFrame:
        """A row a person: ``x_actor`` is one's own, ``x_partner`` the other's (missing: NaN)."""
        partner = np.full(len(self._people), _NOBODY)
        for own, other in ((0, 1), (1, 0)):
            there = self.places[:, own] != _NOBODY
            partner[self.places[there, own]] = self.places[there, other]
        keys = [it for it in (self.couple, self.role) if it is not None]
        own_side = self._people[self.variables].add_suffix("_actor")
        others = _rows(self._people[self.variables], partner).add_suffix("_partner")
        return pd.concat(
            [self._people[keys], own_side, others.set_axis(self._people.index)], axis=1
        )

    @property
    def wide(self) -> pd.DataFrame:
        """A row a couple: ``x_ROLE``, or ``x_1`` and ``x_2`` (missing: NaN)."""
        sides = [
            _rows(self._people[self.variables], self.places[:, side]).add_suffix(f"_{name}")
            for side, name in enumerate(self.names)
        ]
        return pd.concat([it.set_axis(self.couples) for it in sides], axis=1).reset_index()

    def values(self, columns: Sequence[Hashable]) -> Floats:
        """Return columns as numbers: couples by partners by columns, NaN for nobody.

        Raises
        ------
        DataError
            A column is missing, not of numbers, or holds an infinite value.
        """
        unread = [column for column in columns if column not in self._sides]
        check_columns(self._people, unread)
        for column in unread:
            rows = numbers(self._people, column)
            self._sides[column] = self.arranged(rows[:, np.newaxis])[:, :, 0]
        return np.array([self._sides[column] for column in columns]).transpose(1, 2, 0)

    def arranged(self, rows: Floats) -> Floats:
        """Return rows of persons as couples by partners by columns."""
        if (self.places != _NOBODY).all():
            return rows.take(self.places, axis=0)
        padded = np.vstack([rows, np.full((1, rows.shape[1]), np.nan)])
        return np.asarray(padded[self.places])


def dyads(data: Any, couple: Hashable, role: Hashable | None = None) -> Dyads:
    """Say who belongs together, once, before anything is asked of couples.

    Parameters
    ----------
    data : data frame, a row a person
        In any order; pandas, or another engine that narwhals knows. It is not changed.
    couple : str
        The column with the couple's id, the same for both.
    role : str, optional
        A column that tells the two apart in every couple. Without it partners are exchangeable,
        and no figure depends on who stands first.

    Returns
    -------
    Dyads
        With the views ``pairwise``, ``wide`` and ``long``. Roles come in the order of their
        category, number or alphabet. A couple of one row stays: the partner is missing in every
        view, and the couple is left out where both are needed.

    Raises
    ------
    DataError
        No rows; a column missing; a person without couple or role; three or more in one couple;
        a role twice in one couple; other than two roles. The sentence names the couple.

    Examples
    --------
    >>> people = {"pair": [1, 2, 1, 2], "who": ["b", "a", "a", "b"], "joy": [4, 2, 3, 5]}
    >>> dyads(people, couple="pair", role="who").wide
       pair  joy_a  joy_b
    0     1      3      4
    1     2      2      5
    """
    frame = frame_of(data)
    check_columns(frame, [it for it in (couple, role) if it is not None])
    _check_present(frame, couple, "couple")
    ids, order = _codes(frame[couple])
    counts = np.bincount(ids)
    if (counts > 2).any():
        raise DataError(
            say("psychometrics.three", couple=order[int(counts.argmax())], count=counts.max())
        )
    roles, side = _roles(frame, role, ids, order)
    arranged = np.lexsort((side, ids))
    places = np.full((len(order), 2), _NOBODY)
    places[ids[arranged], side[arranged]] = np.arange(len(frame))
    return Dyads(frame.iloc[arranged], couple, role, roles, places)


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
        The two suffixes are the same, or no variable has both.
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
    first, second = suffixes
    stems = [it.removesuffix(first) for it in columns if it.endswith(first)]
    stems = [it for it in stems if f"{it}{second}" in columns]
    if first == second or not stems:
        raise ArgumentError(say("psychometrics.suffixes", first=first, second=second))
    sided = {f"{stem}{end}" for stem in stems for end in suffixes}
    name = "couple" if couple is None else couple
    if couple is not None:
        check_columns(frame, [couple])
    roles = [end.lstrip("_.-") or end for end in suffixes]
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


def checked(pairs: Any) -> Dyads:
    """Return couples, and refuse anything else.

    Raises
    ------
    ArgumentError
        It is not what `dyads` returns.
    """
    if not isinstance(pairs, Dyads):
        raise ArgumentError(say("psychometrics.no_dyads", kind=type(pairs).__name__))
    return pairs


def _one_after_the_other(first: "pd.Series[Any]", second: "pd.Series[Any]") -> Any:
    if isinstance(first.dtype, np.dtype) and first.dtype == second.dtype:
        return np.concatenate([first.to_numpy(), second.to_numpy()])
    return pd.concat([first, second], ignore_index=True).array


def _rows(frame: pd.DataFrame, places: NDArray[np.int64]) -> pd.DataFrame:
    """The rows at these places, a missing one for nobody."""
    return frame.reset_index(drop=True).reindex(places)


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
        codes, values = pd.factorize(series.map(str), sort=True)
    return codes.astype(np.int64), pd.Index(values)


def _roles(
    frame: pd.DataFrame, role: Hashable | None, ids: NDArray[np.int64], order: pd.Index
) -> tuple[tuple[Any, ...], NDArray[np.int64]]:
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
