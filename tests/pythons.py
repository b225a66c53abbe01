"""The Pythons of this machine that balancekit is for, one of each version."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

OLDEST = (3, 11)
TELL = "import sys, venv; print(*sys.version_info[:2], sys.executable)"


def pythons_present() -> dict[str, str]:
    """Return version to executable: from the PATH, and those that pyenv keeps.

    A shim on the PATH can stand for a Python that is not there: each is asked to run.
    """
    found: dict[str, str] = {}
    for candidate in _candidates():
        told = subprocess.run([candidate, "-c", TELL], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            major, minor, executable = told.stdout.strip().split(" ", 2)
            if (int(major), int(minor)) >= OLDEST:
                found.setdefault(f"{major}.{minor}", executable)
    return found


def _candidates() -> Iterator[str]:
    names = ("python3", *(f"python3.{minor}" for minor in range(OLDEST[1], 30)))
    yield from filter(None, map(shutil.which, names))
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from map(str, sorted(kept.glob("3.*/bin/python")))
