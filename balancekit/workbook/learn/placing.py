"""One story, and the plane on which each person puts it alone."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.handouts.learning_answers import STORIES, placement_of
from balancekit.handouts.placements import kept_as
from balancekit.workbook import markup
from balancekit.workbook.controls import Placement
from balancekit.workbook.keeping import Keeper
from balancekit.workbook.learn.story import story_of
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen


def placing(screen: Screen) -> Iterable[DOMWidget]:
    """Show the story and the plane below the heading."""
    story = story_of(screen)
    yield markup.panel(markup.text(story.item.text))
    yield markup.subheading(story.item.hint)
    yield PlacementKeeper(screen, Question(STORIES, story.item), screen.desk.person).control()


class PlacementKeeper(Keeper):
    """Keeps where one person put a story."""

    def control(self) -> Placement:
        """Make the control."""
        known = [placed for answer in self.own() if (placed := placement_of(answer)) is not None]
        self._saved = _spot(known[0].independence, known[0].interdependence) if known else ""
        spot = (known[0].independence, known[0].interdependence) if known else ()
        self._control = Placement(self.item.hint, spot)
        self.follow(self._control, "spot")
        return self._control

    def save(self) -> None:
        """Save the place if it has changed; what was shown before is shown no more."""
        spot = _spot(*self._control.spot)
        if spot == self._saved:
            return
        if spot:
            self.keep(spot)
        else:
            self.keep(None, "cleared")
        self._saved = spot


def _spot(*values: float) -> str:
    return kept_as(values)
