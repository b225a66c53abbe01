"""The map of one person, and one relationship looked at closer: now, last time, wished for."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.bank import Item
from balancekit.diagrams import LONG_FORM_SPREAD, MapDiagram, Place, amount_words, map_diagram
from balancekit.handouts.placements import kept_as, spot_of
from balancekit.handouts.seven_steps import relations_map
from balancekit.handouts.worksheet_answers import Rated, worksheet_answers
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading, Placement
from balancekit.workbook.dates import day_of
from balancekit.workbook.keeping import Keeper
from balancekit.workbook.pictures import Still
from balancekit.workbook.questions import Question
from balancekit.workbook.relations.earlier import Earlier, earlier
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.picture import said_of

_WIDTH, _HEIGHT = 680, 520
_WISH_SPREAD = 5.0
# Where somebody would like a relationship to lie: no bank's question.
WISHED = Question("relations", Item(id="relation_wished", kind="text", text="", source=""))


def picture(screen: Screen) -> Iterable[DOMWidget]:
    """Show the map, and below it a way into each relationship."""
    desk = screen.desk
    gathered = worksheet_answers(desk.case, desk.occasion, desk.person, [desk.person])
    yield Still(relations_map(gathered, _WIDTH, _HEIGHT)).widget
    yield markup.text(say("relations.open_text" if gathered.rated else "relations.open_none"))
    yield markup.row(*(_opener(screen, rated) for rated in gathered.rated))


def _opener(screen: Screen, rated: Rated) -> DOMWidget:
    known = rated.relationship

    def page(screen: Screen) -> Iterable[DOMWidget]:
        return _opened(screen, rated)

    return screen.button(f"open:{known.entry}", known.name, lambda: screen.turn(page), "case")


def _opened(screen: Screen, rated: Rated) -> Iterable[DOMWidget]:
    """Show one relationship: where it lies, where it lay, where it is wished to lie."""
    name = rated.relationship.name
    before = earlier(screen.desk, rated.relationship.entry)
    keeper = WishKeeper(screen, WISHED, screen.desk.person, rated.relationship.entry)
    drawn = Still(_closer(rated, before, keeper.spot))
    yield Heading(label=name)
    yield markup.text(say("relations.opened_text"), "bk-hint")
    yield drawn.widget
    yield from _moved(rated, before)
    yield from said_of(rated)
    yield markup.subheading(say("relations.wished_title"))
    yield markup.text(say("relations.wished_text"), "bk-hint")
    yield keeper.control(
        say("relations.wished_label", name=name),
        lambda: drawn.become(_closer(rated, before, keeper.spot)),
    )
    yield screen.button("back", say("workbook.back"), screen.turn)


def _closer(rated: Rated, before: Earlier | None, wished: tuple[float, ...]) -> MapDiagram:
    own, shared = _values(rated)
    places = [Place(say("relations.opened_now"), own, shared, LONG_FORM_SPREAD)]
    if before is not None:
        places.append(Place(say("relations.opened_then"), *_values(before.rated), LONG_FORM_SPREAD))
    if wished:
        own, shared = wished
        places.append(Place(say("relations.opened_wished"), own, shared, _WISH_SPREAD))
    return map_diagram(places, _WIDTH, _HEIGHT)


def _moved(rated: Rated, before: Earlier | None) -> Iterable[DOMWidget]:
    now, then = _words(rated), _words(before.rated) if before else ""
    if before is not None and now and then:
        day = day_of(before.occasion.started)
        yield markup.text(say("relations.opened_moved", day=day, words=then, now=now))


def _words(rated: Rated) -> str:
    own, shared = _values(rated)
    return "" if own is None or shared is None else amount_words(own, shared)


def _values(rated: Rated) -> tuple[float | None, float | None]:
    return rated.scores["independence"].value, rated.scores["interdependence"].value


class WishKeeper(Keeper):
    """Keeps where one relationship is wished to lie.

    Attributes
    ----------
    spot : tuple of float
        Independence and interdependence, 0 to 100; empty while there is none.
    """

    def control(self, label: str, kept: Callable[[], None]) -> Placement:
        """Make the control; `kept` is called after each change."""
        self._kept = kept
        self._saved = self.spot
        self._control = Placement(label, self.spot, "map")
        self.follow(self._control, "spot")
        return self._control

    @property
    def spot(self) -> tuple[float, ...]:
        """Where it is wished, as it is saved."""
        known = self.known()
        return () if known is None else spot_of(known.value)

    def save(self) -> None:
        """Save the place if it has changed."""
        spot = tuple(self._control.spot)
        if spot == self._saved:
            return
        if spot:
            self.keep(kept_as(spot), entry=self.entry)
        else:
            self.keep(None, "cleared", entry=self.entry)
        self._saved = spot
        self._kept()
