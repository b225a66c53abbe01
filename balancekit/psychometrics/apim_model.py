"""A fitted actor-partner model, and all that can be read from it."""

import math
from collections.abc import Callable

import msgspec
import numpy as np
import pandas as pd
from scipy.special import chdtrc, ndtr, ndtri, stdtr, stdtrit

from balancekit.errors import ArgumentError
from balancekit.psychometrics.couple_regression import Fit, exchangeable, told_apart
from balancekit.psychometrics.reading import Floats
from balancekit.strings import say

FITS: dict[str, Callable[..., Fit]] = {"exchangeable": exchangeable, "distinguishable": told_apart}
"""How each kind of partners is fitted."""


class Apim(msgspec.Struct, frozen=True, eq=False):
    """A fitted actor-partner interdependence model; what is derived from it is made when asked.

    Attributes
    ----------
    outcome : str
    predictors : tuple of str
    kind : {"exchangeable", "distinguishable"}
    roles : tuple of str
        What the partners are called.
    couples, left_out : int
        Couples used, and those with a value missing.
    estimates : float64 array
        In the order of the table.
    covariance : float64 array
        Of the estimates.
    residual : float64 array, 2 by 2
        Covariances of what is left over; the same variance twice for exchangeable partners.
    df : float
        Degrees of freedom of t; infinite where the statistic is z.
    method, errors : str
        How it was estimated, and whose standard errors these are.
    level : float
        Of the intervals.
    fit : Fit
        As it was estimated, before any correction of the standard errors.
    values : float64 array, n by 2 by 1 + q
        What was used: couples by partners by outcome and predictors.
    has_roles : bool
        Whether partners can be told apart in these data.
    """

    outcome: str
    predictors: tuple[str, ...]
    kind: str
    roles: tuple[str, str]
    couples: int
    left_out: int
    estimates: Floats
    covariance: Floats
    residual: Floats
    df: float
    method: str
    errors: str
    level: float
    fit: Fit
    values: Floats
    has_roles: bool

    @property
    def table(self) -> pd.DataFrame:
        """A row an effect.

        ``role`` (whose outcome; empty for exchangeable partners), ``effect`` (``"intercept"``,
        ``"actor"``, ``"partner"``), ``predictor``, ``estimate``, ``se``, ``statistic`` (z or t),
        ``p``, ``lower``, ``upper``.
        """
        se = np.sqrt(np.diag(self.covariance))
        with np.errstate(invalid="ignore", divide="ignore"):
            statistic = self.estimates / se
        normal, half = np.isinf(self.df), (1 + self.level) / 2
        away = -np.abs(statistic)
        reach = (ndtri(half) if normal else stdtrit(self.df, half)) * se
        table = pd.DataFrame(self._labels(), columns=["role", "effect", "predictor"])
        return table.assign(
            estimate=self.estimates,
            se=se,
            statistic=statistic,
            p=2 * (ndtr(away) if normal else stdtr(self.df, away)),
            lower=self.estimates - reach,
            upper=self.estimates + reach,
        )

    def _labels(self) -> list[tuple[str, str, str]]:
        named = [(effect, it) for effect in ("actor", "partner") for it in self.predictors]
        roles = self.roles if self.kind == "distinguishable" else ("",)
        return [(role, *it) for role in roles for it in [("intercept", ""), *named]]

    def effect(self, effect: str, role: str = "", predictor: str = "") -> float:
        """Return one estimate.

        Raises
        ------
        ArgumentError
            There is no such effect, or more than one.
        """
        found = [
            float(value)
            for labels, value in zip(self._labels(), self.estimates, strict=True)
            if labels[:2] == (role, effect) and predictor in ("", labels[2])
        ]
        if len(found) != 1:
            asked = f"{effect} {role} {predictor}".strip()
            raise ArgumentError(say("psychometrics.no_effect", asked=asked))
        return found[0]

    @property
    def rho(self) -> float:
        """Correlation of what is left over; may be negative."""
        (first, shared), (_, second) = self.residual.tolist()
        return float(shared / math.sqrt(first * second)) if first * second > 0 else math.nan

    @property
    def pseudo_r2(self) -> float:
        """By how much the predictors shrink the mean residual variance."""
        empty = FITS[self.kind](self.values[:, :, :1], unbiased=self.method == "reml")
        return 1 - float(np.trace(self.residual)) / float(np.trace(empty.residual))

    @property
    def loglik(self) -> float:
        """Log likelihood of the outcomes given the predictors; restricted, as nlme counts it."""
        unbiased = self.method == "reml"
        free = 2 * self.couples - len(self.estimates) * unbiased
        found = -(free * math.log(2 * math.pi) + self.fit.logdet + free) / 2
        return found + self.fit.volume / 2 if unbiased else found

    @property
    def _parameters(self) -> int:
        return len(self.estimates) + (2 if self.kind == "exchangeable" else 3)

    @property
    def aic(self) -> float:
        """Akaike's criterion, as nlme's ``gls`` has it."""
        return -2 * self.loglik + 2 * self._parameters

    @property
    def bic(self) -> float:
        """Schwarz's criterion, as nlme's ``gls`` has it."""
        persons = 2 * self.couples - len(self.estimates) * (self.method == "reml")
        return -2 * self.loglik + math.log(persons) * self._parameters

    @property
    def chisq(self) -> float:
        """Likelihood ratio of both kinds (by ML): do effects or residual variances differ?

        NaN where partners have no roles.
        """
        if not self.has_roles:
            return math.nan
        same, apart = (it(self.values, unbiased=False) for it in (exchangeable, told_apart))
        return max(same.logdet - apart.logdet, 0.0)

    @property
    def chisq_df(self) -> int:
        """Degrees of freedom of `chisq`."""
        return 2 + 2 * len(self.predictors)

    @property
    def chisq_p(self) -> float:
        """What speaks for equal roles; NaN where partners have none."""
        return float(chdtrc(self.chisq_df, self.chisq))
