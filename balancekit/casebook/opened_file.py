"""A casebook as a file: made, opened, restored, closed."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from balancekit.casebook import backups, connecting, holder
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.holder import Holder
from balancekit.casebook.making import create_file, restore_file
from balancekit.casebook.opening import open_file, open_snapshot


class OpenedFile:
    """An open, encrypted file; `KeptFile` adds what keeps it safe."""

    def __init__(self, opened: EncryptedFile) -> None:
        self._file = opened

    @classmethod
    def create(cls, path: str | os.PathLike[str], passphrase: str) -> Self:
        """Make a new, empty casebook.

        Parameters
        ----------
        path : path-like
            Where; there may be no file yet. The folder must exist. On Linux and Mac only the owner
            may read the file.
        passphrase : str
            Any length but zero. It is not kept anywhere: without it, the file stays shut.

        Raises
        ------
        CasebookError
            There is a file already, the folder does not take one, or the passphrase is empty.
        """
        return cls(create_file(Path(path).absolute(), passphrase))

    @classmethod
    def open(
        cls, path: str | os.PathLike[str], passphrase: str, *, read_only: bool = False
    ) -> Self:
        """Open a casebook; what cannot be opened stays as it is, byte for byte.

        One that an older balancekit made is copied first, to a file beside it.

        Parameters
        ----------
        path : path-like
        passphrase : str
        read_only : bool
            Open a copy of it as it was last saved, whoever has it open; nothing can be saved.

        Raises
        ------
        CannotOpenError
            Wrong passphrase or damaged file; encryption makes the two look the same.
        InUseError
            Another program or computer has it open; the sentence says who.
        CasebookError
            No such file, not ours to write, or made by a newer balancekit.
        """
        found = Path(os.path.realpath(path))  # where its log is, too
        return cls((open_snapshot if read_only else open_file)(found, passphrase))

    @classmethod
    def restore(
        cls,
        backup: str | os.PathLike[str],
        path: str | os.PathLike[str],
        passphrase: str,
    ) -> Self:
        """Make a new casebook of a backup, or of what can still be read in a damaged casebook.

        Parameters
        ----------
        backup : path-like
            Stays as it is.
        path : path-like
            Where; there may be no file yet.
        passphrase : str
            The one the casebook had when the backup was made.

        Raises
        ------
        CannotOpenError
            Wrong passphrase or damaged backup.
        CasebookError
            No such backup, there is a file already, or the folder does not take one.
        """
        source = Path(os.path.realpath(backup))
        restored = restore_file(source, Path(path).absolute(), passphrase)
        backups.note_source(restored, source)
        return cls(restored)

    @property
    def path(self) -> Path:
        """Where the file stands."""
        return self._file.path

    @property
    def mark(self) -> bytes:
        """What no other casebook has, wherever it stands: the salt of its key."""
        return self._file.key.salt

    @property
    def read_only(self) -> bool:
        """Whether this is a copy of what was last saved, in which nothing can be saved."""
        return self._file.read_only

    @property
    def holder(self) -> Holder | None:
        """Who has the file open; None if we do or nobody does."""
        with suppress(apsw.Error):
            if self.read_only and connecting.is_held(self.path):
                return holder.holder_of(self._file)
        return None

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences on what befell the file, which whoever uses it should read."""
        return tuple(self._file.notices)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
