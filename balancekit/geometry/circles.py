"""Two circles whose areas, and the area they share, are exact."""

import math
import sys
from dataclasses import dataclass
from typing import Literal

from balancekit.geometry.checks import amount, too_much_shared
from balancekit.geometry.solving import border, solve

Kind = Literal["empty", "only_a", "only_b", "disjoint", "overlap", "a_in_b", "b_in_a", "identical"]
APART = 1.06
"""How far apart disjoint circles are drawn, in units of the distance at which they would touch."""

LEAST_PART = sys.float_info.min
"""A lens or crescent that is a smaller part of its circle is solved as if it were this one."""


@dataclass(frozen=True, slots=True)
class Circles:
    """Two circles, ``a`` to the left of ``b``.

    Attributes
    ----------
    r_a, r_b : float
        The radii, in the unit whose square the areas were given in.
    distance : float
        Between the centres. Disjoint circles stand 6 % further apart than touching ones; a circle
        inside the other touches it from within, at its own outer side (``a`` left, ``b`` right),
        so that the crescent that is left is as wide as it can be.
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
        The area that lies in both. As a share of one circle it is ``area_both / area_a``, as a
        share of the union ``area_both / (area_a + area_b - area_both)``.

    Returns
    -------
    Circles
        Radii, distance, gap and kind.

    Raises
    ------
    ValueError
        An area is not a number of zero or more, or ``area_both`` is larger than a circle.

    See Also
    --------
    two_circles_array : The same for many at once, with the same bits.

    Notes
    -----
    The gap to the nearest tangency is solved for, never the distance: near a tangency the distance
    has lost the digits that matter. There are no tolerances and no loops that end when something is
    small: a guess, then two steps of Halley's method, the same for every pair.

    References
    ----------
    The area is that of two circular segments over one chord: Weisstein, E. W. Circle-Circle
    Intersection, MathWorld; see `balancekit.geometry.segments` for how it is computed.

    Examples
    --------
    >>> from balancekit.geometry import lens_area
    >>> pair = two_circles(100, 60, 20)
    >>> pair.kind, round(lens_area(pair.r_a, pair.r_b, pair.distance), 9)
    ('overlap', 20.0)
    >>> two_circles(3, 2, 0).kind, two_circles(3, 2, 2).kind, two_circles(2, 2, 2).kind
    ('disjoint', 'b_in_a', 'identical')
    >>> two_circles(3, 2, 2.5)
    Traceback (most recent call last):
    ValueError: area_both is 2.5 but area_b only 2.0; what both share cannot exceed either circle
    """
    a, b = amount("area_a", area_a), amount("area_b", area_b)
    both = amount("area_both", area_both)
    if both > a or both > b:
        whole = ("area_a", a) if both > a else ("area_b", b)
        raise ValueError(too_much_shared("area_both", both, *whole))
    r_a, r_b = math.sqrt(a / math.pi), math.sqrt(b / math.pi)
    kind = _kind(a, b, both)
    if kind != "overlap":
        return Circles(r_a, r_b, _distance_apart(kind, r_a, r_b), 0.0, kind)
    gap = _gap(a, b, both) if a < b else _gap(b, a, both)
    gap *= r_a if a < b else r_b
    distance = r_a + r_b - gap if gap > 0 else abs(r_a - r_b) - gap
    return Circles(r_a, r_b, distance, gap, kind)


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


def _gap(small: float, large: float, both: float) -> float:
    """Return the signed gap, in units of the smaller radius."""
    ratio, lens = math.sqrt(small / large), both / small
    sign = 1.0 if lens <= border(ratio) else -1.0
    if sign > 0:
        curvature, touching, part = -ratio, 1 + ratio, lens
    else:
        curvature, touching = ratio, (large - small) / large / (1 + ratio)
        part = (small - both) / small
    gap: float = solve(math, curvature, touching, math.pi * max(part, LEAST_PART))
    return sign * gap if gap <= 1 else -sign * (2 - gap)  # beyond the middle: the other tangency
