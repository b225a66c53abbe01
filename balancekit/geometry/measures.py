"""What can be asked of two circles that are drawn: shared area, chord, share, and where a point is.

The coordinates are those of the pair: the centre of ``a`` at (0, 0), that of ``b`` at
(distance, 0).
"""

import math
from typing import Literal

from balancekit.geometry.checks import NO_CIRCLE, amount, number
from balancekit.geometry.circles import Circles
from balancekit.geometry.segments import EXACT, cut

Part = Literal["outside", "a", "both", "b"]


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

    See Also
    --------
    lens_area_array : The same for many at once, with the same bits.

    References
    ----------
    Weisstein, E. W. Circle-Circle Intersection, MathWorld, equation 14; computed as
    `balancekit.geometry.segments` says, because that formula loses half of its digits near a
    tangency.

    Examples
    --------
    >>> round(lens_area(1, 1, 1), 6)  # 2 pi / 3 - sqrt(3) / 2
    1.22837
    >>> lens_area(1, 2, 3), lens_area(1, 2, 0.5) == math.pi
    (0.0, True)
    """
    a, b = amount("r_a", r_a), amount("r_b", r_b)
    d = amount("distance", distance)
    small, large = min(a, b), max(a, b)
    outer, inner = (large - d) + small, (d - large) + small
    if outer <= 0 or small == 0:
        return 0.0
    if inner <= 0:
        return math.pi * small * small
    ratio = small / large
    if outer <= inner:
        part: float = cut(math, -ratio, 1 + ratio, outer / small, EXACT)[0]
    else:
        part = math.pi - cut(math, ratio, (large - small) / large, inner / small, EXACT)[0]
    return part * small * small


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

    Raises
    ------
    ValueError
        The radius is not a number of zero or more, or the offset no number.

    See Also
    --------
    chord_array : The same for many at once, with the same bits.

    References
    ----------
    Euclid, Elements III.3 and I.47: ``2 * sqrt(r**2 - offset**2)``, as a product so that a line
    close to the edge keeps its digits.

    Examples
    --------
    >>> chord(5, 3), chord(5, -6)
    (8.0, 0.0)
    """
    radius, off = amount("r", r), number("offset", offset)
    return 2 * math.sqrt(max(0.0, (radius - off) * (radius + off)))


def union_share(r_a: float, r_b: float, distance: float) -> float:
    """Read back from drawn circles how much they overlap.

    Parameters
    ----------
    r_a, r_b : float
        Radii, any unit.
    distance : float
        Between the centres, same unit.

    Returns
    -------
    float
        The shared area as a share of the *union*, 0 to 1, as `ios_circles` takes it.

    Raises
    ------
    ValueError
        An argument is not a number of zero or more, or both radii are 0.

    See Also
    --------
    union_share_array : The same for many at once, with the same bits.

    References
    ----------
    Shared area over the area of both together: Jaccard, P. (1912). The distribution of the flora
    in the alpine zone. New Phytologist, 11(2), 37–50.

    Examples
    --------
    >>> from balancekit.geometry import ios_circles
    >>> pair = ios_circles(0.3)
    >>> round(union_share(pair.r_a, pair.r_b, pair.distance), 12)
    0.3
    """
    a, b = amount("r_a", r_a), amount("r_b", r_b)
    large = max(a, b)
    if large == 0:
        raise ValueError(f"r_a is 0 and so is r_b; {NO_CIRCLE}")
    # Beyond twice the radius there is nothing to share, and nothing that could overflow.
    apart = min(amount("distance", distance), 3 * large) / large
    a, b = a / large, b / large
    shared = lens_area(a, b, apart)
    return shared / (math.pi * (a * a + b * b) - shared)


def region_at(circles: Circles, x: float, y: float) -> Part:
    """Say in which part of two circles a point lies.

    Parameters
    ----------
    circles : Circles
        As `two_circles` returns them.
    x, y : float
        From the centre of ``a``; ``b`` has its centre at (distance, 0). The edge of a circle
        belongs to it.

    Returns
    -------
    str
        ``outside``, ``a`` (only in a), ``both`` or ``b`` (only in b).

    Raises
    ------
    ValueError
        A coordinate is no number.

    See Also
    --------
    region_at_array : The same for many points at once, with the same bits.

    References
    ----------
    Euclid, Elements, book I, definition 15 (the circle) and proposition 47 (the distance).

    Examples
    --------
    >>> from balancekit.geometry import two_circles
    >>> pair = two_circles(math.pi, math.pi, 1)
    >>> [region_at(pair, x, 0) for x in (-2, 0, 0.6, 2)]
    ['outside', 'a', 'both', 'b']
    """
    across, up = number("x", x), number("y", y)
    in_a = _inside(circles.r_a, across, up)
    in_b = _inside(circles.r_b, across - circles.distance, up)
    if in_a and in_b:
        return "both"
    return "a" if in_a else "b" if in_b else "outside"


def _inside(r: float, x: float, y: float) -> bool:
    return r > 0 and (x / r) * (x / r) + (y / r) * (y / r) <= 1
