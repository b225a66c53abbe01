"""A handout as a file: a neutral name, readable by its owner only, whole or not there at all."""

import os
from contextlib import suppress
from datetime import date
from itertools import chain, count
from pathlib import Path

from balancekit.casebook import Case, Respondent
from balancekit.errors import HandoutError
from balancekit.folders import typed_path
from balancekit.handouts.kinds import kind_named
from balancekit.strings import say


def handout_name(case: Case, kind: str, reader: Respondent, day: date) -> str:
    """Return a file name without anyone's name or words: the case's code, the day, a number.

    Parameters
    ----------
    case : Case
        Its code is what the therapist chose to find it by.
    kind : str
        As for `compose_handout`.
    reader : Respondent
        Whose page it is: their place in the case becomes the number.
    day : datetime.date
        The day on the page.
    """
    return f"{kind_named(kind).stem}-{case.code}-{day.isoformat()}-{reader.position + 1}.pdf"


def folder_named(text: str) -> Path:
    """Return the folder that somebody has typed.

    Parameters
    ----------
    text : str
        A whole path, from the disk's root or from ``~``.

    Raises
    ------
    HandoutError
        It can name nothing, or does not begin at the root, so that nobody would know where it is.
    """
    folder = typed_path(text)
    if folder is None:
        raise HandoutError(say("files.no_folder"))
    return folder


def free_name(folder: Path, name: str, pdf: bytes) -> Path:
    """Return where a page can be written without replacing another one.

    Parameters
    ----------
    folder : pathlib.Path
    name : str
        As `handout_name` gives it.
    pdf : bytes
        The page: where the very same one stands already, it is written in its place.
    """
    wanted = folder / name
    beside = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return next(path for path in chain([wanted], beside) if _is_free(path, pdf))


def _is_free(path: Path, pdf: bytes) -> bool:
    try:
        return path.read_bytes() == pdf
    except OSError:
        return True


def write_handout(pdf: bytes, path: Path) -> None:
    """Write a page where it was asked for.

    Parameters
    ----------
    pdf : bytes
        As `export_handout` returns it.
    path : pathlib.Path
        The file; its folder is made where it is missing, an older file of this name is replaced.

    Raises
    ------
    HandoutError
        The folder does not take it. No half-written file stays behind.
    """
    half = path.with_name(f".{path.name}.half")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        handle = os.open(
            half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        why = error.strerror or type(error).__name__
        raise HandoutError(say("files.not_written", folder=path.parent, why=why)) from None
