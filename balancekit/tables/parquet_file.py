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
    columns: tuple[str, ...]
    labels: Labels = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def pieces(
        self, items: Sequence[str], others: Sequence[str], *, typed: bool
    ) -> Iterator[Piece]:
        """Read the rows; the first is number 1."""
        wanted, rows, done = list(dict.fromkeys([*others, *items])), self.held.metadata.num_rows, 0
        for frame in self._frames(wanted, items):
            index = pd.RangeIndex(done + 1, done + len(frame) + 1)
            done += len(frame)
            yield Piece(frame.set_axis(index), done / max(rows, 1))

    def _frames(self, wanted: list[str], items: Sequence[str]) -> Iterator[pd.DataFrame]:
        import pyarrow as pa

        try:
            for batch in self.held.iter_batches(batch_size=ROWS_AT_ONCE, columns=wanted):
                table = pa.Table.from_batches([batch]).select(wanted).replace_schema_metadata(None)
                table.validate(full=True)  # texts that are no Unicode
                frame = table.to_pandas(types_mapper=pd.ArrowDtype)
                yield frame.astype({item: object for item in items if _is_text(table, item)})
        except Exception:  # whatever pyarrow stumbles over in a damaged page
            raise _damaged(self.path) from None


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
        import pyarrow.parquet as pq
    except ImportError:
        raise DataError(say("tables.no_pyarrow", file=path.name)) from None
    try:
        held = pq.ParquetFile(path)
        return ParquetFile(path, held, tuple(held.schema_arrow.names))
    except Exception:  # a damaged footer is met as a fault of Arrow, of Unicode, of Thrift …
        raise _damaged(path) from None


def _damaged(path: Path) -> DataError:
    return DataError(say("tables.damaged", file=path.name, kind="Parquet"))
