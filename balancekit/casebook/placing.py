"""Giving a new file its place: whole or not at all, on the disk, nothing half-made left behind."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from balancekit.casebook.connecting import log_of

_HALF_MADE = ".new"


@contextmanager
def half_made_file(folder: Path, name: str) -> Iterator[Path]:
    """Give an empty file of our own in a folder; gone at the end, unless it was given a name."""
    handle, half_made = tempfile.mkstemp(dir=folder, prefix=f".{name}.", suffix=_HALF_MADE)
    os.close(handle)
    try:
        yield Path(half_made)
    finally:
        for file in (Path(half_made), log_of(Path(half_made))):
            file.unlink(missing_ok=True)


def clear_leftovers(folder: Path, name: str) -> None:
    """Remove what work under this name left half-made when it was killed."""
    beginning = f".{name}."
    for file in list(folder.iterdir()):
        ours = file.name.startswith(beginning)
        if ours and file.name.endswith((_HALF_MADE, log_of(Path(_HALF_MADE)).name)):
            file.unlink(missing_ok=True)


def give_name(half_made: Path, path: Path) -> None:
    """Put a whole file in a free place.

    Raises
    ------
    FileExistsError
        The place is taken.
    """
    # A link, unlike a rename, never replaces a file that came into being meanwhile.
    try:
        path.hardlink_to(half_made)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        half_made.rename(path)
    _keep_folder(path.parent)


def take_place(half_made: Path, path: Path) -> None:
    """Put a whole file in the place of another one, at one stroke."""
    half_made.replace(path)
    _keep_folder(path.parent)


def free_name(path: Path) -> Path:
    """Return the path, or, where it is taken, the next one with a number."""
    tried, number = path, 1
    while os.path.lexists(tried):
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried


def _keep_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows cannot open a folder, and needs no such step
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
