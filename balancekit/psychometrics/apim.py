"""The actor-partner interdependence model, for partners of both kinds."""

from collections.abc import Callable
from typing import Literal

import msgspec
import numpy as np
import pandas as pd
from scipy.special import chdtrc, ndtr, ndtri, stdtr, stdtrit

from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.agreement import Variables, columns_of
from balancekit.psychometrics.couple_regression import Fit, exchangeable, told_apart
from balancekit.psychometrics.dyads import Dyads
from balancekit.psychometrics.reading import Floats, one_of, proportion
from balancekit.strings import say

Kind = Literal["exchangeable", "distinguishable"]
Method = Literal["ml", "reml"]
Errors = Literal["lavaan", "nlme"]


class Apim(msgspec.Struct, frozen=True, eq=False):
    """A fitted actor-partner interdependence model.

    Attributes
    ----------
    table : pandas.DataFrame
        A row an effect: ``role`` (whose outcome; empty for exchangeable partners), ``effect``
        (``"intercept"``, ``"actor"``, ``"partner"``), ``predictor``, ``estimate``, ``se``,
        ``statistic`` (z or t), ``p``, ``lower``, ``upper``.
    outcome : str
    predictors : tuple of str
    kind : {"exchangeable", "distinguishable"}
    roles : tuple of str
        What the partners are called.
    couples, left_out : int
        Couples used, and those with a value missing.
    residual : float64 array, 2 by 2
        Covariances of what is left over; the same variance twice for exchangeable partners.
    rho : float
        Correlation of what is left over; may be negative.
    pseudo_r2 : float
        By how much the predictors shrink the mean residual variance.
    loglik, aic, bic : float
        As nlme's ``gls`` has them.
    df : float
        Degrees of freedom of t; infinite where the statistic is z.
    method, errors : str
        How it was estimated, and whose standard errors these are.
    level : float
        Of the intervals.
    covariance : float64 array
        Of the estimates, in the order of the table.
    chisq, chisq_df, chisq_p : float, int, float
        Likelihood ratio of the two kinds (by ML): do effects, intercepts or residual variances
        differ between roles? NaN where partners have none.
    """

    table: pd.DataFrame
    outcome: str
    predictors: tuple[str, ...]
    kind: str
    roles: tuple[str, str]
    couples: int
    left_out: int
    residual: Floats
    rho: float
    pseudo_r2: float
    loglik: float
    aic: float
    bic: float
    df: float
    method: str
    errors: str
    level: float
    covariance: Floats
    chisq: float
    chisq_df: int
    chisq_p: float

    def effect(self, effect: str, role: str = "", predictor: str = "") -> float:
        """Return one estimate.

        Raises
        ------
        ArgumentError
            There is no such effect, or more than one.
        """
        rows = self.table[(self.table.effect == effect) & (self.table.role == role)]
        rows = rows[rows.predictor == predictor] if predictor else rows
        if len(rows) != 1:
            asked = f"{effect} {role} {predictor}".strip()
            raise ArgumentError(say("psychometrics.no_effect", asked=asked))
        return float(rows.estimate.iloc[0])


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
        both partners, or repeats another.

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
    chosen = kind or ("distinguishable" if pairs.roles else "exchangeable")
    one_of("kind", chosen, ("exchangeable", "distinguishable"))
    if chosen == "distinguishable" and not pairs.roles:
        raise ArgumentError(say("psychometrics.needs_roles"))
    names = columns_of(predictors)
    y, x = observed(pairs, outcome, names)
    fit_with = _FITS[chosen]
    unbiased = method == "reml"
    fit = fit_with(y, x, unbiased=unbiased)
    empty = fit_with(y, x[:, :, :0], unbiased=unbiased)
    persons, count = 2 * len(y), len(fit.coefficients)
    widen = persons / (persons - count) if (method, chosen_errors) == ("ml", "nlme") else 1.0
    df = persons - count if chosen_errors == "nlme" else np.inf
    loglik = _loglik(fit, persons, unbiased)
    parameters = count + (2 if chosen == "exchangeable" else 3)
    chisq, chisq_df = _ratio(pairs, y, x)
    (first, shared), (_, second) = fit.residual.tolist()
    below = first * second
    return Apim(
        table=_table(fit, widen, df, level, _labels(chosen, pairs.names, list(map(str, names)))),
        outcome=str(outcome),
        predictors=tuple(map(str, names)),
        kind=chosen,
        roles=pairs.names,
        couples=len(y),
        left_out=len(pairs.places) - len(y),
        residual=fit.residual,
        rho=shared / float(np.sqrt(below)) if below > 0 else np.nan,
        pseudo_r2=1 - (first + second) / float(np.trace(empty.residual)),
        loglik=loglik,
        aic=-2 * loglik + 2 * parameters,
        bic=-2 * loglik + float(np.log(persons - count * unbiased)) * parameters,
        df=float(df),
        method=method,
        errors=chosen_errors,
        level=level,
        covariance=fit.covariance * widen,
        chisq=chisq,
        chisq_df=chisq_df,
        chisq_p=float(chdtrc(chisq_df, chisq)) if pairs.roles else np.nan,
    )


