"""The first answer of a file that lies outside its range, and how many there are in its column."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.errors import ScoringError
from balancekit.scoring.eager import refusal
from balancekit.scoring.plan import Key, Plan
from balancekit.strings import say
from balancekit.tables.numbers import floats_in
from balancekit.tables.source import Source


def refuse_strays(frame: pd.DataFrame, plan: Plan, source: Source) -> None:
    """Refuse some rows of a file that hold an answer outside its range.

    Raises
    ------
    ScoringError
        The sentence names column, row and value, and counts such answers in the whole file.
    """
    for key in (key for scale in plan.scales for key in scale.keys):
        for row in np.flatnonzero(_outside(frame, key)).tolist():
            count = sum(int(_outside(it, key).sum()) for it in _column(source, key.item))
            where = say("scoring.row", row=frame.index[row])
            answer = _as_written(frame[key.item].iloc[row])
            raise ScoringError(refusal(key, where, answer, count=count))


def _as_written(answer: Any) -> Any:
    """Show 9 as 9: beside a missing answer a column of whole numbers is one of floats."""
    return int(answer) if isinstance(answer, float) and answer.is_integer() else answer


def _outside(frame: pd.DataFrame, key: Key) -> NDArray[np.bool_]:
    values = floats_in(frame[key.item])
    return np.asarray((values < key.minimum) | (values > key.maximum))


def _column(source: Source, item: str) -> Iterator[pd.DataFrame]:
    return (piece.frame for piece in source.pieces([item], [], typed=False))
