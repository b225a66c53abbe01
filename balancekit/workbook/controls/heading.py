"""The head of a page: where we are, what it is about, and the keyboard's place on it."""

from collections.abc import Callable

import traitlets

from balancekit.workbook.controls.control import Control, script


class Heading(Control):
    """A heading that takes the focus when its page is shown, so that keyboards and screen
    readers begin at its top.

    Attributes
    ----------
    step, steps : int
        Progress; no progress is drawn where ``steps`` is 0.
    progress : str
        The progress in words.
    """

    _esm = script("heading")
    step = traitlets.Int(0).tag(sync=True)
    steps = traitlets.Int(0).tag(sync=True)
    progress = traitlets.Unicode("").tag(sync=True)

    def on_shown(self, do: Callable[[], None]) -> None:
        """Call a function when the page stands on the screen, and the one before does not."""
        self.on_msg(lambda _, content, buffers: do() if content.get("shown") else None)
