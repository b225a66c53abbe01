"""Whether the data go along with the keys of a bank, on the engine that holds them."""

import warnings
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from balancekit.bank import Bank
from balancekit.scoring.columns import answers_in, answers_in_pandas
from balancekit.scoring.frames import opened
from balancekit.scoring.lazy_moments import moments_lazily
from balancekit.scoring.moments import (
    NAMES,
    Moments,
    moments_in_memory,
    rest_correlations,
    together,
)
from balancekit.scoring.names import check_items, check_levels
from balancekit.scoring.plan import OutOfRange, Plan, ScalePlan, plan_of
from balancekit.strings import say

if TYPE_CHECKING:
    import pandas as pd


def check_keys(
    data: Any,
    bank: Bank,
    *,
    min_answered: int | float | None = None,
    out_of_range: OutOfRange = "raise",
) -> "pd.DataFrame":
    """Find items that go against the rest of their scale: they may be reversed by mistake, or not.

    Each item, reversed where the bank reverses it, is laid beside the percent of the maximum
    possible of the *other* items that the same respondent answered; the correlation of the two is
    psych's ``r.drop`` where everyone answered everything. A negative one is flagged, and a warning
    names the items. Nothing is turned round: look at the wording, at how the data were coded, and
    at the bank. In small samples an item can be flagged by chance.

    Parameters
    ----------
    data : data frame
        As for `score`; of lazy frames only sums leave the engine, in one query.
    bank : Bank
    min_answered : int, float or None
        How many items of its scale a respondent must have answered to count: as for `score`, and
        never fewer than two. ``1.0`` for complete answers only.
    out_of_range : {"raise", "null"}
        As for `score`.

    Returns
    -------
    pandas.DataFrame
        A row an item, in the order of the bank: ``scale``, ``item``, ``reversed`` (by the bank),
        ``n`` (respondents who count), ``r_rest`` (rounded to twelve digits), ``flagged``, and
        ``note``, which says why there is no correlation: no other item in the scale, fewer than
        two respondents, or no variance. ``r_rest`` is NaN then, and nothing is flagged.

    Warns
    -----
    UserWarning
        An item is flagged.

    Raises
    ------
    ScoringError, ArgumentError
        As for `score`.

    Examples
    --------
    >>> import warnings
    >>> import balancekit as bk
    >>> balance = bk.load_bank("balance")
    >>> data = bk.simulate(balance, 200, reliability=0.8, seed=1)
    >>> data["ind_2"] = 4 - data["ind_2"]  # somebody coded it the other way round
    >>> with warnings.catch_warnings(record=True, action="always") as said:
    ...     table = bk.check_keys(data, balance)
    >>> table.query("flagged")[["scale", "item", "reversed", "n"]]
              scale   item  reversed    n
    1  independence  ind_2     False  400
    >>> print(str(said[0].message).partition(";")[0])
    ind_2 goes against the rest of its scale
    """
    plan = plan_of(bank, min_answered=min_answered, out_of_range=out_of_range)
    table = _table(_moments(data, plan), plan)
    flagged = list(dict.fromkeys(table.loc[table["flagged"], "item"]))
    if flagged:
        told = say("scoring.keys_flagged", items=", ".join(flagged), count=len(flagged))
        warnings.warn(told, stacklevel=2)
    return table


def _moments(data: Any, plan: Plan) -> Moments:
    if nw.dependencies.is_pandas_dataframe(data):
        return _of_pandas(data, plan)
    if nw.dependencies.is_dask_dataframe(data):
        return _of_dask(data, plan)
    frame = opened(data)
    check_items(frame.columns, plan)
    if isinstance(frame, nw.LazyFrame):
        return moments_lazily(frame, plan)
    answers = {item: answers_in(frame[item]) for item in plan.items}
    return moments_in_memory(answers, len(frame), plan)


def _of_pandas(data: "pd.DataFrame", plan: Plan) -> Moments:
    check_levels(data)
    check_items(list(data.columns), plan)
    answers = {item: answers_in_pandas(data[item]) for item in plan.items}
    return moments_in_memory(answers, len(data), plan)


def _of_dask(data: Any, plan: Plan) -> Moments:
    """Return the moments of all partitions; each of them is a pandas frame of its own."""
    check_items(list(data.columns), plan)
    pieces = data[list(plan.items)].map_partitions(
        _as_frame, plan, meta=_as_frame(data._meta, plan)
    )
    return together(pieces.compute().to_numpy(), plan)


def _as_frame(data: "pd.DataFrame", plan: Plan) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(_of_pandas(data, plan), columns=list(NAMES))


def _table(moments: Moments, plan: Plan) -> "pd.DataFrame":
    import pandas as pd

    keys = [(scale, key) for scale in plan.scales for key in scale.keys]
    correlations = rest_correlations(moments)
    rows = [
        {
            "scale": scale.name,
            "item": key.item,
            "reversed": key.turned,
            "n": int(n),
            "r_rest": r,
            "flagged": bool(r < 0),
            "note": "" if r == r else _note(scale, int(n)),
        }
        for (scale, key), n, r in zip(keys, moments[:, 0], correlations, strict=True)
    ]
    return pd.DataFrame(rows)


def _note(scale: ScalePlan, n: int) -> str:
    if len(scale.keys) < 2:
        return say("scoring.keys_alone")
    return say("scoring.keys_few") if n < 2 else say("scoring.keys_alike")
