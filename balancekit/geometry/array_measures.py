"""What can be asked of many drawn circles at once: the twins of `measures` and `ios_step`."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from balancekit.geometry.array_checks import Floats, alike, amounts, numbers, pieces, refuse_where
from balancekit.geometry.arrays import CirclesArray
from balancekit.geometry.checks import NO_CIRCLE, WANTED_SHARE
from balancekit.geometry.circles import Circles
from balancekit.geometry.ios import IOS_CUT_POINTS
from balancekit.geometry.segments import EXACT, cut

_PARTS = np.array(("outside", "a", "b", "both"))


def lens_area_array(r_a: ArrayLike, r_b: ArrayLike, distance: ArrayLike) -> Floats:
    """Areas shared by pairs of circles.

    Parameters
    ----------
    r_a, r_b, distance : array_like of float
        Radii, and the distances between the centres; broadcast against each other.

    Returns
    -------
    ndarray of float
        Of the broadcast shape; the same bits as `lens_area` gives.

    Raises
    ------
    ValueError
        A value is not a number of zero or more; the sentence names the place of the first one.

    References
    ----------
    As for `lens_area`.

    Examples
    --------
    >>> lens_area_array(1, [1, 2], [[1], [3]]).round(4).tolist()
    [[1.2284, 3.1416], [0.0, 0.0]]
    """
    a, b, d = alike(
        r_a=amounts("r_a", r_a), r_b=amounts("r_b", r_b), distance=amounts("distance", distance)
    )
    shape, area = d.shape, np.empty(d.size)
    a, b, d = a.ravel(), b.ravel(), d.ravel()
    for piece in pieces(area.size):
        area[piece] = _lens(a[piece], b[piece], d[piece])
    return area.reshape(shape)


def chord_array(r: ArrayLike, offset: ArrayLike) -> Floats:
    """Lengths of straight lines across circles.

    Parameters
    ----------
    r, offset : array_like of float
        Radii, and the distances of the lines from the centres; broadcast against each other.

    Returns
    -------
    ndarray of float
        Of the broadcast shape; the same bits as `chord` gives.

    Raises
    ------
    ValueError
        A radius is not a number of zero or more, or an offset no number; the sentence names the
        place of the first one.

    References
    ----------
    As for `chord`.

    Examples
    --------
    >>> chord_array(5, [3, -4, 6]).tolist()
    [8.0, 6.0, 0.0]
    """
    radius, off = alike(r=amounts("r", r), offset=numbers("offset", offset))
    found: Floats = 2 * np.sqrt(np.maximum(0.0, (radius - off) * (radius + off)))
    return found


def union_share_array(r_a: ArrayLike, r_b: ArrayLike, distance: ArrayLike) -> Floats:
    """Read back from many drawn circles how much they overlap.

    Parameters
    ----------
    r_a, r_b, distance : array_like of float
        Radii, and the distances between the centres; broadcast against each other.

    Returns
    -------
    ndarray of float
        Shared areas as shares of the *union*; the same bits as `union_share` gives.

    Raises
    ------
    ValueError
        A value is not a number of zero or more, or both radii are 0; the sentence names the place
        of the first one.

    References
    ----------
    As for `union_share`.

    Examples
    --------
    >>> union_share_array(1, 1, [0, 1, 2]).round(4).tolist()
    [1.0, 0.243, 0.0]
    """
    a, b, d = alike(
        r_a=amounts("r_a", r_a), r_b=amounts("r_b", r_b), distance=amounts("distance", distance)
    )
    large = np.maximum(a, b)
    refuse_where(large == 0, "r_a", large, NO_CIRCLE)
    with np.errstate(over="ignore"):
        apart = np.minimum(d, 3 * large) / large
    a, b = a / large, b / large
    shared = lens_area_array(a, b, apart)
    return shared / (math.pi * (a * a + b * b) - shared)


def region_at_array(
    circles: Circles | CirclesArray, x: ArrayLike, y: ArrayLike
) -> NDArray[np.str_]:
    """Say in which part of two circles each point lies.

    Parameters
    ----------
    circles : Circles or CirclesArray
        One pair for all points, or arrays of pairs that are broadcast against the points.
    x, y : array_like of float
        From the centre of ``a``; ``b`` has its centre at (distance, 0).

    Returns
    -------
    ndarray of str
        ``outside``, ``a``, ``both`` or ``b``, as `region_at` says.

    Raises
    ------
    ValueError
        A coordinate is no number; the sentence names the place of the first one.

    References
    ----------
    As for `region_at`.

    Examples
    --------
    >>> from balancekit.geometry import two_circles
    >>> region_at_array(two_circles(math.pi, math.pi, 1), [-2, 0, 0.6, 2], 0).tolist()
    ['outside', 'a', 'both', 'b']
    """
    across, up, r_a, r_b, distance = alike(
        x=numbers("x", x),
        y=numbers("y", y),
        r_a=np.asarray(circles.r_a),
        r_b=np.asarray(circles.r_b),
        distance=np.asarray(circles.distance),
    )
    in_a, in_b = _inside(r_a, across, up), _inside(r_b, across - distance, up)
    return _PARTS[in_a + 2 * in_b]


def ios_step_array(overlap_share: ArrayLike) -> NDArray[np.intp]:
    """Return the printed pictures, 1 to 7, that continuous amounts of overlap count as.

    Parameters
    ----------
    overlap_share : array_like of float
        Shared areas as shares of the *union*, 0 to 1.

    Returns
    -------
    ndarray of int
        As `ios_step` gives them.

    Raises
    ------
    ValueError
        A share is not between 0 and 1; the sentence names the place of the first one.

    References
    ----------
    As for `ios_step`.

    Examples
    --------
    >>> ios_step_array([0, 0.08, 1]).tolist()
    [1, 2, 7]
    """
    shares = amounts("overlap_share", overlap_share)
    refuse_where(shares > 1, "overlap_share", shares, WANTED_SHARE)
    return np.searchsorted(IOS_CUT_POINTS, shares) + 1


def _lens(a: Floats, b: Floats, d: Floats) -> Floats:
    small, large = np.minimum(a, b), np.maximum(a, b)
    outer, inner = (large - d) + small, (d - large) + small
    area = np.where(inner <= 0, math.pi * small * small, 0.0)
    cross = np.minimum(outer, inner) > 0
    small, large, outer, inner = small[cross], large[cross], outer[cross], inner[cross]
    ratio, bulges = small / large, outer <= inner
    part, _ = cut(
        np,
        np.where(bulges, -ratio, ratio),
        np.where(bulges, 1 + ratio, (large - small) / large),
        np.minimum(outer, inner) / small,
        EXACT,
    )
    area[cross] = np.where(bulges, part, math.pi - part) * small * small
    return area


def _inside(r: Floats, x: Floats, y: Floats) -> NDArray[np.bool_]:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        inside: NDArray[np.bool_] = (r > 0) & ((x / r) * (x / r) + (y / r) * (y / r) <= 1)
    return inside
