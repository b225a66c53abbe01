"""Where the files that are not Python stand: notebooks, templates, fonts.

In a checkout they stand at its top, in an installed wheel inside the package. This module is the
only one that knows about the difference.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Find a folder that is shipped with the package.

    Parameters
    ----------
    name : str
        ``"notebooks"`` or ``"templates"``.

    Returns
    -------
    pathlib.Path
        The folder of the checkout where there is one, else the one inside the wheel.

    Raises
    ------
    FileNotFoundError
        The installation lacks that folder.

    Examples
    --------
    >>> bundled("templates").is_dir()
    True
    """
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    if (_PACKAGE / name).is_dir():
        return _PACKAGE / name
    raise FileNotFoundError(
        f"balancekit was installed without its {name!r} folder; install it again with pip"
    )
