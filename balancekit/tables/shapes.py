"""One row a respondent, or one row an answer: from the one to the other, on any engine."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import narwhals.stable.v2 as nw

from balancekit.bank import Bank
from balancekit.errors import ArgumentError, ScoringError
from balancekit.scoring.identities import check_ids
from balancekit.scoring.names import check_names
from balancekit.scoring.plan import plan_of
from balancekit.strings import say
from balancekit.tables.frames import Frame, as_numbers, check_there, named, opened, spread, stacked

_ITEM, _ANSWER = "item", "answer"


def to_long(data: Any, bank: Bank, *, id: str | Sequence[str]) -> Any:
    """Turn a row a respondent into a row an answer.

    Parameters
    ----------
    data : data frame
        As `balancekit.score` takes it; of dask what ``compute`` returns.
    bank : Bank
        Which columns are items: those of its scales.
    id : str or sequence of str
        The columns that together tell rows apart; only they are repeated.

    Returns
    -------
    data frame of the same kind
        The ids, ``item`` and ``answer`` (float64), item after item; a missing answer stays as a
        row, so that `to_wide` gives the same table back. Lazy where `data` is lazy.

    Raises
    ------
    ScoringError
        As `balancekit.score` for columns and ids.
    ArgumentError
        `data` is no data frame, or an id has the name of a column that is made.

    Examples
    --------
    >>> import pandas as pd
    >>> from balancekit import load_bank
    >>> data = pd.DataFrame({"who": ["Z", "B"], "ios_now": [0.25, None]})
    >>> to_long(data, load_bank("ios"), id="who")
      who     item  answer
    0   Z  ios_now    0.25
    1   B  ios_now     NaN
    """
    plan = plan_of(bank, id=named(id))
    frame = opened(data)
    check_names(frame.collect_schema().names(), plan)
    for name in (_ITEM, _ANSWER):
        if name in plan.ids:
            raise ArgumentError(say("tables.id_taken", column=name))
    check_ids(frame, plan)
    numbers = as_numbers(frame, plan.items)
    return stacked(
        numbers.select(*plan.ids, nw.lit(item).alias(_ITEM), nw.col(item).alias(_ANSWER))
        for item in plan.items
    )


def to_wide(
    data: Any, bank: Bank, *, id: str | Sequence[str], item: str = _ITEM, answer: str = _ANSWER
) -> Any:
    """Turn a row an answer into a row a respondent, as `balancekit.score` takes it.

    Parameters
    ----------
    data : data frame, a row an answer
    bank : Bank
    id : str or sequence of str
        The columns that together tell respondents, or respondents and occasions, apart.
    item, answer : str
        The columns with the id of the item, and with the answer.

    Returns
    -------
    data frame of the same kind
        The ids, and a column for every item of the bank's scales, missing where there is no row
        for it. In the order of the ids; lazy, and without an order, where `data` is lazy.

    Raises
    ------
    ScoringError
        A column is missing; an id or item is empty; an item is in no scale of the bank, or is
        answered twice; answers are no numbers.

    Examples
    --------
    >>> import pandas as pd
    >>> from balancekit import load_bank
    >>> answers = {"who": ["Z", "B"], "item": ["ios_now", "ios_now"], "answer": [0.25, None]}
    >>> to_wide(pd.DataFrame(answers), load_bank("ios"), id="who")
      who  ios_now
    0   B      NaN
    1   Z     0.25
    """
    plan = plan_of(bank, id=named(id))
    frame = opened(data)
    check_there(frame, [*plan.ids, item, answer])
    check_ids(frame, plan._replace(ids=(*plan.ids, item)))
    _check_items(frame, item, plan.items)
    numbers = as_numbers(frame, [answer])
    made = [nw.when(nw.col(item) == it).then(nw.col(answer)).alias(it) for it in plan.items]
    return spread(numbers, plan.ids, made, plan.items)


def _check_items(frame: Frame, column: str, known: Sequence[str]) -> None:
    strange = frame.lazy().filter(~nw.col(column).is_in(list(known))).select(column)
    for row in strange.sort(column).head(1).collect().rows(named=True):
        near = get_close_matches(str(row[column]), known, n=1)
        found = {"column": column, "item": row[column], "near": near[0] if near else ""}
        raise ScoringError(say("tables.no_item_near" if near else "tables.no_item", **found))
