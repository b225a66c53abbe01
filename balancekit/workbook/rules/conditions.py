"""The conditions of a new rule, picked one by one from those that a rule can have."""

from collections.abc import Callable, Iterator
from typing import Any

from ipywidgets import DOMWidget, VBox

from balancekit.bank.shapes import Field, Kind
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Entry, Pick
from balancekit.workbook.screen import Screen

_YES_NO = {"yes": True, "no": False}
_BOUNDS = ("at_least", "below")


class Conditions:
    """Rows of a condition each; none means always.

    Parameters
    ----------
    screen : Screen
    changed : callable
        Called after every change.

    Attributes
    ----------
    widget : VBox
    """

    def __init__(self, screen: Screen, changed: Callable[[], None]) -> None:
        self._screen, self._changed = screen, changed
        self._known: dict[str, Field] = {}
        self._rows: list[dict[str, str]] = []
        self.widget = VBox()

    @property
    def when(self) -> dict[str, object]:
        """What must all hold, as a file of rules says it."""
        return {row["fact"]: _meant(row, self._known[row["fact"]]) for row in self._rows}

    def offer(self, known: dict[str, Field]) -> None:
        """Offer these and no others; what was picked of others goes."""
        self._known = known
        self._rows = [row for row in self._rows if row["fact"] in known]
        self._draw()

    def _draw(self) -> None:
        rows = [one for number, row in enumerate(self._rows) for one in self._row(number, row)]
        left = [name for name in self._known if name not in {row["fact"] for row in self._rows}]
        label = say("reading.add_condition")
        more = [self._screen.button("condition", label, lambda: self._add(left[0]))] if left else []
        markup.replace(self.widget, [*rows, *more])

    def _add(self, fact: str) -> None:
        self._rows.append(_begun(fact, self._known[fact]))
        self._redraw()

    def _redraw(self) -> None:
        self._draw()
        self._changed()

    def _row(self, number: int, row: dict[str, str]) -> Iterator[DOMWidget]:
        """One condition: what is asked for, what it must be, and a way to take it out."""
        count = number + 1
        taken = {other["fact"] for other in self._rows if other is not row}
        facts = {it: _named(it, one) for it, one in self._known.items() if it not in taken}
        fact = Pick(say("reading.condition", number=count), facts, row["fact"])

        def other_fact(change: dict[str, Any]) -> None:
            self._rows[number] = _begun(change["new"], self._known[change["new"]])
            self._redraw()

        def off() -> None:
            del self._rows[number]
            self._redraw()

        fact.observe(self._screen.guarded(other_fact), "chosen")
        self._screen.register(f"fact:{count}", fact.fill)
        label = say("reading.condition_off", number=count)
        button = self._screen.button(f"off:{count}", label, off, "quiet-action")
        yield markup.panel(fact, *self._values(count, row), button)

    def _values(self, count: int, row: dict[str, str]) -> Iterator[Entry | Pick]:
        """The fields for what a fact must be: a word, yes or no, or between two numbers."""
        field = self._known[row["fact"]]
        parts = _BOUNDS if field.kind is Kind.PART else ("is",)
        for part in parts:
            label = say(f"reading.condition_{part}", number=count)
            words = value_words(row["fact"], field)
            known = row[part]
            control = Pick(label, words, known) if words else Entry(label=label, value=known)

            def took(change: dict[str, Any], part: str = part) -> None:
                row[part] = change["new"]
                self._changed()

            control.observe(self._screen.guarded(took), "chosen" if words else "value")
            self._screen.register(f"{part}:{count}", control.fill)
            yield control


def _named(fact: str, field: Field) -> str:
    return say(f"reading.{'count' if field.kind is Kind.PART else 'pick'}_{fact}")


def value_words(fact: str, field: Field) -> dict[str, str]:
    """Return what a fact can be, each in words; nothing where it is a number."""
    values = tuple(_YES_NO) if field.kind is Kind.YES_NO else field.allowed
    if fact == "region":
        return {value: say(f"interpretation.word_{value}") for value in values}
    return {value: say(f"reading.{fact}_{value}") for value in values}


def _begun(fact: str, field: Field) -> dict[str, str]:
    if field.kind is Kind.PART:
        return {"fact": fact, "at_least": "1", "below": ""}
    return {"fact": fact, "is": next(iter(value_words(fact, field)))}


def _meant(row: dict[str, str], field: Field) -> object:
    if field.kind is Kind.PART:
        return {part: _number(row[part]) for part in _BOUNDS if row[part].strip()}
    return _YES_NO[row["is"]] if field.kind is Kind.YES_NO else row["is"]


def _number(text: str) -> object:
    """Read a number; what is none stays as it is, and the check of rules says so."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return text
    return int(number) if number.is_integer() else number
