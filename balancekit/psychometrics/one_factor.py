"""The one-factor model by maximum likelihood, for omega.

Our own fit, because no maintained Python package has one: a Fisher scoring on correlations with
halved steps. Uniquenesses are not held above zero, as in lavaan: a negative one (a Heywood case)
is reported, not hidden at a border.
"""

import msgspec
import numpy as np
from scipy.optimize import root
from scipy.special import chdtrc

from balancekit.psychometrics.consistency import Estimate, wald
from balancekit.psychometrics.reading import Floats

LEAST_ITEMS = 3
_STEPS, _MORE, _HALVINGS = 200, 40, 40
_NEAR, _CLOSE, _ROUNDING = 1e-18, 1e-9, 1e-13  # of the discrepancy
_FLAT = 1e-11  # of its slope
_STEP, _LEVEL = 1e-5, 1e-8  # for its curvature; what of it is none
_PLAIN = 0.3  # loadings above it leave no doubt


class OneFactor(msgspec.Struct, frozen=True, eq=False):
    """A fitted one-factor model, in the units of the items.

    Attributes
    ----------
    loadings : float64 array, k items
        On a factor with variance 1; their sum is not negative.
    uniquenesses : float64 array, k items
        What the factor leaves of each item's variance.
    n : int
        Rows that were fitted.
    chisq, df, p : float, int, float
        Likelihood ratio against any covariances; n times the discrepancy, as in lavaan. ``p`` is
        NaN for three items, which every such model fits.
    converged : bool
    heywood : bool
        Whether a uniqueness is zero or below: read omega with care.
    covariance_of_estimates : float64 array, 2k by 2k
        Of loadings, then uniquenesses, from the expected information.
    items : tuple of str
        Their names, in the order of the loadings.
    """

    loadings: Floats
    uniquenesses: Floats
    n: int
    chisq: float
    df: int
    p: float
    converged: bool
    heywood: bool
    covariance_of_estimates: Floats
    items: tuple[str, ...] = ()


def fit_one_factor(covariance: Floats, n: int) -> OneFactor | None:
    """Fit one factor to a covariance matrix.

    Parameters
    ----------
    covariance : float64 array, k by k
        With the divisor n (lavaan's ``likelihood = "normal"``), k at least 3.
    n : int
        Rows it was made of.

    Returns
    -------
    OneFactor or None
        None where the covariances are singular: an item without variance, two that are the same,
        or fewer rows than items.

    References
    ----------
    Jöreskog, K. G. (1967). Some contributions to maximum likelihood factor analysis.
    Psychometrika, 32(4), 443–482. doi 10.1007/BF02289658

    Examples
    --------
    >>> true = np.array([0.8, 0.7, 0.6, 0.5])
    >>> fit = fit_one_factor(np.outer(true, true) + np.diag(1 - true**2), n=100)
    >>> fit.loadings.round(6).tolist(), fit.converged
    ([0.8, 0.7, 0.6, 0.5], True)
    """
    k = len(covariance)
    sd = np.sqrt(np.diag(covariance))
    if not (sd > 0).all():
        return None
    correlations = covariance / np.outer(sd, sd)
    if np.linalg.eigvalsh(correlations)[0] < 1e-10:
        return None
    point, converged = _lowest(correlations)
    if point[:k] @ sd < 0:
        point[:k] *= -1
    df = k * (k - 3) // 2
    chisq = max(0.0, n * _discrepancy(point, correlations)) if df else 0.0
    scale = np.concatenate([sd, sd**2])
    inverse = np.linalg.pinv(_information(point)[1], hermitian=True) / n
    return OneFactor(
        loadings=point[:k] * sd,
        uniquenesses=point[k:] * sd**2,
        n=n,
        chisq=chisq,
        df=df,
        p=float(chdtrc(df, chisq)) if df else np.nan,
        converged=converged,
        heywood=bool((point[k:] <= 0).any()),
        covariance_of_estimates=inverse * np.outer(scale, scale),
    )


def omega_of(fit: OneFactor, level: float) -> Estimate:
    """Return omega total of a fitted model, with its interval by the delta method.

    The squared sum of the loadings, of that and the sum of the uniquenesses (McDonald 1999, p. 89).
    """
    k = len(fit.loadings)
    common, unique = float(fit.loadings.sum()), float(fit.uniquenesses.sum())
    total = common**2 + unique
    slope = np.concatenate([np.full(k, 2 * common * unique), np.full(k, -(common**2))]) / total**2
    variance = float(slope @ fit.covariance_of_estimates @ slope)
    return wald(common**2 / total, float(np.sqrt(max(variance, 0.0))), level)


