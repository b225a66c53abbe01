"""Where the items of one region have their centres: on one line, or on a curve without zigzag."""

from collections.abc import Sequence
from typing import NamedTuple

_FREE = 0.7  # of the way to where an arc comes near, by which a centre may leave the best place
_PASSES = 12


class Room(NamedTuple):
    """From where to where the centre of an item may lie, and where it lies best, px."""

    low: float
    best: float
    high: float

    def nearest(self, x: float) -> float:
        """Return the place in the room that is nearest to x."""
        return min(max(x, self.low), self.high)

    @property
    def comfortable(self) -> "Room":
        """The part of the room that stays well away from the arcs."""
        low, best, high = self
        return Room(best - _FREE * (best - low), best, best + _FREE * (high - best))


def axes(rooms: Sequence[Room]) -> list[float]:
    """Return the centre of each item, from the first to the last.

    Parameters
    ----------
    rooms : sequence of Room
        One for each item.

    Returns
    -------
    list of float
        All the same where that leaves everybody comfortable; else each near its best place, drawn
        towards its neighbours.

    Examples
    --------
    >>> axes([Room(0, 5, 10), Room(2, 7, 12)])
    [6.0, 6.0]
    >>> axes([Room(0, 1, 2), Room(8, 9, 10)])
    [1.7, 8.3]
    """
    inner = [room.comfortable for room in rooms]
    low, high = max(room.low for room in inner), min(room.high for room in inner)
    if low <= high:
        middle = sum(room.best for room in rooms) / len(rooms)
        return [min(max(middle, low), high)] * len(rooms)
    return _smoothed(inner)


def _smoothed(rooms: Sequence[Room]) -> list[float]:
    """Each centre goes to the middle of its neighbours, as far as its room lets it."""
    places = [room.best for room in rooms]
    for _ in range(_PASSES):
        before = [places[0], *places[:-1]]
        after = [*places[1:], places[-1]]
        places = [
            room.nearest((left + 2 * here + right) / 4)
            for room, left, here, right in zip(rooms, before, places, after, strict=True)
        ]
    return places
