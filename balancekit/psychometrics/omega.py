"""Omega total, and the one-factor models it is made of, as tidy frames."""

from typing import Any

import msgspec
import numpy as np

from balancekit.psychometrics.arguments import proportion
from balancekit.psychometrics.consistency import Estimate
from balancekit.psychometrics.one_factor import LEAST_ITEMS, OneFactor, fit_one_factor, omega_of
from balancekit.psychometrics.samples import Sample, samples
from balancekit.psychometrics.scales import By, Items
from balancekit.psychometrics.tables import OmegaTable, beside
from balancekit.strings import say


def one_factor(data: Any, items: Items = None) -> dict[str, OneFactor | None]:
    """Fit a one-factor model to each scale by maximum likelihood.

    Parameters
    ----------
    data, items
        As for `alpha`; rows with every item of the scale are used.

    Returns
    -------
    dict of scale to OneFactor or None
        Loadings, uniquenesses, fit and convergence. None where a scale has fewer than three items
        or its covariances are singular.

    Raises
    ------
    DataError, ArgumentError
        As for `alpha`.

    References
    ----------
    Jöreskog, K. G. (1967). Some contributions to maximum likelihood factor analysis.
    Psychometrika, 32(4), 443–482. doi 10.1007/BF02289658

    Examples
    --------
    >>> import balancekit as bk
    >>> from balancekit.psychometrics import simulate
    >>> balance = bk.load_bank("balance")
    >>> fits = one_factor(simulate(balance, 200, seed=1), balance)
    >>> fits["independence"].converged, len(fits["independence"].loadings)
    (True, 6)
    """
    return {it.keyed.scale: _one_factor(it) for it in samples(data, items, None)}


def _one_factor(sample: Sample) -> OneFactor | None:
    if sample.shortcoming(LEAST_ITEMS):
        return None
    fit = fit_one_factor(np.cov(sample.values.T, ddof=0), sample.n)
    return fit and msgspec.structs.replace(fit, items=tuple(map(str, sample.keyed.columns)))


def omega(data: Any, items: Items = None, *, by: By = None, level: float = 0.95) -> OmegaTable:
    """Return omega total of each scale, from a one-factor model fitted by maximum likelihood.

    Unlike alpha it lets items differ in how much they have of the common factor.

    Parameters
    ----------
    data, items, by, level
        As for `alpha`; rows with every item of the scale are used.

    Returns
    -------
    OmegaTable
        A pandas frame, a row a group and scale: the columns of `by`, ``scale``, ``n``, ``items``,
        ``omega``, ``se``, ``lower``, ``upper`` (delta method), ``chisq``, ``df``, ``p`` of the
        model, ``converged``, ``heywood`` (an item whose unique variance came out at zero or
        below), and ``note``. Fewer than three items, no convergence or singular covariances
        give NaN.

    Raises
    ------
    DataError, ArgumentError
        As for `alpha`.

    References
    ----------
    McDonald, R. P. (1999). Test theory: A unified treatment. Erlbaum. Page 89.

    Examples
    --------
    >>> import balancekit as bk
    >>> from balancekit.psychometrics import simulate
    >>> balance = bk.load_bank("balance")
    >>> table = omega(simulate(balance, 2000, reliability=0.8, seed=1), balance)
    >>> table.omega.round(1).tolist(), table.converged.all()
    ([0.8, 0.8, 0.8, 0.8], np.True_)
    """
    proportion("level", level)
    rows = [beside(it.labels, omega_row(it, level)) for it in samples(data, items, by)]
    return OmegaTable(rows)


def omega_row(sample: Sample, level: float) -> dict[str, Any]:
    """Return the figures of one scale in one group."""
    fit = _one_factor(sample)
    good = fit if fit is not None and fit.converged else None
    found = omega_of(good, level) if good else Estimate(np.nan)
    return {
        **sample.size,
        "omega": found.value,
        "se": found.se,
        "lower": found.lower,
        "upper": found.upper,
        "chisq": good.chisq if good else np.nan,
        "df": good.df if good else np.nan,
        "p": good.p if good else np.nan,
        "converged": good is not None,
        "heywood": bool(fit and fit.heywood),
        "note": _note(sample, fit),
    }


def _note(sample: Sample, fit: OneFactor | None) -> str:
    if fit is None:
        return sample.shortcoming(LEAST_ITEMS) or say("psychometrics.note_singular")
    if not fit.converged:
        return say("psychometrics.note_not_converged")
    return say("psychometrics.note_heywood") if fit.heywood else ""
