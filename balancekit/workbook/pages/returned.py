"""Filled pages that come back as a file: read where they are dropped, for the therapist only."""

from collections.abc import Callable, Iterable

from ipywidgets import HTML, DOMWidget, VBox

from balancekit.casebook import Case, Occasion, Respondent
from balancekit.casebook.relations import Relationship, relationships
from balancekit.errors import FormError
from balancekit.handouts.blank import RATED_BANK
from balancekit.handouts.forms_import import Place, import_form, place_of
from balancekit.handouts.forms_reading import FormAnswers, read_form
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Drop, Heading
from balancekit.workbook.dates import day_of
from balancekit.workbook.pages.giving import chosen_person, person_choice
from balancekit.workbook.pages.sitting import sitting
from balancekit.workbook.screen import Screen


def drop_area(screen: Screen) -> Iterable[DOMWidget]:
    """Give the place to drop a filled page, and below it what has arrived."""
    shown = VBox()

    def take(content: bytes) -> None:
        markup.replace(shown, [])
        answers = read_form(content)
        if not answers.answers:
            raise FormError(say("paper.nothing_filled"))
        if answers.origin.form:
            place = place_of(screen.desk.open_book, answers)
            markup.replace(shown, arrived(screen, place, import_form(*place, answers)))
        elif screen.desk.has_case:
            screen.turn(lambda screen: _whose(screen, answers))
        else:
            raise FormError(say("paper.needs_case"))

    drop = Drop(say("paper.returned_drop"), ".pdf")
    drop.on_file(screen.guarded(take))
    screen.register("returned", drop.fill)
    yield markup.subheading(say("paper.returned_title"))
    yield markup.text(say("paper.returned_text"))
    yield drop
    yield shown


def arrived(screen: Screen, place: Place, changed: int) -> Iterable[DOMWidget]:
    """Say what has arrived, from whom and where it is now."""
    case, occasion, person = place
    sentence = say(
        "paper.arrived" if changed else "paper.arrived_before",
        count=changed,
        name=person.name,
        code=case.code,
        day=day_of(occasion.started),
    )
    yield HTML(markup.paragraphs(sentence, "bk-badge", role="status"))
    label = say("paper.look_at_session")
    yield screen.button("look", label, _looker(screen, case, occasion))


def _looker(screen: Screen, case: Case, occasion: Occasion) -> Callable[[], None]:
    """Lead to the sitting, in whichever case it is."""

    def look() -> None:
        desk = screen.desk
        if not desk.has_case or desk.case.code != case.code:
            desk.take(case)
        screen.turn(lambda screen: sitting(screen, occasion, None))

    return look


def _whose(screen: Screen, answers: FormAnswers) -> Iterable[DOMWidget]:
    """Ask whose answers these are, for a form that was made for nobody."""
    case = screen.desk.case
    whose = person_choice(screen, say("paper.from_whom"))
    rated = answers.origin.bank == RATED_BANK
    about = about_choice(screen, case.people) if rated else None

    def take_in() -> None:
        person = chosen_person(screen, whose)
        whom = chosen_relationship(case, person, about.chosen) if about else None
        place = case, screen.desk.occasion, person
        changed = import_form(*place, answers, about=whom)
        screen.turn(lambda screen: _taken_in(screen, place, changed))

    yield Heading(label=say("paper.whose_title"))
    yield markup.text(say("paper.whose_text"))
    yield whose
    if about is not None:
        yield about
    yield markup.row(
        screen.button("take_in", say("paper.take_in"), take_in, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )


def _taken_in(screen: Screen, place: Place, changed: int) -> Iterable[DOMWidget]:
    yield Heading(label=say("paper.title"))
    yield from arrived(screen, place, changed)
    yield screen.button("back", say("workbook.back"), screen.turn)


def about_choice(screen: Screen, people: Iterable[Respondent]) -> Choice:
    """Ask which of the relationships that somebody has named is meant."""
    case = screen.desk.case
    named = [(person, one) for person in people for one in relationships(case, person)]
    several = len({person.id for person, _ in named}) > 1
    options = [
        (
            f"{person.position}-{one.entry}",
            say("paper.keypad_of", name=person.name, other=one.name) if several else one.name,
            "",
        )
        for person, one in named
    ]
    control = Choice(say("paper.about_whom"), options)
    screen.register("about", control.fill)
    return control


def chosen_relationship(case: Case, person: Respondent, chosen: str) -> Relationship | None:
    """Return the relationship that was chosen; None for none, or for one of somebody else."""
    for one in relationships(case, person):
        if chosen == f"{person.position}-{one.entry}":
            return one
    return None
