"""Scores of a whole data frame, for researchers, on the engine that holds it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import narwhals.stable.v2 as nw
from narwhals.exceptions import DuplicateError

from balancekit.bank import Bank
from balancekit.errors import ArgumentError
from balancekit.scoring.columns import answers_in, answers_in_pandas
from balancekit.scoring.eager import score_answers_in_memory
from balancekit.scoring.identities import check_ids
from balancekit.scoring.lazy import score_lazily
from balancekit.scoring.names import check_levels, check_names, refuse_twice
from balancekit.scoring.partitions import score_partitions
from balancekit.scoring.plan import How, OutOfRange, Plan, plan_of
from balancekit.strings import say

if TYPE_CHECKING:
    import pandas as pd

Data = TypeVar("Data")


def score(
    data: Data,
    bank: Bank,
    *,
    id: str | Sequence[str] | None = None,
    how: How | None = None,
    min_answered: int | float | None = None,
    out_of_range: OutOfRange = "raise",
    keep_answered: bool = True,
) -> Data:
    """Score every scale of a bank, with the same figures on every engine.

    With *m* the mean of a respondent's answered items, a reversed item *x* counted as
    ``minimum + maximum - x``, the percent of the maximum possible (POMP) is
    ``100 * (m - minimum) / (maximum - minimum)``. It has no norms: 50 is the middle of the answers
    on offer, not an average of people. ``"mean"`` is *m* itself, ``"prorated_sum"`` is *m* times
    the number of items: the sum where all are answered. Where items have ranges of their own, the
    steps above the low end are divided by the steps that were possible.

    Parameters
    ----------
    data : data frame of n rows
        Of pandas, polars, pyarrow, duckdb, ibis, dask or pyspark. One row a respondent and
        occasion, item ids as columns. NaN, None and null are missing answers: "does not fit us",
        "rather not say" and untouched. It is never changed.
    bank : Bank
        As `load_bank` returns it; ``bank.form("short")`` for the short form.
    id : str or sequence of str, optional
        The columns that together tell rows apart, and the only ones that go through; without it,
        all columns do that are in no scale.
    how : {"pomp", "mean", "prorated_sum"}, optional
        The unit of the scores; the bank's own by default, which is POMP unless its authors
        published another one.
    min_answered : int, float or None
        How many items of a scale must be answered for a score: a count, a share (above 0, up to
        1) of the scale's items, or None for the bank's own rule.
    out_of_range : {"raise", "null"}
        What becomes of a value outside the range of its item, infinities among them: refused,
        or counted as missing. On a lazy frame ``"raise"`` asks one query at once, ``"null"`` none;
        dask refuses when it computes.
    keep_answered : bool
        Whether the counts of answered items are returned too.

    Returns
    -------
    data frame of n rows, of the same kind as `data`
        Lazy where `data` is lazy; a pandas frame keeps its index. The columns that go through,
        unchanged; then for each scale ``<scale>`` (float64; NaN in pandas and dask, null
        elsewhere, where too few items were answered) and ``<scale>_answered`` (int64, number of
        items).

    Raises
    ------
    ScoringError
        A column is missing, there twice, not of numbers, or has the name of a score; a value is
        text, infinite or out of range; ids are missing or repeated. The sentence names column,
        row, value and the mend.
    ArgumentError
        `data` is no data frame, `bank` is no bank or has no scales, or one of the other
        arguments has a value that is not listed here.

    References
    ----------
    Cohen, P., Cohen, J., Aiken, L. S., & West, S. G. (1999). The problem of units and the
    circumstance for POMP. Multivariate Behavioral Research, 34(3), 315–346.

    Examples
    --------
    >>> import balancekit as bk
    >>> import pandas as pd
    >>> data = pd.DataFrame({"who": ["Z", "B"], "ios_now": [0.25, None]})
    >>> bk.score(data, bk.load_bank("ios"))
      who   now  now_answered
    0   Z  25.0             1
    1   B   NaN             0
    """
    plan = plan_of(
        bank,
        id=id,
        how=how,
        min_answered=min_answered,
        out_of_range=out_of_range,
        keep_answered=keep_answered,
    )
    scored: Data = _score(data, plan)
    return scored


def _score(data: Any, plan: Plan) -> Any:
    if nw.dependencies.is_pandas_dataframe(data):
        return _score_pandas(data, plan)
    if nw.dependencies.is_dask_dataframe(data):
        return score_partitions(data, plan, _score_pandas)
    frame = opened(data)
    check_names(frame.columns, plan)
    check_ids(frame, plan)
    if isinstance(frame, nw.LazyFrame):
        return score_lazily(frame, plan).to_native()
    return _score_in_memory(frame, plan).to_native()


def opened(data: object) -> "nw.DataFrame[Any] | nw.LazyFrame[Any]":
    """Return a frame of any engine as narwhals has it.

    Raises
    ------
    ArgumentError
        It is no data frame.
    ScoringError
        A column of a pyarrow table is there twice.
    """
    try:
        return nw.from_native(data)
    except DuplicateError:
        refuse_twice(getattr(data, "column_names", ()))
        raise
    except TypeError:
        raise ArgumentError(say("scoring.no_frame", kind=type(data).__name__)) from None


def _score_pandas(data: "pd.DataFrame", plan: Plan) -> "pd.DataFrame":
    import pandas as pd

    check_levels(data)
    check_names(list(data.columns), plan)
    if plan.ids:
        check_ids(nw.from_native(data[list(plan.ids)]), plan)
    answers = {item: answers_in_pandas(data[item]) for item in plan.items}
    scored = score_answers_in_memory(answers, len(data), plan)
    carried = data[list(plan.ids)] if plan.ids else data.drop(columns=list(plan.items))
    made = {name: pd.Series(values, data.index, copy=False) for name, values in scored.items()}
    return carried.assign(**made)


def _score_in_memory(frame: "nw.DataFrame[Any]", plan: Plan) -> "nw.DataFrame[Any]":
    answers = {item: answers_in(frame[item]) for item in plan.items}
    scored = score_answers_in_memory(answers, len(frame), plan)
    made = nw.from_dict(scored, backend=frame.implementation)
    made = made.with_columns(nw.col(scale.name).fill_nan(None) for scale in plan.scales)
    carried = frame.select(plan.carried(frame.columns))
    return nw.concat([carried, made], how="horizontal") if carried.columns else made
