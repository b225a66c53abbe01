"""Regressions of two partners at once, in closed form; the arithmetic of the APIM.

Exchangeable partners: sums and differences of the two are independent regressions, one with
``actor + partner``, one with ``actor - partner`` as slopes. Told-apart partners: both equations
have the same predictors, so least squares by equation is maximum likelihood. No variance is held
above zero, and partners may depend on each other negatively.
"""

import math
from functools import cache
from typing import NamedTuple

import numpy as np

from balancekit.errors import DataError
from balancekit.psychometrics.reading import Floats
from balancekit.strings import say

_REPEATED, _FLAT = 1e12, 1e-13


class Fit(NamedTuple):
    """Coefficients, their covariances, and what is left over.

    Attributes
    ----------
    coefficients : float64 array
        Exchangeable: intercept, actor effects, partner effects. Told apart: the same of the first
        role, then of the second.
    covariance : float64 array
        Of the coefficients.
    residual : float64 array, 2 by 2
        Covariances of what is left over for the two partners.
    logdet : float
        Of the covariance of all that is left over, for the likelihood.
    volume : float
        Log determinant of `covariance`, which itself loses its digits where predictors are far from
        0. Only a restricted likelihood asks for it: NaN where the fit is not unbiased.
    spread : float
        Variance of the outcome before anything is predicted: about the common mean, or about that
        of each role where they are told apart.
    """

    coefficients: Floats
    covariance: Floats
    residual: Floats
    logdet: float
    volume: float
    spread: float


def exchangeable(values: Floats, *, unbiased: bool) -> Fit:
    """Fit partners who cannot be told apart.

    Parameters
    ----------
    values : float64 array, n by 2 by 1 + q
        Of both partners; the outcome before the predictors.
    unbiased : bool
        Divide by degrees of freedom (REML) instead of n (ML).
    """
    n, q = len(values), values.shape[2] - 1
    turned = np.empty((2, n, 1 + q))
    np.add(values[:, 0], values[:, 1], out=turned[0])
    np.subtract(values[:, 0], values[:, 1], out=turned[1])
    mean = _centre(turned[0], 1)  # differences have no intercept
    slopes, inverse, left, before = _least_squares(turned, 1)
    of_sum = float(left[0, 0, 0]) / (n - (1 + q) * unbiased)
    of_difference = float(left[1, 0, 0]) / (n - q * unbiased)
    covariance = np.zeros((1 + 2 * q, 1 + 2 * q))
    covariance[: 1 + q, : 1 + q] = of_sum * _with_intercept(inverse[0], mean[1:] / 2, 4 * n)
    covariance[1 + q :, 1 + q :] = of_difference * inverse[1]
    intercept = (mean[:1] - mean[1:] @ slopes[0]) / 2
    turn = _turn(q)
    own, shared = (of_sum + of_difference) / 4, (of_sum - of_difference) / 4
    return Fit(
        turn @ np.concatenate([intercept, slopes[0, :, 0], slopes[1, :, 0]]),
        turn @ covariance @ turn.T,
        np.array([[own, shared], [shared, own]]),
        n * (_log(of_sum / 2) + _log(of_difference / 2)),
        _volume_same(of_sum, of_difference, inverse, n) if unbiased else math.nan,
        float(before[0, 0, 0] + before[1, 0, 0]) / (4 * n),
    )


@cache
def _turn(q: int) -> Floats:
    """From intercept, sums and differences of effects to intercept, actor and partner effects."""
    eye, none = np.eye(q), np.zeros((q, 1))
    first = np.concatenate([[1.0], np.zeros(2 * q)])
    actor = np.hstack([none, eye / 2, eye / 2])
    partner = np.hstack([none, eye / 2, -eye / 2])
    return np.vstack([first, actor, partner])


