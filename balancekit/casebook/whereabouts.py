"""Whether the file that we have open is still the one that stands in its place.

A file deleted underneath can still be written to, into nowhere; so somebody has to look.
"""

from pathlib import Path

from balancekit.casebook.connecting import log_of

_Identity = tuple[int, int]


class Whereabouts:
    """Which file and which log stand in a place; made when both are surely ours."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ours = self._found()

    @property
    def are_ours(self) -> bool:
        """Whether the same two files stand there still."""
        return self._found() == self._ours

    @property
    def only_log_is_gone(self) -> bool:
        """Whether at least the file itself stands there still."""
        return self._found()[0] == self._ours[0]

    def _found(self) -> tuple[_Identity | None, _Identity | None]:
        return _identity(self._path), _identity(log_of(self._path))


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
