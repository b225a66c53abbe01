"""Many pairs of circles at once: the twins of `two_circles` and `ios_circles`, bit for bit."""

import math
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from balancekit.geometry.array_checks import Floats, alike, amounts, at, first, pieces, refuse_where
from balancekit.geometry.checks import WANTED_SHARE, WANTED_UNION, too_much_shared
from balancekit.geometry.circles import APART, LEAST_PART, Kind
from balancekit.geometry.solving import border, solve

_KINDS = get_args(Kind)
_NAMES = np.array(_KINDS)
_OVERLAP, _DISJOINT = _KINDS.index("overlap"), _KINDS.index("disjoint")


@dataclass(frozen=True, slots=True, eq=False)
class CirclesArray:
    """Pairs of circles; every field of `Circles` as an array, all of one shape."""

    r_a: Floats
    r_b: Floats
    distance: Floats
    gap: Floats
    kind: NDArray[np.str_]


def two_circles_array(area_a: ArrayLike, area_b: ArrayLike, area_both: ArrayLike) -> CirclesArray:
    """Find many pairs of circles that have these areas and share these areas.

    Parameters
    ----------
    area_a, area_b : array_like of float
        The whole area of each circle, the shared part included.
    area_both : array_like of float
        The area that lies in both. The three are broadcast against each other.

    Returns
    -------
    CirclesArray
        Of the broadcast shape, empty where that is. Each pair has the same bits as `two_circles`
        gives it.

    Raises
    ------
    ValueError
        A value is not a number of zero or more, or an ``area_both`` is larger than a circle; the
        sentence names the place of the first one. Shapes that do not go together.

    References
    ----------
    As for `two_circles`.

    Examples
    --------
    >>> pairs = two_circles_array([100, 3, 2], [60, 2, 2], [20, 0, 2])
    >>> pairs.kind.tolist()
    ['overlap', 'disjoint', 'identical']
    >>> pairs.gap.round(3).tolist()
    [3.735, 0.0, 0.0]
    >>> two_circles_array(3, [4, 2, -1], 1)
    Traceback (most recent call last):
    ValueError: area_b[2] is -1.0; give a number of zero or more
    """
    a, b, both = alike(
        area_a=amounts("area_a", area_a),
        area_b=amounts("area_b", area_b),
        area_both=amounts("area_both", area_both),
    )
    too_much = (both > a) | (both > b)
    if too_much.any():
        place = first(too_much)
        name, whole = ("area_a", a[place]) if both[place] > a[place] else ("area_b", b[place])
        raise ValueError(
            too_much_shared(at("area_both", place), both[place], at(name, place), whole)
        )
    shape = both.shape
    a, b, both = a.ravel(), b.ravel(), both.ravel()
    lengths, kind = np.empty((4, both.size)), np.empty(both.size, np.intp)
    for piece in pieces(both.size):
        kind[piece] = _place(a[piece], b[piece], both[piece], lengths[:, piece])
    r_a, r_b, distance, gap = lengths.reshape(4, *shape)
    return CirclesArray(r_a, r_b, distance, gap, _NAMES[kind].reshape(shape))


def ios_circles_array(overlap_share: ArrayLike, union: ArrayLike = 1.0) -> CirclesArray:
    """Draw many pictures of the Inclusion of Other in the Self scale.

    Parameters
    ----------
    overlap_share : array_like of float
        Shared area as a share of the *union*, 0 (touching) to 1 (one circle).
    union : array_like of float
        The area of both circles together; broadcast against the shares.

    Returns
    -------
    CirclesArray
        Each pair has the same bits as `ios_circles` gives it.

    Raises
    ------
    ValueError
        A share is not between 0 and 1, or a union is not above zero; the sentence names the place
        of the first one.

    References
    ----------
    As for `ios_circles`.

    Examples
    --------
    >>> from balancekit.geometry import ios_circles_array
    >>> steps = ios_circles_array(np.arange(7) / 7, math.pi / 2)
    >>> steps.distance.round(3).tolist()
    [1.0, 0.679, 0.513, 0.382, 0.271, 0.172, 0.082]
    """
    shares, unions = amounts("overlap_share", overlap_share), amounts("union", union)
    refuse_where(shares > 1, "overlap_share", shares, WANTED_SHARE)
    refuse_where(unions == 0, "union", unions, WANTED_UNION)
    part, whole = alike(overlap_share=shares, union=unions)
    area = whole * (1 + part) / 2
    pairs = two_circles_array(area, area, np.minimum(area, whole * part))
    pairs.distance[part == 0] = 2 * pairs.r_a[part == 0]
    return pairs


def _place(a: Floats, b: Floats, both: Floats, lengths: Floats) -> NDArray[np.intp]:
    """Fill in radii, distance and gap, and return the kinds."""
    r_a, r_b, distance, gap = lengths
    np.sqrt(a / math.pi, out=r_a)
    np.sqrt(b / math.pi, out=r_b)
    kind = _kind(a, b, both)
    gap[:] = 0.0
    cross = kind == _OVERLAP
    if cross.all():
        gap[:] = _gap(a, b, both) * np.where(a < b, r_a, r_b)
    elif cross.any():
        gap[cross] = _gap(a[cross], b[cross], both[cross])
        gap[cross] *= np.where(a < b, r_a, r_b)[cross]
    outer = r_a + r_b
    distance[:] = np.where(gap > 0, outer - gap, np.abs(r_a - r_b) - gap)
    distance[kind < _DISJOINT] = 0.0
    distance[kind == _DISJOINT] = APART * outer[kind == _DISJOINT]
    return kind


def _kind(a: Floats, b: Floats, both: Floats) -> NDArray[np.intp]:
    in_a, in_b = both == a, both == b
    some: NDArray[np.intp] = _KINDS.index("a_in_b") * in_a + _KINDS.index("b_in_a") * (in_b & ~in_a)
    some[in_a & in_b] = _KINDS.index("identical")
    some[~(in_a | in_b)] = _OVERLAP
    some[both == 0] = _DISJOINT
    lone = (a == 0) | (b == 0)
    some[lone] = (a > 0)[lone] * _KINDS.index("only_a") + (b > 0)[lone] * _KINDS.index("only_b")
    return some


def _gap(a: Floats, b: Floats, both: Floats) -> Floats:
    """Return the signed gaps, in units of the smaller radii."""
    small, large = np.minimum(a, b), np.maximum(a, b)
    ratio, lens = np.sqrt(small / large), both / small
    outer = lens <= border(ratio)
    gap = solve(
        np,
        np.where(outer, -ratio, ratio),
        np.where(outer, 1 + ratio, (large - small) / large / (1 + ratio)),
        math.pi * np.maximum(np.where(outer, lens, (small - both) / small), LEAST_PART),
    )
    signed: Floats = np.where(outer, gap, -gap)
    return np.where(gap <= 1, signed, np.where(outer, gap - 2, 2 - gap))
