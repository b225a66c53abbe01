"""The learning sheets: the therapist says which practices stand on whose, and makes them."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.handouts.learning_answers import RELEASED, released_practices, wanted_practices
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading, Ticks
from balancekit.workbook.learn.taking_part import having_a_part
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.releasing import releasing
from balancekit.workbook.screen import Screen


def sheets(screen: Screen) -> Iterable[DOMWidget]:
    """Show what each person wants more of, to be released, and make the sheets."""
    people = having_a_part(screen.desk)
    yield Heading(label=say("learn.sheets_title"))
    if screen.desk.case.individual_only:
        yield markup.text(say("screening.no_practices"))
    else:
        yield markup.text(say("learn.sheets_text"))
        for person in people:
            yield from _releasing(screen, person)
            yield from releasing(screen, person)
    yield from making(screen, "learning", people, say("learn.make_sheets"))
    yield screen.button("back", say("workbook.back"), screen.turn)


def _releasing(screen: Screen, person: Respondent) -> Iterable[DOMWidget]:
    desk = screen.desk
    wanted = wanted_practices(desk.case, desk.occasion, person, [desk.case.therapist])
    yield markup.subheading(say("learn.wanted_by", name=person.name))
    if not wanted:
        yield markup.text(say("learn.wanted_none"), "bk-hint")
        return
    released = released_practices(desk.case, desk.occasion, person)
    control = Ticks(
        say("learn.release_label", name=person.name),
        [(item.id, item.text) for item in wanted],
        [item.id for item in released],
    )

    def release(_: object) -> None:
        order = [item.id for item in wanted if item.id in control.ticked]
        saved = desk.case.answer(
            desk.occasion,
            desk.case.therapist,
            RELEASED,
            " ".join(order) or None,
            bank="notes",
            entry=person.position,
            status="answered" if order else "cleared",
        )
        screen.saved(saved.saved)

    control.observe(screen.guarded(release), "ticked")
    screen.register(f"release:{person.position}", control.fill)
    yield control
