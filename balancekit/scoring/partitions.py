"""Scores of a dask frame: each of its partitions is a pandas frame of its own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from balancekit.scoring.identities import refuse_empty_id, refuse_repeated_id
from balancekit.scoring.names import check_names
from balancekit.scoring.plan import Plan

if TYPE_CHECKING:
    import pandas as pd

_ScorePandas = Callable[["pd.DataFrame", Plan], "pd.DataFrame"]


def score_partitions(data: Any, plan: Plan, score_pandas: _ScorePandas) -> Any:
    """Return the scores of a dask frame, as a dask frame.

    Raises
    ------
    ScoringError
        The names of the columns or the ids will not do; what is wrong with an answer is said when
        the frame is computed.
    """
    check_names(list(data.columns), plan)
    if plan.ids:
        _check_ids(data[list(plan.ids)], plan)
        data = data[list(dict.fromkeys([*plan.ids, *plan.items]))]
    asked = plan._replace(ids=())
    return data.map_partitions(score_pandas, asked, meta=score_pandas(data._meta, asked))


def _check_ids(ids: Any, plan: Plan) -> None:
    for name, count in ids.isnull().sum().compute().items():
        refuse_empty_id(name, int(count))
    counts = ids.groupby(list(plan.ids)).size().compute()
    for shown, count in counts[counts > 1].sort_index().head(1).items():
        refuse_repeated_id(shown if isinstance(shown, tuple) else (shown,), int(count))
