"""The pictures of what is shown, as both pages that show them need them."""

from collections.abc import Iterator

from ipywidgets import HTML, DOMWidget, VBox

from balancekit.diagrams import ClosenessDiagram, OverlapDiagram
from balancekit.figures import still
from balancekit.handouts.closeness import closeness_pictures
from balancekit.handouts.couple import words_picture
from balancekit.handouts.gathering import SharedAnswers
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.pictures import Still

_WIDTH, _HEIGHT = 680, 450


def on_screen(shared: SharedAnswers) -> OverlapDiagram:
    """Return the words picture in the size of the screen's column."""
    return words_picture(shared, _WIDTH, _HEIGHT)


def _in_one_size(shared: SharedAnswers, index: int) -> ClosenessDiagram:
    """Return one person's pictures, as large as the other's, however many each of them shows."""
    count = len(shared.closeness[index])
    return closeness_pictures(shared, index, width=_WIDTH * count / 3)


def shown_closeness(shared: SharedAnswers) -> Iterator[DOMWidget]:
    """Give each person's closeness pictures under their name; nothing where there are none."""
    for index, person in enumerate(shared.people):
        if shared.closeness[index]:
            yield markup.subheading(say("workbook.closeness_of", name=person.name))
            yield Still(_in_one_size(shared, index)).widget


class ShownPage:
    """The pictures of what one person is about to show; they change in place with the ticks.

    Attributes
    ----------
    widget : VBox
        The words picture, and the closeness pictures where there are any.
    """

    def __init__(self, shared: SharedAnswers) -> None:
        self._words = Still(on_screen(shared))
        self._closeness = HTML()
        self.widget = VBox([self._words.widget, self._closeness])
        self.become(shared)

    def become(self, shared: SharedAnswers) -> None:
        """Show something else."""
        self._words.become(on_screen(shared))
        drawn = [still(_in_one_size(shared, index)) for index in (0, 1) if shared.closeness[index]]
        self._closeness.value = "".join(drawn)
