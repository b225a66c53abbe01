"""A folder that is there whole or not at all, for its owner only."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to fill, which takes its place only when nothing has gone wrong.

    Raises
    ------
    FileExistsError
        There is something already: a file, or a folder that is not empty.
    OSError
        It cannot be written.

    Examples
    --------
    >>> here = tempfile.TemporaryDirectory()
    >>> with new_folder(Path(here.name) / "study") as half_made:
    ...     _ = (half_made / "a.csv").write_text("a")
    >>> [path.name for path in (Path(here.name) / "study").iterdir()]
    ['a.csv']
    >>> here.cleanup()
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None
    half_made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".", suffix=".new"))
    try:
        yield half_made
        if folder.exists():
            folder.rmdir()
        half_made.rename(folder)
    finally:
        shutil.rmtree(half_made, ignore_errors=True)
