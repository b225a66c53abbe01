"""The therapist's pages of a case: the overview, private notes, and the gate back to them."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Case, Respondent
from balancekit.errors import CasebookError, NotSavedError
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading, SecondScreen
from balancekit.workbook.dates import day_of
from balancekit.workbook.explained import faulty_rules
from balancekit.workbook.keeping import ProseKeeper
from balancekit.workbook.pages.case_file import case_file
from balancekit.workbook.pages.from_paper import from_paper
from balancekit.workbook.pages.going import goer
from balancekit.workbook.pages.picker import picker
from balancekit.workbook.pages.screening import reminder
from balancekit.workbook.place import Place
from balancekit.workbook.questions import NOTE, written_by
from balancekit.workbook.rules.listing import reading_rules
from balancekit.workbook.screen import Screen

NOTEBOOKS = {
    "start": "00_start.ipynb",
    "worksheet": "01_worksheet.ipynb",
    "couple": "02_couple_overlap.ipynb",
    "check_in": "03_check_in.ipynb",
    "relations": "04_relationship_map.ipynb",
    "learn": "05_learn_together.ipynb",
}


def overview(screen: Screen) -> Iterable[DOMWidget]:
    """Show how far each of the two is, and hand the laptop over."""
    yield from case_heading(screen)
    if screen.desk.works_as_pair:
        yield from parts(screen)
    else:
        alone = screen.desk.case.individual_only
        yield markup.text(say("screening.no_circles" if alone else "workbook.needs_two"))
    yield foot(screen)


def parts(screen: Screen) -> Iterable[DOMWidget]:
    """Show each person's part, and for two the page that both look at."""
    people, place = screen.desk.case.people, screen.desk.place
    pair = screen.desk.works_as_pair
    if screen.desk.waits_for_screening:
        yield from reminder(screen)
        return
    for person in people:
        yield _part(screen, person)
    if not pair:
        return
    if len(place.ready) == len(people):
        yield screen.button(
            "together",
            say("workbook.start_together"),
            goer(screen, stage="reveal", step=0),
            "primary",
        )
    else:
        yield markup.text(say("workbook.together_waits"), "bk-hint")


def case_heading(screen: Screen) -> Iterable[DOMWidget]:
    """Say which case and which sitting this is."""
    desk = screen.desk
    yield Heading(label=say("workbook.case_title", code=desk.case.code))
    yield markup.text(say("workbook.case_text"))
    yield markup.text(say("workbook.sitting", day=day_of(desk.occasion.started)), "bk-hint")
    yield from faulty_rules()


def _part(screen: Screen, person: Respondent) -> DOMWidget:
    desk = screen.desk
    reviewed = person.position in desk.place.ready
    state = "reviewed" if reviewed else "written" if written_by(desk, person) else "untouched"
    step = _left_at(screen, person) if state == "written" else 0
    state = "left" if step else state
    sentence = say(f"workbook.part_{state}", name=person.name, page=step + 1)
    go = goer(screen, stage="handover", person=person.position, step=step)
    label = say("workbook.start_part", name=person.name)
    look = "" if reviewed else "primary"  # only what comes next stands out
    button = screen.button(f"start:{person.position}", label, go, look)
    return markup.panel(markup.text(sentence), button)


def _left_at(screen: Screen, person: Respondent) -> int:
    """Return the page on which somebody stopped writing; 0 where it is not known any more."""
    place = screen.desk.place
    return place.step if place.person == person.position else 0


def foot(screen: Screen) -> DOMWidget:
    """Make the buttons at the foot of every overview, and the way to the other notebooks."""
    return markup.stack(foot_buttons(screen), _other_notebooks(screen))


def foot_buttons(screen: Screen) -> DOMWidget:
    """Make the buttons for what belongs to the case and to no notebook of its own."""
    desk = screen.desk

    def away() -> None:
        desk.put_away()
        screen.turn()

    return markup.row(
        screen.button("notes", say("workbook.notes_button"), lambda: screen.turn(notes)),
        screen.button("pages", say("picker.button"), lambda: screen.turn(picker)),
        screen.button("paper", say("paper.button"), lambda: screen.turn(from_paper)),
        screen.button("file", say("casefile.button"), lambda: screen.turn(case_file)),
        screen.button("rules", say("reading.title"), lambda: screen.turn(reading_rules)),
        screen.button("new_sitting", say("workbook.new_sitting"), lambda: screen.turn(new_sitting)),
        screen.button("cases", say("workbook.other_case"), away),
        *_second_screen(desk.case),
    )


def _other_notebooks(screen: Screen) -> DOMWidget:
    """Lead to the other notebooks: in this window where it shows them all, else by a link."""
    titles = {name: say(f"workbook.notebook_{name}") for name in NOTEBOOKS}
    if not screen.roams:
        links = {NOTEBOOKS[name]: title for name, title in titles.items()}
        return markup.links(say("workbook.notebooks"), links)
    return markup.row(
        *(
            screen.button(f"notebook:{name}", title, opener(screen, name), "quiet-action")
            for name, title in titles.items()
        )
    )


def opener(screen: Screen, notebook: str) -> Callable[[], None]:
    """Return what opens another notebook in this window."""

    def go() -> None:
        screen.desk.go(screen.desk.place.at_notebook(notebook))
        screen.turn()

    return go


def _second_screen(case: Case) -> Iterable[DOMWidget]:
    """Offer it where there are pages that several look at."""
    if len(case.people) > 1 and not case.individual_only:
        yield SecondScreen()


def notes(screen: Screen) -> Iterable[DOMWidget]:
    """Show the therapist's own notes on this sitting."""
    keeper = ProseKeeper(screen, NOTE, screen.desk.case.therapist)
    yield Heading(label=say("workbook.notes_title"))
    yield markup.text(say("workbook.notes_text"))
    yield keeper.control(say("workbook.notes_label"))
    yield screen.button("back", say("workbook.back"), screen.turn)


def gate(screen: Screen) -> Iterable[DOMWidget]:
    """Let only the therapist leave a person's part."""
    return gate_to(screen, Place.back_at_case)


def gate_to(screen: Screen, where: Callable[[Place], Place]) -> Iterable[DOMWidget]:
    """Let nobody go somewhere but whoever knows the passphrase."""
    passphrase = screen.entry("passphrase", say("workbook.passphrase"), secret=True)

    def through() -> None:
        desk = screen.desk
        assert desk.book is not None
        if not desk.book.passphrase_fits(passphrase.value):
            raise CasebookError(say("workbook.gate_wrong"))
        try:
            desk.go(where(desk.place))
        except NotSavedError:  # the file is gone or full: only opening it again can mend that
            desk.lock()
            screen.turn()
            raise
        screen.turn()

    passphrase.on_enter(lambda: screen.press("through"))
    yield Heading(label=say("workbook.gate_title"))
    yield markup.text(say("workbook.gate_text"))
    yield passphrase
    yield markup.row(
        screen.button("through", say("workbook.gate_open"), through, "primary", settles=False),
        screen.button("back", say("workbook.back"), screen.turn, settles=False),
    )


def new_sitting(screen: Screen) -> Iterable[DOMWidget]:
    """Ask once more: a new sitting begins with empty pages."""

    def begin() -> None:
        screen.desk.new_sitting()
        screen.turn()

    yield Heading(label=say("workbook.new_sitting"))
    yield markup.text(say("workbook.new_sitting_text"))
    yield markup.row(
        screen.button("sitting", say("workbook.new_sitting"), begin, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
