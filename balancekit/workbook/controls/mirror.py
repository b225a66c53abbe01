"""What a second screen is told: the page for both as it stands, or nothing."""

import time

import traitlets

from balancekit.strings import language_in_force, right_to_left, say
from balancekit.workbook.controls.control import SYNCED, Control, script


class Mirror(Control):
    """Nothing to see; passes on what is shown to the second screen's window, in the browser.

    Attributes
    ----------
    shown : str
        HTML of what is for both; empty where nothing is.
    watched : bool
        Whether there is a second screen.
    since : float
        When this workbook began: a window that was given up is not listened to any more.
    language, direction : str
        What stands as ``lang`` and ``dir`` on the second screen's page.
    """

    _esm = script("mirror")
    shown = traitlets.Unicode().tag(sync=True)
    watched = traitlets.Bool(False).tag(**SYNCED)
    since = traitlets.Float().tag(sync=True)
    language = traitlets.Unicode().tag(sync=True)
    direction = traitlets.Enum(["ltr", "rtl"], "ltr").tag(sync=True)

    def __init__(self) -> None:
        language = language_in_force()
        super().__init__(
            since=time.time(),
            language=language,
            direction="rtl" if right_to_left(language) else "ltr",
            say={"calm": say("control.mirror_calm")},
        )
