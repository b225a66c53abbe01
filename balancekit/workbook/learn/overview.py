"""The therapist's page of learning together: which story, who takes part, whose turn."""

from collections.abc import Iterable, Sequence

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.handouts.learning_answers import practices
from balancekit.strings import in_a_row, say
from balancekit.workbook import markup
from balancekit.workbook.learn.sheets import sheets
from balancekit.workbook.learn.story import choosing_story, story_of
from balancekit.workbook.learn.taking_part import (
    all_agreed,
    choosing_people,
    having_a_part,
)
from balancekit.workbook.pages.going import goer
from balancekit.workbook.pages.overview import case_heading, foot
from balancekit.workbook.pages.screening import reminder
from balancekit.workbook.screen import Screen

_PAIR = 2


def overview(screen: Screen) -> Iterable[DOMWidget]:
    """Show what is set up, and hand the laptop over."""
    desk = screen.desk
    people = having_a_part(desk)
    pair = len(people) == _PAIR and not desk.case.individual_only
    yield from case_heading(screen)
    yield _setting(screen)
    if pair and desk.unscreened:
        yield from reminder(screen)
    else:
        yield from _parts(screen, people, pair=pair)
    label = say("learn.sheets_title")
    yield screen.button("sheets", label, lambda: screen.turn(sheets))
    yield foot(screen)


def _parts(screen: Screen, people: Sequence[Respondent], *, pair: bool) -> Iterable[DOMWidget]:
    """Show the part of each, and for two the page that both look at."""
    desk = screen.desk
    for person in people:
        yield _part(screen, person, alone=not pair)
    if pair and all_agreed(desk):
        look = goer(screen, stage="reveal", step=0)
        yield screen.button("together", say("workbook.start_together"), look, "primary")
    elif pair:
        yield markup.text(say("workbook.together_waits"), "bk-hint")


def _setting(screen: Screen) -> DOMWidget:
    """Say which story it is and who takes part, with the way to change either."""
    names = in_a_row(person.name for person in having_a_part(screen.desk))
    title = story_of(screen).section.title
    buttons = [
        screen.button("story", say("learn.choose_story"), lambda: screen.turn(choosing_story))
    ]
    if len(screen.desk.case.people) > 1 and not screen.desk.case.individual_only:
        label = say("learn.choose_people")
        buttons.append(screen.button("people", label, lambda: screen.turn(choosing_people)))
    return markup.panel(
        markup.text(say("learn.setting_story", title=title)),
        markup.text(say("learn.setting_people", names=names)),
        markup.row(*buttons),
    )


def _part(screen: Screen, person: Respondent, *, alone: bool) -> DOMWidget:
    desk = screen.desk
    agreed = person.position in desk.place.agreed
    step = desk.place.step if desk.place.person == person.position and not agreed else 0
    go = goer(screen, stage="handover", person=person.position, step=step)
    state = "reviewed" if agreed else "left" if step else _state(screen, person)
    label = say("worksheet.start" if alone else "workbook.start_part", name=person.name)
    button = screen.button(f"start:{person.position}", label, go, "" if agreed else "primary")
    sentence = say(f"workbook.part_{state}", name=person.name, page=step + 1)
    return markup.panel(markup.text(sentence), button)


def _state(screen: Screen, person: Respondent) -> str:
    """Tell whether somebody has placed this story or ticked anything."""
    desk = screen.desk
    asked = {story_of(screen).item.id, *(item.id for item in practices())}
    given = desk.case.answers(occasion=desk.occasion, respondent=person)
    return "written" if asked & {answer.item for answer in given} else "untouched"
