"""The actor-partner interdependence model, for partners of both kinds."""

import math
from collections.abc import Hashable
from typing import Literal

import numpy as np

from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.apim_model import FITS, Apim
from balancekit.psychometrics.arguments import one_of, proportion
from balancekit.psychometrics.couple_samples import Variables
from balancekit.psychometrics.dyads import Dyads, checked
from balancekit.psychometrics.naming import name_of, names_of
from balancekit.psychometrics.reading import Floats
from balancekit.strings import say

Kind = Literal["exchangeable", "distinguishable"]
Method = Literal["ml", "reml"]
Errors = Literal["lavaan", "nlme"]

_NOTHING = 1e-14  # of the variance of the outcome


def apim(
    pairs: Dyads,
    outcome: str,
    predictors: Variables,
    *,
    kind: Kind | None = None,
    method: Method = "ml",
    errors: Errors | None = None,
    level: float = 0.95,
) -> Apim:
    """Fit what a person's outcome owes to their own and to their partner's predictors.

    ``y_1 = b + actor x_1 + partner x_2 + e_1``, and the same for the partner; ``e_1`` and ``e_2``
    are correlated, negatively too, which a random effect of the couple cannot be. Both kinds have
    a closed form: nothing iterates, and nothing can fail to converge.

    Parameters
    ----------
    pairs : Dyads
        Couples with all values are used.
    outcome : str
    predictors : str or list of str
        Each gets an actor and a partner effect; an empty list gives the model without any.
    kind : {"exchangeable", "distinguishable"}, optional
        By default distinguishable where partners have roles.
    method : {"ml", "reml"}
        Maximum likelihood (as in lavaan), or restricted (nlme's default).
    errors : {"lavaan", "nlme"}, optional
        ``"lavaan"``: standard errors from the expected information, with z; the default for
        ``"ml"``. ``"nlme"``: as in ``gls``, with t on ``2 n - p`` degrees of freedom; for
        ``"ml"`` it widens them by ``2 n / (2 n - p)``.
    level : float
        Of the intervals.

    Returns
    -------
    Apim

    Raises
    ------
    ArgumentError
        Distinguishable partners without roles, or another argument that cannot be used.
    DataError
        A column cannot be used; too few couples; a predictor that does not vary, is the same for
        both partners, or repeats another; nothing is left over, as when partners' outcomes always
        add up to the same.

    References
    ----------
    Kenny, D. A., Kashy, D. A., & Cook, W. L. (2006). Dyadic data analysis. Guilford. Chapter 7.

    Griffin, D., & Gonzalez, R. (1995). Correlational analysis of dyad-level data in the
    exchangeable case. Psychological Bulletin, 118(3), 430–439. doi 10.1037/0033-2909.118.3.430

    Zellner, A. (1962). An efficient method of estimating seemingly unrelated regressions. Journal
    of the American Statistical Association, 57(298), 348–368. doi 10.1080/01621459.1962.10480664

    Examples
    --------
    >>> from balancekit.psychometrics import dyads
    >>> pairs = dyads({"pair": [1, 1, 2, 2, 3, 3, 4, 4], "ease": [1, 2, 4, 3, 2, 5, 5, 4],
    ...                "joy": [2, 3, 5, 4, 2, 4, 4, 5]}, couple="pair")
    >>> apim(pairs, "joy", "ease").table[["effect", "estimate", "se"]].round(3)
          effect  estimate     se
    0  intercept     1.487  0.837
    1      actor     0.621  0.173
    2    partner     0.037  0.173
    """
    proportion("level", level)
    one_of("method", method, ("ml", "reml"))
    chosen_errors = errors or ("lavaan" if method == "ml" else "nlme")
    one_of("errors", chosen_errors, ("lavaan", "nlme"))
    chosen = kind or ("distinguishable" if checked(pairs).roles else "exchangeable")
    one_of("kind", chosen, ("exchangeable", "distinguishable"))
    if chosen == "distinguishable" and not pairs.roles:
        raise ArgumentError(say("psychometrics.needs_roles"))
    names = names_of("predictors", predictors, pairs.columns, least=0)
    values = _observed(pairs, name_of("outcome", outcome), names)
    fit = FITS[chosen](values, unbiased=method == "reml")
    (first, shared), (_, second) = fit.residual.tolist()
    if not first * second - shared**2 > _NOTHING * fit.spread * (first + second):
        raise DataError(say("psychometrics.nothing_left", column=outcome))
    persons, count = 2 * len(values), len(fit.coefficients)
    widen = persons / (persons - count) if (method, chosen_errors) == ("ml", "nlme") else 1.0
    return Apim(
        outcome=str(outcome),
        predictors=tuple(map(str, names)),
        kind=chosen,
        roles=pairs.names,
        couples=len(values),
        left_out=len(pairs.places) - len(values),
        estimates=fit.coefficients,
        covariance=fit.covariance * widen,
        residual=fit.residual,
        df=float(persons - count) if chosen_errors == "nlme" else math.inf,
        method=method,
        errors=chosen_errors,
        level=level,
        fit=fit,
        values=values,
        has_roles=bool(pairs.roles),
    )


def _observed(pairs: Dyads, outcome: Hashable, names: list[Hashable]) -> Floats:
    """Return outcome and predictors (n by 2 by 1 + q) of the couples with all values.

    Raises
    ------
    DataError
        A column cannot be used, or there are too few couples.
    """
    values = pairs.values([outcome, *names])
    missing = np.isnan(values)
    whole = values[~missing.any(axis=(1, 2))] if missing.any() else values
    least = 2 * len(names) + 2
    if len(whole) < least:
        raise DataError(say("psychometrics.few_couples", count=len(whole), least=least))
    if (whole[:, :, 0] == whole[0, 0, 0]).all():
        raise DataError(say("psychometrics.outcome", column=outcome))
    return whole
