"""Where the casebook stands unless somebody says otherwise."""

import os
from pathlib import Path

from platformdirs import user_data_path


def default_path() -> Path:
    """Return the casebook's usual place.

    Returns
    -------
    pathlib.Path
        What the environment variable ``BALANCEKIT_CASEBOOK`` names, or a file in the user's own
        data folder, which no cloud service copies away.

    Examples
    --------
    >>> default_path().suffix
    '.balancekit'
    """
    named = os.environ.get("BALANCEKIT_CASEBOOK")
    if named:
        return Path(named).expanduser()
    return user_data_path("balancekit", appauthor=False) / "casebook.balancekit"
