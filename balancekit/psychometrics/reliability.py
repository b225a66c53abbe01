"""How far a scale's scores can be trusted: alpha, omega and the error of measurement at once."""

from typing import Any

import numpy as np

from balancekit.errors import ArgumentError
from balancekit.psychometrics.alpha import Interval, alpha
from balancekit.psychometrics.consistency import spread_of
from balancekit.psychometrics.omega import omega
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.samples import Sample, samples
from balancekit.psychometrics.scales import By, Items, by_columns
from balancekit.psychometrics.tables import ReliabilityTable
from balancekit.strings import say


def sem(sd: float | Floats, reliability: float | Floats) -> float | Floats:
    """Return the standard error of measurement, ``sd * sqrt(1 - reliability)``.

    Parameters
    ----------
    sd : float or array
        Standard deviation of the scores, in their unit.
    reliability : float or array
        0 to 1.

    Returns
    -------
    float or array
        In the unit of `sd`; NaN where one of the two is.

    Raises
    ------
    ArgumentError
        A standard deviation is negative, or a reliability is not within 0 and 1.

    References
    ----------
    Lord, F. M., & Novick, M. R. (1968). Statistical theories of mental test scores.
    Addison-Wesley. Formula 3.3.9.

    Examples
    --------
    >>> sem(10, 0.84)
    4.0
    """
    spread, share = np.asarray(sd, dtype=float), np.asarray(reliability, dtype=float)
    if (spread < 0).any() or (share < 0).any() or (share > 1).any():
        raise ArgumentError(say("psychometrics.sem", sd=sd, reliability=reliability))
    found = spread * np.sqrt(1 - share)
    return float(found) if found.ndim == 0 else found


def reliability(
    data: Any, items: Items = None, *, by: By = None, ci: Interval = "adf", level: float = 0.95
) -> ReliabilityTable:
    """Return all that is asked of a scale at first: alpha, omega and the error of measurement.

    Parameters
    ----------
    data, items, by, ci, level
        As for `alpha`; rows with every item of the scale are used.

    Returns
    -------
    ReliabilityTable
        A pandas frame, a row a group and scale: the columns of `by`, ``scale``, ``n``, ``items``,
        ``alpha`` with ``alpha_lower`` and ``alpha_upper``, ``standardised``, ``omega`` with
        ``omega_lower`` and ``omega_upper``, ``converged``, ``heywood``, ``mean``, ``sd`` and
        ``sem`` of the scores, and ``note``. Scores are percent of the maximum possible where a
        bank has declared the ranges, else means of the items (``mean`` is then NaN for a scale with
        reversed items: where they turn is not known); ``sem`` is ``sd * sqrt(1 - alpha)``,
        and NaN where alpha is negative.

    Raises
    ------
    DataError, ArgumentError
        As for `alpha`.

    See Also
    --------
    item_statistics : The same question, item by item.

    Examples
    --------
    >>> import balancekit as bk
    >>> from balancekit.psychometrics import simulate
    >>> balance = bk.load_bank("balance")
    >>> table = reliability(simulate(balance, 2000, reliability=0.8, seed=1), balance)
    >>> table[["scale", "items"]].values.tolist()[0], table.alpha.round(1)[0]
    (['independence', 6], np.float64(0.8))
    """
    alphas = alpha(data, items, by=by, ci=ci, level=level)
    omegas = omega(data, items, by=by, level=level)
    scores = [_score(sample) for sample in samples(data, items, by)]
    mean = np.array([it.mean() if len(it) else np.nan for it in scores])
    unknown = [sample.keyed.turns_blindly for sample in samples(data, items, by)]
    mean[unknown] = np.nan
    sd = np.array([spread_of(it) for it in scores])
    usable = np.where(alphas["alpha"] >= 0, alphas["alpha"], np.nan)
    labels = [*map(str, by_columns(by)), "scale", "n", "items"]
    found = alphas[[*labels, "alpha"]].assign(
        alpha_lower=alphas["lower"],
        alpha_upper=alphas["upper"],
        standardised=alphas["standardised"],
        omega=omegas["omega"],
        omega_lower=omegas["lower"],
        omega_upper=omegas["upper"],
        converged=omegas["converged"],
        heywood=omegas["heywood"],
        mean=mean,
        sd=sd,
        sem=sem(sd, usable),
        note=np.where(alphas["note"] != "", alphas["note"], omegas["note"]),
    )
    return ReliabilityTable(found)


def _score(sample: Sample) -> Floats:
    means = sample.values.mean(axis=1)
    if sample.keyed.limits is None:
        return np.asarray(means)
    low, high = (ends.mean() for ends in sample.keyed.limits)
    return np.asarray(100 * (means - low) / (high - low))
