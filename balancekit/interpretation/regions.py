"""Where two scores lie on the plane of own life and shared life, and how near to a border.

With six items a score is uncertain by eight or nine points (simulated standard error), so a place
within ten points of a border is not called by one name.
"""

from typing import NamedTuple

ROOM_FOR_BOTH = "room_for_both"
MORE_OWN_LIFE = "more_own_life"
MORE_SHARED_LIFE = "more_shared_life"
A_LITTLE_OF_EACH = "a_little_of_each"
NEAR_THE_MIDDLE = "near_the_middle"
REGIONS = (ROOM_FOR_BOTH, MORE_OWN_LIFE, MORE_SHARED_LIFE, A_LITTLE_OF_EACH, NEAR_THE_MIDDLE)

_ROOM = 62.5
_LITTLE = 37.5
_GAP = 25.0
_NEAR = 10.0
_DIGITS = 9  # 66.66… - 41.66… is meant to be 25


class Spot(NamedTuple):
    """The region of a point, and the one beyond the nearest border, "" where none is near."""

    region: str
    beyond: str


def locate(own: float, shared: float) -> Spot:
    """Find the region of two scores and the border that is within ten points of them.

    Both at least 62.5, else both below 37.5, else a gap of 25 or more, else the middle. The
    distance to a border is counted in the score or the gap that would have to move.

    Parameters
    ----------
    own, shared : float
        The scores of independence and interdependence, 0 to 100.

    Examples
    --------
    >>> locate(80, 75)
    Spot(region='room_for_both', beyond='')
    >>> locate(50, 70)
    Spot(region='near_the_middle', beyond='more_shared_life')
    """
    here = _region(own, shared)
    distance, beyond = min(_borders(own, shared, here))
    return Spot(here, beyond if distance <= _NEAR else "")


def _region(own: float, shared: float) -> str:
    if min(own, shared) >= _ROOM:
        return ROOM_FOR_BOTH
    if max(own, shared) < _LITTLE:
        return A_LITTLE_OF_EACH
    return _by_gap(own, shared)


def _by_gap(own: float, shared: float) -> str:
    if round(abs(own - shared), _DIGITS) < _GAP:
        return NEAR_THE_MIDDLE
    return _longer_side(own, shared)


def _longer_side(own: float, shared: float) -> str:
    return MORE_OWN_LIFE if own > shared else MORE_SHARED_LIFE


def _borders(own: float, shared: float, here: str) -> list[tuple[float, str]]:
    """The distance to each border of the region, with the region behind it."""
    to_room = round(abs(min(own, shared) - _ROOM), _DIGITS)
    to_little = round(abs(max(own, shared) - _LITTLE), _DIGITS)
    if here == ROOM_FOR_BOTH:
        return [(to_room, _outside(own, shared, _ROOM))]
    if here == A_LITTLE_OF_EACH:
        return [(to_little, _outside(own, shared, _LITTLE))]
    to_gap = round(abs(abs(own - shared) - _GAP), _DIGITS)
    behind = _longer_side(own, shared) if here == NEAR_THE_MIDDLE else NEAR_THE_MIDDLE
    return [(to_room, ROOM_FOR_BOTH), (to_little, A_LITTLE_OF_EACH), (to_gap, behind)]


def _outside(own: float, shared: float, border: float) -> str:
    """The region that begins where the score next to a border reaches it."""
    if abs(own - border) < abs(shared - border):
        return _by_gap(border, shared)
    return _by_gap(own, border)
