"""What can be told of a folder from its name alone."""

from pathlib import Path

_SERVICES = ("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud")


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
