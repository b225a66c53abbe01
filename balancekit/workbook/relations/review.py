"""Before two are set side by side: each person, alone, sees their lines and takes some out."""

from collections.abc import Iterable

from ipywidgets import DOMWidget, VBox

from balancekit.bank import choice_of, wording_of
from balancekit.casebook import Answer
from balancekit.handouts.side_by_side import BANK, GUESSES, about_the_other
from balancekit.strings import say
from balancekit.workbook.pages.reviewing import Offer, Review, begins_ticked
from balancekit.workbook.screen import Screen

_PARTS = {BANK: "review_answers", GUESSES: "review_guesses"}


def review(screen: Screen) -> Iterable[DOMWidget]:
    """Give every line with a tick box, and last the way on."""
    page = Review(screen, list(_offers(screen)), lambda shown: None)
    yield page.intro(say("relations.review_text", name=screen.desk.other.name))
    yield VBox(
        [one for part in _PARTS.values() for one in page.part(part, say(f"relations.{part}"))]
    )
    yield page.show_button()


def _offers(screen: Screen) -> Iterable[Offer]:
    """Answers that say how often; "rather not say" is nobody's business."""
    desk = screen.desk
    given = desk.case.answers(occasion=desk.occasion, respondent=desk.person)
    for answer in about_the_other(desk.case, desk.person, given):
        if answer.value is not None:
            ticked = begins_ticked(desk.case, answer, desk.other)
            yield Offer(_PARTS[answer.bank], _line(answer, desk.other.name), (answer,), ticked)


def _line(answer: Answer, name: str) -> str:
    text = wording_of(answer.bank, answer.item, name).rstrip(".")
    key = "review_line" if answer.bank == BANK else "review_guess_line"
    words = choice_of(answer.bank, answer.item, answer.value)
    return say(f"relations.{key}", text=text, answer=words)
