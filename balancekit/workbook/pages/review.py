"""Before anything is shown: each person, alone, sees their part of the page and takes lines out."""

from collections.abc import Iterable, Sequence
from typing import Any

from ipywidgets import DOMWidget

from balancekit.casebook import Answer, Occasion, Respondent
from balancekit.diagrams import closeness_words
from balancekit.handouts.gathering import CLOSENESS_ITEMS, SharedAnswers, gather
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading, Ticks
from balancekit.workbook.pages.shown import ShownPage
from balancekit.workbook.questions import written_by
from balancekit.workbook.screen import Screen

_PARTS = (
    ("review_own", ("venn_own",)),
    ("review_both", ("venn_both",)),
    ("review_closeness", CLOSENESS_ITEMS),
)


def review(screen: Screen, steps: int) -> Iterable[DOMWidget]:
    """Show every answer with a tick box, and the page that comes of what is ticked."""
    yield Heading(
        label=say("workbook.review_title", name=screen.desk.other.name),
        step=steps,
        steps=steps,
        progress=say("workbook.step", step=steps, steps=steps),
    )
    yield from Review(screen).widgets()


class Review:
    """What one person is about to show: their answers, and which of them are ticked."""

    def __init__(self, screen: Screen) -> None:
        desk = screen.desk
        self._screen = screen
        self._desk = desk
        mine = written_by(desk, desk.person)
        self._answers = {_row(answer): answer for answer in mine if answer.status == "answered"}
        self._ticked = {row for row, answer in self._answers.items() if self._begins_ticked(answer)}
        self._preview = ShownPage(self._shared())

    def widgets(self) -> Iterable[DOMWidget]:
        """Give the page's widgets below its heading."""
        sentence = "workbook.review_text" if self._answers else "workbook.review_nothing"
        yield markup.text(say(sentence, name=self._desk.other.name))
        for part, items in _PARTS:
            yield from self._part(part, items)
        if self._answers:
            yield markup.subheading(say("workbook.review_picture"))
            yield self._preview.widget
        label = "workbook.review_show" if self._answers else "workbook.next"
        yield self._screen.button("show", say(label), self._show, "primary")

    def _begins_ticked(self, answer: Answer) -> bool:
        """Everything, unless its author has said otherwise; what was said stays said."""
        case, line = self._desk.case, _line(answer)
        return self._desk.other in case.recipients(*line) or not case.has_chosen_readers(*line)

    def _part(self, part: str, items: Sequence[str]) -> Iterable[DOMWidget]:
        mine = [(row, a) for row, a in self._answers.items() if a.item in items]
        mine.sort(key=lambda pair: items.index(pair[1].item))  # as the picture has them
        rows = [(row, self._words(answer)) for row, answer in mine]
        if not rows:
            return
        title = say(f"workbook.{part}")
        control = Ticks(title, rows, [row for row, _ in rows if row in self._ticked])
        control.observe(self._screen.guarded(self._tick), "ticked")
        self._screen.register(part, control.fill)
        yield markup.subheading(title)
        yield control

    def _tick(self, change: Any) -> None:
        """Take a line out at once; what is ticked is shown only when all of it is."""
        now, before = set(change["new"]), set(change["old"])
        for row in before - now:
            self._let_read(self._answers[row])
        self._ticked = (self._ticked - before) | now
        self._preview.become(self._shared())

    def _let_read(self, answer: Answer, *others: Respondent) -> None:
        self._desk.case.set_recipients(*_line(answer), [*others, self._desk.case.therapist])

    def _shared(self) -> SharedAnswers:
        first, second = self._desk.case.people
        ticked = [answer for row, answer in self._answers.items() if row in self._ticked]
        return gather((first, second), ticked)

    def _words(self, answer: Answer) -> str:
        if answer.item not in CLOSENESS_ITEMS:
            return str(answer.value)
        caption = say(f"handout.{answer.item}")
        return f"{caption}: {closeness_words(float(answer.value or 0))}"

    def _show(self) -> None:
        """Let the other read what is ticked, and nothing else; then it is the next one's turn."""
        desk = self._desk
        for row in self._answers.keys() - self._ticked:
            self._let_read(self._answers[row])
        for row in self._ticked:
            self._let_read(self._answers[row], desk.other)
        reviewed = tuple(sorted({*desk.place.reviewed, desk.person.position}))
        place = desk.place.moved(reviewed=reviewed, step=0)
        if desk.other.position in reviewed:
            desk.go(place.moved(stage="reveal"))
        else:
            desk.go(place.moved(stage="handover", person=desk.other.position))
        self._screen.turn()


def _row(answer: Answer) -> str:
    return f"{answer.item}-{answer.entry}"


def _line(answer: Answer) -> tuple[Occasion, Respondent, str, int]:
    return answer.occasion, answer.respondent, answer.item, answer.entry
