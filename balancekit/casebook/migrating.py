"""Bringing an older casebook forward: first a whole copy of it as it is, then the new tables."""

from contextlib import nullcontext
from pathlib import Path

import apsw

from balancekit.casebook import backups, faults, placing, schema
from balancekit.casebook.connecting import read_salt
from balancekit.casebook.copying import copy_whole
from balancekit.casebook.key import FileKey
from balancekit.strings import say


def bring_forward(connection: apsw.Connection, path: Path, key: FileKey) -> None:
    """Bring a file to the present version, wholly or not at all; a copy of it is kept beside.

    Raises
    ------
    CasebookError
        There is no room for the copy; the file is as it was.
    """
    if connection.pragma("user_version") == schema.VERSION:
        return
    name = f"{path.stem}.before-version-{schema.VERSION}"
    with (
        faults.copying(say("casebook.no_room_to_migrate")),
        placing.half_made_file(path.parent, path.name) as half_made,
    ):
        copy_whole(connection, half_made, key, nullcontext())
        copy = path.with_name(f"{name}{path.suffix}")
        placing.give_name(half_made, placing.free_name(copy))
    with connection:
        schema.lay_out(connection)
        for copy in _copies(path.parent, name, key):
            made = copy.stat().st_mtime_ns // 1000
            connection.execute(backups.NOTE, {"path": str(copy), "made": made})


def _copies(folder: Path, name: str, key: FileKey) -> list[Path]:
    """Return this copy, and those of earlier tries that were broken off."""
    found = (file for file in sorted(folder.iterdir()) if file.name.startswith(name))
    return [file for file in found if file.is_file() and read_salt(file) == key.salt]
