"""A column of a pandas frame as floats."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.scoring.columns import answers_in_pandas


def floats_in(column: "pd.Series[Any]") -> NDArray[np.float64]:
    """Return the numbers of a column, NaN for a missing one.

    Raises
    ------
    ScoringError
        The column holds truth values, categories, dates or text.

    Examples
    --------
    >>> floats_in(pd.Series([1, None], dtype="Int8", name="ind_1"))
    array([ 1., nan])
    """
    values, missing = answers_in_pandas(column).part(0, len(column))
    return np.where(False if missing is None else missing, np.nan, values).astype(np.float64)
