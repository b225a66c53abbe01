"""One line of text with its label above: a name, a code, a folder, a passphrase."""

from collections.abc import Callable

import traitlets

from balancekit.workbook.controls.control import SYNCED, Control, script


class Entry(Control):
    """A single field.

    Attributes
    ----------
    value : str
        What stands in it.
    secret : bool
        Whether dots stand for the letters, and no browser offers to remember them.
    """

    _esm = script("entry")
    value = traitlets.Unicode().tag(**SYNCED)
    secret = traitlets.Bool(False).tag(**SYNCED)

    def on_enter(self, do: Callable[[], None]) -> None:
        """Call a function when the Enter key is pressed in the field."""
        self.on_msg(lambda _, content, buffers: do() if content.get("enter") else None)

    def fill(self, text: str) -> None:
        """Write as a person would."""
        self.value = text
