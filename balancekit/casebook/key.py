"""From a passphrase to the key of the file; nothing here is ever kept or printed.

A casebook begins with 16 bytes that are no secret: one byte says how the key is derived, 15 are
random. So the cost can be raised for new files without touching old ones.
"""

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass

from balancekit.errors import CannotOpenError, CasebookError
from balancekit.strings import say

SALT_BYTES = 16
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class _ScryptCost:
    """What one guess costs: about ``128 * n * r`` bytes of memory, `p` times over."""

    n: int
    r: int
    p: int

    @property
    def work(self) -> int:
        """How dear a guess is, next to others."""
        return self.n * self.r * self.p


# The salt's first byte -> the cost. Numbers from 200 upwards are never given to a real file: the
# tests enter a cheap cost there, so that they need not wait 0.3 s for every file they open.
_COSTS = {1: _ScryptCost(n=2**16, r=8, p=1)}
_FOR_NEW_FILES = 1


@dataclass(frozen=True, slots=True, repr=False)
class FileKey:
    """The key of one file, and the salt it was derived with (the file's first 16 bytes)."""

    salt: bytes
    secret: bytes

    def fits(self, passphrase: str) -> bool:
        """Tell whether this passphrase leads to this key; takes as long as opening."""
        return bool(passphrase) and hmac.compare_digest(
            derive_key(passphrase, self.salt).secret, self.secret
        )

    @property
    def is_dated(self) -> bool:
        """Whether guessing this key is cheaper than it is for a file made today."""
        return _COSTS[self.salt[0]].work < _COSTS[_FOR_NEW_FILES].work

    def __repr__(self) -> str:
        return "FileKey()"


def new_key(passphrase: str) -> FileKey:
    """Derive the key of a new file: the salt is the version of the derivation and 15 random bytes.

    Raises
    ------
    CasebookError
        The passphrase is empty.

    Examples
    --------
    >>> one, other = new_key("the same words"), new_key("the same words")
    >>> one == other, one.fits("the same words"), one.fits("other words")
    (False, True, False)
    """
    return derive_key(passphrase, bytes([_FOR_NEW_FILES]) + os.urandom(SALT_BYTES - 1))


def derive_key(passphrase: str, salt: bytes) -> FileKey:
    """Derive the key of a file, with scrypt (RFC 7914).

    Parameters
    ----------
    passphrase : str
        Any length, any script. Unicode spells "é" in two ways; both are the same passphrase (NFC).
    salt : bytes
        The first 16 bytes of the file.

    Returns
    -------
    FileKey
        Of 32 bytes. Version 1 takes about 64 MiB and 0.3 s, which is what makes guessing dear.

    Raises
    ------
    CasebookError
        The passphrase is empty.
    CannotOpenError
        The salt's first byte names no derivation this version of balancekit knows.

    Examples
    --------
    >>> salt = bytes([1]) + bytes(15)
    >>> derive_key("caf\\u00e9", salt) == derive_key("cafe\\u0301", salt)
    True
    """
    if not passphrase:
        raise CasebookError(say("casebook.empty_passphrase"))
    cost = _COSTS.get(salt[0])
    if cost is None:
        raise CannotOpenError(say("casebook.unknown_beginning"))
    # "surrogatepass": half a character, pasted by accident, still is a passphrase
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    memory = 128 * cost.r * (cost.n + cost.p + 2)
    key = hashlib.scrypt(
        secret, salt=salt, n=cost.n, r=cost.r, p=cost.p, maxmem=memory, dklen=_KEY_BYTES
    )
    return FileKey(salt, key)
