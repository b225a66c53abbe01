"""The story of a sitting, and the page on which the therapist chooses it."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.handouts.learning_answers import (
    CHOSEN,
    Story,
    chosen_story,
    stories,
)
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading
from balancekit.workbook.screen import Screen


def story_of(screen: Screen) -> Story:
    """Return the story that is read at this sitting."""
    return chosen_story(screen.desk.case, screen.desk.occasion)


def choosing_story(screen: Screen) -> Iterable[DOMWidget]:
    """Let the therapist choose; all stories are there to read first."""
    desk = screen.desk
    options = [(s.section.id, s.section.title, s.section.guidance) for s in stories()]
    control = Choice(say("learn.story"), options, story_of(screen).section.id, needed=True)
    screen.register("story", control.fill)

    def keep() -> None:
        if control.chosen != story_of(screen).section.id:
            saved = desk.case.answer(
                desk.occasion, desk.case.therapist, CHOSEN, control.chosen, bank="notes"
            )
            desk.go(desk.place.moved(agreed=()))  # they agreed to show another one
            screen.saved(saved.saved)
        screen.turn()

    yield Heading(label=say("learn.story_title"))
    yield markup.text(say("learn.story_text"))
    yield control
    yield markup.row(
        screen.button("keep", say("learn.keep"), keep, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
    yield markup.subheading(say("learn.stories_to_read"))
    for story in stories():
        text = f"{story.item.text}\n{story.section.note}"
        yield markup.more(story.section.title, text)
