"""The relationships that callers give to the map, checked, and where each lies in words."""

from bisect import bisect_right
from collections.abc import Sequence
from numbers import Real
from typing import NamedTuple

from balancekit.diagrams.checks import LONGEST_NAME, shown
from balancekit.diagrams.letters import clean
from balancekit.diagrams.plane import INSET
from balancekit.errors import ArgumentError
from balancekit.strings import say

SHORT_FORM_SPREAD, LONG_FORM_SPREAD = 14.0, 8.0
"""Standard error of measurement in points, 0 to 100, of a scale of two and of six items."""

_BORDERS, _NEAR = (37.5, 62.5), 10.0  # the same as of the regions that have a name
_AMOUNTS = tuple(border + side for border in _BORDERS for side in (-_NEAR, _NEAR))


class Place(NamedTuple):
    """Where one relationship lies.

    Attributes
    ----------
    name : str
        An initial or a role.
    independence, interdependence : float or None
        0 to 100; None, or not a number, where too few questions were answered.
    spread : float
        How unsure both are, in points: the radius of the patch. It is one standard error of
        measurement, simulated for this project's questions: about 14 for the two items a scale of
        the short form, about 8 for the six of the long one.
    """

    name: str
    independence: float | None
    interdependence: float | None
    spread: float = SHORT_FORM_SPREAD


def checked_places(places: Sequence[Place]) -> list[Place]:
    """Return the places with cleaned names and with None for every value that is missing."""
    if isinstance(places, str | bytes) or not isinstance(places, Sequence):
        raise ArgumentError(say("picture.no_places", value=shown(places)))
    return [_checked(place, number) for number, place in enumerate(places, 1)]


def amount_words(independence: float, interdependence: float) -> str:
    """Return in words where two values lie; near a border the words say both sides.

    Examples
    --------
    >>> amount_words(90, 50), amount_words(10, 60)
    ('much own life, some shared life', 'little own life, some to much shared life')
    """
    own, shared = (
        say(f"picture.map_amount_{bisect_right(_AMOUNTS, value) + 1}")
        for value in (independence, interdependence)
    )
    return say("picture.map_words", own=own, shared=shared)


def amount_bands() -> list[tuple[float, str]]:
    """Return where each amount in words ends, 0 to 100, for a control that says them while moved.

    Examples
    --------
    >>> amount_bands()[0], amount_bands()[-1]
    ((27.5, 'little'), (100.0, 'much'))
    """
    ends = (*_AMOUNTS, 100.0)
    return [(end, say(f"picture.map_amount_{n}")) for n, end in enumerate(ends, 1)]


def _checked(given: Place, number: int) -> Place:
    try:
        place = Place(*given)
    except TypeError:
        raise ArgumentError(say("picture.bad_place", place=number)) from None
    name = clean(place.name) if isinstance(place.name, str) else ""
    if not name or len(name) > LONGEST_NAME:
        message = say("picture.bad_place_name", place=number, most=LONGEST_NAME)
        raise ArgumentError(message)
    spread = place.spread
    if not isinstance(spread, Real) or not 0 < spread < INSET:
        most = f"{INSET - 1:g}"
        raise ArgumentError(
            say("picture.spread_outside", place=number, value=shown(spread), most=most)
        )
    own, shared = (
        _checked_value(argument, getattr(place, argument), number)
        for argument in ("independence", "interdependence")
    )
    return Place(name, own, shared, float(spread))


def _checked_value(argument: str, value: object, number: int) -> float | None:
    if value is None or value != value:  # only what is not a number differs from itself
        return None
    if isinstance(value, Real) and 0 <= float(value) <= 100:
        return float(value)
    raise ArgumentError(
        say("picture.place_outside", place=number, argument=argument, value=shown(value))
    )
