"""The list of keys, behind a button and behind "?"; and keys that press a button of the page."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import traitlets

from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, script


class Keys(Control):
    """A button that shows which keys there are; it hears those that press another button.

    Attributes
    ----------
    groups : list of dict
        ``{"title": str, "rows": [{"caps": [[str]], "words": str}]}``.
    presses : dict
        Keys pressed together, such as ``"Alt+PageDown"``, to the action of a button.
    question : bool
        Whether "?" shows the list; whoever speaks to the computer may want to switch it off.
    """

    _esm = script("keys")
    _css = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    groups = traitlets.List(traitlets.Dict()).tag(sync=True)
    presses = traitlets.Dict().tag(sync=True)
    question = traitlets.Bool(True).tag(**SYNCED)

    def __init__(self, groups: Sequence[Mapping[str, object]], presses: Mapping[str, str]) -> None:
        words = {
            name: say(f"keys.{name}") for name in ("title", "saved", "question", "or", "close")
        }
        super().__init__(
            label=say("keys.button"),
            groups=[dict(group) for group in groups],
            presses=dict(presses),
            say={name: say(f"keys.{name}") for name in words},
        )

    def fill(self, question: bool) -> None:
        """Let "?" show the list, or not."""
        self.question = question
