"""Scores of a whole data frame, for researchers."""

from difflib import get_close_matches

import pandas as pd

from balancekit.bank import Bank
from balancekit.errors import ArgumentError, ScoringError
from balancekit.scoring.columns import OutOfRange, numbers, within
from balancekit.scoring.kernel import Column, Counts, pomp
from balancekit.scoring.missing_rule import least_answered
from balancekit.strings import say


def score(
    data: pd.DataFrame,
    bank: Bank,
    *,
    min_answered: int | float | None = None,
    out_of_range: OutOfRange = "raise",
) -> pd.DataFrame:
    """Score every scale of a bank as percent of the maximum possible (POMP).

    With *m* the mean of a respondent's answered items, a reversed item *x* counted as
    ``minimum + maximum - x``, the score is ``100 * (m - minimum) / (maximum - minimum)``. It has
    no norms: 50 is the middle of the answers on offer, not an average of people.

    Parameters
    ----------
    data : pandas.DataFrame, n rows
        One row a respondent and occasion, item ids as columns. NaN, None and ``pd.NA`` are
        missing answers: "does not fit us", "rather not say" and untouched. Whole numbers, floats,
        the nullable types and objects that are all numbers will do. It is never changed.
    bank : Bank
        As `load_bank` returns it; ``bank.form("short")`` for the short form.
    min_answered : int, float or None
        How many items of a scale must be answered for a score: a count, a share (above 0, up to
        1) of the scale's items, or None for the bank's own rule.
    out_of_range : {"raise", "null"}
        What becomes of a value outside the range of its scale, infinities among them: refused,
        or counted as missing.

    Returns
    -------
    pandas.DataFrame, n rows
        With the index of `data`: its columns that are in no scale, unchanged; then for each scale
        ``<scale>`` (float64, 0 to 100, NaN where too few items were answered) and
        ``<scale>_answered`` (int64, number of items).

    Raises
    ------
    ScoringError
        A column is missing, there twice, not of numbers, or has the name of a score; a value is
        text, infinite or out of range. The sentence names column, row, value and the mend.
    ArgumentError
        `data` is no pandas data frame, `bank` is no bank or has no scales, or one of the two
        other arguments has a value that is not listed here.

    References
    ----------
    Cohen, P., Cohen, J., Aiken, L. S., & West, S. G. (1999). The problem of units and the
    circumstance for POMP. Multivariate Behavioral Research, 34(3), 315–346.

    Examples
    --------
    >>> import balancekit as bk
    >>> data = pd.DataFrame({"who": ["Z", "B"], "ios_now": [0.25, None]})
    >>> bk.score(data, bk.load_bank("ios"))
      who   now  now_answered
    0   Z  25.0             1
    1   B   NaN             0
    """
    _check_arguments(data, bank, out_of_range)
    least = least_answered(bank, min_answered)
    items = list(dict.fromkeys(_items(bank)))
    _check_columns(data, items)
    carried = data.drop(columns=items)
    _check_names(carried, bank)
    values = {item: numbers(data[item]) for item in items}
    scored: dict[str, Column | Counts] = {}
    for name, scale in bank.scales.items():
        keyed = list(scale.items)
        columns = [within(values[item], data[item], scale, out_of_range) for item in keyed]
        scored[name], scored[f"{name}_answered"] = pomp(columns, scale, least[name])
    return carried.assign(**scored)


def _items(bank: Bank) -> list[str]:
    return [item for scale in bank.scales.values() for item in scale.items]


def _check_arguments(data: object, bank: object, out_of_range: str) -> None:
    if not isinstance(data, pd.DataFrame):
        raise ArgumentError(say("scoring.no_frame", kind=type(data).__name__))
    if not isinstance(bank, Bank):
        raise ArgumentError(say("scoring.no_bank", kind=type(bank).__name__))
    if not bank.scales:
        raise ArgumentError(say("scoring.no_scales", bank=bank.id))
    if out_of_range not in ("raise", "null"):
        raise ArgumentError(say("scoring.out_of_range", given=repr(out_of_range)))


def _check_columns(data: pd.DataFrame, items: list[str]) -> None:
    if data.columns.nlevels > 1:
        raise ScoringError(say("scoring.levels", levels=data.columns.nlevels))
    twice = data.columns[data.columns.duplicated()]
    if len(twice):
        raise ScoringError(say("scoring.twice", column=twice[0]))
    missing = [item for item in items if item not in data.columns]
    if missing:
        others = [str(column) for column in data.columns if column not in items]
        raise ScoringError(_lacking(missing, others))


def _lacking(missing: list[str], others: list[str]) -> str:
    near = get_close_matches(missing[0], others, n=1)
    return say(
        "scoring.rename" if near else "scoring.missing",
        columns=", ".join(missing),
        column=missing[0],
        near=near[0] if near else "",
    )


def _check_names(carried: pd.DataFrame, bank: Bank) -> None:
    names = [*bank.scales, *(f"{name}_answered" for name in bank.scales)]
    for name in names:
        if name in carried.columns or names.count(name) > 1:
            raise ScoringError(say("scoring.taken", column=name))
