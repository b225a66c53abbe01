"""One rated question, for everybody who was named: item by item across the names."""

from collections.abc import Collection, Iterable
from typing import cast

from ipywidgets import DOMWidget

from balancekit.bank import ResponseOption, with_name
from balancekit.casebook.relations import Relationship, relationships
from balancekit.casebook.values import Status
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Ratings
from balancekit.workbook.keeping import Keeper
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.paths import bank_of


def rated_people(screen: Screen) -> tuple[Relationship, ...]:
    """Return those of whom the past weeks can be asked."""
    desk = screen.desk
    return tuple(r for r in relationships(desk.case, desk.person) if r.can_be_rated)


def named(screen: Screen, words: str) -> str:
    """Put the name into words, or "this person" where there are several."""
    people = rated_people(screen)
    if len(people) == 1:
        return with_name(words, people[0].name)
    said = with_name(words, say("worksheet.this_person"))
    return said[:1].upper() + said[1:] if words.startswith("{name}") else said


def rating(screen: Screen, item_id: str) -> Iterable[DOMWidget]:
    """Show the question's rows below its heading."""
    item = bank_of("balance").item(item_id)
    section = bank_of("balance").section(item.section)
    yield markup.text(item.hint or named(screen, section.guidance), "bk-hint")
    yield RatingKeeper(screen, Question("balance", item), screen.desk.person).control(
        named(screen, item.text)
    )


class RatingKeeper(Keeper):
    """Keeps one rating for each relationship; a relationship's number is the answer's entry."""

    def control(self, label: str) -> Ratings:
        """Make the control."""
        asked = self.asked_about()
        known = {str(answer.entry): answer for answer in self.own()}
        self._saved: dict[str, tuple[object, str]] = {
            row: (answer.value, answer.status) for row, answer in known.items()
        }
        self._control = Ratings(
            label,
            [(str(entry), name if len(asked) > 1 else "") for entry, name in asked],
            [(o.value, named(self.screen, o.label)) for o in self.options()],
            values={row: float(a.value) for row, a in known.items() if a.value is not None},
            statuses={row: answer.status for row, answer in known.items()},
        )
        self.follow(self._control, "values", "statuses")
        return self._control

    @property
    def entries(self) -> Collection[int]:
        """Of everybody who is rated, and of nobody else."""
        return {entry for entry, _ in self.asked_about()}

    def asked_about(self) -> list[tuple[int, str]]:
        """Return the entry and the name of everybody who is rated."""
        return [(one.entry, one.name) for one in rated_people(self.screen)]

    def options(self) -> tuple[ResponseOption, ...]:
        """Return what can be chosen."""
        return bank_of(self.bank).options[self.item.options]

    def save(self) -> None:
        """Save the rows that have changed; what was shown before is shown no more."""
        for row in [row["id"] for row in self._control.rows]:
            value, status = now = self._control.answer(row)
            half = (status == "answered") != (value is not None)  # the other trait follows
            if now == self._saved.get(row, (None, "")) or half:
                continue
            self.keep(value, cast(Status, status or "cleared"), entry=int(row))
            self._saved[row] = now
