"""What both look at together: the words, the closeness, and three things to talk about."""

from collections.abc import Callable, Iterable, Sequence

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.handouts.gathering import OWN_TALK, shared_answers
from balancekit.handouts.readings import readings_for_nobody
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.explained import explained
from balancekit.workbook.for_both import for_both
from balancekit.workbook.keeping import LineKeeper, ProseKeeper
from balancekit.workbook.pages.closing import finisher
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.shown import on_screen, shown_closeness
from balancekit.workbook.pages.take_home import take_home
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.pictures import Picture
from balancekit.workbook.questions import Question, talked_about, written_alone
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.own_prompts import own_prompts_of

Body = Callable[[Screen, int, int], Iterable[DOMWidget]]


def together(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    questions = talked_about()
    asked = (_prompting(question, last=question == questions[-1]) for question in questions)
    pages = (_words, _closeness, *asked, _pages_to_take_home)
    step = min(screen.desk.place.step, len(pages) - 1)
    yield from pages[step](screen, step, len(pages))
    last = step == len(pages) - 1
    finish = finisher(screen) if last else None
    yield turn_buttons(screen, *_undo(screen), first=step == 0, finish=finish)
    yield therapist_button(screen)


def _undo(screen: Screen) -> Iterable[DOMWidget]:
    """Take back what was written here since the page was turned to; only pages to write on."""
    case = screen.desk.case
    if screen.fields:
        everyone = (*case.people, case.together)
        readers = (*case.people, case.therapist)
        yield from undo_buttons(screen, everyone, since=case.mark(), readers=readers)


def _heading(label: str, step: int, steps: int) -> Heading:
    progress = say("workbook.step", step=step + 1, steps=steps)
    return Heading(label=label, step=step + 1, steps=steps, progress=progress)


@for_both
def _words(screen: Screen, step: int, steps: int) -> Iterable[DOMWidget]:
    desk = screen.desk
    picture = Picture(on_screen(shared_answers(desk.case, desk.occasion)))

    def redraw() -> None:
        picture.become(on_screen(shared_answers(desk.case, desk.occasion)))

    yield _heading(say("workbook.picture_title"), step, steps)
    yield markup.text(say("workbook.picture_text"))
    yield from picture.widgets
    own, both = written_alone()[:2]
    first, second = desk.case.people
    everyone = (first, second, desk.case.together)
    yield _editor(screen, own, [first], say("workbook.own_lines", name=first.name), redraw)
    yield _editor(screen, both, everyone, say("workbook.both_lines"), redraw)
    yield _editor(screen, own, [second], say("workbook.own_lines", name=second.name), redraw)


def _editor(
    screen: Screen,
    question: Question,
    authors: Sequence[Respondent],
    label: str,
    kept: Callable[[], None],
) -> DOMWidget:
    """Make a list that both can write into; what is new in it belongs to the last author."""
    case, item = screen.desk.case, question.item
    everything = case.answers(occasion=screen.desk.occasion, item=item.id, readers=case.people)
    keeper = LineKeeper(
        screen,
        question,
        authors[-1],
        answers=[answer for answer in everything if answer.respondent in authors],
        readers=(*case.people, case.therapist),
        kept=kept,
    )
    control = keeper.control(label)
    screen.register(f"{item.id}:{authors[-1].position}", control.fill)
    return markup.panel(markup.subheading(label), control)


@for_both
def _closeness(screen: Screen, step: int, steps: int) -> Iterable[DOMWidget]:
    shared = shared_answers(screen.desk.case, screen.desk.occasion)
    yield _heading(say("workbook.closeness_title"), step, steps)
    shows = any(shared.closeness)
    yield explained(readings_for_nobody())
    yield markup.text(say("workbook.closeness_text" if shows else "workbook.closeness_none"))
    yield from shown_closeness(shared)


def _prompting(question: Question, *, last: bool) -> Body:
    """Return the page of a question; on the last, questions of their own may follow."""

    @for_both
    def prompt(screen: Screen, step: int, steps: int) -> Iterable[DOMWidget]:
        yield _heading(question.item.text, step, steps)
        keeper = ProseKeeper(screen, question, screen.desk.case.together)
        yield keeper.control(say("workbook.talk_label"))
        if last:
            yield from own_prompts_of(screen, OWN_TALK, screen.desk.case.together, "venn")

    return prompt


def _pages_to_take_home(screen: Screen, step: int, steps: int) -> Iterable[DOMWidget]:
    yield _heading(say("workbook.take_home_title"), step, steps)
    yield from take_home(screen)