_FITS: dict[str, Callable[..., Fit]] = {"exchangeable": exchangeable, "distinguishable": told_apart}


def observed(pairs: Dyads, outcome: str, names: list[object]) -> tuple[Floats, Floats]:
    """Return outcome (n by 2) and predictors (n by 2 by q) of the couples with all values.

    Raises
    ------
    DataError
        A column cannot be used, or there are too few couples.
    """
    values = pairs.values([outcome, *names])
    whole = values[~np.isnan(values).any(axis=(1, 2))]
    least = 2 * len(names) + 2
    if len(whole) < least:
        raise DataError(say("psychometrics.few_couples", count=len(whole), least=least))
    if not np.ptp(whole[:, :, 0]) > 0:
        raise DataError(say("psychometrics.outcome", column=outcome))
    return whole[:, :, 0], whole[:, :, 1:]


def _labels(kind: str, roles: tuple[str, str], names: list[str]) -> list[tuple[str, str, str]]:
    effects = [
        ("intercept", ""),
        *(("actor", it) for it in names),
        *(("partner", it) for it in names),
    ]
    return [
        (role, *it) for role in (roles if kind == "distinguishable" else ("",)) for it in effects
    ]


def _table(
    fit: Fit, widen: float, df: float, level: float, labels: list[tuple[str, str, str]]
) -> pd.DataFrame:
    se = np.sqrt(np.diag(fit.covariance) * widen)
    with np.errstate(invalid="ignore", divide="ignore"):
        statistic = fit.coefficients / se
    p = 2 * (ndtr(-np.abs(statistic)) if np.isinf(df) else stdtr(df, -np.abs(statistic)))
    half = (1 + level) / 2
    reach = (ndtri(half) if np.isinf(df) else stdtrit(df, half)) * se
    table = pd.DataFrame(labels, columns=["role", "effect", "predictor"])
    return table.assign(
        estimate=fit.coefficients,
        se=se,
        statistic=statistic,
        p=p,
        lower=fit.coefficients - reach,
        upper=fit.coefficients + reach,
    )


def _loglik(fit: Fit, persons: int, unbiased: bool) -> float:
    """Log likelihood of the outcomes given the predictors; restricted, as nlme counts it."""
    count = len(fit.coefficients) * unbiased
    free = persons - count
    found = -(free * np.log(2 * np.pi) + fit.logdet + free) / 2
    if unbiased:
        found += np.linalg.slogdet(fit.covariance)[1] / 2
    return float(found)


def _ratio(pairs: Dyads, y: Floats, x: Floats) -> tuple[float, int]:
    if not pairs.roles:
        return np.nan, 0
    same, apart = (it(y, x, unbiased=False) for it in (exchangeable, told_apart))
    return max(same.logdet - apart.logdet, 0.0), len(same.coefficients) + 1
