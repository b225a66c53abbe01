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

_SINGULAR, _FLAT = 1e-12, 1e-13


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
    root = math.sqrt(2)
    sums, differences = (x[:, 0] + x[:, 1]) / root, (x[:, 0] - x[:, 1]) / root
    slope, shape, left = _with_intercept(sums, (y[:, 0] + y[:, 1]) / root, root)
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


@cache
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
    slopes, shape, left = _with_intercept(np.hstack([x[:, 0], x[:, 1]]), y, 1.0)
    residual = left.T @ left / (n - len(shape) * unbiased)
    # The second role's actor is the first one's partner.
    order = second_order(x.shape[2])
    apart = np.concatenate([np.arange(len(order)), len(order) + order])
    both = residual[:, np.newaxis, :, np.newaxis] * shape[np.newaxis, :, np.newaxis]
    return Fit(
        np.concatenate([slopes[:, 0], slopes[order, 1]]),
        both.reshape(2 * len(order), -1)[apart[:, np.newaxis], apart],
        residual,
        n * _log_determinant(residual),
    )


def second_order(q: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Where intercept, actor and partner effects of the second role stand in its equation."""
    return np.concatenate([[0], np.arange(1 + q, 1 + 2 * q), np.arange(1, 1 + q)]).astype(np.int64)


def _least_squares(design: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    """Coefficients, inverse of the products of the design, and residuals.

    Intercepts are taken out before (`_with_intercept`), so that products lose no digits.
    """
    count = design.shape[1]
    if not count:
        return np.zeros((0, *y.shape[1:])), np.zeros((0, 0)), y
    products = design.T @ design
    size = products.diagonal()
    # How much of a predictor the others leave; nothing of one that they repeat.
    if not (size > 0).all() or not (_kept(products, size) > _SINGULAR).all():
        raise DataError(say("psychometrics.no_predictor"))
    inverse = np.asarray(np.linalg.inv(products), dtype=np.float64)
    slopes = inverse @ (design.T @ y)
    return slopes, inverse, y - design @ slopes


def _kept(products: Floats, size: Floats) -> Floats:
    if len(size) == 1:
        return np.ones(1)
    try:
        return np.asarray(1 / (np.linalg.inv(products).diagonal() * size))
    except np.linalg.LinAlgError:
        return np.zeros(1)


def _with_intercept(design: Floats, y: Floats, one: float) -> tuple[Floats, Floats, Floats]:
    """The same with an intercept in front, whose column holds this number throughout."""
    mean, height = design.mean(axis=0), y.mean(axis=0)
    away = design - mean
    if (np.abs(away).max(axis=0) <= _FLAT * np.abs(mean)).any():
        raise DataError(say("psychometrics.no_predictor"))
    slopes, inner, left = _least_squares(away, y - height)
    count = len(mean)
    shape = np.empty((count + 1, count + 1))
    shape[1:, 1:] = inner
    shape[0, 1:] = shape[1:, 0] = -(inner @ mean) / one
    shape[0, 0] = (1 / len(y) + mean @ inner @ mean) / one**2
    first = (height - mean @ slopes) / one
    return (
        np.concatenate([np.atleast_1d(first)[np.newaxis] if y.ndim > 1 else [first], slopes]),
        shape,
        left,
    )


def _log(variance: float) -> float:
    return float(np.log(variance)) if variance > 0 else -np.inf


def _log_determinant(residual: Floats) -> float:
    return _log(float(residual[0, 0] * residual[1, 1] - residual[0, 1] ** 2))
