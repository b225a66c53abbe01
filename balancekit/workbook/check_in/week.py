"""One line on the week, the next small step, and a day to look back on it."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.handouts.steps import NEXT, steps_to_look_at
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.check_in.leaves import own_answers
from balancekit.workbook.keeping import ProseKeeper
from balancekit.workbook.planning import CHECK_IN, DayKeeper
from balancekit.workbook.questions import Question, week_asked
from balancekit.workbook.screen import Screen


def week(screen: Screen) -> Iterable[DOMWidget]:
    """Show the fields below the heading."""
    line, following = week_asked()
    yield _asked(screen, line)
    yield _asked(screen, following, *_same_again(screen))
    yield from DayKeeper(screen, CHECK_IN, screen.desk.person).widgets()


def _asked(screen: Screen, question: Question, *below: DOMWidget) -> DOMWidget:
    item = question.item
    field = ProseKeeper(screen, question, screen.desk.person).control(item.text)
    return markup.stack(
        markup.text(item.text, "bk-item"), markup.text(item.hint, "bk-hint"), field, *below
    )


def _same_again(screen: Screen) -> Iterable[DOMWidget]:
    """Offer the last step once more, where it is still open."""
    steps = steps_to_look_at(own_answers(screen.desk), screen.desk.occasion)
    if steps:
        words = steps[0].words

        def again() -> None:
            screen.fill({NEXT: words})

        yield screen.button("same_step", say("check_in.same_step"), again, "quiet-action")
