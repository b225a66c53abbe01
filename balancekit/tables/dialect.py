"""How a file of text is written: its encoding, what stands between columns, and their names."""

import codecs
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from balancekit.errors import ArgumentError, DataError
from balancekit.strings import say
from balancekit.tables.rows import Rows

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before utf-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


class Dialect(NamedTuple):
    """How one file is written."""

    encoding: str
    separator: str
    columns: tuple[str, ...]

    @property
    def decimal_comma(self) -> bool:
        """Whether 3,5 can be a number: not where commas stand between columns."""
        return self.separator != ","

    def notes(self, path: Path) -> tuple[str, ...]:
        """Say what is unusual: nothing for commas, nor for tabs in a file named after them."""
        if self.separator == "," or _is_tabbed(path):
            return ()
        return (say(f"tables.separator_{_SEPARATORS[self.separator]}", file=path.name),)


def dialect_of(path: Path, wanted: Sequence[str], encoding: str | None) -> Dialect:
    """Find out how a file is written.

    Parameters
    ----------
    path : pathlib.Path
    wanted : sequence of str
        Columns that should be there: the separator is the one that finds most of them.
    encoding : str, optional
        Otherwise UTF-8, or what the first bytes say.

    Raises
    ------
    DataError
        The file is empty, cannot be decoded, or its first line is no line of names.
    ArgumentError
        There is no such encoding.
    """
    named = _known(encoding) if encoding else _by_first_bytes(path)
    separators = ["\t"] if _is_tabbed(path) else list(_SEPARATORS)
    found = [Dialect(named, it, _names(path, named, it)) for it in separators]
    best = max(found, key=lambda it: (len(set(wanted) & set(it.columns)), len(it.columns)))
    if not best.columns:
        raise DataError(say("tables.empty", file=path.name))
    return best


def _is_tabbed(path: Path) -> bool:
    return path.suffix.lower() in {".tsv", ".tab"}


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise ArgumentError(say("tables.no_encoding", given=encoding)) from None


def _by_first_bytes(path: Path) -> str:
    with path.open("rb") as file:
        first = file.read(4)
    return next((name for mark, name in _MARKS.items() if first.startswith(mark)), "utf-8-sig")


def _names(path: Path, encoding: str, separator: str) -> tuple[str, ...]:
    """Return the names, without empty ones at the end, where a spreadsheet had no more columns."""
    _, names = next(iter(Rows(path, encoding, separator)), (0, ()))
    last = max((place for place, name in enumerate(names, 1) if name), default=0)
    return names[:last]
