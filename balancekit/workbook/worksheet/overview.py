"""The therapist's page of the seven steps: how much time, who types, whose turn it is."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.casebook.typed_for import note_typed_for, typed_for, withdraw_typed_for
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice
from balancekit.workbook.pages.going import goer
from balancekit.workbook.pages.handing_over import beginning
from balancekit.workbook.pages.overview import case_heading, foot
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.own_choice import own_setting
from balancekit.workbook.worksheet.paths import MINUTES, bank_of
from balancekit.workbook.worksheet.summary import summary

TYPING = ("alone", "therapist")


def overview(screen: Screen) -> Iterable[DOMWidget]:
    """Show how the sitting is set up, and hand the laptop over."""
    yield from case_heading(screen)
    yield _setting(screen, "path", MINUTES)
    yield _setting(screen, "typing", TYPING)
    yield from own_setting(screen)
    for person in screen.desk.case.people:
        yield _start(screen, person)
    yield from _typed(screen)
    yield markup.subheading(say("worksheet.step_notes"))
    for section in bank_of("worksheet").sections:
        yield markup.more(section.title, section.note)
    label = say("worksheet.make_clinician")
    yield screen.button("summary", label, lambda: screen.turn(summary))
    yield foot(screen)


def _setting(screen: Screen, name: str, ids: tuple[str, ...]) -> Choice:
    desk = screen.desk
    options = [(one, say(f"worksheet.{name}_{one}"), "") for one in ids]
    control = Choice(say(f"worksheet.{name}"), options, getattr(desk.place, name), needed=True)

    def changed(change: dict[str, str]) -> None:
        if change["new"]:
            desk.go(desk.place.moved(**{name: change["new"]}))

    control.observe(screen.guarded(changed), "chosen")
    screen.register(name, control.fill)
    return control


def _start(screen: Screen, person: Respondent) -> DOMWidget:
    desk = screen.desk

    def start() -> None:
        typed = desk.place.typing == "therapist"
        if typed:
            screen.saved(note_typed_for(desk.case, desk.occasion, person).saved)
        stage = "work" if typed else "handover"
        same = desk.place.person == person.position
        step = desk.place.step if same else 0
        desk.go(desk.place.moved(stage=stage, person=person.position, step=step))
        screen.turn()

    label = say("worksheet.start", name=person.name)
    return screen.button(f"start:{person.position}", label, start, "primary")


def _typed(screen: Screen) -> Iterable[DOMWidget]:
    """Say for whom the therapist has typed at this sitting; the mark can be taken back."""
    desk = screen.desk
    for person in typed_for(desk.case, desk.occasion):

        def withdraw(person: Respondent = person) -> None:
            saved = withdraw_typed_for(desk.case, desk.occasion, person).saved
            screen.turn()
            screen.saved(saved)

        yield markup.row(
            markup.text(say("worksheet.typed_by_therapist", name=person.name), "bk-hint"),
            screen.button(
                f"untyped:{person.position}",
                say("worksheet.untyped", name=person.name),
                withdraw,
                "quiet-action",
            ),
        )


def handover(screen: Screen) -> Iterable[DOMWidget]:
    """Say whose part begins, and what holds for what they write."""
    purpose = markup.text(bank_of("worksheet").item("worksheet_purpose").text, "bk-lead")
    rules = markup.text(say("worksheet.handover_text", name=screen.desk.person.name))
    return beginning(screen, purpose, rules, begin=goer(screen, stage="work"))
