"""The way to a window for a second screen; only the therapist's pages have it."""

from balancekit.strings import say
from balancekit.workbook.controls.control import Control, script


class SecondScreen(Control):
    """A button that opens the window; where there is one already, it comes to the front."""

    _esm = script("second_screen")

    def __init__(self) -> None:
        super().__init__(label=say("control.second_screen"))
