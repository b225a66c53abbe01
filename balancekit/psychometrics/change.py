"""Whether a person has changed by more than the error of measurement."""

from collections.abc import Hashable
from typing import Any, Literal

import msgspec
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from balancekit.errors import ArgumentError, DataError
from balancekit.psychometrics.arguments import number, one_of, proportion
from balancekit.psychometrics.consistency import spread_of
from balancekit.psychometrics.naming import name_of
from balancekit.psychometrics.reading import Floats, frame_of, matrix
from balancekit.psychometrics.reliability import sem
from balancekit.strings import say

Better = Literal["higher", "lower"]
Method = Literal["jacobson-truax", "edwards-nunnally"]
Moments = tuple[float, float]

GROUPS = ("recovered", "improved", "unchanged", "deteriorated")
"""The four outcomes, by their names in the literature; their neutral words are in the catalogue."""


class Change(msgspec.Struct, frozen=True, eq=False):
    """Change of each person, and what it is measured against.

    Attributes
    ----------
    table : pandas.DataFrame, a row a person
        With the index of the data: ``before``, ``after``, ``difference`` (after minus before),
        ``rci`` (positive is better), ``reliable``, ``group`` (a category of `GROUPS`) and ``words``
        (the same in neutral words), and ``note``. NaN, no group and no answer whether it is
        reliable (``<NA>``) where a value is missing.
    counts : pandas.DataFrame, four rows
        ``group``, ``words``, ``count``, ``share`` of those with a group.
    better : {"higher", "lower"}
    method : str
    criterion : float
        What the index has to pass: 1.96 for a level of 0.95.
    cutoff : float or None
        Where the range of the reference group begins.
    error : float
        The standard error that the index is made with: of the difference, or of measurement.
    center, shrink : float
        A score before is expected at ``center + shrink * (before - center)``.
    """

    table: pd.DataFrame
    counts: pd.DataFrame
    better: str
    method: str
    criterion: float
    cutoff: float | None
    error: float
    center: float
    shrink: float


def reliable_change(
    data: Any,
    before: Hashable,
    after: Hashable,
    *,
    reliability: float,
    sd: float | None = None,
    mean: float | None = None,
    better: Better = "higher",
    cutoff: float | None = None,
    method: Method = "jacobson-truax",
    level: float = 0.95,
) -> Change:
    """Sort people by whether they changed reliably, and whether they passed a cut-off.

    Jacobson & Truax: ``(after - before) / (sqrt(2) sem)``. Edwards & Nunnally: the score before is
    first drawn to the mean, ``mean + reliability * (before - mean)``, and the distance from there
    is divided by ``sem``, which allows for regression to the mean. ``sem`` is
    ``sd * sqrt(1 - reliability)``.

    Parameters
    ----------
    data : data frame, a row a person
    before, after : str
        Columns with the two scores.
    reliability : float
        Of the scores, 0 to 1, 1 excluded.
    sd, mean : float, optional
        Of the population that the error refers to; by default of the column `before`.
    better : {"higher", "lower"}
        Which direction is the wished-for one.
    cutoff : float, optional
        See `cutoff`. Without it no one is in the group ``"recovered"``.
    method : {"jacobson-truax", "edwards-nunnally"}
    level : float
        0.95 asks for an index beyond 1.96.

    Returns
    -------
    Change
        ``recovered``: reliably better, and across the cut-off; ``improved``: reliably better;
        ``deteriorated``: reliably worse; ``unchanged``: the others. A group says what two scores
        did, never what did it.

    Raises
    ------
    ArgumentError
        An argument cannot be used.
    DataError
        No rows, a column that cannot be used, or no spread to compare with.

    References
    ----------
    Jacobson, N. S., & Truax, P. (1991). Clinical significance: A statistical approach to defining
    meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology,
    59(1), 12–19. doi 10.1037/0022-006X.59.1.12

    Speer, D. C. (1992). Clinically significant change: Jacobson and Truax (1991) revisited. Journal
    of Consulting and Clinical Psychology, 60(3), 402–408. doi 10.1037/0022-006X.60.3.402

    Examples
    --------
    The example of Jacobson & Truax: 32.5 before, 47.5 after, standard deviation 7.5, reliability
    0.80; an index of 3.16.

    >>> scores = {"first": [32.5], "last": [47.5]}
    >>> found = reliable_change(scores, "first", "last", reliability=0.80, sd=7.5, cutoff=51)
    >>> round(found.table.rci[0], 2), found.table.group[0]
    (np.float64(3.16), 'improved')
    """
    one_of("better", better, ("higher", "lower"))
    one_of("method", method, ("jacobson-truax", "edwards-nunnally"))
    criterion = float(ndtri((1 + proportion("level", level)) / 2))
    frame = frame_of(data)
    columns = [name_of("before", before), name_of("after", after)]
    first, last = matrix(frame, columns).T
    known = first[~np.isnan(first)]
    spread = number("sd", sd) if sd is not None else _spread(known, before)
    usual = float(known.mean()) if len(known) else np.nan
    center = number("mean", mean) if mean is not None else usual
    share = number("reliability", reliability)
    if not 0 <= share < 1 or not spread > 0:
        raise ArgumentError(say("psychometrics.rci", reliability=reliability, sd=spread))
    border = None if cutoff is None else number("cutoff", cutoff)
    shrink = share if method == "edwards-nunnally" else 1.0
    error = float(sem(spread, share)) * (1.0 if method == "edwards-nunnally" else np.sqrt(2))
    sign = 1.0 if better == "higher" else -1.0
    rci = sign * (last - first + (1 - shrink) * (first - center)) / error
    group = _group(rci, criterion, _crossed(sign, first, last, border))
    table = _table(frame, first, last, rci, criterion, group)
    return Change(
        table, _counts(table), better, method, criterion, border, float(error), center, shrink
    )


