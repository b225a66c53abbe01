"""Two people in one relationship: who belongs to whom, seen pairwise, wide and long."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.belonging import couples_of, roles_of
from balancekit.psychometrics.naming import name_of
from balancekit.psychometrics.reading import Floats, check_columns, frame_of, numbers
from balancekit.psychometrics.scales import By, by_columns, groups
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
    def columns(self) -> pd.Index:
        """The columns of the data, in their order."""
        return self._people.columns

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
        sides = [own_side, others.set_axis(self._people.index)]
        return _side_by_side([self._people[keys], *sides])

    @property
    def wide(self) -> pd.DataFrame:
        """A row a couple: ``x_ROLE``, or ``x_1`` and ``x_2`` (missing: NaN)."""
        sides = [
            _rows(self._people[self.variables], self.places[:, side]).add_suffix(f"_{name}")
            for side, name in enumerate(self.names)
        ]
        ids = pd.DataFrame({self.couple: self.couples.array})
        return _side_by_side([ids, *(it.reset_index(drop=True) for it in sides)])

    def groups(self, by: By) -> "Iterator[tuple[dict[str, Any], Dyads]]":
        """Yield the couples of each group with the values that make it one; all of them for None.

        Parameters
        ----------
        by : str or list of str, optional
            Columns that are the same for both partners, such as a site or a condition.

        Raises
        ------
        DataError
            A column is missing, differs between two partners, or cannot make groups.
        ArgumentError
            `by` is no name of a column.

        Examples
        --------
        >>> people = {"pair": [1, 1, 2, 2], "site": ["a", "a", "b", "b"], "joy": [4, 2, 3, 5]}
        >>> [(labels, len(some.couples)) for labels, some in dyads(people, "pair").groups("site")]
        [({'site': 'a'}, 1), ({'site': 'b'}, 1)]
        """
        columns = by_columns(self._people, by)
        if not columns:
            yield {}, self
            return
        for labels, some in groups(self._of_couples(columns), columns):
            yield labels, self._only(some.index.to_numpy())

    def _of_couples(self, columns: list[Hashable]) -> pd.DataFrame:
        """The values of columns that both partners share, a row a couple."""
        first, second = (_rows(self._people[columns], self.places[:, it]) for it in (0, 1))
        first, second = first.reset_index(drop=True), second.reset_index(drop=True)
        both = (self.places != _NOBODY).all(axis=1)
        for column in columns:
            one, other = first[column].astype(object), second[column].astype(object)
            differ = both & ~((one == other) | (one.isna() & other.isna())).to_numpy(dtype=bool)
            if differ.any():
                couple = self.couples[int(differ.argmax())]
                raise DataError(say("psychometrics.by_differs", couple=couple, column=column))
        return _rows(self._people[columns], self.places.max(axis=1)).reset_index(drop=True)

    def _only(self, couples: NDArray[np.int64]) -> "Dyads":
        """Some of the couples, in the order they have here."""
        chosen = self.places[couples]
        there = chosen != _NOBODY
        places = np.full_like(chosen, _NOBODY)
        places[there] = np.arange(there.sum())
        people = self._people.iloc[chosen[there]]
        return Dyads(people, self.couple, self.role, self.roles, places)

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
    ArgumentError
        `couple` or `role` is no name of a column.

    Examples
    --------
    >>> people = {"pair": [1, 2, 1, 2], "who": ["b", "a", "a", "b"], "joy": [4, 2, 3, 5]}
    >>> dyads(people, couple="pair", role="who").wide
       pair  joy_a  joy_b
    0     1      3      4
    1     2      2      5
    """
    frame = frame_of(data)
    keys = [name_of("couple", couple), *([] if role is None else [name_of("role", role)])]
    check_columns(frame, keys)
    ids, order = couples_of(frame, couple)
    roles, side = roles_of(frame, role, ids, order)
    arranged = np.lexsort((side, ids))
    places = np.full((len(order), 2), _NOBODY)
    places[ids[arranged], side[arranged]] = np.arange(len(frame))
    return Dyads(frame.iloc[arranged], couple, role, roles, places)


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


def _side_by_side(parts: list[pd.DataFrame]) -> pd.DataFrame:
    made = [name for part in parts for name in part.columns]
    if taken := [it for it in made if made.count(it) > 1]:
        raise DataError(say("psychometrics.column_made", column=taken[0]))
    return pd.concat(parts, axis=1)


def _rows(frame: pd.DataFrame, places: NDArray[np.int64]) -> pd.DataFrame:
    """The rows at these places, a missing one for nobody."""
    return frame.reset_index(drop=True).reindex(places)
