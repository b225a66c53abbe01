"""What a casebook does with its own file: open it, copy it, check it, lock it anew."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import apsw

from balancekit.casebook import backups, connecting, faults, holder, settings, soundness
from balancekit.casebook.backups import Backup
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.holder import Holder
from balancekit.casebook.key import new_key
from balancekit.casebook.opening import create_file, open_file, open_snapshot, restore_file
from balancekit.errors import CasebookError
from balancekit.strings import say


class KeptFile:
    """An encrypted file with what keeps it safe; `Casebook` adds what is in it."""

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
        found = Path(path).resolve()
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
        source = Path(backup).resolve()
        restored = restore_file(source, Path(path).absolute(), passphrase)
        backups.note_source(restored, source)
        return cls(restored)

    @property
    def path(self) -> Path:
        """Where the file stands."""
        return self._file.path

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

    def setting(self, name: str, default: Any = None) -> Any:
        """Return what is chosen under a name for this casebook."""
        return settings.read(self._file, name, default)

    def set_setting(self, name: str, value: object) -> None:
        """Choose something for this casebook: small, and as JSON can hold it.

        Raises
        ------
        ArgumentError
            It holds something JSON cannot.
        NotSavedError
            The disk did not take it.
        """
        settings.write(self._file, name, value)

    def backup(self, folder: str | os.PathLike[str] | None = None, keep: int = 8) -> Path:
        """Write a copy, encrypted with the same passphrase, whole or not at all.

        Others may save meanwhile. The copy is noted, so that `backups` knows it.

        Parameters
        ----------
        folder : path-like, optional
            Made if it is not there; otherwise ``backups`` beside the casebook.
        keep : int
            How many copies of this casebook stay in the folder; older ones are deleted.

        Returns
        -------
        pathlib.Path
            The copy, with day and time in its name.

        Raises
        ------
        CasebookError
            The folder does not take it, or the casebook cannot be read.
        """
        place = self.path.parent / "backups" if folder is None else Path(folder).absolute()
        return backups.make_backup(self._file, place, keep)

    def backups(self) -> tuple[Backup, ...]:
        """Return every copy that is known, oldest first."""
        return backups.known_backups(self._file)

    @property
    def last_backup(self) -> datetime | None:
        """When the newest copy was made; None if there is none."""
        return backups.last_backup(self._file)

    @property
    def backup_is_due(self) -> bool:
        """Whether a week has gone by since the last copy, and something came meanwhile."""
        return backups.is_due(self._file)

    def verify(self) -> tuple[str, ...]:
        """Read the whole file.

        Returns
        -------
        tuple of str
            A sentence for each thing that is wrong; none if the casebook is sound.
        """
        return soundness.faults_of(self._file)

    def passphrase_fits(self, passphrase: str) -> bool:
        """Tell whether this is the passphrase of this casebook (0.3 s, as opening it)."""
        return self._file.key.fits(passphrase)

    @property
    def key_is_dated(self) -> bool:
        """Whether guessing the passphrase is cheaper than for a casebook made today.

        `change_passphrase` mends it, also with the same passphrase.
        """
        return self._file.key.is_dated

    def change_passphrase(self, old: str, new: str) -> None:
        """Encrypt everything anew; whenever this is broken off, the old or the new file is there.

        Copies that were made before keep the old passphrase.

        Raises
        ------
        CasebookError
            The old passphrase is another, the new one is empty, or there is no room.
        """
        self._file.check_may_save()
        if not self.passphrase_fits(old):
            raise CasebookError(say("casebook.passphrase_wrong"))
        key = new_key(new)
        with faults.copying(say("casebook.passphrase_stays")):
            self._file.change_key(key)

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
