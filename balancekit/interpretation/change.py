"""Has an answer changed by more than measurement error? Only where its reliability is known.

One person, two scores, and nothing heavy to import; for a table of many people there is
`balancekit.psychometrics.change`, and a test that both say the same.

The reliable change index of Jacobson and Truax (1991): the difference of two scores, divided by
the standard error that such a difference has where nothing but measurement error moved it.

Jacobson, N. S., & Truax, P. (1991). Clinical significance: A statistical approach to defining
meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology, 59(1),
12–19. doi:10.1037/0022-006X.59.1.12
"""

import math

import msgspec

from balancekit.errors import ArgumentError
from balancekit.strings import say

BEYOND = 1.96
"""Beyond this index, measurement error alone would lead in one case of twenty."""


class Precision(msgspec.Struct, frozen=True):
    """How exactly something is measured, as somebody has found out for it.

    Attributes
    ----------
    reliability : float
        Between 0 and 1; of the same wording, in people like those it is used for.
    sd : float
        Standard deviation among such people, in the unit of the scores.
    source : str
        Where both are from.
    """

    reliability: float
    sd: float
    source: str


def reliable_change(then: float, now: float, precision: Precision) -> float:
    """Return the reliable change index, positive where the later score is the higher one.

    ``(now - then) / (sd * sqrt(2 * (1 - reliability)))``; see the head of this module.

    Parameters
    ----------
    then, now : float
        Two scores of one person, in the unit of the standard deviation.
    precision : Precision

    Raises
    ------
    ArgumentError
        The reliability is not between 0 and 1, or the standard deviation not above 0.

    Examples
    --------
    The example of the authors: from 32.5 to 47.5, standard deviation 7.5, reliability .80.

    >>> round(reliable_change(32.5, 47.5, Precision(0.80, 7.5, "Jacobson & Truax 1991")), 2)
    3.16
    """
    if not 0 <= precision.reliability < 1:
        raise ArgumentError(say("interpretation.bad_reliability", value=precision.reliability))
    if not 0 < precision.sd < math.inf:
        raise ArgumentError(say("interpretation.bad_sd", value=precision.sd))
    return (now - then) / (precision.sd * math.sqrt(2 * (1 - precision.reliability)))
