"""Making a new encrypted file, empty or from a copy: whole or not at all, never over another."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from balancekit.casebook import connecting, faults, placing, schema
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.key import new_key
from balancekit.casebook.opening import attach, open_snapshot
from balancekit.errors import CasebookError
from balancekit.strings import say


def create_file(path: Path, passphrase: str) -> EncryptedFile:
    """Make a new file, whole or not at all, readable by its owner only, and open it.

    Raises
    ------
    CasebookError
        There is a file already, or the folder does not take one.
    """
    key = new_key(passphrase)
    with _new_file(path) as half_made, closing(connecting.connect(half_made, key)) as connection:
        connecting.settle(connection)
        schema.lay_out(connection)
        connecting.let_closing_empty_the_log(connection)
    return attach(path, key)


def restore_file(backup: Path, path: Path, passphrase: str) -> EncryptedFile:
    """Make a new file of all that can be read in another one, and open it.

    Raises
    ------
    CannotOpenError
        Wrong passphrase or damaged copy.
    CasebookError
        There is a file already, or the folder does not take one.
    """
    with closing(open_snapshot(backup, passphrase)) as source:
        with _new_file(path) as half_made:
            source.copy_to(half_made)
        restored = attach(path, source.key)
        restored.notices += source.notices
        return restored


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """Give a file to be written, which then gets the name, unless there is one already."""
    taken = say("casebook.exists", file=path.name)
    if os.path.lexists(path):
        raise CasebookError(taken)
    with (
        faults.copying(say("casebook.cannot_create", file=path.name)),
        placing.half_made_file(path.parent, path.name) as half_made,
    ):
        yield half_made
        try:
            placing.give_name(half_made, path)
        except FileExistsError:
            raise CasebookError(taken) from None
