"""What is looked at together: where each put the story, two prompts, and where the ideas are from.

One person alone sees their own place here and writes for themselves.
"""

from collections.abc import Callable, Iterable

from ipywidgets import HTML, DOMWidget

from balancekit.bank import Item, load_bank
from balancekit.casebook import Respondent
from balancekit.handouts.learning_answers import STORIES, placements, story_map
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.for_both import for_both_where
from balancekit.workbook.keeping import ProseKeeper
from balancekit.workbook.learn.review import MAP_SIZE
from balancekit.workbook.learn.story import story_of
from balancekit.workbook.learn.taking_part import all_agreed, partner_of, taking_part
from balancekit.workbook.pages.closing import finisher
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.pages.turning import turn_buttons
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.pictures import Still
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen

_Page = Callable[[Screen, int, int], Iterable[DOMWidget]]


def together(screen: Screen) -> Iterable[DOMWidget]:
    """Show the page that the desk's step stands for."""
    prompts = story_of(screen).prompts
    pages: tuple[_Page, ...] = (_places, *map(_prompting, prompts), _references)
    step = min(screen.desk.place.step, len(pages) - 1)
    yield from pages[step](screen, step, len(pages))
    finish = finisher(screen) if step == len(pages) - 1 else None
    yield turn_buttons(screen, *_undo(screen), first=step == 0, finish=finish)
    yield therapist_button(screen)


def _heading(label: str, step: int, steps: int) -> Heading:
    progress = say("workbook.step", step=step + 1, steps=steps)
    return Heading(label=label, step=step + 1, steps=steps, progress=progress)


def _two_take_part(screen: Screen) -> bool:
    return partner_of(screen.desk) is not None


@for_both_where(_two_take_part)
def _places(screen: Screen, step: int, steps: int) -> Iterable[DOMWidget]:
    desk, story = screen.desk, story_of(screen)
    alone = partner_of(desk) is None
    readers = taking_part(desk)
    placed = placements(desk.case, desk.occasion, story, readers) if _may_look(screen) else ()
    shown = [one for one in placed if one.person in readers]
    yield _heading(story.section.title, step, steps)
    yield markup.text(say("learn.places_alone" if alone else "learn.places_text"))
    yield Still(story_map(shown, *MAP_SIZE)).widget
    yield markup.more(say("learn.story_again"), story.item.text)


def _may_look(screen: Screen) -> bool:
    return partner_of(screen.desk) is None or all_agreed(screen.desk)


def _prompting(prompt: Item) -> _Page:
    @for_both_where(_two_take_part)
    def page(screen: Screen, step: int, steps: int) -> Iterable[DOMWidget]:
        yield _heading(prompt.text, step, steps)
        author = _author(screen)
        if author is None:
            yield markup.text(say("learn.talk_only"))
        else:
            keeper = ProseKeeper(screen, Question(STORIES, prompt), author)
            yield keeper.control(say("workbook.talk_label"))
        yield markup.more(say("learn.story_again"), story_of(screen).item.text)

    return page


def _author(screen: Screen) -> Respondent | None:
    """Return who writes: the person alone, or both; nobody where a third person could read it."""
    desk = screen.desk
    if partner_of(desk) is None:
        return desk.person
    return desk.case.together if len(desk.case.people) == len(taking_part(desk)) else None


def _undo(screen: Screen) -> Iterable[DOMWidget]:
    author = _author(screen)
    if screen.fields and author is not None:
        yield from undo_buttons(screen, [author], since=screen.desk.case.mark())


@for_both_where(_two_take_part)
def _references(screen: Screen, step: int, steps: int) -> Iterable[DOMWidget]:
    yield _heading(say("learn.references_title"), step, steps)
    yield markup.text(say("learn.references_text"))
    yield HTML(markup.items(load_bank("venn").references))
