"""An open, encrypted SQLite file: rows out, rows in. Knows nothing of cases.

Each saving is committed before it returns, or says in a sentence that it was not.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import Any

import apsw

from balancekit.casebook import connecting, copying, faults, replacing
from balancekit.casebook.key import FileKey
from balancekit.casebook.whereabouts import Whereabouts
from balancekit.errors import NotSavedError
from balancekit.strings import say

Column = str | int | None
Row = tuple[Any, ...]


class EncryptedFile:
    """An open file: rows out, rows in, each saving committed before it returns.

    Attributes
    ----------
    path : pathlib.Path
    key : FileKey
    read_only : bool
        It is a copy in a folder of its own, as long as somebody else has the file open.
    notices : list of str
        Sentences on what befell the file, for whoever has it open.
    """

    def __init__(
        self,
        path: Path,
        key: FileKey,
        connection: apsw.Connection,
        *,
        folder: TemporaryDirectory[str] | None = None,
        notices: Iterable[str] = (),
    ) -> None:
        self.path = path
        self.key = key
        self.read_only = folder is not None
        self.notices = list(notices)
        self._connection = connection
        self._folder = folder
        self._turn = RLock()  # a page may be composed in one thread while another one saves
        self._whereabouts = Whereabouts(path)

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
        with self._turn, faults.saving():
            self.check_may_save()
            with self._transaction():
                yield
            if not self._whereabouts.are_ours:
                self._put_back()

    def check_may_save(self) -> None:
        """Refuse where nothing can be saved, before any work is done.

        Raises
        ------
        NotSavedError
            This is a copy to be read only.
        """
        if self.read_only:
            raise NotSavedError(say("casebook.read_only"))

    def vacuum(self) -> None:
        """Leave nothing of what was deleted, neither in the file nor in its log.

        Raises
        ------
        NotSavedError
            The disk did not take it; what was deleted may still be there, encrypted.
        """
        with self._turn, faults.saving():
            self.check_may_save()
            self._connection.execute("VACUUM")
            connecting.empty_log(self._connection)

    def copy_to(self, half_made: Path) -> None:
        """Write a whole copy into an empty file; others may save meanwhile.

        Raises
        ------
        apsw.Error
        """
        copying.copy_whole(self._connection, half_made, self.key, self._turn)

    def change_key(self, key: FileKey) -> None:
        """Put a copy under another key in the place of this file, and go on with that.

        Raises
        ------
        apsw.Error, OSError
            There is no room; the file is as it was before.
        NotSavedError
            This is a copy to be read only.
        """
        with self._turn:
            self.check_may_save()
            self._connection = replacing.replace(self._connection, self.path, key)
            self.key, self._whereabouts = key, Whereabouts(self.path)

    def empty_log(self) -> None:
        """Write the log back into the file, so that the file can be read without it.

        Raises
        ------
        NotSavedError
            The disk did not take it; what was saved still is, in the log.
        """
        with self._turn, faults.saving():
            connecting.empty_log(self._connection)

    def close(self) -> None:
        """Write the log back into the file and let go of it; closing twice does no harm."""
        with self._turn:
            self._connection.close()
            if self._folder is not None:
                self._folder.cleanup()

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

    def _put_back(self) -> None:
        """Make the file anew from what we still have open, and go on with that."""
        before = self.path
        try:
            if self._whereabouts.only_log_is_gone:
                self._connection = replacing.replace(self._connection, before, self.key)
            else:
                opened = replacing.put_back(self._connection, before, self.key)
                self.path, self._connection = opened
        except (OSError, apsw.Error):
            raise NotSavedError(say("casebook.file_gone")) from None
        self._whereabouts = Whereabouts(self.path)
        key = "casebook.put_back" if self.path == before else "casebook.rescued"
        self.notices.append(say(key, file=self.path.name))
