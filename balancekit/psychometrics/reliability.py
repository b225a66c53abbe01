"""How far a scale's scores can be trusted: alpha, omega and the error of measurement at once."""

from typing import Any

import numpy as np

from balancekit.bank import Bank
from balancekit.errors import ArgumentError
from balancekit.psychometrics.alpha import Interval, Wanted, alpha_row
from balancekit.psychometrics.arguments import generator, one_of, proportion, shown, whole
from balancekit.psychometrics.consistency import spread_of
from balancekit.psychometrics.omega import omega_row
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.samples import Sample, samples
from balancekit.psychometrics.scales import By, Items, limits_of
from balancekit.psychometrics.tables import ReliabilityTable, beside
from balancekit.scoring.formula import Sums, value
from balancekit.scoring.plan import HOW, How
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
    try:
        spread, share = np.broadcast_arrays(
            np.asarray(sd, dtype=float), np.asarray(reliability, dtype=float)
        )
    except (TypeError, ValueError):
        spread = share = np.array(-1.0)
    if (spread < 0).any() or np.isinf(spread).any() or (share < 0).any() or (share > 1).any():
        raise ArgumentError(say("psychometrics.sem", sd=shown(sd), reliability=shown(reliability)))
    found = spread * np.sqrt(1 - share)
    return float(found) if found.ndim == 0 else found


def reliability(
    data: Any,
    items: Items = None,
    *,
    by: By = None,
    ci: Interval = "adf",
    level: float = 0.95,
    draws: int = 2000,
    seed: int | None = None,
    how: How | None = None,
) -> ReliabilityTable:
    """Return all that is asked of a scale at first: alpha, omega and the error of measurement.

    Parameters
    ----------
    data, items, by, ci, level, draws, seed
        As for `alpha`; rows with every item of the scale are used.
    how : {"pomp", "mean", "prorated_sum"}, optional
        The unit of ``mean``, ``sd`` and ``sem``, as for `balancekit.score`: by default each
        scale's own, so that they go with the scores. Columns named by hand have means of their
        answers.

    Returns
    -------
    ReliabilityTable
        A pandas frame, a row a group and scale: the columns of `by`, ``scale``, ``n``, ``items``,
        ``alpha`` with ``alpha_lower`` and ``alpha_upper``, ``standardised``, ``omega`` with
        ``omega_lower`` and ``omega_upper``, ``converged``, ``heywood``, ``mean``, ``sd`` and
        ``sem`` of the scores, ``unit`` of these three, and ``note``. ``mean`` is NaN for a scale
        with items reversed by hand: where they turn is not known; ``sem`` is
        ``sd * sqrt(1 - alpha)``, and NaN where alpha is negative.

    Raises
    ------
    DataError, ArgumentError
        As for `alpha`; or `how` asks for a unit that columns named by hand cannot have.

    See Also
    --------
    item_statistics : The same question, item by item.

    Examples
    --------
    >>> import balancekit as bk
    >>> from balancekit.psychometrics import simulate
    >>> balance = bk.load_bank("balance")
    >>> table = reliability(simulate(balance, 2000, reliability=0.8, seed=1), balance)
    >>> table[["scale", "items", "unit"]].values.tolist()[0], table.alpha.round(1)[0]
    (['independence', 6, 'pomp'], np.float64(0.8))
    """
    one_of("ci", ci, ("adf", "feldt", "bootstrap", "none"))
    wanted = Wanted(ci, proportion("level", level), whole("draws", draws, 100), generator(seed))
    if how is not None:
        one_of("how", how, HOW if isinstance(items, Bank) else ("mean",))
    asked = samples(data, items, by)
    return ReliabilityTable([beside(it.labels, _row(it, wanted, how)) for it in asked])


def _row(sample: Sample, wanted: Wanted, how: How | None) -> dict[str, Any]:
    consistent, common = alpha_row(sample, wanted), omega_row(sample, wanted.level)
    unit, scores = _scores(sample, how)
    sd, share = spread_of(scores), consistent["alpha"]
    return {
        **sample.size,
        "alpha": share,
        "alpha_lower": consistent["lower"],
        "alpha_upper": consistent["upper"],
        "standardised": consistent["standardised"],
        "omega": common["omega"],
        "omega_lower": common["lower"],
        "omega_upper": common["upper"],
        "converged": common["converged"],
        "heywood": common["heywood"],
        "mean": np.nan if sample.keyed.turns_blindly or not len(scores) else float(scores.mean()),
        "sd": sd,
        "sem": sem(sd, share if share >= 0 else np.nan),
        "unit": unit,
        "note": consistent["note"] or common["note"],
    }


def _scores(sample: Sample, how: How | None) -> tuple[str, Floats]:
    """The scores that `balancekit.score` would give, and their unit."""
    values, plan = sample.values, sample.keyed.plan
    if plan is None:
        return "mean", values.mean(axis=1)
    wanted = plan._replace(how=how or plan.how)
    lows, highs = limits_of(plan)
    steps, possible = (values - lows).sum(axis=1), float((highs - lows).sum())
    sums = Sums(steps, values.shape[1], possible, float(lows.sum()))
    return wanted.how, np.asarray(value(sums, wanted))
