"""Parquet, piece by piece; its columns keep the types that they have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from balancekit.errors import DataError
from balancekit.strings import say
from balancekit.tables.source import ROWS_AT_ONCE, Labels, Piece


@dataclass(frozen=True)
class ParquetFile:
    """A Parquet file."""

    path: Path
    held: Any
    labels: Labels = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(self.held.schema_arrow.names)

    def pieces(
        self, items: Sequence[str], others: Sequence[str], *, typed: bool
    ) -> Iterator[Piece]:
        """Read the rows; the first is number 1."""
        import pyarrow as pa

        wanted, rows, done = list(dict.fromkeys([*others, *items])), self.held.metadata.num_rows, 0
        for batch in self.held.iter_batches(batch_size=ROWS_AT_ONCE, columns=wanted):
            table = pa.Table.from_batches([batch]).select(wanted)
            frame = table.to_pandas(types_mapper=pd.ArrowDtype, ignore_metadata=True)
            frame = frame.astype({item: object for item in items if _is_text(table, item)})
            index = pd.RangeIndex(done + 1, done + len(frame) + 1)
            done += len(frame)
            yield Piece(frame.set_axis(index), done / max(rows, 1))


def _is_text(table: Any, column: str) -> bool:
    """Tell whether a column is of texts: then the first of them is named, not the type."""
    return str(table.schema.field(column).type) in {"string", "large_string", "string_view"}


def open_parquet(path: Path) -> ParquetFile:
    """Open a Parquet file.

    Raises
    ------
    DataError
        pyarrow is not installed, or the file is none of this kind.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise DataError(say("tables.no_pyarrow", file=path.name)) from None
    try:
        return ParquetFile(path, pq.ParquetFile(path))
    except (pa.ArrowException, OSError):
        raise DataError(say("tables.damaged", file=path.name, kind="Parquet")) from None
