"""Who has a casebook open: a row in the file itself, read past the lock by those who may."""

import getpass
import platform
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import apsw

from balancekit.casebook import settings
from balancekit.casebook.connecting import connect_past_lock
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.key import FileKey
from balancekit.casebook.values import moment, now
from balancekit.errors import NotSavedError
from balancekit.strings import day_and_time, say

_SETTING = "holder"


@dataclass(frozen=True, slots=True, repr=False)
class Holder:
    """Who has a casebook open.

    Attributes
    ----------
    user : str
        Name by which the computer knows them.
    machine : str
        Name of the computer.
    since : datetime.datetime
        Aware, UTC.
    """

    user: str
    machine: str
    since: datetime

    def __repr__(self) -> str:
        return "Holder()"


def sign(file: EncryptedFile) -> None:
    """Write down that it is us; a disk that takes nothing keeps nobody from reading."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a system that has no name for us
        user = ""
    ours = {"user": user, "machine": platform.node(), "since": now()}
    with suppress(NotSavedError):
        settings.write(file, _SETTING, ours)
        file.empty_log()


def holder_of(file: EncryptedFile) -> Holder | None:
    """Return who opened a file last: whoever has it open, as long as it is."""
    return _holder(settings.read(file, _SETTING))


def sentence(path: Path, key: FileKey) -> str:
    """Say who has a file open, as well as can be known."""
    try:
        with closing(connect_past_lock(path, key)) as connection:
            holder = _holder(settings.read_past_lock(connection, _SETTING))
    except apsw.Error:  # another passphrase, or it is just being written
        holder = None
    if holder is None:
        return say("casebook.in_use")
    since = day_and_time(holder.since)
    return say("casebook.in_use_by", user=holder.user, machine=holder.machine, since=since)


def _holder(kept: Any) -> Holder | None:
    if kept is None:
        return None
    return Holder(kept["user"], kept["machine"], moment(kept["since"]))
