"""One of a few, each with a line that says what it means."""

from collections.abc import Sequence

import traitlets

from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, check_offered, script


class Choice(Control):
    """Radio buttons below one another.

    Attributes
    ----------
    options : list of dict
        ``{"id": str, "label": str, "hint": str}``; the hint can be empty.
    chosen : str
        The id of the one chosen; empty while untouched.
    needed : bool
        Whether one of them always holds, as with a setting: then it cannot be taken back.
    """

    _esm = script("radios", "choice")
    options = traitlets.List(traitlets.Dict()).tag(**SYNCED)
    chosen = traitlets.Unicode().tag(**SYNCED)
    needed = traitlets.Bool(False).tag(**SYNCED)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str, str]],
        chosen: str = "",
        *,
        needed: bool = False,
    ) -> None:
        super().__init__(
            label=label,
            options=[{"id": id_, "label": words, "hint": hint} for id_, words, hint in options],
            chosen=chosen,
            needed=needed,
            say={
                "take_back": say("control.take_back"),
                "take_back_this": say("control.of_name", what=say("control.take_back"), name=label),
            },
        )

    def fill(self, chosen: str | None) -> None:
        """Choose by id, or take the choice back with ``None``.

        Raises
        ------
        ArgumentError
            There is no such option.
        """
        check_offered([chosen or ""], ["", *(option["id"] for option in self.options)])
        self.chosen = chosen or ""
