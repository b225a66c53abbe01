"""Putting the tables and the codebook into a folder: whole or not at all, for its owner only."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pandas as pd

from balancekit.casebook.research.codebook import description_of
from balancekit.casebook.research.gathering import Gathered, Rating, Text
from balancekit.errors import CasebookError
from balancekit.exchange.new_folder import new_folder
from balancekit.strings import say

Form = Literal["csv", "parquet"]

_NAME = "study-balancekit_description-{what}_data.{form}"
_TYPES = {"occasion": "int64", "day": "int64", "entry": "int64", "value": "float64"}


def write_tables(folder: Path, gathered: Gathered, form: Form) -> tuple[Path, ...]:
    """Write everything into a folder that is new or empty; return the files.

    Raises
    ------
    CasebookError
        Something is in the folder already, it cannot be written, or Parquet needs pyarrow.
    """
    try:
        with new_folder(folder) as half_made:
            _fill(half_made, gathered, form)
    except ImportError:
        raise CasebookError(say("casebook.research_no_pyarrow")) from None
    except FileExistsError:
        raise CasebookError(say("casebook.research_not_empty")) from None
    except OSError:
        raise CasebookError(say("casebook.research_cannot_write")) from None
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _fill(folder: Path, gathered: Gathered, form: Form) -> None:
    data = folder / "data"
    data.mkdir(mode=0o700)
    _write(data / _NAME.format(what="ratings", form=form), _table(Rating, gathered.ratings))
    if gathered.texts:
        _write(data / _NAME.format(what="texts", form=form), _table(Text, gathered.texts))
    description = json.dumps(description_of(gathered), ensure_ascii=False, indent=2)
    (folder / "dataset_description.json").write_text(description + "\n", encoding="utf-8")
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            _settle(path)


def _table(kind: type[Rating] | type[Text], rows: Iterable[Rating | Text]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=list(kind._fields))
    types = {column: as_ for column, as_ in _TYPES.items() if column in table}
    return table.astype(types)


def _write(path: Path, table: pd.DataFrame) -> None:
    if path.suffix == ".csv":
        table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.10g")
    else:
        table.to_parquet(path, engine="pyarrow", index=False)


def _settle(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    os.fsync(handle)
    os.close(handle)
