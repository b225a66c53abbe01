"""The ratio k of partner to actor effect, with an interval over resampled couples."""

from typing import Any

import numpy as np
from scipy.special import ndtri

from balancekit.psychometrics.agreement import Variables, columns_of
from balancekit.psychometrics.apim import Kind, apim
from balancekit.psychometrics.apim_model import Apim
from balancekit.psychometrics.consistency import resampling_weights
from balancekit.psychometrics.couple_regression import second_order
from balancekit.psychometrics.dyads import Dyads
from balancekit.psychometrics.reading import Floats, generator, whole
from balancekit.psychometrics.tables import KTable

_BLOCK = 2_000_000


def k_ratio(
    pairs: Dyads,
    outcome: str,
    predictors: Variables,
    *,
    kind: Kind | None = None,
    level: float = 0.95,
    draws: int = 2000,
    seed: int | None = None,
) -> KTable:
    """Return k, the partner effect as a multiple of the actor effect.

    About 1: what counts is the couple's level (both effects alike). About -1: who has more of it
    than the other. About 0: only one's own. k means little where the actor effect is near zero;
    its interval then is wide, and the one by resampling says so honestly.

    Parameters
    ----------
    pairs, outcome, predictors, kind, level
        As for `apim`.
    draws : int
        Resamples of couples, 100 or more.
    seed : int, optional
        For the same resamples again.

    Returns
    -------
    KTable
        A pandas frame, a row a role and predictor: ``role``, ``predictor``, ``actor``,
        ``partner``, ``k``, ``se`` with ``delta_lower`` and ``delta_upper`` (delta method, as
        lavaan's ``k := p/a``), ``lower`` and ``upper`` (percentiles of the resamples).

    Raises
    ------
    DataError, ArgumentError
        As for `apim`.

    References
    ----------
    Kenny, D. A., & Ledermann, T. (2010). Detecting, measuring, and testing dyadic patterns in the
    actor-partner interdependence model. Journal of Family Psychology, 24(3), 359–366.
    doi 10.1037/a0019651

    Examples
    --------
    >>> from balancekit.psychometrics import dyads
    >>> pairs = dyads({"pair": [1, 1, 2, 2, 3, 3, 4, 4], "ease": [1, 2, 4, 3, 2, 5, 5, 4],
    ...                "joy": [2, 3, 5, 4, 2, 4, 4, 5]}, couple="pair")
    >>> k_ratio(pairs, "joy", "ease", seed=1)[["actor", "partner", "k"]].round(2)
       actor  partner     k
    0   0.62     0.04  0.06
    """
    whole("draws", draws, 100)
    model = apim(pairs, outcome, predictors, kind=kind, level=level)
    names = columns_of(predictors)
    drawn = _resampled(model.values, model.kind, draws, generator(seed))
    count = len(names)
    step = 1 + 2 * count
    rows = []
    for block, role in enumerate(model.roles if model.kind == "distinguishable" else ("",)):
        for place, name in enumerate(model.predictors):
            actor = block * step + 1 + place
            rows.append(
                {
                    "role": role,
                    "predictor": name,
                    **_delta(model, actor, actor + count),
                    **_percentiles(drawn[:, actor], drawn[:, actor + count], level),
                }
            )
    return KTable(rows)


def _delta(model: Apim, actor: int, partner: int) -> dict[str, Any]:
    a, p = float(model.estimates[actor]), float(model.estimates[partner])
    with np.errstate(invalid="ignore", divide="ignore"):
        k = float(np.float64(p) / a)
        slope = np.array([-k / a, 1 / a])
    pick = np.ix_([actor, partner], [actor, partner])
    se = float(np.sqrt(slope @ model.covariance[pick] @ slope))
    reach = float(ndtri((1 + model.level) / 2)) * se
    return {
        "actor": a,
        "partner": p,
        "k": k,
        "se": se,
        "delta_lower": k - reach,
        "delta_upper": k + reach,
    }


def _percentiles(actor: Floats, partner: Floats, level: float) -> dict[str, float]:
    with np.errstate(invalid="ignore", divide="ignore"):
        ratios = partner / actor
    usable = ratios[np.isfinite(ratios)]
    if len(usable) < 2:
        return {"lower": np.nan, "upper": np.nan}
    lower, upper = np.quantile(usable, [(1 - level) / 2, (1 + level) / 2])
    return {"lower": float(lower), "upper": float(upper)}


def _resampled(values: Floats, kind: str, draws: int, source: np.random.Generator) -> Floats:
    """Coefficients of so many resamples of couples: weighted normal equations, all at once."""
    n, y, x = len(values), values[:, :, 0], values[:, :, 1:]
    parts = [
        resampling_weights(min(step, draws - first), n, source)
        for step in [max(1, _BLOCK // n)]
        for first in range(0, draws, step)
    ]
    fit = _weighted_apart if kind == "distinguishable" else _weighted_same
    return np.vstack([fit(y, x, weights) for weights in parts])


def _weighted_apart(y: Floats, x: Floats, weights: Floats) -> Floats:
    design = np.column_stack([np.ones(len(y)), x[:, 0], x[:, 1]])
    slopes = _solve(design, y, weights)
    return np.hstack([slopes[:, :, 0], slopes[:, second_order(x.shape[2]), 1]])


def _weighted_same(y: Floats, x: Floats, weights: Floats) -> Floats:
    sums = np.column_stack([np.full(len(y), 2.0), x[:, 0] + x[:, 1]])
    above = _solve(sums, y.sum(axis=1, keepdims=True), weights)[:, :, 0]
    across = _solve(x[:, 0] - x[:, 1], y[:, :1] - y[:, 1:], weights)[:, :, 0]
    actor, partner = (above[:, 1:] + across) / 2, (above[:, 1:] - across) / 2
    return np.hstack([above[:, :1], actor, partner])


def _solve(design: Floats, y: Floats, weights: Floats) -> Floats:
    """Coefficients, draws by columns by equations; NaN where a resample cannot give them."""
    m, size = design.shape[1], np.sqrt((design**2).sum(axis=0))
    scaled = design / size
    squares = weights @ (scaled[:, :, np.newaxis] * scaled[:, np.newaxis]).reshape(len(y), -1)
    products = weights @ (scaled[:, :, np.newaxis] * y[:, np.newaxis]).reshape(len(y), -1)
    left, right = squares.reshape(-1, m, m), products.reshape(-1, m, y.shape[1])
    good = np.linalg.cond(left) < 1e12
    left[~good] = np.eye(m)
    found = np.linalg.solve(left, right) / size[:, np.newaxis]
    found[~good] = np.nan
    return np.asarray(found)
