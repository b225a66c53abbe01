"""What the database complains of, said in one sentence each; no complaint passes unsaid."""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from balancekit.errors import CannotOpenError, CasebookError, InUseError, NotSavedError
from balancekit.strings import say

_DAMAGED = (apsw.NotADBError, apsw.CorruptError)


@contextmanager
def opening() -> Iterator[None]:
    """While a file is being opened: locked, or wrong passphrase or damaged."""
    try:
        yield
    except (apsw.BusyError, apsw.LockedError):
        raise InUseError(say("casebook.in_use")) from None
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError):
        raise CasebookError(say("casebook.not_allowed")) from None
    except apsw.Error:
        raise CannotOpenError(say("casebook.cannot_open")) from None


@contextmanager
def copying(sentence: str) -> Iterator[None]:
    """While a whole copy is made; the sentence is said if its place does not take it."""
    try:
        yield
    except apsw.ConnectionClosedError:
        raise CasebookError(say("casebook.closed")) from None
    except _DAMAGED:
        raise CannotOpenError(say("casebook.cannot_read")) from None
    except apsw.BusyError:
        raise InUseError(say("casebook.in_use")) from None
    except (apsw.Error, OSError):
        raise CasebookError(sentence) from None


@contextmanager
def reading() -> Iterator[None]:
    """While an open file is read."""
    try:
        yield
    except apsw.ConnectionClosedError:
        raise CasebookError(say("casebook.closed")) from None
    except (apsw.Error, UnicodeDecodeError):
        raise CannotOpenError(say("casebook.cannot_read")) from None


@contextmanager
def saving() -> Iterator[None]:
    """While something is written: if it is not on the disk, it is not saved."""
    try:
        yield
    except apsw.ConnectionClosedError:
        raise NotSavedError(say("casebook.closed")) from None
    except apsw.FullError:
        raise NotSavedError(say("casebook.disk_full")) from None
    except _DAMAGED:
        raise NotSavedError(say("casebook.not_saved_damaged")) from None
    except apsw.Error:
        raise NotSavedError(say("casebook.not_saved")) from None
