"""A file of answers by its name: which program wrote it."""

from collections.abc import Sequence
from pathlib import Path

from balancekit.errors import DataError
from balancekit.strings import say
from balancekit.tables.dialect import dialect_of
from balancekit.tables.parquet_file import open_parquet
from balancekit.tables.source import Source
from balancekit.tables.statistics_file import open_spss, open_stata
from balancekit.tables.text_file import TextFile

TEXT = frozenset({".csv", ".tsv", ".tab", ".txt"})
PARQUET = frozenset({".parquet", ".pq"})
_STATA, _SPSS = frozenset({".dta"}), frozenset({".sav", ".zsav"})
_SHEETS = frozenset({".xlsx", ".xls", ".xlsm", ".ods"})


def open_answers(path: Path, wanted: Sequence[str], encoding: str | None = None) -> Source:
    """Open a file of answers.

    Parameters
    ----------
    path : pathlib.Path
        What its name ends in says what it is.
    wanted : sequence of str
        Columns that should be there.
    encoding : str, optional
        Of a file of text; by default UTF-8, or what its first bytes say.

    Raises
    ------
    DataError
        There is no such file, or it cannot be read. The sentence says how to mend it.
    """
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            raise DataError(say("tables.folder" if path.is_dir() else "tables.no_file", file=path))
        if suffix in TEXT:
            return TextFile(path, dialect_of(path, wanted, encoding))
        if suffix in PARQUET:
            return open_parquet(path)
        if suffix in _STATA:
            return open_stata(path)
        if suffix in _SPSS:
            return open_spss(path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DataError(say("tables.not_read", file=path.name, why=why)) from None
    kind = "sheet" if suffix in _SHEETS else "kind"
    raise DataError(say(f"tables.other_{kind}", file=path.name))
