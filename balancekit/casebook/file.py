"""An open, encrypted SQLite file: rows out, rows in. Knows nothing of cases.

Each saving is committed before it returns, or says in a sentence that it was not.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

import apsw

from balancekit.casebook import faults
from balancekit.casebook.key import FileKey
from balancekit.errors import NotSavedError
from balancekit.strings import say

Column = str | int | None
Row = tuple[Any, ...]


def log_of(path: Path) -> Path:
    """Return where SQLite keeps the write-ahead log of a file, as long as the file is open."""
    return path.with_name(path.name + "-wal")


class EncryptedFile:
    """An open file: rows out, rows in, each saving committed before it returns."""

    def __init__(self, path: Path, key: FileKey, connection: apsw.Connection) -> None:
        self.path = path
        self.key = key
        self._connection = connection
        self._turn = RLock()  # a page may be composed in one thread while another one saves
        self._on_disk = self._identity()

    def rows(self, sql: str, **values: Column) -> list[Row]:
        """Return every row a query finds.

        Raises
        ------
        CasebookError
            The file is closed, or a page of it is damaged.
        """
        with self._turn, faults.reading():
            return list(self._connection.execute(sql, values))

    def save(self, sql: str, **values: Column) -> int:
        """Run one statement, commit it, and return the number of the row it added.

        Raises
        ------
        NotSavedError
            The disk did not take it; the file is as it was before.
        """
        with self.saving():
            return self.add(sql, **values)

    def add(self, sql: str, **values: Column) -> int:
        """Run one statement of a `saving` block and return the number of the row it added."""
        self._connection.execute(sql, values)
        return self._connection.last_insert_rowid()

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Commit what the block adds, all of it or none.

        Raises
        ------
        NotSavedError
            The disk did not take it; the file is as it was before.
        """
        with self._turn, faults.saving(), self._transaction():
            yield
        if self._identity() != self._on_disk:
            raise NotSavedError(say("casebook.file_gone"))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # SQLite ends it by itself when the disk fails
                self._connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Write the log back into the file and let go of it; closing twice does no harm."""
        with self._turn:
            self._connection.close()

    def _identity(self) -> tuple[tuple[int, int], ...] | None:
        # A file deleted underneath can still be written to, into nowhere; so we look.
        both = self.path, log_of(self.path)
        try:
            return tuple((found.st_dev, found.st_ino) for found in map(os.stat, both))
        except OSError:
            return None
