"""Coefficient alpha and what surrounds it: plain arithmetic on matrices of answers."""

from typing import Any, NamedTuple

import numpy as np
from scipy.special import fdtri, ndtri

from balancekit.psychometrics.reading import Floats

# Products of matrices up to this size stay on one core; for them, waiting for a second one costs
# more than it brings, above all where others work on it.
_SMALL = 262_144


class Estimate(NamedTuple):
    """A figure with its standard error and interval; NaN where there is none."""

    value: float
    se: float = np.nan
    lower: float = np.nan
    upper: float = np.nan


def alpha_of(covariance: Floats) -> float:
    """Return coefficient alpha of a covariance matrix; of correlations it is standardised alpha.

    ``k / (k - 1) * (1 - trace / sum)`` (Cronbach 1951).

    Examples
    --------
    >>> alpha_of(np.array([[1.0, 0.5], [0.5, 1.0]]))
    0.6666666666666667
    """
    k = len(covariance)
    total = float(covariance.sum())
    if k < 2 or not total > 1e-12 * float(np.abs(covariance).sum()):
        return np.nan
    return k / (k - 1) * (1 - float(np.trace(covariance)) / total)


def correlation_of(covariance: Floats) -> Floats:
    """Return the correlations of a covariance matrix; NaN where a variance is 0."""
    sd = np.sqrt(np.diag(covariance))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(covariance / np.outer(sd, sd))


def spread_of(values: Floats) -> float:
    """Return the standard deviation (n - 1), NaN of fewer than two values.

    Exactly 0 where all are the same: their mean is rounded, and so may not be.

    Examples
    --------
    >>> spread_of(np.full(3, 0.1)), round(spread_of(np.array([1.0, 3.0])), 3)
    (0.0, 1.414)
    """
    if len(values) < 2:
        return np.nan
    return float(values.std(ddof=1)) if np.ptp(values) > 0 else 0.0


def pairwise_covariance(values: Floats) -> Floats:
    """Return covariances, each of the rows that have both items (R's ``use = "pairwise"``)."""
    there = ~np.isnan(values)
    filled = np.where(there, values - np.nanmean(values, axis=0), 0.0)
    filled[:, np.nanmin(values, axis=0) == np.nanmax(values, axis=0)] = 0.0  # a mean is rounded
    n = there.T.astype(float) @ there
    sums = filled.T @ there  # of item j over the rows that have item k too
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((filled.T @ filled - sums * sums.T / n) / (n - 1))


def adf_interval(values: Floats, level: float) -> Estimate:
    """Return alpha with its asymptotically distribution-free interval, of complete rows.

    Every row moves alpha by its own share (the derivative of alpha, times the row's products of
    deviations); the standard error is that of the mean of these shares. Maydeu-Olivares, Coffman
    & Hartmann (2007), doi 10.1037/1082-989X.12.2.157, formula 9.
    """
    n, k = values.shape
    away = values - values.mean(axis=0)
    covariance = away.T @ away / (n - 1)
    trace, total = float(np.trace(covariance)), float(covariance.sum())
    own, whole = (away**2).sum(axis=1), away.sum(axis=1) ** 2
    shares = k / (k - 1) * (trace * whole / total**2 - own / total)
    se = float(np.sqrt((shares**2).sum() / (n * (n - 1))))
    return wald(alpha_of(covariance), se, level)


def feldt_interval(value: float, n: int, k: int, level: float) -> Estimate:
    """Return alpha with the exact interval for parallel normal items.

    Feldt, Woodruff & Salih (1987), as in R's ``psych::alpha.ci``.

    Examples
    --------
    >>> found = feldt_interval(0.8, 100, 6, 0.95)
    >>> round(found.lower, 4), round(found.upper, 4)
    (0.7325, 0.8551)
    """
    tail = (1 - level) / 2
    freedom = n - 1, (n - 1) * (k - 1)
    lower, upper = (1 - (1 - value) * float(fdtri(*freedom, p)) for p in (1 - tail, tail))
    return Estimate(value, np.nan, lower, upper)


def bootstrap_interval(
    values: Floats, level: float, draws: int, generator: np.random.Generator
) -> Estimate:
    """Return alpha with its percentile interval over resampled rows.

    A resample is how often each row is in it; all that alpha needs of it are weighted sums, and
    those of many resamples are one product of matrices (Efron & Tibshirani 1993, section 13.3).
    """
    found = resampled_alphas(values, draws, generator)
    usable = found[~np.isnan(found)]
    value = alpha_of(np.cov(values.T))
    if len(usable) < 2:
        return Estimate(value)
    lower, upper = np.quantile(usable, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value, float(usable.std(ddof=1)), float(lower), float(upper))


def resampled_alphas(values: Floats, draws: int, generator: np.random.Generator) -> Floats:
    """Return alpha of so many resamples of the rows; NaN for one without any variance."""
    n, k = values.shape
    away = values - values.mean(axis=0)
    whole = away.sum(axis=1)
    moments = np.asfortranarray(np.column_stack([away, (away**2).sum(axis=1), whole**2]))
    sums = np.empty((draws, k + 2))
    for first in range(0, draws, step := max(1, _SMALL // moments.size)):
        weights = resampling_weights(min(step, draws - first), n, generator)
        np.matmul(weights, moments, out=sums[first : first + len(weights)])
    means = sums / n
    trace = means[:, k] - (means[:, :k] ** 2).sum(axis=1)
    total = means[:, k + 1] - means[:, :k].sum(axis=1) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        alphas = k / (k - 1) * (1 - trace / total)
    return np.where(total > 1e-12 * moments[:, k + 1].mean(), alphas, np.nan)


def resampling_weights(draws: int, n: int, generator: np.random.Generator) -> Floats:
    """Return how often each of n rows is in each of so many resamples, as float64."""
    weights = np.empty((draws, n))
    for weight in weights:
        # Row by row: the counts of one resample stay near the processor.
        weight[:] = np.bincount(_any_rows(n, generator), minlength=n)
    return weights


def _any_rows(n: int, generator: np.random.Generator) -> "np.ndarray[tuple[int], np.dtype[Any]]":
    """Draw n of n rows with replacement, each as likely as any other.

    What ``generator.integers`` does (Lemire 2019, doi 10.1145/3230636), for all rows at once, which
    takes half the time: the high half of a 32-bit number times n; the few whose low half would
    favour some rows are drawn again.
    """
    raw = generator.bit_generator.random_raw(n // 2 + 1).view(np.uint32)[:n]
    product = raw.astype(np.uint64) * np.uint64(n)
    rows = (product >> np.uint64(32)).view(np.int64)
    again = product.astype(np.uint32) < 2**32 % n
    if again.any():
        rows[again] = generator.integers(0, n, int(again.sum()))
    return rows


def wald(value: float, se: float, level: float) -> Estimate:
    """Return a figure with the interval of the normal distribution.

    Examples
    --------
    >>> wald(1.0, 0.5, 0.95).upper
    1.979981992270027
    """
    reach = float(ndtri((1 + level) / 2)) * se
    return Estimate(value, se, value - reach, value + reach)
