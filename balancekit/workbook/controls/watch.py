"""Tells that somebody is there: moves, touches or types, on any page of the workbook.

And tells the page in turn what it has no other way to know: which language it speaks.
"""

from collections.abc import Callable
from typing import Any

import traitlets

from balancekit.strings import language_in_force, right_to_left
from balancekit.workbook.controls.control import Control, script


class Watch(Control):
    """Nothing to see; says "awake" at most every few seconds while the page is being used.

    Attributes
    ----------
    language, direction : str
        What stands as ``lang`` and ``dir`` on the workbook's root.
    """

    _esm = script("unheard", "watch")
    language = traitlets.Unicode().tag(sync=True)
    direction = traitlets.Enum(["ltr", "rtl"], "ltr").tag(sync=True)

    def __init__(self, label: str = "") -> None:
        language = language_in_force()
        direction = "rtl" if right_to_left(language) else "ltr"
        super().__init__(label=label, language=language, direction=direction)

    def on_awake(self, do: Callable[[], None]) -> None:
        """Call a function when somebody is there."""
        self.on_msg(lambda _, content, buffers: do() if content.get("awake") else None)

    def on_waiting(self, do: Callable[[bool], None]) -> None:
        """Call a function with whether words wait that an earlier kernel never heard."""

        def heard(_: object, content: dict[str, Any], buffers: object) -> None:
            if "waiting" in content:
                do(bool(content["waiting"]))

        self.on_msg(heard)

    def forget(self) -> None:
        """Have the page forget such words, as when they are to be erased."""
        self.send({"forget": True})
