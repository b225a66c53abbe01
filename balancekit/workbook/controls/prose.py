"""A few sentences, saved while they are typed."""

import traitlets

from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, script


class Prose(Control):
    """Free text, any length.

    Attributes
    ----------
    text : str
        What stands in the field.
    """

    _esm = script("unheard", "prose")
    text = traitlets.Unicode().tag(**SYNCED)

    def __init__(self, label: str, text: str = "") -> None:
        super().__init__(label=label, text=text, say={"write_here": say("control.write_here")})

    def fill(self, text: str) -> None:
        """Write as a person would."""
        self.text = text
