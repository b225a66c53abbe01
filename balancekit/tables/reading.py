"""A file of answers as one frame, for whoever wants to look before scoring."""

from collections import Counter
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from balancekit.bank import Bank
from balancekit.errors import ScoringError
from balancekit.scoring.names import check_names
from balancekit.scoring.plan import plan_of
from balancekit.strings import say
from balancekit.tables.labels import check_labels
from balancekit.tables.numbers import floats_in
from balancekit.tables.opening import open_answers


def read_answers(
    path: str | PathLike[str], bank: Bank | None = None, *, encoding: str | None = None
) -> pd.DataFrame:
    """Read a file of answers: one row a respondent and occasion, one column an item.

    Parameters
    ----------
    path : path
        Its name says what it is: ``.csv``, ``.tsv`` or ``.txt`` (commas, semicolons, tabs or bars
        between columns; where no comma stands there, 3,5 is a number), ``.parquet`` (needs
        pyarrow), ``.dta`` (Stata), ``.sav`` (SPSS; needs pyreadstat).
    bank : Bank, optional
        Its items must be there, must be numbers, and must mean what the bank means: value labels
        of SPSS or Stata that contradict it are refused. Ranges are asked for by `balancekit.score`.
    encoding : str, optional
        Of a file of text, such as ``"cp1252"``; by default UTF-8, or UTF-16 where the file says so.

    Returns
    -------
    pandas.DataFrame
        The columns of the file, in its order. Items are float64; NaN is a missing answer: an empty
        cell, what R, SPSS, Stata, SQL or Excel writes for one, or what SPSS or Stata has declared
        as missing. Of the other columns whole numbers are whole, numbers are floats, and an id
        such as 007 stays a text.

    Raises
    ------
    DataError
        The file cannot be read. The sentence names line, byte or row, and the mend.
    ScoringError
        An item is missing, there twice, or not of numbers; or labels contradict the bank.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from balancekit import load_bank
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "answers.csv"
    ...     _ = file.write_text("who;ios_now\\n007;0,25\\n008;NA\\n")
    ...     read_answers(file, load_bank("ios"))
       who  ios_now
    0  007     0.25
    1  008      NaN
    """
    file = Path(path)
    plan = plan_of(bank) if bank is not None else None
    items = plan.items if plan else ()
    source = open_answers(file, items, encoding)
    for column, count in Counter(source.columns).items():
        if count > 1:
            raise ScoringError(say("scoring.twice", column=column))
    if plan and bank:
        check_names(source.columns, plan)
        check_labels(source.labels, bank, file)
    others = [name for name in source.columns if name not in items]
    pieces = [piece.frame for piece in source.pieces(items, others, typed=True)]
    empty = pd.DataFrame({name: [] for name in source.columns})
    frame = (pd.concat(pieces) if pieces else empty)[list(source.columns)]
    columns: dict[str, Any] = {name: _of_pandas(frame[name]) for name in others}
    columns |= {item: floats_in(frame[item]) for item in items}
    return frame.assign(**columns).reset_index(drop=True)


def _of_pandas(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a column of Arrow as one of pandas: whole numbers stay whole beside missing ones."""
    if not isinstance(column.dtype, pd.ArrowDtype):
        return column
    return column.astype(object) if column.isna().all() else column.convert_dtypes()
