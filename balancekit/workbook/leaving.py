"""The page before, which somebody may still see, and click, when it has been turned already."""

from collections.abc import Callable, Iterable

from ipywidgets import Button

from balancekit.workbook import markup


class LeavingPage:
    """The buttons of the page before, alive until the page that has come is seen.

    A click is a message, and the page stands there as before until the kernel has heard it. What
    is clicked meanwhile is done on the page that has come, where a button of that name stands
    there too. The button that turned the page has done its work, however often it was clicked.

    Attributes
    ----------
    clicked : Button or None
        The button that is being heard.
    """

    def __init__(self) -> None:
        self.clicked: Button | None = None
        self._buttons: tuple[Button, ...] = ()
        self._turned_by: Button | None = None

    def take(self, buttons: Iterable[Button]) -> None:
        """Keep the buttons of a page that was just turned; those of the one before it go."""
        self.close()
        self._buttons, self._turned_by = tuple(buttons), self.clicked

    def close(self) -> None:
        """Do away with the buttons: nobody sees them any more."""
        for button in self._buttons:
            markup.close(button)
        self._buttons, self._turned_by = (), None

    def hear(self, button: Button, do: Callable[[], None], namesake: Callable[[], None]) -> None:
        """Do what a button is for; its namesake on the page that has come stands for a late one."""
        if button in self._buttons:
            if button is not self._turned_by:
                namesake()
            return
        self.clicked = button
        do()
        self.clicked = None
