"""Two circles whose areas, and the area they share, are exact.

Floats only: this room knows nothing of words, pixels or renderers. Every angle comes from the sine
of its half, and every distance from the nearest tangency, because near a tangency the textbook
formula (``acos`` of a value close to 1) loses half of its digits.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["empty", "only_a", "only_b", "disjoint", "overlap", "a_in_b", "b_in_a", "identical"]
APART = 1.06
"""How far apart disjoint circles are drawn, in units of the distance at which they would touch."""

_AreaOf = Callable[[float, float, float], tuple[float, float]]
_SERIES_BELOW = 1.0  # nine terms of Taylor's series are exact there
_SERIES = tuple((-1) ** k / math.factorial(2 * k + 3) for k in reversed(range(9)))
_MOST_STEPS = 60
_NEXT_IS_EXACT = 2.0**-28  # Newton squares a relative error: below this, one step was enough


@dataclass(frozen=True, slots=True)
class Circles:
    """Two circles, ``a`` to the left of ``b``.

    Attributes
    ----------
    r_a, r_b : float
        The radii, in the unit whose square the areas were given in.
    distance : float
        Between the centres. Disjoint circles stand 6 % further apart than touching ones; a circle
        inside the other touches it from within, at its own outer side (``a`` left, ``b`` right).
    gap : float
        For the kind ``overlap``: how far the circles are from the nearest tangency, exact to the
        last digits even where ``distance`` cannot be. Positive: nearest is the tangency from
        outside, ``distance == r_a + r_b - gap``. Negative: nearest is the tangency from within,
        ``distance == abs(r_a - r_b) - gap``. Zero for the other kinds, which do not cross.
    kind : str
        ``empty``, ``only_a``, ``only_b``, ``disjoint``, ``overlap``, ``a_in_b``, ``b_in_a`` or
        ``identical``.
    """

    r_a: float
    r_b: float
    distance: float
    gap: float
    kind: Kind


def two_circles(area_a: float, area_b: float, area_both: float) -> Circles:
    """Find the two circles that have these areas and share this area.

    Parameters
    ----------
    area_a, area_b : float
        The whole area of each circle, the shared part included.
    area_both : float
        The area that lies in both; the share of one circle is ``area_both / area_a``.

    Returns
    -------
    Circles
        Radii, distance, gap and kind.

    Raises
    ------
    ValueError
        An area is not a number of zero or more, or ``area_both`` is larger than a circle.

    Notes
    -----
    Newton's method on ``area ** (2/3)`` in the gap to the nearest tangency, where it is close to a
    straight line; the slope of the lens area is the chord the circles share. The start lies below
    the root and the function is concave, so the steps cannot overshoot.

    Examples
    --------
    >>> pair = two_circles(100, 60, 20)
    >>> pair.kind, round(lens_area(pair.r_a, pair.r_b, pair.distance), 9)
    ('overlap', 20.0)
    >>> two_circles(3, 2, 0).kind, two_circles(3, 2, 2).kind, two_circles(2, 2, 2).kind
    ('disjoint', 'b_in_a', 'identical')
    >>> two_circles(3, 2, 2.5)
    Traceback (most recent call last):
    ValueError: area_both is 2.5 but area_b only 2.0; what both share cannot exceed either circle
    """
    a, b = _checked("area_a", area_a), _checked("area_b", area_b)
    both = _checked("area_both", area_both)
    for name, whole in (("area_a", a), ("area_b", b)):
        if both > whole:
            raise ValueError(
                f"area_both is {both} but {name} only {whole}; "
                "what both share cannot exceed either circle"
            )
    kind = _kind(a, b, both)
    r_a, r_b = math.sqrt(a / math.pi), math.sqrt(b / math.pi)
    if kind != "overlap":
        return Circles(r_a, r_b, _distance_apart(kind, r_a, r_b), 0.0, kind)
    large, small = max(a, b), min(a, b)
    unit = math.sqrt(large / math.pi)
    gap = unit * _solve(math.sqrt(small / math.pi) / unit, both / large, (small - both) / large)
    return Circles(r_a, r_b, _distance(r_a, r_b, gap), gap, kind)


def ios_circles(overlap_share: float, union: float = 1.0) -> Circles:
    """Draw one picture of the Inclusion of Other in the Self scale, for any amount of overlap.

    The circles are equal. Whatever the overlap, the area of the two together stays the same, and
    the overlap grows in step with the share: the diameter is ``D0 * sqrt(1 + overlap_share)``.

    Parameters
    ----------
    overlap_share : float
        Shared area as a share of the *union*, 0 (touching) to 1 (one circle). The share of one
        circle is ``2 * p / (1 + p)``; picture n of the printed scale has ``p = (n - 1) / 7``.
    union : float
        The area of both circles together.

    Returns
    -------
    Circles
        Of kind ``overlap``; ``disjoint`` (touching, not apart) at 0 and ``identical`` at 1.

    Raises
    ------
    ValueError
        The share is not between 0 and 1, or the union is not a number above zero.

    References
    ----------
    Aron, Aron & Smollan (1992), doi 10.1037/0022-3514.63.4.596, for the seven pictures; Beranek &
    Castillo (2024), Continuous IOS, for the amounts between them.

    Examples
    --------
    >>> first, fourth = ios_circles(0, math.pi / 2), ios_circles(3 / 7, math.pi / 2)
    >>> round(2 * first.r_a, 3), round(first.distance, 3)
    (1.0, 1.0)
    >>> round(2 * fourth.r_a, 3), round(fourth.distance, 3)
    (1.195, 0.382)
    """
    share, whole = _checked("overlap_share", overlap_share), _checked("union", union)
    if share > 1:
        raise ValueError(f"overlap_share is {share}; give a share of the union between 0 and 1")
    if whole == 0:
        raise ValueError("union is 0; give an area above zero")
    area = whole * (1 + share) / 2
    if share == 0:
        r = math.sqrt(area / math.pi)
        return Circles(r, r, 2 * r, 0.0, "disjoint")
    return two_circles(area, area, min(area, whole * share))


def lens_area(r_a: float, r_b: float, distance: float) -> float:
    """Area shared by two circles a given distance apart.

    Parameters
    ----------
    r_a, r_b : float
        Radii.
    distance : float
        Between the centres, same unit.

    Returns
    -------
    float
        In squared units; 0 where the circles do not meet, the smaller circle where it lies inside.

    Raises
    ------
    ValueError
        An argument is not a number of zero or more.

    Examples
    --------
    >>> round(lens_area(1, 1, 1), 6)  # 2 pi / 3 - sqrt(3) / 2
    1.22837
    >>> lens_area(1, 2, 3), lens_area(1, 2, 0.5) == math.pi
    (0.0, True)
    """
    a, b = _checked("r_a", r_a), _checked("r_b", r_b)
    d = _checked("distance", distance)
    small, large = min(a, b), max(a, b)
    outer, inner = (large - d) + small, (d - large) + small
    if outer <= 0:
        return 0.0
    if inner <= 0:
        return math.pi * small * small
    if outer <= inner:
        return _lens(small, large, outer)[0]
    return math.pi * small * small - _sliver(small, large, inner)[0]


def chord(r: float, offset: float) -> float:
    """Length of the straight line across a circle that passes its centre at a given offset.

    Parameters
    ----------
    r : float
        Radius.
    offset : float
        Distance of the line from the centre; the sign does not matter.

    Returns
    -------
    float
        0 where the line misses the circle.

    Examples
    --------
    >>> chord(5, 3), chord(5, -6)
    (8.0, 0.0)
    """
    return 2 * math.sqrt(max(0.0, (r - offset) * (r + offset)))


def _checked(name: str, value: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{name} is {value!r}; give a number of zero or more") from None
    if not math.isfinite(number) or number < 0:
        raise ValueError(f"{name} is {value!r}; give a number of zero or more")
    return number


def _kind(a: float, b: float, both: float) -> Kind:
    if a == 0 or b == 0:
        return "only_a" if a else "only_b" if b else "empty"
    if both == 0:
        return "disjoint"
    if both == a == b:
        return "identical"
    return "a_in_b" if both == a else "b_in_a" if both == b else "overlap"


def _distance_apart(kind: Kind, r_a: float, r_b: float) -> float:
    if kind == "disjoint":
        return APART * (r_a + r_b)
    return abs(r_a - r_b) if kind in ("a_in_b", "b_in_a") else 0.0


def _distance(r_a: float, r_b: float, gap: float) -> float:
    return r_a + r_b - gap if gap > 0 else abs(r_a - r_b) - gap


def _solve(r: float, both: float, rest: float) -> float:
    """Return the signed gap for circles of radius r and 1.

    The areas, shared and left over of the smaller circle, are shares of the larger one.
    """
    lens, sliver = math.pi * both, math.pi * rest
    if lens <= _lens(r, 1.0, r)[0]:
        start = (0.75 * lens / math.sqrt(2 * r / (1 + r))) ** (2 / 3)
        # A sliver of a lens is a parabola's: there the start is exact, and its area may underflow.
        return start if start <= _NEXT_IS_EXACT**2 * r else _newton(_lens, r, lens, start)
    start = max(sliver / (2 * r), (0.75 * sliver * math.sqrt((1 - r) / (2 * r))) ** (2 / 3))
    return -_newton(_sliver, r, sliver, start)


def _newton(area_of: _AreaOf, r: float, target: float, start: float) -> float:
    gap = min(start, r)
    for _ in range(_MOST_STEPS):
        area, slope = area_of(r, 1.0, gap)
        if area <= 0:  # smaller than any float
            break
        step = 1.5 * (area / slope) * (1 - (target / area) ** (2 / 3))
        gap -= min(step, gap / 2)
        if abs(step) <= _NEXT_IS_EXACT * gap:
            break
    return gap


def _lens(r: float, large: float, gap: float) -> tuple[float, float]:
    """Shared area when the circles are pushed `gap` past touching from outside, and its chord.

    The chord is the slope of the area in the gap. The area is that of two segments.
    """
    distance = large + r - gap
    at_small = gap * (2 * large - gap) / (4 * distance * r)
    at_large = gap * (2 * r - gap) / (4 * distance * large)
    across = 4 * r * math.sqrt(at_small * (1 - at_small))
    return _segment(r, at_small) + _segment(large, at_large), across


def _sliver(r: float, large: float, gap: float) -> tuple[float, float]:
    """Area of the smaller circle outside the larger when it sticks out by `gap`, and its chord."""
    unlike = large - r
    distance = unlike + gap
    at_small = gap * (2 * large + gap) / (4 * distance * r)
    at_large = gap * (2 * r - gap) / (4 * distance * large)
    across = 4 * r * math.sqrt(at_small * (1 - at_small))
    if gap * large < unlike * unlike:
        return _segment(r, at_small) - _segment(large, at_large), across
    # Circles almost alike: the segments are, too. The kite of the two centres and the two
    # crossings has no such difference; its corner at a crossing is small when the distance is.
    at_crossing = gap * (2 * unlike + gap) / (4 * large * r)
    sectors = r * r * _half_angle(at_crossing) - unlike * (large + r) * _half_angle(at_large)
    return across * distance / 2 + 2 * sectors, across


def _segment(r: float, squared_sine: float) -> float:
    """Area a chord cuts off; the sine is that of a quarter of the angle it spans at the centre."""
    return r * r / 2 * _minus_sine(4 * _half_angle(squared_sine))


def _half_angle(squared_sine: float) -> float:
    return math.asin(math.sqrt(min(1.0, squared_sine)))


def _minus_sine(x: float) -> float:
    """Return x - sin x without the cancellation that costs all digits of a small x."""
    if x > _SERIES_BELOW:
        return x - math.sin(x)
    square, total = x * x, 0.0
    for coefficient in _SERIES:
        total = total * square + coefficient
    return x * square * total
