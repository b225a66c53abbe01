"""Before a check-in is shown: each person, alone, sees their half of it and takes lines out."""

from collections.abc import Iterable, Sequence

from ipywidgets import HTML, DOMWidget

from balancekit.casebook import Answer
from balancekit.diagrams import closeness_words
from balancekit.handouts.steps import NEXT, ticked
from balancekit.handouts.then_and_now import LINE, NOW, WISHED, last_before, then_and_now
from balancekit.strings import say, short_date
from balancekit.workbook import markup
from balancekit.workbook.check_in.leaves import names, own_answers, subject
from balancekit.workbook.check_in.told import tick_words, told_panel
from balancekit.workbook.pages.reviewing import Offer, Review, begins_ticked, line_of
from balancekit.workbook.screen import Screen

_PARTS = ("review_then", "review_today")


def review(screen: Screen) -> Iterable[DOMWidget]:
    """Give every line with a tick box, beside it what comes of them, and last the way on."""
    desk = screen.desk
    own, about = own_answers(desk), subject(desk)
    offers = _offers(screen, own)
    offered = {answer for offer in offers for answer in offer.answers}
    preview = HTML()

    def draw(shown: list[Answer]) -> None:
        seen = desk.case.answers(respondent=desk.person, readers=desk.case.people)
        visible = [*(answer for answer in seen if answer not in offered), *shown]
        told = then_and_now(own, visible, desk.occasion, desk.person, about)
        preview.value = told_panel(told, names(desk, about), say("check_in.review_preview"))

    page = Review(screen, offers, draw)
    yield page.intro(say("check_in.review_text", name=desk.other.name))
    ticks = [w for part in _PARTS for w in page.part(part, say(f"check_in.{part}"))]
    if offers:
        yield markup.columns(markup.stack(*ticks), markup.panel(preview))
    yield page.show_button()


def _offers(screen: Screen, own: Sequence[Answer]) -> list[Offer]:
    """Everything that can be shown; what is from an earlier sitting is shown only if it was."""
    return [*_pictures(screen, own), *_steps(screen, own), *_words(screen, own)]


def _pictures(screen: Screen, own: Sequence[Answer]) -> Iterable[Offer]:
    desk, about = screen.desk, subject(screen.desk)
    close = [a for a in own if about and a.entry == about.entry and a.status == "answered"]
    now = [a for item in (NOW, WISHED) for a in close if a.item == item]
    last = last_before((a for a in now if a.item == NOW), desk.occasion)
    for answer in now:
        words = closeness_words(float(answer.value or 0))
        if answer.occasion == desk.occasion:
            caption = say("handout.today" if answer.item == NOW else "handout.ios_wished")
            ticked_first = begins_ticked(desk.case, answer, desk.other)
            yield Offer("review_today", f"{caption}: {words}", (answer,), ticked_first)
        elif answer.occasion == last and answer.item == NOW:
            day = short_date(answer.occasion.started.astimezone().date())
            yield Offer("review_then", f"{day}: {words}", (answer,), _is_shown(screen, answer))


def _steps(screen: Screen, own: Sequence[Answer]) -> Iterable[Offer]:
    """A step and what became of it are one line: neither says anything alone."""
    desk = screen.desk
    for one in ticked(own, desk.occasion):
        step = () if one.step is None else (one.step.written,)
        chosen = desk.case.has_chosen_readers(*line_of(one.tick))
        shown = _is_shown(screen, one.tick) if chosen else all(_is_shown(screen, a) for a in step)
        yield Offer("review_today", tick_words(one), (one.tick, *step), shown)


def _words(screen: Screen, own: Sequence[Answer]) -> Iterable[Offer]:
    desk = screen.desk
    for item in (LINE, NEXT):
        for answer in own:
            if answer.item == item and answer.occasion == desk.occasion:
                shown = begins_ticked(desk.case, answer, desk.other)
                yield Offer("review_today", str(answer.value), (answer,), shown)


def _is_shown(screen: Screen, answer: Answer) -> bool:
    return screen.desk.other in screen.desk.case.recipients(*line_of(answer))
