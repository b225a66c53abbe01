"""Handing somebody all that is theirs: a page to read, and a file for another program."""

import json
from collections.abc import Iterable
from datetime import date

from ipywidgets import HTML, DOMWidget

from balancekit.casebook import Respondent, person_export
from balancekit.errors import CasebookError
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.files import folder_named, free_name, handout_name, write_handout
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading, Ticks
from balancekit.workbook.pages.take_home import FOLDER
from balancekit.workbook.screen import Screen


def giving(screen: Screen) -> Iterable[DOMWidget]:
    """Ask for whom and where, then write the two files."""
    case = screen.desk.case
    whose = person_choice(screen)
    joint = Joint(screen, say("casefile.joint"))
    folder = screen.entry("folder", say("casefile.folder"), str(FOLDER))
    state = HTML()

    def give() -> None:
        person = chosen_person(screen, whose)
        place = folder_named(folder.value)
        notebook = compose_handout(case, "everything", reader=person, joint=joint.wanted)
        pdf = export_handout(notebook)
        page = free_name(place, handout_name(case, "everything", person, date.today()), pdf)
        own = person_export(case, person, joint=joint.wanted)
        data = json.dumps(own, ensure_ascii=False, indent=1).encode()
        write_handout(pdf, page)
        write_handout(data, page.with_suffix(".json"))
        case.note_page_given(None, "everything", [person], page.name)
        state.value = markup.paragraphs(say("casefile.given", path=page), "bk-hint", role="status")

    yield Heading(label=say("casefile.give"))
    yield markup.text(say("casefile.give_text"))
    yield whose
    yield joint.widget
    yield folder
    yield markup.row(
        screen.button("make", say("casefile.give_make"), give, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
    yield state


class Joint:
    """Whether what was written together comes along: only offered where everyone said yes.

    Attributes
    ----------
    widget : DOMWidget
        The box to tick, or the sentence that says what it needs.
    """

    def __init__(self, screen: Screen, label: str) -> None:
        self._ticks: Ticks | None = None
        if not screen.desk.case.everyone_agrees("joint"):
            self.widget: DOMWidget = markup.text(say("casefile.joint_not_agreed"), "bk-hint")
            return
        self.widget = self._ticks = Ticks(say("casefile.joint_label"), [("joint", label)], [])
        screen.register("joint", self._ticks.fill)

    @property
    def wanted(self) -> bool:
        """Whether it was ticked."""
        return self._ticks is not None and bool(self._ticks.ticked)


def person_choice(screen: Screen, label: str = "") -> Choice:
    """Ask which of the people of a case is meant."""
    people = screen.desk.case.people
    options = [(str(person.position), person.name, "") for person in people]
    only = str(people[0].position) if len(people) == 1 else ""
    control = Choice(label or say("casefile.whose"), options, only)
    screen.register("whose", control.fill)
    return control


def chosen_person(screen: Screen, choice: Choice) -> Respondent:
    """Return who was chosen.

    Raises
    ------
    CasebookError
        Nobody was.
    """
    for person in screen.desk.case.people:
        if str(person.position) == choice.chosen:
            return person
    raise CasebookError(say("casefile.nobody_chosen"))
