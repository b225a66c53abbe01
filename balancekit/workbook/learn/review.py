"""Before anything is shown: each person, alone, says whether the other may see their place."""

from collections.abc import Iterable
from typing import Any

from ipywidgets import DOMWidget

from balancekit.casebook import Answer, Respondent
from balancekit.diagrams import MapDiagram
from balancekit.handouts.learning_answers import Placement, placement_of, story_map
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Ticks
from balancekit.workbook.learn.story import story_of
from balancekit.workbook.pictures import Still
from balancekit.workbook.screen import Screen

MAP_SIZE = 680, 440
_ROW = "placed"


def review(screen: Screen, partner: Respondent) -> Iterable[DOMWidget]:
    """Show the page as the other would see it, with a tick box, below the heading."""
    yield from Review(screen, partner).widgets()


class Review:
    """What one person is about to show: where they put the story, or nothing."""

    def __init__(self, screen: Screen, partner: Respondent) -> None:
        desk = screen.desk
        self._screen, self._desk, self._partner = screen, desk, partner
        self._story = story_of(screen)
        mine = desk.case.answers(
            occasion=desk.occasion, respondent=desk.person, item=self._story.item.id
        )
        placed = [(answer, place) for answer in mine if (place := placement_of(answer))]
        self._answer: Answer | None = placed[0][0] if placed else None
        self._placed: tuple[Placement, ...] = tuple(place for _, place in placed)
        self._shown = self._begins_ticked()

    def widgets(self) -> Iterable[DOMWidget]:
        """Give the page's widgets below its heading."""
        name = self._partner.name
        if self._answer is None:
            yield markup.text(say("workbook.review_nothing"))
            yield self._screen.button("show", say("workbook.next"), self._show, "primary")
            return
        yield markup.text(say("workbook.review_text", name=name))
        self._preview = Still(self._picture())
        row = (_ROW, say("learn.review_row", words=self._placed[0].words))
        control = Ticks(say("learn.review_label"), [row], [_ROW] if self._shown else [])
        control.observe(self._screen.guarded(self._tick), "ticked")
        self._screen.register("review", lambda shown: self._fill(control, shown))
        yield control
        yield markup.subheading(say("workbook.review_picture"))
        yield self._preview.widget
        yield self._screen.button("show", say("workbook.review_show"), self._show, "primary")

    def _fill(self, control: Ticks, shown: bool) -> None:
        control.ticked = [_ROW] if shown else []

    def _begins_ticked(self) -> bool:
        """Yes, unless its author has said otherwise; what was said stays said."""
        if self._answer is None:
            return False
        line = _line(self._answer)
        case = self._desk.case
        return self._partner in case.recipients(*line) or not case.has_chosen_readers(*line)

    def _picture(self) -> MapDiagram:
        return story_map(self._placed if self._shown else (), *MAP_SIZE)

    def _tick(self, change: Any) -> None:
        """Take it out at once; what is ticked is shown only when that is said."""
        self._shown = bool(change["new"])
        if not self._shown:
            self._let_read()
        self._preview.become(self._picture())

    def _let_read(self) -> None:
        """Let the other read it, or no more; whoever else may read it still does."""
        if self._answer is None:
            return
        case, line = self._desk.case, _line(self._answer)
        readers = {*case.recipients(*line), case.therapist} - {self._partner}
        if self._shown:
            readers.add(self._partner)
        case.set_recipients(*line, readers)

    def _show(self) -> None:
        """Let the other read it if it is ticked; then it is the other's turn, or both look."""
        desk = self._desk
        self._let_read()
        agreed = tuple(sorted({*desk.place.agreed, desk.person.position}))
        place = desk.place.moved(agreed=agreed, step=0)
        if self._partner.position in agreed:
            desk.go(place.moved(stage="reveal"))
        else:
            desk.go(place.moved(stage="handover", person=self._partner.position))
        self._screen.turn()


def _line(answer: Answer) -> tuple[Any, Respondent, str, int]:
    return answer.occasion, answer.respondent, answer.item, answer.entry
