"""Regressions of two partners at once, in closed form; the arithmetic of the APIM.

Exchangeable partners: sums and differences of the two are independent regressions, one with
``actor + partner``, one with ``actor - partner`` as slopes. Told-apart partners: both equations
have the same predictors, so least squares by equation is maximum likelihood. No variance is held
above zero, and partners may depend on each other negatively.
"""

from typing import NamedTuple

import numpy as np

from balancekit.errors import DataError
from balancekit.psychometrics.reading import Floats
from balancekit.strings import say

_SINGULAR = 1e-10


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
    """

    coefficients: Floats
    covariance: Floats
    residual: Floats
    logdet: float


def exchangeable(y: Floats, x: Floats, *, unbiased: bool) -> Fit:
    """Fit partners who cannot be told apart.

    Parameters
    ----------
    y : float64 array, n by 2
    x : float64 array, n by 2 by q
    unbiased : bool
        Divide by degrees of freedom (REML) instead of n (ML).
    """
    n, q = len(y), x.shape[2]
    root = np.sqrt(2)
    sums = np.column_stack([np.full(n, root), (x[:, 0] + x[:, 1]) / root])
    differences = (x[:, 0] - x[:, 1]) / root
    slope, shape, left = _least_squares(sums, (y[:, 0] + y[:, 1]) / root)
    cross, cross_shape, cross_left = _least_squares(differences, (y[:, 0] - y[:, 1]) / root)
    within_sum = float(left @ left) / (n - (1 + q) * unbiased)
    within_difference = float(cross_left @ cross_left) / (n - q * unbiased)
    turn = _turn(q)
    blocks = np.zeros((1 + 2 * q, 1 + 2 * q))
    blocks[: 1 + q, : 1 + q] = within_sum * shape
    blocks[1 + q :, 1 + q :] = within_difference * cross_shape
    own = (within_sum + within_difference) / 2
    shared = (within_sum - within_difference) / 2
    return Fit(
        turn @ np.concatenate([slope, cross]),
        turn @ blocks @ turn.T,
        np.array([[own, shared], [shared, own]]),
        n * (_log(within_sum) + _log(within_difference)),
    )


def _turn(q: int) -> Floats:
    """From intercept, sums and differences of effects to intercept, actor and partner effects."""
    eye, none = np.eye(q), np.zeros((q, 1))
    first = np.concatenate([[1.0], np.zeros(2 * q)])
    actor = np.hstack([none, eye / 2, eye / 2])
    partner = np.hstack([none, eye / 2, -eye / 2])
    return np.vstack([first, actor, partner])


def told_apart(y: Floats, x: Floats, *, unbiased: bool) -> Fit:
    """Fit partners with roles; parameters as for `exchangeable`."""
    n = len(y)
    first = np.column_stack([np.ones(n), x[:, 0], x[:, 1]])
    slopes, shape, left = _least_squares(first, y)
    residual = left.T @ left / (n - first.shape[1] * unbiased)
    # The second role's actor is the first one's partner.
    order = second_order(x.shape[2])
    apart = np.concatenate([np.arange(len(order)), len(order) + order])
    return Fit(
        np.concatenate([slopes[:, 0], slopes[order, 1]]),
        np.kron(residual, shape)[np.ix_(apart, apart)],
        residual,
        n * _log_determinant(residual),
    )


def second_order(q: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Where intercept, actor and partner effects of the second role stand in its equation."""
    return np.concatenate([[0], np.arange(1 + q, 1 + 2 * q), np.arange(1, 1 + q)]).astype(np.int64)


def _least_squares(design: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    """Coefficients, inverse of the products of the design, and residuals."""
    count = design.shape[1]
    if not count:
        return np.zeros((0, *y.shape[1:])), np.zeros((0, 0)), y
    size = np.sqrt((design**2).sum(axis=0))
    if not (size > 0).all():
        raise DataError(say("psychometrics.no_predictor"))
    q, r = np.linalg.qr(design / size)
    if np.abs(np.diag(r)).min() < _SINGULAR:
        raise DataError(say("psychometrics.no_predictor"))
    inverse = np.linalg.inv(r) / size[:, np.newaxis]
    slopes = inverse @ (q.T @ y)
    return slopes, inverse @ inverse.T, y - design @ slopes


def _log(variance: float) -> float:
    return float(np.log(variance)) if variance > 0 else -np.inf


def _log_determinant(residual: Floats) -> float:
    return _log(float(residual[0, 0] * residual[1, 1] - residual[0, 1] ** 2))
