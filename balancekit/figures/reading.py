"""What researchers hand over, read into couples: a data frame, counts, areas or ratings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from balancekit.diagrams.checks import shown
from balancekit.diagrams.letters import clean
from balancekit.errors import ArgumentError
from balancekit.figures.couples import AREAS, COUNTS, Couple, of_areas, of_counts, of_rating
from balancekit.strings import say

Columns = Mapping[str, Any]

_SCORE, _OF_A_SCORE = "now", 100.0  # what `score` calls felt closeness, and its highest
_LISTED = 8  # columns that a sentence names


def read_couples(
    data: Any, share: str | None, out_of: float, titles: str | Sequence[str] | None
) -> list[Couple]:
    """Return the couples in the order given."""
    columns = _columns(data)
    if columns is None:
        couples = [_couple(it, _row(place), out_of) for place, it in enumerate(_items(data))]
    else:
        couples = _from_columns(columns, share, out_of)
    if not couples:
        raise ArgumentError(say("picture.no_couples"))
    named = _titles(columns or {}, titles, len(couples))
    return [it._replace(title=title) for it, title in zip(couples, named, strict=True)]


def _columns(data: Any) -> Columns | None:
    """Columns by name, of a data frame or of a mapping; None where the data has no columns."""
    if isinstance(data, Mapping):
        alone = not any(_is_many(it) for it in data.values())
        return {str(name): [it] if alone else it for name, it in data.items()}
    if hasattr(data, "columns") and hasattr(data, "__getitem__"):
        return {str(name): data[name] for name in data.columns}
    return None


def _is_many(it: object) -> bool:
    return isinstance(it, Iterable) and not isinstance(it, str | bytes)


def _items(data: Any) -> Sequence[Any]:
    is_one = not _is_many(data) or (isinstance(data, tuple) and len(data) == len(AREAS))
    return [data] if is_one else list(data)


def _couple(it: Any, where: str, out_of: float) -> Couple:
    if not _is_many(it):
        return of_rating(it, where, out_of)
    values = tuple(it)
    if len(values) != len(AREAS):
        raise ArgumentError(say("picture.not_three", where=where, value=shown(it)))
    return of_areas(values, where)


def _from_columns(columns: Columns, share: str | None, out_of: float) -> list[Couple]:
    if share is None:
        for names, make in ((AREAS, of_areas), (COUNTS, of_counts)):
            if set(names) <= set(columns):
                rows = zip(*(_values(columns, name) for name in names), strict=True)
                return [make(row, _row(place)) for place, row in enumerate(rows)]
        if {_SCORE, f"{_SCORE}_answered"} <= set(columns):
            share, out_of = _SCORE, _OF_A_SCORE
    if share is None:
        areas, counts = ", ".join(AREAS), ", ".join(COUNTS)
        sentence = say("picture.no_areas", areas=areas, counts=counts, known=_known(columns))
        raise ArgumentError(sentence)
    ratings = enumerate(_values(columns, share))
    return [of_rating(rating, f"{_row(place)}, {share}", out_of) for place, rating in ratings]


def _values(columns: Columns, name: str) -> list[Any]:
    if name not in columns:
        raise ArgumentError(say("picture.no_column", name=name, known=_known(columns)))
    if not _is_many(columns[name]):
        value = shown(columns[name])
        raise ArgumentError(say("picture.bad_column", name=name, value=value))
    return list(columns[name])


def _titles(columns: Columns, titles: str | Sequence[str] | None, count: int) -> list[str]:
    if titles is None:
        return [str(place + 1) for place in range(count)] if count > 1 else [""]
    given = _values(columns, titles) if isinstance(titles, str) else list(titles)
    if len(given) != count:
        raise ArgumentError(say("picture.titles_count", given=len(given), count=count))
    return [clean(str(title)) for title in given]


def _known(columns: Columns) -> str:
    return ", ".join(list(columns)[:_LISTED]) or "-"


def _row(place: int) -> str:
    return say("picture.row", number=place + 1)
