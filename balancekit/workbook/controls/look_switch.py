"""How the screen looks, for whoever sits before it: a small list above every page."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import traitlets

from balancekit.look import Light, Look, Size
from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, script


class LookSwitch(Control):
    """A button that opens two choices: light or dark, and how large.

    The page follows at once; Python is told so that the choice can be remembered.

    Attributes
    ----------
    light, size : str
        As in `Look`.
    """

    _esm = script("look_switch")
    _css = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    light = traitlets.Enum(get_args(Light), "computer").tag(**SYNCED)
    size = traitlets.Enum(get_args(Size), "normal").tag(**SYNCED)

    def __init__(self, look: Look) -> None:
        words = {
            **{f"light_{one}": say(f"control.light_{one}") for one in get_args(Light)},
            **{f"size_{one}": say(f"control.size_{one}") for one in get_args(Size)},
            "light": say("control.light"),
            "size": say("control.size"),
        }
        super().__init__(label=say("control.look"), say=words, light=look.light, size=look.size)

    @property
    def look(self) -> Look:
        """What is chosen."""
        return Look(self.light, self.size)

    def on_choice(self, do: Callable[[Look], None]) -> None:
        """Call a function with what was chosen, whenever something was."""
        self.observe(lambda _: do(self.look), ["light", "size"])