def _lowest(correlations: Floats) -> tuple[Floats, bool]:
    """The lowest place that is found; where items hardly go together there can be several.

    Then each item is taken in turn to be nearly the factor itself, and the search begins there.
    """
    point, converged = _minimise(correlations, _start(correlations), _STEPS)
    converged = converged and _is_minimum(point, correlations)
    k = len(correlations)
    if converged and np.abs(point[:k]).min() > _PLAIN and point[k:].min() > 0:
        return point, True
    value = _discrepancy(point, correlations)
    for item in range(k):
        other, sound = _minimise(correlations, _marked(correlations, item), _MORE)
        lower = _discrepancy(other, correlations)
        if sound and lower < value - _CLOSE and _is_minimum(other, correlations):
            point, converged, value = other, True, lower
    return point, converged


def _is_minimum(point: Floats, correlations: Floats) -> bool:
    """Whether every way leads up: not at a saddle, nor where another answer fits alike."""
    steps = _STEP * np.eye(len(point))
    try:
        curved = np.array(
            [
                _slope_at(point + step, correlations) - _slope_at(point - step, correlations)
                for step in steps
            ]
        )
    except np.linalg.LinAlgError:
        return False
    curvatures = np.linalg.eigvalsh((curved + curved.T) / (4 * _STEP))
    return bool(curvatures[0] > _LEVEL * curvatures[-1])


def _marked(correlations: Floats, item: int) -> Floats:
    loadings = 0.8 * correlations[:, item]
    loadings[item] = 0.9
    return np.concatenate([loadings, 1 - loadings**2])


def _minimise(correlations: Floats, point: Floats, steps: int) -> tuple[Floats, bool]:
    value = _discrepancy(point, correlations)
    for _ in range(steps):
        implied_inverse, information = _information(point)
        slope = _slope(point, implied_inverse, correlations)
        step = -np.linalg.lstsq(information, slope, rcond=None)[0]
        if -slope @ step < _NEAR:
            # Nothing is left to gain that a float could hold; the last step is still worth it.
            return point + step, True
        for _ in range(_HALVINGS):
            tried = _discrepancy(point + step, correlations)
            if tried <= value + _ROUNDING:
                break
            step = step / 2
        else:
            return point, False
        if -slope @ step < _CLOSE:
            return _finish(point, correlations)
        point, value = point + step, tried
    return _finish(point, correlations)


def _finish(point: Floats, correlations: Floats) -> tuple[Floats, bool]:
    """Solve for a slope of zero, from nearby.

    So close, the discrepancy tells no better point from a worse one, and where the model fits badly
    the expected information can be less than half of the curvature there is: steps by it go back
    and forth for ever.
    """

    try:
        found = np.asarray(
            root(_slope_at, point, (correlations,), method="hybr", options={"xtol": 1e-14}).x
        )
    except np.linalg.LinAlgError:  # on the way it met covariances that cannot be
        return point, False
    no_worse = _discrepancy(found, correlations) <= _discrepancy(point, correlations) + _ROUNDING
    flat = no_worse and np.abs(_slope_at(found, correlations)).max() < _FLAT
    return (found, True) if flat else (point, False)


def _start(correlations: Floats) -> Floats:
    """One step of principal factors, from squared multiple correlations."""
    unique = 1 / np.diag(np.linalg.inv(correlations))
    values, vectors = np.linalg.eigh(correlations - np.diag(unique))
    loadings = vectors[:, -1] * np.sqrt(max(values[-1], 0.1))
    return np.concatenate([loadings, np.maximum(1 - loadings**2, 0.1)])


def _implied(point: Floats) -> Floats:
    k = len(point) // 2
    return np.asarray(np.outer(point[:k], point[:k]) + np.diag(point[k:]))


def _discrepancy(point: Floats, correlations: Floats) -> float:
    """``ln|implied| + tr(S / implied) - ln|S| - k``; infinite where it is no covariance matrix."""
    implied = _implied(point)
    try:
        root = np.linalg.cholesky(implied)
    except np.linalg.LinAlgError:
        return np.inf
    fitted = 2 * float(np.log(np.diag(root)).sum())
    there = float(np.linalg.slogdet(correlations)[1])
    misfit = float(np.trace(np.linalg.solve(implied, correlations)))
    return fitted + misfit - there - len(correlations)


def _slope_at(point: Floats, correlations: Floats) -> Floats:
    inverse = np.asarray(np.linalg.inv(_implied(point)), dtype=np.float64)
    return _slope(point, inverse, correlations)


def _slope(point: Floats, inverse: Floats, correlations: Floats) -> Floats:
    """Derivative of half the discrepancy by loadings and uniquenesses."""
    k = len(correlations)
    residual = inverse @ (_implied(point) - correlations) @ inverse
    return np.concatenate([residual @ point[:k], np.diag(residual) / 2])


def _information(point: Floats) -> tuple[Floats, Floats]:
    """The inverse of what the model implies, and the expected information of one row."""
    k = len(point) // 2
    inverse: Floats = np.asarray(np.linalg.inv(_implied(point)), dtype=np.float64)
    along = inverse @ point[:k]
    loadings = inverse * (point[:k] @ along) + np.outer(along, along)
    mixed = inverse * along
    return inverse, np.block([[loadings, mixed], [mixed.T, inverse**2 / 2]])
