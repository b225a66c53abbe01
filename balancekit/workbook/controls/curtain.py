"""A curtain: one key, and the whole screen is empty; the same key, and it is as it was.

It comes down in the browser, at once, whatever the kernel is doing. What was half typed is sent.
"""

from pathlib import Path

from balancekit.strings import say
from balancekit.workbook.controls.control import Control, script


class Curtain(Control):
    """The button that lets it down; F8 or Pause does the same, in a field too."""

    _esm = script("curtain")
    _css = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")

    def __init__(self) -> None:
        words = {"title": say("control.curtain_title"), "back": say("control.curtain_back")}
        super().__init__(label=say("control.curtain"), say=words)
