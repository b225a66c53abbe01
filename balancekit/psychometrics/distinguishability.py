"""Whether roles matter at all: the omnibus test of distinguishability."""

import msgspec
import numpy as np
from scipy.special import chdtrc

from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.couple_samples import Variables
from balancekit.psychometrics.dyads import Dyads, checked
from balancekit.psychometrics.naming import names_of
from balancekit.psychometrics.reading import Floats
from balancekit.strings import say


class Distinguishability(msgspec.Struct, frozen=True):
    """The result of a test whether the two roles differ in anything.

    Attributes
    ----------
    chisq, df, p : float, int, float
        A small ``p`` speaks against treating the partners as exchangeable.
    couples : int
        How many had all values.
    variables, roles : tuple of str
    means, sds : tuple of tuple of float
        For each variable, of the first and of the second role.
    """

    chisq: float
    df: int
    p: float
    couples: int
    variables: tuple[str, ...]
    roles: tuple[str, str]
    means: tuple[tuple[float, float], ...]
    sds: tuple[tuple[float, float], ...]


def distinguishability(pairs: Dyads, variables: Variables) -> Distinguishability:
    """Test whether roles differ in means, variances or covariances of the variables.

    The model for interchangeable dyads (I-SAT) holds all of them equal across roles. Then sums and
    differences of partners are independent, and differences have mean 0, so its maximum
    likelihood has a closed form; the statistic is n times the discrepancy, as in lavaan.

    Parameters
    ----------
    pairs : Dyads
        With roles. Couples with all values are used.
    variables : str or list of str
        One or more.

    Returns
    -------
    Distinguishability

    Raises
    ------
    ArgumentError
        Partners have no roles.
    DataError
        A column cannot be used, there are too few couples, or variables do not vary or repeat
        each other.

    References
    ----------
    Olsen, J. A., & Kenny, D. A. (2006). Structural equation modeling with interchangeable dyads.
    Psychological Methods, 11(2), 127–141. doi 10.1037/1082-989X.11.2.127

    Examples
    --------
    >>> from balancekit.psychometrics import dyads
    >>> people = {"pair": [1, 1, 2, 2, 3, 3, 4, 4], "who": ["a", "b"] * 4,
    ...           "joy": [1, 3, 2, 3, 3, 5, 4, 4]}
    >>> found = distinguishability(dyads(people, "pair", "who"), "joy")
    >>> round(found.chisq, 3), found.df, round(found.p, 3)
    (5.366, 2, 0.068)
    """
    if not checked(pairs).roles:
        raise ArgumentError(say("psychometrics.needs_roles"))
    names = names_of("variables", variables, pairs.columns)
    values = pairs.values(names)
    whole = values[~np.isnan(values).any(axis=(1, 2))]
    n, count = len(whole), len(names)
    if n <= 2 * count:
        raise DataError(say("psychometrics.few_couples", count=n, least=2 * count + 1))
    mean, away = (whole[:, 0] + whole[:, 1]) / np.sqrt(2), (whole[:, 0] - whole[:, 1]) / np.sqrt(2)
    both = np.hstack([mean, away])
    saturated = _logdet(np.cov(both.T, ddof=0))
    chisq = n * (_logdet(np.cov(mean.T, ddof=0)) + _logdet(away.T @ away / n) - saturated)
    df = count**2 + count
    return Distinguishability(
        chisq=max(float(chisq), 0.0),
        df=df,
        p=float(chdtrc(df, max(chisq, 0.0))),
        couples=n,
        variables=tuple(map(str, names)),
        roles=pairs.names,
        means=tuple((float(a), float(b)) for a, b in whole.mean(axis=0).T),
        sds=tuple((float(a), float(b)) for a, b in whole.std(axis=0, ddof=1).T),
    )


def _logdet(covariance: Floats) -> float:
    matrix = np.atleast_2d(covariance)
    sd = np.sqrt(np.diag(matrix))
    if (sd > 0).all():
        sign, value = np.linalg.slogdet(matrix / np.outer(sd, sd))
        if sign > 0 and value > -25 * len(matrix):
            return float(value + 2 * np.log(sd).sum())
    raise DataError(say("psychometrics.repeated"))
