"""One item, rated for one name or for several: the same question down a column of names.

Nothing is chosen at first, and what was chosen can be taken back: an untouched row is a row that
nobody has answered, and can never be taken for the lowest answer.
"""

from collections.abc import Mapping, Sequence

import traitlets

from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, check_offered, script

ASIDE = ("does_not_fit", "rather_not_say")
_WORDS = (*ASIDE, "take_back", "of_name")

Answers = Mapping[str, float | str | None]


class Ratings(Control):
    """A row of radio buttons for each name.

    Attributes
    ----------
    rows : list of dict
        ``{"id": str, "name": str}``; the name is empty where the item itself says all.
    options : list of dict
        ``{"value": number, "label": str}``, in their order.
    values : dict
        The chosen value of each row that has one.
    statuses : dict
        ``"answered"``, ``"does_not_fit"`` or ``"rather_not_say"``; an untouched row is in neither.
    """

    _esm = script("radios", "ratings")
    rows = traitlets.List(traitlets.Dict()).tag(**SYNCED)
    options = traitlets.List(traitlets.Dict()).tag(**SYNCED)
    values = traitlets.Dict().tag(**SYNCED)
    statuses = traitlets.Dict().tag(**SYNCED)

    def __init__(
        self,
        label: str,
        rows: Sequence[tuple[str, str]],
        options: Sequence[tuple[float, str]],
        values: Mapping[str, float] | None = None,
        statuses: Mapping[str, str] | None = None,
    ) -> None:
        blanks = {"what": "{what}", "name": "{name}"}
        super().__init__(
            label=label,
            rows=[{"id": row, "name": name} for row, name in rows],
            options=[{"value": value, "label": words} for value, words in options],
            values=dict(values or {}),
            statuses=dict(statuses or {}),
            say={key: say(f"control.{key}", **blanks) for key in _WORDS},
        )

    def answer(self, row: str) -> tuple[float | None, str]:
        """Return the value and the status of a row; ``(None, "")`` while it is untouched."""
        return self.values.get(row), self.statuses.get(row, "")

    def fill(self, answers: Answers | float | str | None) -> None:
        """Choose as a person would.

        Parameters
        ----------
        answers : mapping, number, str or None
            Row id to a value, ``"does_not_fit"``, ``"rather_not_say"`` or none (taken back); rows
            that are not named stay as they are. A bare answer is meant for every row.

        Raises
        ------
        ArgumentError
            There is no such row, or no such answer in it.
        """
        ids = [row["id"] for row in self.rows]
        given = dict(answers if isinstance(answers, Mapping) else dict.fromkeys(ids, answers))
        offered = [*(option["value"] for option in self.options), *ASIDE, None]
        check_offered(given, ids)
        check_offered(given.values(), offered)
        values = {**self.values, **given}
        statuses = {**self.statuses, **{row: _status(answer) for row, answer in given.items()}}
        with self.hold_trait_notifications():
            self.values = {row: values[row] for row in values if statuses.get(row) == "answered"}
            self.statuses = {row: status for row, status in statuses.items() if status}


def _status(answer: float | str | None) -> str:
    if answer is None:
        return ""
    return answer if isinstance(answer, str) else "answered"
