"""Several rated questions about one person: a row for each, kept row by row."""

from collections.abc import Sequence
from typing import Any, cast

from balancekit.bank import with_name
from balancekit.casebook.values import Status
from balancekit.workbook.controls import Ratings
from balancekit.workbook.keeping import Keeper
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.paths import bank_of


class RowKeeper(Keeper):
    """Keeps one row of the control: one question about the other person."""

    def bind(self, control: Ratings) -> None:
        """Say where the row stands, and make it reachable for headless runs."""
        self._control = control
        self._saved = control.answer(self.item.id)
        self.screen.register(self.item.id, self._fill)
        self.screen.note_kept(self.item.id, self.entries)

    def _fill(self, answer: Any) -> None:
        self._control.fill({self.item.id: answer})

    def save(self) -> None:
        """Save the row if it has changed; what was shown before is shown no more."""
        value, status = now = self._control.answer(self.item.id)
        half = (status == "answered") != (value is not None)  # the other trait follows
        if now == self._saved or half:
            return
        self.keep(value, cast(Status, status or "cleared"), entry=self.entry)
        self._saved = now


class RowsKeeper:
    """Keeps the rows of one control.

    Parameters
    ----------
    screen : Screen
    rows : sequence of RowKeeper
    name : str
        Whom the questions are about.
    """

    def __init__(self, screen: Screen, rows: Sequence[RowKeeper], name: str) -> None:
        self._screen, self._rows, self._name = screen, rows, name

    def control(self, label: str) -> Ratings:
        """Make the control."""
        name = self._name
        known = {row.item.id: row.known() for row in self._rows}
        first = self._rows[0]
        options = bank_of(first.bank).options[first.item.options]
        given = {item: answer for item, answer in known.items() if answer is not None}
        control = Ratings(
            label,
            [(row.item.id, row.item.asked_of(name)) for row in self._rows],
            [(option.value, with_name(option.label, name)) for option in options],
            values={i: float(a.value) for i, a in given.items() if a.value is not None},
            statuses={item: answer.status for item, answer in given.items()},
        )
        for row in self._rows:
            row.bind(control)
        control.observe(self._screen.guarded(self._settle), ["values", "statuses"])
        return control

    def _settle(self, _: object) -> None:
        for row in self._rows:
            row.settle()
