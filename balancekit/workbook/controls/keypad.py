"""Ratings from paper, typed in with one key each: a line an item, and the next comes by itself."""

from collections.abc import Mapping, Sequence

from balancekit.strings import say
from balancekit.workbook.controls.control import script
from balancekit.workbook.controls.ratings import Ratings

_WORDS = ("keyed_of", "keyed_all", "key_next", "key_back")


class Keypad(Ratings):
    """A line for each item, with a key for each answer; values and statuses as in `Ratings`.

    Attributes
    ----------
    rows : list of dict
        ``{"id": str, "name": str}``: an item's id and its question.
    """

    _esm = script("keypad")

    def __init__(
        self,
        label: str,
        rows: Sequence[tuple[str, str]],
        options: Sequence[tuple[float, str]],
        values: Mapping[str, float] | None = None,
        statuses: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(label, rows, options, values, statuses)
        blanks = {"number": "{number}", "count": "{count}"}
        self.say = {**self.say, **{key: say(f"control.{key}", **blanks) for key in _WORDS}}
