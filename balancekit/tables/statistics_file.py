"""Files of SPSS and Stata: numbers and what they are called; what was declared missing is missing.

Value labels never become values: "often" and "oft" would be two answers.
"""

import math
from collections.abc import Mapping
from numbers import Real
from pathlib import Path
from typing import Any

import pandas as pd

from balancekit.errors import DataError
from balancekit.strings import say
from balancekit.tables.source import HeldFile, Labels


def open_stata(path: Path) -> HeldFile:
    """Read a file of Stata; the missing values ``.`` and ``.a`` to ``.z`` are missing answers.

    Raises
    ------
    DataError
        The file is damaged, or of another kind.
    """
    reader: Any
    try:
        with pd.read_stata(path, convert_categoricals=False, iterator=True) as reader:
            frame = reader.read()
            # Which set belongs to which column pandas tells nobody: where it does not, none does.
            sets, names = reader.value_labels(), getattr(reader, "_lbllist", ())
    except Exception:  # whatever pandas stumbles over in a damaged file
        raise DataError(say("tables.damaged", file=path.name, kind="Stata")) from None
    found = zip(frame.columns, names, strict=False)
    return HeldFile(path, frame, _labels({column: sets.get(name, {}) for column, name in found}))


def open_spss(path: Path) -> HeldFile:
    """Read a file of SPSS; what its author declared as missing is a missing answer.

    Raises
    ------
    DataError
        pyreadstat is not installed, or the file is damaged or of another kind.
    """
    try:
        import pyreadstat
    except ImportError:
        raise DataError(say("tables.no_pyreadstat", file=path.name)) from None
    try:
        frame, about = pyreadstat.read_sav(path)
        declared = pyreadstat.read_sav(path, metadataonly=True, user_missing=True)[1].missing_ranges
    except (pyreadstat.ReadstatError, ValueError, OSError):
        raise DataError(say("tables.damaged", file=path.name, kind="SPSS")) from None
    labels = {
        column: _answers(named, declared.get(column, ()))
        for column, named in about.variable_value_labels.items()
    }
    return HeldFile(path, frame.apply(_whole_again), _labels(labels))


def _labels(named: Mapping[str, Mapping[Any, str]]) -> Labels:
    return {
        column: {float(value): str(label) for value, label in labels.items() if _is_number(value)}
        for column, labels in named.items()
        if labels
    }


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and math.isfinite(value)


def _answers(named: Mapping[Any, str], missing: Any) -> Mapping[Any, str]:
    """Return the labels of answers, without those of values that were declared missing."""
    ends = [(it["lo"], it["hi"]) for it in missing if not isinstance(it["lo"], str)]
    return {
        value: label
        for value, label in named.items()
        if _is_number(value) and not any(low <= value <= high for low, high in ends)
    }


def _whole_again(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """SPSS holds every number as a float: an id of 7 is 7 again, not 7.0."""
    if column.dtype != "float64" or not (column.isna() | (column % 1 == 0)).all():
        return column
    return column if (column.abs() >= 2**53).any() else column.astype("Int64")
