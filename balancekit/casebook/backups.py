"""Copies of a casebook: made whole or not at all, noted in the casebook, the oldest cleared away.

They are encrypted with the key the casebook has at that time; a passphrase that is changed later
does not change theirs.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from balancekit.casebook import faults, placing
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.values import moment, now
from balancekit.errors import ArgumentError
from balancekit.strings import say

_WEEK = 7 * 24 * 3600 * 10**6  # microseconds

# What is kept only grows, or shrinks when something is erased: either changes this number. The
# time of the clock would not do, since it can be set back.
_EXTENT = """(
    SELECT coalesce((SELECT max(id) FROM answers), 0) + coalesce((SELECT max(id) FROM choices), 0)
        + coalesce((SELECT max(id) FROM consents), 0) + coalesce((SELECT max(id) FROM pages), 0)
        + coalesce((SELECT max(id) FROM cases), 0)
)"""

NOTE = f"INSERT INTO backups (path, made, extent) VALUES (:path, :made, {_EXTENT})"
"""The statement that notes a copy."""


@dataclass(frozen=True, slots=True, repr=False)
class Backup:
    """A copy of a casebook.

    Attributes
    ----------
    path : pathlib.Path
    made : datetime.datetime
        Aware, UTC.
    """

    path: Path
    made: datetime

    @property
    def is_there(self) -> bool:
        """Whether the file can be seen at this moment; a memory stick may not be plugged in."""
        try:
            return self.path.is_file()
        except OSError:
            return False

    def __repr__(self) -> str:
        return f"Backup(made={self.made:%Y-%m-%d}, is_there={self.is_there})"


def make_backup(file: EncryptedFile, folder: Path, keep: int) -> Path:
    """Write a copy into a folder and keep there only the newest ones of this casebook.

    Raises
    ------
    ArgumentError
        Not even one is to be kept.
    CasebookError
        The folder does not take it; nothing is left of it.
    """
    if keep < 1:
        raise ArgumentError(say("casebook.keep_none"))
    file.check_may_save()
    mark = file.key.salt.hex()  # so that only this casebook clears away what it has left here
    with faults.copying(say("casebook.backup_failed")):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        placing.clear_leftovers(folder, mark)
        with placing.half_made_file(folder, mark) as half_made:
            file.copy_to(half_made)
            made = now()
            name = f"{file.path.stem}-{moment(made).astimezone():%Y-%m-%d-%H%M%S}"
            copy = placing.free_name(folder / f"{name}{file.path.suffix}")
            _put_and_note(file, half_made, copy, made)
        _clear_old(file, folder, keep)
    return copy


def note_source(file: EncryptedFile, source: Path) -> None:
    """Note the copy that a file was restored from, unless it is known."""
    if source not in [backup.path for backup in known_backups(file)]:
        file.save(NOTE, path=str(source), made=source.stat().st_mtime_ns // 1000)


def known_backups(file: EncryptedFile) -> tuple[Backup, ...]:
    """Return every copy that is known, oldest first."""
    rows = file.rows("SELECT path, made FROM backups ORDER BY id")
    return tuple(Backup(Path(path), moment(made)) for path, made in rows)


def last_backup(file: EncryptedFile) -> datetime | None:
    """Return when the newest copy was made."""
    made = file.rows("SELECT made FROM backups ORDER BY id DESC LIMIT 1")
    return moment(made[0][0]) if made else None


def is_due(file: EncryptedFile) -> bool:
    """Tell whether something was kept since the last copy, and a week has gone by."""
    newest = file.rows(f"SELECT made, extent <> {_EXTENT} FROM backups ORDER BY id DESC LIMIT 1")
    never = "SELECT coalesce(min(created), 0), count(*) > 0 FROM cases"
    since, something_came = newest[0] if newest else file.rows(never)[0]
    age = now() - since
    return bool(something_came) and not 0 <= age < _WEEK  # below 0 if the clock was set back


def _put_and_note(file: EncryptedFile, half_made: Path, copy: Path, made: int) -> None:
    # Noted first: a copy that nobody knows of would be forgotten when somebody is erased.
    with file.saving():
        file.add("DELETE FROM backups WHERE path = :path", path=str(copy))  # it is there no more
        number = file.add(NOTE, path=str(copy), made=made)
    try:
        placing.give_name(half_made, copy)
    except BaseException:
        file.save("DELETE FROM backups WHERE id = :number", number=number)
        raise


def _clear_old(file: EncryptedFile, folder: Path, keep: int) -> None:
    rows = file.rows("SELECT id, path FROM backups ORDER BY id")
    here = [(number, Path(path)) for number, path in rows if Path(path).parent == folder]
    there = [(number, copy) for number, copy in here if copy.is_file()]
    for number, copy in there[:-keep]:
        copy.unlink()
        file.save("DELETE FROM backups WHERE id = :number", number=number)
