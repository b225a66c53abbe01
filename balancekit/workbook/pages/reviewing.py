"""Looking through what is about to be shown: each person, alone, before the other sees any of it.

What the lines are, and what the page looks like that comes of them, each notebook says for itself.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ipywidgets import DOMWidget

from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Ticks
from balancekit.workbook.screen import Screen


class Offer(NamedTuple):
    """One line with a tick box.

    Attributes
    ----------
    part : str
        The field it stands under: ``"review_own"`` and the like.
    words : str
    answers : tuple of Answer
        All that is shown, or not, with this line.
    ticked : bool
        How the line begins.
    """

    part: str
    words: str
    answers: tuple[Answer, ...]
    ticked: bool

    @property
    def row(self) -> str:
        """The line's name on the page."""
        answer = self.answers[0]
        return f"{answer.item}-{answer.occasion.id}-{answer.entry}"


def begins_ticked(case: Case, answer: Answer, reader: Respondent) -> bool:
    """Everything, unless its author has said otherwise; what was said stays said."""
    line = line_of(answer)
    return reader in case.recipients(*line) or not case.has_chosen_readers(*line)


class Review:
    """What one person is about to show: their lines, and which of them are ticked."""

    def __init__(
        self,
        screen: Screen,
        offers: Sequence[Offer],
        draw: Callable[[list[Answer]], None],
    ) -> None:
        self._screen = screen
        self._desk = screen.desk
        self._offers = {offer.row: offer for offer in offers}
        self._ticked = {offer.row for offer in offers if offer.ticked}
        self._draw = draw
        draw(self._shown())

    def intro(self, sentence: str) -> DOMWidget:
        """Say what the boxes are for, or that there are none."""
        return markup.text(sentence if self._offers else say("workbook.review_nothing"))

    def part(self, part: str, title: str) -> Iterable[DOMWidget]:
        """Give the lines of one part under its title; nothing where there are none."""
        rows = [(row, one.words) for row, one in self._offers.items() if one.part == part]
        if not rows:
            return
        control = Ticks(title, rows, [row for row, _ in rows if row in self._ticked])
        control.observe(self._screen.guarded(self._tick), "ticked")
        self._screen.register(part, control.fill)
        yield markup.subheading(title)
        yield control

    def show_button(self) -> DOMWidget:
        """Make the button that lets the other see what is ticked."""
        label = "workbook.review_show" if self._offers else "workbook.next"
        return self._screen.button("show", say(label), self._show, "primary")

    def _tick(self, change: Any) -> None:
        """Take a line out at once; what is ticked is shown only when all of it is."""
        now, before = set(change["new"]), set(change["old"])
        for row in before - now:
            self._let_read(self._offers[row])
        self._ticked = (self._ticked - before) | now
        self._draw(self._shown())

    def _let_read(self, offer: Offer, *others: Respondent) -> None:
        for answer in offer.answers:
            self._desk.case.set_recipients(*line_of(answer), [*others, self._desk.case.therapist])

    def _shown(self) -> list[Answer]:
        rows = [offer for row, offer in self._offers.items() if row in self._ticked]
        return [answer for offer in rows for answer in offer.answers]

    def _show(self) -> None:
        """Let the other read what is ticked, and nothing else; then it is the next one's turn."""
        desk = self._desk
        for row in self._offers.keys() - self._ticked:
            self._let_read(self._offers[row])
        for row in self._ticked:
            self._let_read(self._offers[row], desk.other)
        ready = {*desk.place.ready, desk.person.position}
        place = desk.place.moved(step=0, about=0).readied(ready)
        if desk.other.position in ready:
            desk.go(place.moved(stage="reveal"))
        else:
            desk.go(place.moved(stage="handover", person=desk.other.position))
        self._screen.turn()


def line_of(answer: Answer) -> tuple[Occasion, Respondent, str, int]:
    """Return where an answer stands, as the casebook is asked who may read it."""
    return answer.occasion, answer.respondent, answer.item, answer.entry
