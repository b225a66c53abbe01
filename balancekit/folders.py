"""What can be told of a folder from its name alone."""

import errno
from pathlib import Path

_SERVICES = ("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud")


def typed_path(text: str) -> Path | None:
    """Return the path that somebody has typed; None where it can name nothing.

    Parameters
    ----------
    text : str
        A whole path, from the disk's root or from ``~``; whether something is there does not
        matter.

    Examples
    --------
    >>> typed_path(" /home/ada/pages ").as_posix()
    '/home/ada/pages'
    >>> [typed_path(text) for text in ("", "pages", "~no-such-name/x", "/" + 5000 * "a")]
    [None, None, None, None]
    """
    try:
        path = Path(text.strip()).expanduser()
        path.lstat()
    except (RuntimeError, ValueError):  # ~somebody who is not there; a sign that no name has
        return None
    except OSError as error:
        if error.errno in _NO_NAME:
            return None
    return path if path.is_absolute() else None


_NO_NAME = {errno.ENAMETOOLONG, errno.EINVAL}


def is_synced(folder: Path) -> bool:
    """Tell whether a folder looks like one that a cloud service copies elsewhere.

    A copy made in the middle of writing can be one that no program opens again, and it leaves
    the computer.

    Examples
    --------
    >>> is_synced(Path("/home/ada/OneDrive - Practice/Documents"))
    True
    >>> is_synced(Path("/home/ada/Documents"))
    False
    """
    parts = " ".join(folder.parts).casefold()
    return any(name in parts for name in (*_SERVICES, "mobile documents"))
