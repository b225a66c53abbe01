"""The rows of a file of text, cell by cell, or why they cannot be read."""

import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from balancekit.errors import DataError
from balancekit.strings import say

# A line before the names that tells Excel the separator; Excel does not show it.
_FOR_EXCEL = re.compile(r"sep=.\r?\n", re.IGNORECASE)
Row = tuple[int, tuple[str, ...]]


class Rows:
    """The rows with their numbers as a spreadsheet shows them; empty lines are passed over.

    Parameters
    ----------
    path : pathlib.Path
    encoding, separator : str
    """

    def __init__(self, path: Path, encoding: str, separator: str) -> None:
        self._path, self._encoding, self._separator = path, encoding, separator
        self._file: BinaryIO | None = None

    @property
    def place(self) -> int:
        """How many bytes have been read, about; all of them after the last row."""
        if self._file is None:
            return 0
        return self._path.stat().st_size if self._file.closed else self._file.tell()

    def __iter__(self) -> Iterator[Row]:
        """Yield each row that is not empty.

        Raises
        ------
        DataError
            A byte is no letter of the encoding, or a quotation mark is not closed.
        """
        number = 0
        try:
            with (
                self._path.open("rb") as self._file,
                TextIOWrapper(self._file, self._encoding, newline="") as lines,
            ):
                first = lines.readline()
                rows = lines if _FOR_EXCEL.fullmatch(first) else chain([first], lines)
                cells_of = csv.reader(rows, delimiter=self._separator, strict=True)
                for number, cells in enumerate(cells_of, 1):
                    if cells:
                        yield number, tuple(cells)
        except UnicodeError as error:
            raise DataError(self._undecodable(error)) from None
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise DataError(say("tables.not_read", file=self._path.name, why=why)) from None
        except csv.Error:
            raise DataError(say("tables.quotes", file=self._path.name, row=number + 1)) from None

    def _undecodable(self, error: UnicodeError) -> str:
        file, encoding = self._path.name, self._encoding
        shown = encoding.removesuffix("-sig").upper()
        found = None if encoding.startswith(("utf-16", "utf-32")) else self._first_bad_byte()
        if found is None:
            return say("tables.undecodable", file=file, encoding=shown, why=error)
        line, place, byte = found
        return say("tables.bad_byte", file=file, line=line, place=place, byte=byte, encoding=shown)

    def _first_bad_byte(self) -> tuple[int, int, str] | None:
        """Find it line by line, which can be told apart by one byte in most encodings."""
        with self._path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    line.decode(self._encoding)
                except UnicodeDecodeError as error:
                    return number, error.start + 1, f"0x{line[error.start]:02X}"
        return None
