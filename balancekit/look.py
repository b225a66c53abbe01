"""How the screen looks: light or dark, and how large. Kept in a small file beside the casebook.

The room and the workbook ask before anybody has typed a passphrase, so it cannot stand in the
casebook. It holds two choices and no word of anybody's.
"""

from pathlib import Path
from typing import Literal

import msgspec

from balancekit.default_path import default_path
from balancekit.errors import RoomError
from balancekit.strings import say

LOOK_FILE = "look.json"

Light = Literal["computer", "light", "dark"]
Size = Literal["normal", "large", "largest"]


class Look(msgspec.Struct, frozen=True):
    """What was chosen for the screen.

    Attributes
    ----------
    light : str
        ``"light"``, ``"dark"``, or ``"computer"``: as the computer's other windows are.
    size : str
        ``"normal"``, ``"large"`` or ``"largest"``.
    """

    light: Light = "computer"
    size: Size = "normal"


def look_in_force(casebook: Path | None = None) -> Look:
    """Return what was chosen last; what cannot be read counts as never chosen.

    Parameters
    ----------
    casebook : pathlib.Path, optional
        The usual one by default.

    Examples
    --------
    >>> look_in_force(Path("nowhere", "casebook.balancekit"))
    Look(light='computer', size='normal')
    """
    file = (casebook or default_path()).with_name(LOOK_FILE)
    try:
        return msgspec.json.decode(file.read_bytes(), type=Look)
    except (OSError, msgspec.DecodeError):
        return Look()


def keep_look(look: Look, casebook: Path | None = None) -> None:
    """Remember what was chosen, for the next time the workbook opens.

    Parameters
    ----------
    look : Look
    casebook : pathlib.Path, optional
        The usual one by default; its folder is made where it is missing.

    Raises
    ------
    RoomError
        The folder does not take it.
    """
    file = (casebook or default_path()).with_name(LOOK_FILE)
    half = file.with_name(f"{file.name}.half")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(msgspec.json.encode(look))
        half.replace(file)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise RoomError(say("room.look_not_kept", folder=file.parent, why=why)) from None
