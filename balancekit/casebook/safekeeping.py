"""What keeps a casebook safe: copies, soundness, another passphrase; and what is chosen for it."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from balancekit.casebook import backups, faults, settings, soundness
from balancekit.casebook.backups import Backup
from balancekit.casebook.key import new_key
from balancekit.casebook.opened_file import OpenedFile
from balancekit.errors import CasebookError
from balancekit.strings import say


class KeptFile(OpenedFile):
    """An open file with what keeps it safe; `Casebook` adds what is in it."""

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
