"""What is chosen for a casebook: small values under a name, kept as JSON."""

import json
from typing import Any

import apsw

from balancekit.casebook.file import EncryptedFile
from balancekit.errors import ArgumentError
from balancekit.strings import say

_READ = "SELECT value FROM settings WHERE name = :name"
_WRITE = """
INSERT INTO settings (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


def read(file: EncryptedFile, name: str, default: Any = None) -> Any:
    """Return what is kept under a name."""
    found = file.rows(_READ, name=name)
    return json.loads(found[0][0]) if found else default


def read_past_lock(connection: apsw.Connection, name: str) -> Any:
    """Return what is kept under a name in a file that somebody else has open, or None."""
    found = connection.execute(_READ, {"name": name}).get
    return None if found is None else json.loads(found)


def write(file: EncryptedFile, name: str, value: object) -> None:
    """Keep a value in the place of the one before.

    Raises
    ------
    ArgumentError
        It holds something JSON cannot.
    NotSavedError
        The disk did not take it.
    """
    with file.saving():
        add(file, name, value)


def add(file: EncryptedFile, name: str, value: object) -> None:
    """Keep a value within a `saving` block; raises `ArgumentError` as `write` does."""
    file.add(_WRITE, name=name, value=_as_json(value))


def _as_json(value: object) -> str:
    try:
        return json.dumps(value, allow_nan=False)
    except (TypeError, ValueError):
        raise ArgumentError(say("casebook.setting_form")) from None
