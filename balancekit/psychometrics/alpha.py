"""Coefficient alpha as a tidy frame."""

from typing import Any, Literal, NamedTuple

import numpy as np

from balancekit.errors import ArgumentError
from balancekit.psychometrics.arguments import generator, one_of, proportion, whole
from balancekit.psychometrics.consistency import (
    Estimate,
    adf_interval,
    alpha_of,
    bootstrap_interval,
    correlation_of,
    feldt_interval,
    pairwise_covariance,
)
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.samples import Missing, Sample, samples
from balancekit.psychometrics.scales import By, Items
from balancekit.psychometrics.tables import AlphaTable, beside
from balancekit.strings import say

Interval = Literal["adf", "feldt", "bootstrap", "none"]


def alpha(
    data: Any,
    items: Items = None,
    *,
    by: By = None,
    ci: Interval = "adf",
    level: float = 0.95,
    draws: int = 2000,
    seed: int | None = None,
    missing: Missing = "complete",
) -> AlphaTable:
    """Return Cronbach's alpha of each scale, with its interval, and standardised alpha.

    Parameters
    ----------
    data : data frame
        One row a respondent, items as columns: pandas, or another engine that narwhals knows.
    items : Bank, mapping, sequence or None
        A bank, whose keys are applied and whose ranges are checked; keys by name of their scale;
        the keys of one scale; or None for every column but those of `by`. A minus sign before a
        column reverses it.
    by : str or list of str, optional
        Columns whose values make groups that are looked at one by one.
    ci : {"adf", "feldt", "bootstrap", "none"}
        ``"adf"`` asks nothing of the distribution of the answers (Maydeu-Olivares, Coffman &
        Hartmann 2007); ``"feldt"`` is exact for parallel normal items (Feldt, Woodruff & Salih
        1987); ``"bootstrap"`` takes percentiles over resampled rows.
    level : float
        Of the interval, between 0 and 1.
    draws : int
        Resamples of ``"bootstrap"``, 100 or more.
    seed : int, optional
        For the same resamples again.
    missing : {"complete", "pairwise"}
        Rows with every item of the scale; or each covariance from the rows that have both items,
        which is what R's ``psych::alpha`` does by itself (then only ``"feldt"`` or ``"none"``).

    Returns
    -------
    AlphaTable
        A pandas frame, a row a group and scale: the columns of `by`, ``scale``, ``n`` rows used,
        ``items``, ``alpha``, ``se``, ``lower``, ``upper``, ``ci``, ``standardised`` (alpha of the
        correlations), ``mean_r`` (mean correlation of two items), both NaN where an item does not
        vary, and ``note``: empty, or why
        there is no figure. One respondent, no complete row or no variance give NaN.

    Raises
    ------
    DataError
        No rows, a column missing or twice, not of numbers, a value infinite or out of range.
    ArgumentError
        Another argument cannot be used.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika,
    16(3), 297–334. doi 10.1007/BF02310555

    Maydeu-Olivares, A., Coffman, D. L., & Hartmann, W. M. (2007). Asymptotically
    distribution-free (ADF) interval estimation of coefficient alpha. Psychological Methods, 12(2),
    157–176. doi 10.1037/1082-989X.12.2.157

    Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Statistical inference for coefficient
    alpha. Applied Psychological Measurement, 11(1), 93–103. doi 10.1177/014662168701100107

    Examples
    --------
    >>> answers = {"a": [1, 2, 3, 4, 5], "b": [2, 1, 3, 5, 4], "c": [5, 4, 4, 2, 1]}
    >>> alpha(answers, ["a", "b", "-c"])[["n", "alpha", "lower", "upper"]].round(3)
       n  alpha  lower  upper
    0  5  0.942  0.922  0.962
    """
    one_of("ci", ci, ("adf", "feldt", "bootstrap", "none"))
    if missing == "pairwise" and ci not in ("feldt", "none"):
        raise ArgumentError(say("psychometrics.pairwise", ci=ci))
    wanted = Wanted(ci, proportion("level", level), whole("draws", draws, 100), generator(seed))
    asked = samples(data, items, by, missing)
    return AlphaTable([beside(it.labels, alpha_row(it, wanted)) for it in asked])


class Wanted(NamedTuple):
    """Which interval of alpha is asked for."""

    ci: str
    level: float
    draws: int
    source: np.random.Generator


def alpha_row(sample: Sample, wanted: Wanted) -> dict[str, Any]:
    """Return the figures of one scale in one group."""
    short, k = sample.shortcoming(), len(sample.keyed.columns)
    covariance = np.full((k, k), np.nan) if short else pairwise_covariance(sample.values)
    correlations = correlation_of(covariance)
    found = _estimate(sample, alpha_of(covariance), wanted)
    return {
        **sample.size,
        "alpha": found.value,
        "se": found.se,
        "lower": found.lower,
        "upper": found.upper,
        "ci": wanted.ci,
        "standardised": alpha_of(correlations),
        "mean_r": _mean_r(correlations),
        "note": short or _note(covariance),
    }


def _estimate(sample: Sample, value: float, wanted: Wanted) -> Estimate:
    if np.isnan(value) or wanted.ci == "none":
        return Estimate(value)
    if wanted.ci == "adf":
        return adf_interval(sample.values, wanted.level)
    if wanted.ci == "feldt":
        return feldt_interval(value, sample.n, sample.values.shape[1], wanted.level)
    return bootstrap_interval(sample.values, wanted.level, wanted.draws, wanted.source)


def _note(covariance: Floats) -> str:
    if np.isnan(covariance).any():
        return say("psychometrics.note_apart")
    if np.isnan(alpha_of(covariance)):
        return say("psychometrics.note_no_sum")
    return "" if np.diag(covariance).all() else say("psychometrics.note_flat_item")


def _mean_r(correlations: Floats) -> float:
    k = len(correlations)
    return float(correlations.sum() - np.trace(correlations)) / (k * (k - 1)) if k > 1 else np.nan
