"""Scores into a file, piece after piece: whole or not at all, and never over another one."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import pandas as pd

from balancekit.errors import DataError
from balancekit.strings import say
from balancekit.tables.opening import PARQUET

_SEPARATORS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}

Write = Callable[[pd.DataFrame], None]


class _Form(Protocol):
    def write(self, frame: pd.DataFrame) -> None: ...

    def close(self) -> None: ...


class _Text:
    """A file of text, in UTF-8, its numbers with a point and all their digits."""

    def __init__(self, file: BinaryIO, separator: str) -> None:
        self._file, self._separator, self._header = file, separator, True

    def write(self, frame: pd.DataFrame) -> None:
        text = frame.to_csv(
            index=False, header=self._header, sep=self._separator, lineterminator="\n"
        )
        self._file.write(text.encode())
        self._header = False

    def close(self) -> None:
        self._file.flush()


class _Parquet:
    """A Parquet file; the first piece says of what types its columns are."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._writer: Any = None

    def write(self, frame: pd.DataFrame) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = self._writer.schema if self._writer else None
        table = pa.Table.from_pandas(frame, schema, preserve_index=False)
        if self._writer is None:
            table = table.replace_schema_metadata(None)
            self._writer = pq.ParquetWriter(self._file, table.schema)
        self._writer.write_table(table)

    def close(self) -> None:
        if self._writer:
            self._writer.close()


def check_place(out: Path | None, data: Path, *, force: bool) -> None:
    """Refuse a place where scores cannot be written, before anything is read.

    Raises
    ------
    DataError
        Its name ends in something else than is written; it is the file of the answers; or it is
        there already and may not be replaced.
    """
    if out is None:
        return
    suffix = out.suffix.lower()
    if suffix not in {*_SEPARATORS, *PARQUET}:
        raise DataError(say("tables.other_out", file=out.name))
    if suffix in PARQUET and find_spec("pyarrow") is None:
        raise DataError(say("tables.no_pyarrow", file=out.name))
    try:
        there, same = out.exists(), out.resolve() == data.resolve()
    except OSError as error:
        raise _not_written(out, error) from None
    if there and same:
        raise DataError(say("tables.over_data", file=out.name))
    if there and not force:
        raise DataError(say("tables.exists", file=out.name))


def _not_written(out: Path, error: OSError) -> DataError:
    why = error.strerror or type(error).__name__
    return DataError(say("tables.not_written", file=out, why=why))


@contextmanager
def writing(out: Path | None) -> Iterator[Write]:
    """Give a function that writes one piece after another; None writes to the standard output.

    Raises
    ------
    DataError
        The folder does not take it. No half-written file stays behind.
    """
    if out is None:
        form = _Text(sys.stdout.buffer, ",")
        yield form.write
        form.close()
        return
    half = out.with_name(f".{out.name}.half")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        with _for_its_owner(half) as file:
            whole = _form(out, file)
            yield whole.write
            whole.close()
            file.flush()
            os.fsync(file.fileno())
        half.replace(out)
    except OSError as error:
        raise _not_written(out, error) from None
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _form(out: Path, file: BinaryIO) -> _Form:
    suffix = out.suffix.lower()
    return _Parquet(file) if suffix in PARQUET else _Text(file, _SEPARATORS[suffix])


def _for_its_owner(path: Path) -> Any:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")
