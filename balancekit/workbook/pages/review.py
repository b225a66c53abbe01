"""Before anything is shown: each person, alone, sees their part of the page and takes lines out."""

from collections.abc import Iterable, Sequence

from ipywidgets import DOMWidget, VBox

from balancekit.casebook import Answer
from balancekit.diagrams import closeness_words
from balancekit.handouts.gathering import CLOSENESS_ITEMS, gather
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading, Ticks
from balancekit.workbook.pages.shown import shown_page
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
        mine = desk.case.answers(occasion=desk.occasion, respondent=desk.person)
        self._answers = {_row(answer): answer for answer in mine if answer.status == "answered"}
        self._ticks: list[Ticks] = []
        self._picture = VBox()

    def widgets(self) -> Iterable[DOMWidget]:
        """Give the page's widgets below its heading."""
        sentence = "workbook.review_text" if self._answers else "workbook.review_nothing"
        yield markup.text(say(sentence, name=self._desk.other.name))
        for part, items in _PARTS:
            yield from self._part(part, items)
        if self._answers:
            self._draw()
            yield markup.subheading(say("workbook.review_picture"))
            yield self._picture
        label = "workbook.review_show" if self._answers else "workbook.next"
        yield self._screen.button("show", say(label), self._show, "primary")

    def _part(self, part: str, items: Sequence[str]) -> Iterable[DOMWidget]:
        rows = [(row, self._words(a)) for row, a in self._answers.items() if a.item in items]
        if not rows:
            return
        title = say(f"workbook.{part}")
        control = Ticks(title, rows, self._ticked_at_first([row for row, _ in rows]))
        control.observe(self._screen.guarded(lambda _: self._draw()), "ticked")
        self._screen.register(part, control.fill)
        self._ticks.append(control)
        yield markup.subheading(title)
        yield control

    def _words(self, answer: Answer) -> str:
        if answer.item not in CLOSENESS_ITEMS:
            return str(answer.value)
        caption = say(f"handout.{answer.item}")
        return f"{caption}: {closeness_words(float(answer.value or 0))}"

    def _ticked_at_first(self, rows: Sequence[str]) -> list[str]:
        """Everything is ticked on the first look; later, what was shown then."""
        if self._desk.person.position not in self._desk.place.reviewed:
            return list(rows)
        return [row for row in rows if self._is_shown(self._answers[row])]

    def _is_shown(self, answer: Answer) -> bool:
        readers = self._desk.case.recipients(
            answer.occasion, answer.respondent, answer.item, answer.entry
        )
        return self._desk.other in readers

    def _ticked(self) -> list[Answer]:
        rows = {row for control in self._ticks for row in control.ticked}
        return [answer for row, answer in self._answers.items() if row in rows]

    def _draw(self) -> None:
        first, second = self._desk.case.people
        shared = gather((first, second), self._ticked())
        markup.replace(self._picture, shown_page(shared))

    def _show(self) -> None:
        """Let the other read what is ticked, and nothing else; then it is the next one's turn."""
        desk = self._desk
        ticked = self._ticked()
        for answer in self._answers.values():
            others = [desk.other] if answer in ticked else []
            desk.case.set_recipients(
                answer.occasion,
                answer.respondent,
                answer.item,
                answer.entry,
                [*others, desk.case.therapist],
            )
        reviewed = tuple(sorted({*desk.place.reviewed, desk.person.position}))
        place = desk.place.moved(reviewed=reviewed, step=0)
        if desk.other.position in reviewed:
            desk.go(place.moved(stage="reveal"))
        else:
            desk.go(place.moved(stage="handover", person=desk.other.position))
        self._screen.turn()


def _row(answer: Answer) -> str:
    return f"{answer.item}-{answer.entry}"
