"""Ratings from a page that was filled in by pen: who, about whom, which form, then the keys."""

from collections.abc import Iterable
from typing import cast

from ipywidgets import DOMWidget, VBox

from balancekit.bank import Bank, Item, load_bank
from balancekit.casebook import Respondent
from balancekit.casebook.relations import (
    Relationship,
    add_relationship,
    relationships,
    same_name,
)
from balancekit.casebook.typed_for import note_typed_for, typed_for
from balancekit.casebook.values import Status
from balancekit.errors import CasebookError
from balancekit.handouts.blank import RATED_BANK
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading, Keypad
from balancekit.workbook.keeping import Keeper
from balancekit.workbook.pages.giving import chosen_person, person_choice
from balancekit.workbook.pages.returned import about_choice, chosen_relationship
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen

_FORMS = ("short", "full", "practices")


def items_of(form: str) -> tuple[Item, ...]:
    """Return the rated questions of a printed form, in its order.

    Examples
    --------
    >>> [len(items_of(form)) for form in ("short", "full", "practices")]
    [8, 24, 12]
    """
    bank = load_bank(RATED_BANK)
    if form == "short":
        return bank.form("short").items
    return bank.in_section("practices" if form == "practices" else "past_weeks")


def keypad_start(screen: Screen) -> Iterable[DOMWidget]:
    """Ask whose page it is, whom it is about, and which questions stand on it."""
    case, box = screen.desk.case, VBox()
    whose = person_choice(screen, say("paper.from_whom"))
    other = screen.entry("about_other", say("paper.about_other"))
    options = [
        (one, say(f"paper.form_{one}"), say("paper.form_items", count=len(items_of(one))))
        for one in _FORMS
    ]
    form = Choice(say("paper.which_form"), options)
    screen.register("form", form.fill)
    about: list[Choice] = []

    def follow(_: object = None) -> None:
        """Offer those whom the chosen person has named."""
        people = [p for p in case.people if str(p.position) == whose.chosen]
        named = any(relationships(case, person) for person in people)
        about[:] = [about_choice(screen, people)] if named else []
        markup.replace(box, about)

    def begin() -> None:
        person = chosen_person(screen, whose)
        if not form.chosen:
            raise CasebookError(say("paper.choose_form"))
        known = chosen_relationship(case, person, about[0].chosen) if about else None
        known = known or _newly_named(screen, person, other.value)
        screen.turn(lambda screen: _keypad(screen, person, known, form.chosen))

    whose.observe(screen.guarded(follow), "chosen")
    follow()
    yield markup.subheading(say("paper.keypad_title"))
    yield markup.text(say("paper.keypad_text"))
    yield from (whose, box, other, form)
    yield screen.button("type_in", say("paper.type_in"), begin, "primary")


def _newly_named(screen: Screen, person: Respondent, name: str) -> Relationship:
    """Return the one of this name, who is put on the list where nobody there has it."""
    case, name = screen.desk.case, name.strip()
    if not name:
        raise CasebookError(say("paper.choose_whom"))
    if not any(same_name(one.name, name) for one in relationships(case, person)):
        add_relationship(case, screen.desk.occasion, person, {"name": name})
    return next(one for one in relationships(case, person) if same_name(one.name, name))


def _keypad(
    screen: Screen, person: Respondent, about: Relationship, form: str
) -> Iterable[DOMWidget]:
    label = say("paper.keypad_of", name=person.name, other=about.name)
    yield Heading(label=label)
    yield markup.text(say("paper.keypad_how"), "bk-hint")
    yield PaperKeeper(screen, person, about).control(label, items_of(form))
    yield screen.button("done", say("paper.keypad_done"), screen.turn, "primary")


class PaperKeeper(Keeper):
    """Keeps what is typed in from paper: for the therapist and its author, marked as typed."""

    def __init__(self, screen: Screen, person: Respondent, about: Relationship) -> None:
        page = Item(id="keypad", kind="choice", text="", source="")
        super().__init__(screen, Question(RATED_BANK, page), person)
        self._about = about

    @property
    def line(self) -> tuple[object, ...]:
        """Whose answers about whom, at which sitting."""
        return (*super().line, self._about.entry)

    def control(self, label: str, items: Iterable[Item]) -> Keypad:
        """Make the control, with what was answered at this sitting already."""
        items = tuple(items)
        bank: Bank = load_bank(self.bank)
        given = self.case.answers(occasion=self.occasion, respondent=self.author)
        known = {a.item: a for a in given if a.bank == self.bank and a.entry == self._about.entry}
        self._saved: dict[str, tuple[object, str]] = {
            item: (answer.value, answer.status) for item, answer in known.items()
        }
        self._control = Keypad(
            label,
            [(item.id, item.asked_of(self._about.name)) for item in items],
            [(option.value, option.label) for option in bank.options[items[0].options]],
            values={item: float(a.value) for item, a in known.items() if a.value is not None},
            statuses={item: answer.status for item, answer in known.items()},
        )
        self.follow(self._control, "values", "statuses")
        return self._control

    def save(self) -> None:
        """Save the lines that have changed."""
        for item in [row["id"] for row in self._control.rows]:
            value, status = now = self._control.answer(item)
            half = (status == "answered") != (value is not None)  # the other trait follows
            if now != self._saved.get(item, (None, "")) and not half:
                self._keep(item, value, cast(Status, status or "cleared"))
                self._saved[item] = now

    def _keep(self, item: str, value: float | None, status: Status) -> None:
        if self.author not in typed_for(self.case, self.occasion):
            note_typed_for(self.case, self.occasion, self.author)
        line = self.occasion, self.author, item, self._about.entry
        if self.case.recipients(*line) - {self.case.therapist}:
            self.case.set_recipients(*line, [self.case.therapist])
        saved = self.case.answer(
            self.occasion,
            self.author,
            item,
            value,
            bank=self.bank,
            entry=self._about.entry,
            status=status,
        )
        self.screen.saved(saved.saved)
