"""A handout that opens only with a password: AES-256, in memory."""

import io
import secrets
import unicodedata

from balancekit.errors import ArgumentError
from balancekit.strings import say

_LEAST, _MOST = 8, 127  # characters; bytes that PDF 2.0 looks at
_ALGORITHM = "AES-256"


def protected(pdf: bytes, password: str) -> bytes:
    """Encrypt a PDF, its text, pictures and titles, so that whoever opens it is asked first.

    Parameters
    ----------
    pdf : bytes
        As `export_handout` returns it.
    password : str
        8 characters or more; put in Unicode's form NFKC, as PDF 2.0 wants it.

    Returns
    -------
    bytes
        The same page; other bytes each time, because its key is new each time. Screen readers
        may read it and it may be printed.

    Raises
    ------
    ArgumentError
        The password is too short, too long, or holds a control character.
    """
    from pypdf import PdfReader, PdfWriter  # not at the top: most pages are given without
    from pypdf.constants import UserAccessPermissions

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt(
        user_password=_checked(password),
        owner_password=secrets.token_urlsafe(32),
        permissions_flag=UserAccessPermissions.all(),
        algorithm=_ALGORITHM,
    )
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _checked(password: str) -> str:
    password = unicodedata.normalize("NFKC", password)
    if any(unicodedata.category(sign) == "Cc" for sign in password):
        raise ArgumentError(say("files.password_signs"))
    if len(password) < _LEAST or len(password.encode()) > _MOST:
        raise ArgumentError(say("files.password_length", least=_LEAST, most=_MOST))
    return password
