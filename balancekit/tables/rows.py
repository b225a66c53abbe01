"""The rows of a file of text, cell by cell, or why they cannot be read."""

import csv
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path

from balancekit.errors import DataError
from balancekit.strings import say

Row = tuple[int, list[str]]


def rows_in(
    path: Path, encoding: str, separator: str, at: Callable[[int], None] = lambda place: None
) -> Iterator[Row]:
    """Yield the rows with their numbers as a spreadsheet shows them; empty lines are passed over.

    Parameters
    ----------
    path : pathlib.Path
    encoding, separator : str
    at : callable, optional
        Is told, after each row, how many bytes have been read so far.

    Raises
    ------
    DataError
        A byte is no letter of the encoding, or a quotation mark is not closed.
    """
    number = 0
    try:
        with path.open("rb") as file, TextIOWrapper(file, encoding, newline="") as lines:
            for number, cells in enumerate(csv.reader(lines, delimiter=separator, strict=True), 1):
                if cells:
                    yield number, cells
                    at(file.tell())
    except UnicodeError as error:
        raise DataError(_undecodable(path, encoding, error)) from None
    except csv.Error:
        raise DataError(say("tables.quotes", file=path.name, row=number + 1)) from None


def _undecodable(path: Path, encoding: str, error: UnicodeError) -> str:
    shown = encoding.removesuffix("-sig").upper()
    if not encoding.startswith(("utf-16", "utf-32")):  # their lines cannot be told apart by a byte
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    line.decode(encoding)
                except UnicodeDecodeError as found:
                    return say(
                        "tables.bad_byte",
                        file=path.name,
                        line=number,
                        place=found.start + 1,
                        byte=f"0x{line[found.start]:02X}",
                        encoding=shown,
                    )
    return say("tables.undecodable", file=path.name, encoding=shown, why=error)
