"""The private folders of one run: everything Jupyter writes about itself goes there and away.

Nothing of the user's own Jupyter (settings, extensions, history) is read or written.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_NAMES = (
    "data",
    "runtime",
    "ipython",
    "settings",
    "preferences",
    "workspaces",
    "page",
    "temporary",
)


@dataclass(frozen=True)
class RoomFolders:
    """Where one run keeps what Jupyter needs; removed when the room closes."""

    data: Path
    runtime: Path
    ipython: Path
    settings: Path
    preferences: Path
    workspaces: Path
    page: Path
    temporary: Path


@contextmanager
def private_folders() -> Iterator[RoomFolders]:
    """Make the folders, point Jupyter at them, and remove them in the end.

    Must be entered before anything of Jupyter is imported: some of its modules look at the
    environment only once.
    """
    with tempfile.TemporaryDirectory(prefix="balancekit-", ignore_cleanup_errors=True) as root:
        folders = RoomFolders(**{name: Path(root, name) for name in _NAMES})
        for name in _NAMES:
            Path(root, name).mkdir()
        os.environ.update(_environment(folders))
        # Jupyter and its libraries make temporary files of their own.
        tempfile.tempdir = str(folders.temporary)
        try:
            yield folders
        finally:
            tempfile.tempdir = None


def _environment(folders: RoomFolders) -> dict[str, str]:
    return {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_DATA_DIR": str(folders.data),
        "JUPYTER_RUNTIME_DIR": str(folders.runtime),
        "IPYTHONDIR": str(folders.ipython),
    }
