"""The ratio k of partner to actor effect, with an interval over resampled couples."""

from typing import Any

import numpy as np
from scipy.special import ndtri

from balancekit.psychometrics.apim import Kind, apim
from balancekit.psychometrics.apim_model import Apim
from balancekit.psychometrics.arguments import generator, whole
from balancekit.psychometrics.consistency import resampling_weights
from balancekit.psychometrics.couple_regression import second_order
from balancekit.psychometrics.couple_samples import Variables
from balancekit.psychometrics.dyads import Dyads, checked
from balancekit.psychometrics.naming import names_of
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.scales import By
from balancekit.psychometrics.tables import KTable, beside
from balancekit.strings import say

_BLOCK = 2_000_000


def k_ratio(
    pairs: Dyads,
    outcome: str,
    predictors: Variables,
    *,
    by: By = None,
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
        As for `apim`; at least one predictor.
    by : str or list of str, optional
        Columns that both partners share, whose values make groups that are looked at one by one.
    draws : int
        Resamples of couples, 100 or more.
    seed : int, optional
        For the same resamples again.

    Returns
    -------
    KTable
        A pandas frame, a row a group, role and predictor: the columns of `by`, ``role``,
        ``predictor``, ``actor``, ``partner``, ``k``, ``se`` with ``delta_lower`` and
        ``delta_upper`` (delta method, as lavaan's ``k := p/a``), ``lower`` and ``upper``
        (percentiles of the resamples), and ``note``.

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
    source = generator(seed)
    names = names_of("predictors", predictors, checked(pairs).columns)
    rows = []
    for labels, some in pairs.groups(by):
        model = apim(some, outcome, names, kind=kind, level=level)
        rows += [beside(labels, row) for row in _rows(model, draws, source)]
    return KTable(rows)


def _rows(model: Apim, draws: int, source: np.random.Generator) -> list[dict[str, Any]]:
    drawn = _resampled(model.values, model.kind, draws, source)
    count = len(model.predictors)
    roles = model.roles if model.kind == "distinguishable" else ("",)
    rows = []
    for block, role in enumerate(roles):
        for place, name in enumerate(model.predictors):
            actor = block * (1 + 2 * count) + 1 + place
            delta = _delta(model, actor, actor + count)
            ends = _percentiles(drawn[:, actor], drawn[:, actor + count], model.level)
            note = _note(delta["k"], ends["lower"])
            rows.append({"role": role, "predictor": name, **delta, **ends, "note": note})
    return rows


def _note(k: float, lower: float) -> str:
    if not np.isfinite(k):
        return say("psychometrics.note_no_actor")
    return say("psychometrics.note_resamples") if np.isnan(lower) else ""


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
    """Coefficients of so many resamples of couples: weighted normal equations, all at once.

    Around the mean, because products of large numbers lose what differs between them; so the
    intercepts are others, and nobody asks for them.
    """
    apart = kind == "distinguishable"
    values = values - values.mean(axis=0 if apart else (0, 1))
    n, y, x = len(values), values[:, :, 0], values[:, :, 1:]
    fit = _weighted_apart if apart else _weighted_same
    step = max(1, _BLOCK // n)
    sizes = (min(step, draws - first) for first in range(0, draws, step))
    return np.vstack([fit(y, x, resampling_weights(size, n, source)) for size in sizes])


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
