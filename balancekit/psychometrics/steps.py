"""Answers in steps from a normal variable, and what that does to correlations.

The correlation of two such answers is a power series of the correlation underneath, with squared
Hermite coefficients of the step function as weights; so it can be asked for exactly.
"""

import numpy as np
from scipy.special import ndtr

from balancekit.psychometrics.reading import Floats

_TERMS = 60
_REACH = 2.5  # standard deviations from the middle to either end of the answers
_BISECTIONS = 60


def thresholds(count: int) -> Floats:
    """Return where a normal variable steps from one of so many answers to the next.

    Examples
    --------
    >>> thresholds(5).round(3).tolist()
    [-1.5, -0.5, 0.5, 1.5]
    """
    return _REACH * (2 * np.arange(1, count) / count - 1)


def weights(values: Floats) -> Floats:
    """Return how much each power of the correlation underneath counts; they add up to 1.

    Parameters
    ----------
    values : float64 array
        The answers, from low to high.
    """
    cuts, heights = thresholds(len(values)), np.diff(values)
    density = np.exp(-(cuts**2) / 2) / np.sqrt(2 * np.pi)
    # Normalised Hermite polynomials by their recurrence.
    before, now = np.zeros_like(cuts), np.ones_like(cuts)
    found = np.empty(_TERMS)
    for m in range(1, _TERMS + 1):
        found[m - 1] = (heights * density * now).sum() / np.sqrt(m)
        before, now = now, (cuts * now - np.sqrt(m - 1) * before) / np.sqrt(m)
    squares = found**2
    # What the series leaves of the variance is far up: only a correlation of 1 would feel it.
    squares[-1] += max(_variance(values) - squares.sum(), 0.0)
    return np.asarray(squares / squares.sum())


def _variance(values: Floats) -> float:
    edges = np.concatenate([[0.0], ndtr(thresholds(len(values))), [1.0]])
    chances = np.diff(edges)
    mean = (chances * values).sum()
    return float((chances * (values - mean) ** 2).sum())


def seen(underneath: Floats | float, powers: Floats, other: Floats) -> Floats:
    """Return the correlation of answers from the one underneath; the two may have other steps."""
    exponents = np.arange(1, _TERMS + 1)
    both = np.sqrt(powers * other)
    return np.asarray((both * np.asarray(underneath)[..., np.newaxis] ** exponents).sum(axis=-1))


def underneath(wanted: float, powers: Floats, other: Floats) -> float:
    """Return the correlation underneath that gives the wanted one; NaN where none does.

    Examples
    --------
    >>> five = weights(np.arange(5.0))
    >>> round(underneath(0.4, five, five), 3)
    0.438
    """
    low, high = -1.0, 1.0
    if not seen(low, powers, other) <= wanted <= seen(high, powers, other):
        return np.nan
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if seen(middle, powers, other) < wanted else (low, middle)
    return (low + high) / 2