def _spread(values: Floats, column: Hashable) -> float:
    if not len(values):
        raise DataError(say("psychometrics.no_scores", column=column))
    found = spread_of(values)
    if not found > 0:
        raise DataError(say("psychometrics.no_spread", column=column))
    return found


def _crossed(sign: float, first: Floats, last: Floats, border: float | None) -> NDArray[np.bool_]:
    """Who was on the one side of the cut-off and is on the other, in the better direction."""
    if border is None:
        return np.zeros(len(first), dtype=bool)
    return np.asarray((sign * first < sign * border) & (sign * last >= sign * border))


def _group(rci: Floats, criterion: float, crossed: NDArray[np.bool_]) -> NDArray[np.object_]:
    up = np.where(crossed, GROUPS[0], GROUPS[1])
    found = np.where(rci > criterion, up, np.where(rci < -criterion, GROUPS[3], GROUPS[2]))
    named = found.astype(object)
    named[np.isnan(rci)] = None
    return np.asarray(named)


def _table(
    frame: pd.DataFrame,
    first: Floats,
    last: Floats,
    rci: Floats,
    criterion: float,
    group: NDArray[np.object_],
) -> pd.DataFrame:
    words, missing = {name: say(f"psychometrics.group_{name}") for name in GROUPS}, np.isnan(rci)
    return pd.DataFrame(
        {
            "before": first,
            "after": last,
            "difference": last - first,
            "rci": rci,
            "reliable": pd.arrays.BooleanArray(np.abs(rci) > criterion, missing),
            "group": pd.Categorical(group, categories=list(GROUPS)),
            "words": [words.get(name, "") for name in group],
            "note": np.where(missing, say("psychometrics.note_score"), ""),
        },
        index=frame.index,
    )


def _counts(table: pd.DataFrame) -> pd.DataFrame:
    counts = table.group.value_counts().reindex(list(GROUPS), fill_value=0)
    total = int(counts.sum())
    return pd.DataFrame(
        {
            "group": list(GROUPS),
            "words": [say(f"psychometrics.group_{name}") for name in GROUPS],
            "count": counts.to_numpy(),
            "share": counts.to_numpy() / total if total else np.nan,
        }
    )


def cutoff(
    kind: Literal["a", "b", "c"],
    *,
    clinical: Moments | None = None,
    reference: Moments | None = None,
    better: Better = "higher",
) -> float:
    """Return one of the three cut-offs of Jacobson & Truax.

    Parameters
    ----------
    kind : {"a", "b", "c"}
        ``"a"``: two standard deviations beyond the mean of the group that sought help; ``"b"``:
        within two of the mean of the reference group; ``"c"``: as many standard deviations from
        the one mean as from the other (where these are the same, as likely in one as in the other),
        ``(sd_c * mean_r + sd_r * mean_c) / (sd_c + sd_r)``.
    clinical, reference : tuple of float
        Mean and standard deviation of the two groups; each where it is needed.
    better : {"higher", "lower"}

    Returns
    -------
    float

    Raises
    ------
    ArgumentError
        A group that is needed is missing, or no mean and standard deviation above 0.

    References
    ----------
    Jacobson, N. S., & Truax, P. (1991), page 13; see `reliable_change`.

    Examples
    --------
    >>> cutoff("a", clinical=(40, 7.5)), cutoff("b", reference=(60, 7.5))
    (55.0, 45.0)
    >>> cutoff("c", clinical=(40, 7.5), reference=(60, 7.5))
    50.0
    """
    one_of("kind", kind, ("a", "b", "c"))
    sign = 2.0 if one_of("better", better, ("higher", "lower")) == "higher" else -2.0
    if kind == "a":
        mean, sd = _moments("clinical", clinical)
        return mean + sign * sd
    if kind == "b":
        mean, sd = _moments("reference", reference)
        return mean - sign * sd
    mean, sd = _moments("clinical", clinical)
    other_mean, other_sd = _moments("reference", reference)
    return (sd * other_mean + other_sd * mean) / (sd + other_sd)


def _moments(name: str, value: Any) -> Moments:
    if not isinstance(value, tuple | list) or len(value) != 2 or not number(name, value[1]) > 0:
        raise ArgumentError(say("psychometrics.moments", name=name, value=repr(value)))
    return number(name, value[0]), number(name, value[1])
