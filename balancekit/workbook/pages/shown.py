"""The pictures of what is shown, as both pages that show them need them."""

from collections.abc import Iterator

from ipywidgets import DOMWidget

from balancekit.diagrams import OverlapDiagram
from balancekit.handouts.couple import closeness_pictures, words_picture
from balancekit.handouts.gathering import SharedAnswers
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.pictures import Picture

_WIDTH, _HEIGHT = 680, 450


def on_screen(shared: SharedAnswers) -> OverlapDiagram:
    """Return the words picture in the size of the screen's column."""
    return words_picture(shared, _WIDTH, _HEIGHT)


def shown_page(shared: SharedAnswers) -> Iterator[DOMWidget]:
    """Give the words picture and the closeness pictures, one below the other."""
    yield from Picture(on_screen(shared)).widgets
    yield from shown_closeness(shared)


def shown_closeness(shared: SharedAnswers) -> Iterator[DOMWidget]:
    """Give each person's closeness pictures under their name; nothing where there are none."""
    for index, person in enumerate(shared.people):
        if shared.closeness[index]:
            yield markup.subheading(say("workbook.closeness_of", name=person.name))
            yield from Picture(closeness_pictures(shared, index, width=_WIDTH)).widgets
