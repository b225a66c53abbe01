"""The mark by which the workbook knows that it runs inside the room.

Outside, Jupyter would write a client's words into the notebook, so the workbook stays locked.
"""

import os

ROOM_MARK = "BALANCEKIT_ROOM"


def room_is_guarded() -> bool:
    """Tell whether this kernel was started by ``balancekit open``.

    Returns
    -------
    bool
        True inside the room; False in any other Jupyter, console or script.

    Examples
    --------
    >>> before = os.environ.pop("BALANCEKIT_ROOM", None)
    >>> room_is_guarded()
    False
    """
    return os.environ.get(ROOM_MARK) == "1"
