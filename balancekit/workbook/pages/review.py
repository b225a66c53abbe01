"""Before two circles are shown: each person, alone, sees their part and takes lines out."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Answer
from balancekit.diagrams import closeness_words
from balancekit.handouts.gathering import CLOSENESS_ITEMS, gather
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.reviewing import Offer, Review, begins_ticked
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
    desk = screen.desk
    first, second = desk.case.people
    preview = ShownPage(gather((first, second), ()))
    offers = _offers(screen)

    def draw(shown: list[Answer]) -> None:
        preview.become(gather((first, second), shown))

    page = Review(screen, offers, draw)
    progress = say("workbook.step", step=steps, steps=steps)
    title = say("workbook.review_title", name=desk.other.name)
    yield Heading(label=title, step=steps, steps=steps, progress=progress)
    yield page.intro(say("workbook.review_text", name=desk.other.name))
    for part, _ in _PARTS:
        yield from page.part(part, say(f"workbook.{part}"))
    if offers:
        yield markup.subheading(say("workbook.review_picture"))
        yield preview.widget
    yield page.show_button()


def _offers(screen: Screen) -> list[Offer]:
    """Everything that can be shown, the pictures in the order in which they are asked."""
    desk = screen.desk
    given = [one for one in written_by(desk, desk.person) if one.status == "answered"]
    return [
        Offer(part, _words(one), (one,), begins_ticked(desk.case, one, desk.other))
        for part, items in _PARTS
        for item in items
        for one in given
        if one.item == item
    ]


def _words(answer: Answer) -> str:
    if answer.item not in CLOSENESS_ITEMS:
        return str(answer.value)
    caption = say(f"handout.{answer.item}")
    return f"{caption}: {closeness_words(float(answer.value or 0))}"
