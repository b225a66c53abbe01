"""The same people asked again: occasions below each other for scoring, side by side for change."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

import narwhals.stable.v2 as nw

from balancekit.bank import Bank
from balancekit.errors import ArgumentError
from balancekit.scoring.identities import check_ids
from balancekit.scoring.plan import plan_of
from balancekit.strings import say
from balancekit.tables.frames import as_numbers, check_there, named, opened, spread, stacked

_PLACE = "{item}"


def stack_occasions(
    data: Any,
    bank: Bank,
    columns: Mapping[str, str],
    *,
    id: str | Sequence[str],
    occasion: str = "occasion",
) -> Any:
    """Turn one row a person, with columns for every occasion, into one row for each of them.

    Parameters
    ----------
    data : data frame, a row a person
    bank : Bank
    columns : mapping of str to str
        For each occasion how its columns are named: ``{item}`` stands for the id of the item, as
        in ``{"before": "{item}_t1", "after": "{item}_t2"}``.
    id : str or sequence of str
        The columns that together tell people apart; only they go through.
    occasion : str
        The column that is made.

    Returns
    -------
    data frame of the same kind
        The ids, the occasion, and the items as float64: what `balancekit.score` takes with the
        ids and the occasion as its ``id``. Occasion after occasion; lazy where `data` is lazy.

    Raises
    ------
    ArgumentError
        No occasion, or a pattern without ``{item}``.
    ScoringError
        A column is missing or holds no numbers; ids are missing or repeated.

    Examples
    --------
    >>> import pandas as pd
    >>> from balancekit import load_bank
    >>> data = pd.DataFrame({"who": ["Z"], "ios_now_1": [0.25], "ios_now_2": [0.5]})
    >>> named = {"before": "{item}_1", "after": "{item}_2"}
    >>> stack_occasions(data, load_bank("ios"), named, id="who")
      who occasion  ios_now
    0   Z   before     0.25
    1   Z    after     0.50
    """
    if not columns or not all(_PLACE in pattern for pattern in columns.values()):
        raise ArgumentError(say("tables.patterns", given=dict(columns)))
    plan = plan_of(bank, id=named(id))
    places = {
        name: [it.replace(_PLACE, item) for item in plan.items] for name, it in columns.items()
    }
    frame = opened(data)
    every = [place for held in places.values() for place in held]
    check_there(frame, [*plan.ids, *every])
    check_ids(frame, plan)
    numbers = as_numbers(frame, list(dict.fromkeys(every)))
    return stacked(
        numbers.select(
            *plan.ids,
            nw.lit(name).alias(occasion),
            *(nw.col(place).alias(item) for place, item in zip(held, plan.items, strict=True)),
        )
        for name, held in places.items()
    )


def spread_occasions(scores: Any, bank: Bank, *, id: str | Sequence[str], occasion: str) -> Any:
    """Set the scores of all occasions side by side, one row a person.

    Parameters
    ----------
    scores : data frame
        What `balancekit.score` returns with the ids and the occasion as its ``id``.
    bank : Bank
    id : str or sequence of str
        The columns that together tell people apart.
    occasion : str
        The column that tells their occasions apart.

    Returns
    -------
    data frame of the same kind
        The ids, and ``<scale>_<occasion>`` for every scale and occasion, missing where somebody
        was not there: what `psychometrics.reliable_change` takes. In the order of the ids; lazy,
        and without an order, where `scores` is lazy.

    Raises
    ------
    ScoringError
        A column is missing; an id or occasion is empty, or the two are there twice.

    Examples
    --------
    >>> import pandas as pd
    >>> import balancekit as bk
    >>> bank = bk.load_bank("ios")
    >>> answers = {"who": ["Z", "Z"], "wave": [1, 2], "ios_now": [0.25, 0.5]}
    >>> scores = bk.score(pd.DataFrame(answers), bank, id=["who", "wave"])
    >>> spread_occasions(scores, bank, id="who", occasion="wave")
      who  now_1  now_2
    0   Z   25.0   50.0
    """
    plan = plan_of(bank, id=named(id))
    scales = [scale.name for scale in plan.scales]
    frame = opened(scores)
    check_there(frame, [*plan.ids, occasion, *scales])
    check_ids(frame, plan._replace(ids=(*plan.ids, occasion)))
    found = frame.lazy().select(occasion).unique().sort(occasion).collect()
    made = {
        f"{scale}_{_shown(level)}": nw.when(nw.col(occasion) == level).then(nw.col(scale))
        for scale in scales
        for level in found[occasion].to_list()
    }
    columns = [column.alias(name) for name, column in made.items()]
    return spread(frame, plan.ids, columns, list(made))


def _shown(occasion: Any) -> str:
    """Return an occasion as the end of a name: 1 for 1.0, a day for its midnight."""
    if isinstance(occasion, float) and occasion.is_integer():
        return str(int(occasion))
    if isinstance(occasion, datetime) and occasion.time() == time():
        return occasion.date().isoformat()
    return str(occasion)
