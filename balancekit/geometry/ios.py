"""The pictures of the Inclusion of Other in the Self scale, in seven steps and between them.

Aron, A., Aron, E. N., & Smollan, D. (1992). Inclusion of Other in the Self Scale and the structure
of interpersonal closeness. Journal of Personality and Social Psychology, 63(4), 596–612.
doi 10.1037/0022-3514.63.4.596.
"""

import math
from bisect import bisect_left

from balancekit.geometry.checks import WANTED_UNION, amount, share
from balancekit.geometry.circles import Circles, two_circles

IOS_CUT_POINTS = (
    0.0711687543,
    0.2144646286,
    0.3594493146,
    0.5017821132,
    0.6441712323,
    0.7889021411,
)
"""Shares of the union at which one printed step becomes the next: Beranek & Castillo (2024)."""

_STEPS = len(IOS_CUT_POINTS) + 1


def ios_circles(overlap_share: float, union: float = 1.0) -> Circles:
    """Draw one picture of the Inclusion of Other in the Self scale, for any amount of overlap.

    The circles are equal. Whatever the overlap, the area of the two together stays the same, and
    the overlap grows in step with the share: the diameter is ``D0 * sqrt(1 + overlap_share)``.

    Parameters
    ----------
    overlap_share : float
        Shared area as a share of the *union*, 0 (touching) to 1 (one circle). The share of one
        circle is larger, see `circle_share`.
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

    See Also
    --------
    ios_circles_array : The same for many at once, with the same bits.
    union_share : The way back.

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
    part, whole = share("overlap_share", overlap_share), amount("union", union)
    if whole == 0:
        raise ValueError(f"union is 0; {WANTED_UNION}")
    area = whole * (1 + part) / 2
    if part == 0:
        r = math.sqrt(area / math.pi)
        return Circles(r, r, 2 * r, 0.0, "disjoint")
    return two_circles(area, area, min(area, whole * part))


def ios_step(overlap_share: float) -> int:
    """Return the printed picture, 1 to 7, that a continuous amount of overlap counts as.

    Parameters
    ----------
    overlap_share : float
        Shared area as a share of the *union*, 0 to 1. At a cut point itself: the lower step.

    Returns
    -------
    int
        1 (side by side) to 7 (almost one).

    Raises
    ------
    ValueError
        The share is not between 0 and 1.

    See Also
    --------
    ios_step_array : The same for many at once.

    References
    ----------
    Beranek & Castillo (2024), Continuous IOS: the cut points that people's own answers gave, which
    lie near the middle between two pictures but not in it.

    Examples
    --------
    >>> ios_step(0), ios_step(0.0711687543), ios_step(0.08), ios_step(1)
    (1, 1, 2, 7)
    """
    return bisect_left(IOS_CUT_POINTS, share("overlap_share", overlap_share)) + 1


def ios_step_share(step: int) -> float:
    """Return how much the circles of a printed picture overlap.

    Parameters
    ----------
    step : int
        Picture 1 to 7.

    Returns
    -------
    float
        Shared area as a share of the *union*: ``(step - 1) / 7``, so the seventh is 6/7, not 1.

    Raises
    ------
    ValueError
        There is no such picture.

    References
    ----------
    Aron, Aron & Smollan (1992), doi 10.1037/0022-3514.63.4.596.

    Examples
    --------
    >>> ios_step_share(1), round(ios_step_share(7), 3), ios_step(ios_step_share(7))
    (0.0, 0.857, 7)
    """
    if isinstance(step, bool) or step not in range(1, _STEPS + 1):
        raise ValueError(f"step is {step!r}; give a whole number from 1 to {_STEPS}")
    return (int(step) - 1) / _STEPS


def circle_share(overlap_share: float) -> float:
    """Turn a share of the union into a share of one circle, for two circles of one size.

    Parameters
    ----------
    overlap_share : float
        Shared area as a share of the *union*, 0 to 1.

    Returns
    -------
    float
        The same area as a share of *one circle*: ``2 * p / (1 + p)``.

    Raises
    ------
    ValueError
        The share is not between 0 and 1.

    Examples
    --------
    >>> circle_share(0), circle_share(1 / 3), circle_share(1)
    (0.0, 0.5, 1.0)
    """
    part = share("overlap_share", overlap_share)
    return 2 * part / (1 + part)
