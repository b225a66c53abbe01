"""Tells that somebody is there: moves, touches or types, on any page of the workbook."""

from collections.abc import Callable

from balancekit.workbook.controls.control import Control, script


class Watch(Control):
    """Nothing to see; says "awake" at most every few seconds while the page is being used."""

    _esm = script("watch")

    def on_awake(self, do: Callable[[], None]) -> None:
        """Call a function when somebody is there."""
        self.on_msg(lambda _, content, buffers: do() if content.get("awake") else None)
