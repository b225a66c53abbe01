"""CSV, TSV and their kin: columns of texts that become numbers, piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from balancekit.errors import DataError, ScoringError
from balancekit.scoring.columns import no_number
from balancekit.strings import say
from balancekit.tables.carried import Block, Column, carried, kinds_of
from balancekit.tables.dialect import Dialect
from balancekit.tables.numerals import numbers_in
from balancekit.tables.rows import Row, Rows
from balancekit.tables.source import ROWS_AT_ONCE, Labels, Piece


@dataclass
class TextFile:
    """A file of text whose first line names the columns."""

    path: Path
    dialect: Dialect
    labels: Labels = field(default_factory=dict)
    _read: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.dialect.columns

    @property
    def notes(self) -> tuple[str, ...]:
        """What is unusual about how it is written."""
        return self.dialect.notes(self.path)

    def pieces(
        self, items: Sequence[str], others: Sequence[str], *, typed: bool
    ) -> Iterator[Piece]:
        """Read the rows; their names are the numbers that a spreadsheet shows."""
        comma = self.dialect.decimal_comma
        kinds = kinds_of(self._blocks(), others, decimal_comma=comma) if typed else {}
        size = max(self.path.stat().st_size, 1)
        for index, columns in self._blocks():
            held: dict[str, Any] = {
                name: carried(columns[name], kinds.get(name), decimal_comma=comma)
                for name in others
            }
            held |= {name: self._item(name, columns[name], index) for name in items}
            yield Piece(pd.DataFrame(held, index=pd.Index(index)), self._read / size)

    def _blocks(self) -> Iterator[Block]:
        rows = Rows(self.path, self.dialect.encoding, self.dialect.separator)
        answers = islice(rows, 1, None)  # after the names
        while block := list(islice(answers, ROWS_AT_ONCE)):
            self._read = rows.place
            columns = zip(*self._even(block), strict=True)
            yield [number for number, _ in block], dict(zip(self.columns, columns, strict=True))

    def _even(self, block: Sequence[Row]) -> Iterator[Column]:
        """Give each row its cells: Excel leaves out empty ones at the end, or writes too many."""
        width = len(self.columns)
        for number, cells in block:
            if any(cells[width:]):
                counts = {"cells": len(cells), "names": width}
                raise DataError(say("tables.too_many", file=self.path.name, row=number, **counts))
            yield (cells + ("",) * (width - len(cells)))[:width]

    def _item(self, name: str, column: Column, index: Sequence[int]) -> "np.ndarray[Any, Any]":
        read = numbers_in(column, name, decimal_comma=self.dialect.decimal_comma)
        if None in read.values():
            place = next(place for place, text in enumerate(column) if read[text] is None)
            where = say("scoring.row", row=index[place])
            raise ScoringError(no_number(name, where, column[place]))
        return np.fromiter(map(read.__getitem__, column), dtype=np.float64, count=len(column))