def told_apart(values: Floats, *, unbiased: bool) -> Fit:
    """Fit partners with roles; parameters as for `exchangeable`."""
    n, q = len(values), values.shape[2] - 1
    table = np.hstack([values[:, :, 0], values[:, 0, 1:], values[:, 1, 1:]])
    mean = _centre(table, 2)
    slopes, inverse, left, before = _least_squares(table, 2)
    residual = left / (n - (1 + 2 * q) * unbiased)
    every = np.vstack([mean[:2] - mean[2:] @ slopes, slopes])
    # The second role's actor is the first one's partner.
    order = second_order(q)
    apart = np.concatenate([np.arange(len(order)), len(order) + order])
    shape = _with_intercept(inverse, mean[2:], n)
    both = (residual[:, np.newaxis, :, np.newaxis] * shape[:, np.newaxis]).reshape(
        2 * len(shape), -1
    )
    return Fit(
        np.concatenate([every[:, 0], every[order, 1]]),
        both[apart[:, np.newaxis], apart],
        residual,
        n * _log_determinant(residual),
        _volume_apart(residual, inverse, n) if unbiased else math.nan,
        float(before.trace()) / (2 * n),
    )


def second_order(q: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Where intercept, actor and partner effects of the second role stand in its equation."""
    return np.concatenate([[0], np.arange(1 + q, 1 + 2 * q), np.arange(1, 1 + q)]).astype(np.int64)


def _centre(table: Floats, outcomes: int) -> Floats:
    """Take the means of the columns away, in place, and return them.

    Raises
    ------
    DataError
        A predictor does not vary.
    """
    mean: Floats = table.sum(axis=0) / len(table)
    predictors = table[:, outcomes:]
    reach = predictors.max(axis=0) - predictors.min(axis=0)
    if (reach <= _FLAT * np.abs(mean[outcomes:])).any():
        raise DataError(say("psychometrics.no_predictor"))
    table -= mean
    return mean


def _least_squares(table: Floats, outcomes: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Slopes; inverse of the predictors' products; products of what is left, and of the outcomes.

    Of one table, or of several in front; outcomes stand before predictors. Intercepts are taken
    out before (`_centre`), so that products lose no digits.
    """
    products = table.swapaxes(-1, -2) @ table
    inner = products[..., outcomes:, outcomes:]
    try:
        inverse: Floats = np.linalg.inv(inner).astype(np.float64, copy=False)
    except np.linalg.LinAlgError:
        raise DataError(say("psychometrics.no_predictor")) from None
    # How many times the others, which repeat it, enlarge the variance of a predictor's slope.
    inflation = inverse.diagonal(0, -2, -1) * inner.diagonal(0, -2, -1)
    if not ((inflation > 0) & (inflation < _REPEATED)).all():
        raise DataError(say("psychometrics.no_predictor"))
    slopes = inverse @ products[..., outcomes:, :outcomes]
    left = table[..., :outcomes] - table[..., outcomes:] @ slopes
    return slopes, inverse, left.swapaxes(-1, -2) @ left, products[..., :outcomes, :outcomes]


def _with_intercept(inverse: Floats, mean: Floats, count: int) -> Floats:
    """The inverse with an intercept in front, of predictors that were centred."""
    whole = np.empty((len(mean) + 1, len(mean) + 1))
    whole[1:, 1:] = inverse
    whole[0, 1:] = whole[1:, 0] = -(inverse @ mean)
    whole[0, 0] = 1 / count - mean @ whole[1:, 0]
    return whole


def _volume_same(of_sum: float, of_difference: float, inverse: Floats, n: int) -> float:
    q: int = inverse.shape[-1]
    both = (1 + q) * _log(of_sum) + q * _log(of_difference)
    return both + _volume(inverse[0], 4 * n) + _volume(inverse[1], 4**q)  # the last is of the turn


def _volume_apart(residual: Floats, inverse: Floats, n: int) -> float:
    return (1 + len(inverse)) * _log_determinant(residual) + 2 * _volume(inverse, n)


def _volume(inverse: Floats, count: int) -> float:
    """Log determinant of `_with_intercept`, in which the mean has no part."""
    return float(np.linalg.slogdet(inverse)[1]) - math.log(count)


def _log(variance: float) -> float:
    return math.log(variance) if variance > 0 else -math.inf


def _log_determinant(residual: Floats) -> float:
    return _log(float(residual[0, 0] * residual[1, 1] - residual[0, 1] ** 2))
