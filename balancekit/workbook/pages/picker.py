"""Choosing a page to give out, with the page in sight: for the therapist only."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ipywidgets import HTML, DOMWidget
from nbformat import NotebookNode

from balancekit.casebook import Occasion, Respondent
from balancekit.errors import HandoutError
from balancekit.folders import is_synced
from balancekit.handouts import compose_handout, export_handout, page_images
from balancekit.handouts.calendar import check_in_calendar
from balancekit.handouts.files import folder_named, free_name, handout_name, write_handout
from balancekit.handouts.kinds import ALL_KINDS, Kind, kind_named, kinds_for
from balancekit.handouts.left_out import left_out
from balancekit.handouts.plan_card import check_in_day
from balancekit.handouts.practice_file import practice_in_force
from balancekit.handouts.press import PAPERS
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading, Sheets, Ticks
from balancekit.workbook.pages.take_home import FOLDER
from balancekit.workbook.screen import Screen

_EVERYONE = "all"
_LOOKS = ("large", "grey", "plain")
_PPI = 100  # a little more than the column is wide, so that small print stays sharp


def picker(screen: Screen) -> Iterable[DOMWidget]:
    """Choose, look, and make the files."""
    yield Heading(label=say("picker.title"))
    yield markup.text(say("picker.text"))
    yield Picker(screen).widget()


class Picker:
    """What was chosen, and the page that comes of it.

    A page is composed once for each kind, person and practice; paper, large print and grey only
    print it anew.
    """

    def __init__(self, screen: Screen) -> None:
        self._screen, self._case = screen, screen.desk.case
        self._practice = practice_in_force(screen.desk.open_book.path)
        self._composed: dict[tuple[str, int, bool], NotebookNode] = {}
        offered = kinds_for(self._case)
        kinds = [(kind.id, kind.label, "") for kind in offered]
        self._kind = self._choice("kind", kinds, offered[0].id)
        people = [(str(p.position), p.name, "") for p in self._case.people]
        everyone = (_EVERYONE, say("picker.everyone"), "")
        several = [everyone, *people] if len(people) > 1 else people
        self._whom = self._choice("whom", several, several[0][0])
        papers = [(paper, say(f"picker.paper_{paper}"), "") for paper in PAPERS]
        self._paper = self._choice("paper", papers, self._practice.paper)
        rows = [(look, say(f"picker.{look}")) for look in _LOOKS]
        self._looks = Ticks(say("picker.looks"), rows, [])
        self._looks.observe(screen.guarded(self._changed), "ticked")
        screen.register("looks", self._looks.fill)
        self._password = screen.entry("password", say("picker.password"), secret=True)
        self._again = screen.entry("password_again", say("picker.password_again"), secret=True)
        self._folder = screen.entry("folder", say("workbook.folder"), str(FOLDER))
        self._left_out, self._made = HTML(), HTML()
        self._sheets = Sheets(say("picker.preview"))
        self._make = screen.button("make", self._label(), self._make_files, "primary")
        self._redraw()

    def widget(self) -> DOMWidget:
        """Give the choices with the page beside them."""
        return markup.beside(self._choices(), (self._sheets, self._left_out))

    def _choices(self) -> Iterator[DOMWidget]:
        yield self._kind
        refused = [(kind, kind.refusal(self._case)) for kind in ALL_KINDS]
        said = [say("picker.not_possible", kind=k.label, why=why) for k, why in refused if why]
        if said:
            yield HTML(markup.items(said))
        yield from (self._whom, self._paper)
        yield markup.text(say("picker.looks"), "bk-label")
        yield self._looks
        yield from (self._password, self._again)
        yield markup.text(say("picker.password_hint"), "bk-hint")
        yield self._folder
        if is_synced(FOLDER):
            yield markup.text(say("workbook.synced_folder"), "bk-hint")
        back = self._screen.button("back", say("workbook.back"), self._screen.turn)
        yield markup.row(self._make, back)
        yield self._made

    def _choice(self, name: str, options: list[tuple[str, str, str]], chosen: str) -> Choice:
        control = Choice(say(f"picker.{name}"), options, chosen, needed=True)
        control.observe(self._screen.guarded(self._changed), "chosen")
        self._screen.register(name, control.fill)
        return control

    def _changed(self, _: Any) -> None:
        self._made.value = ""
        self._make.description = self._label()
        self._redraw()

    def _label(self) -> str:
        return say("picker.make", count=len(self._readers()))

    @property
    def _chosen_kind(self) -> Kind:
        return kind_named(self._kind.chosen)

    def _occasion(self) -> Occasion | None:
        """The sitting; None for a page about all of them."""
        return None if self._kind.chosen == "everything" else self._screen.desk.occasion

    def _readers(self) -> list[Respondent]:
        chosen = self._whom.chosen
        return [p for p in self._case.people if chosen in (_EVERYONE, str(p.position))]

    def _notebook(self, person: Respondent) -> NotebookNode:
        key = (self._kind.chosen, person.id, "plain" in self._looks.ticked)
        if key not in self._composed:
            self._composed[key] = compose_handout(
                self._case,
                key[0],
                reader=person,
                occasion=self._occasion(),
                practice=self._practice.plain() if key[2] else self._practice,
            )
        return self._composed[key]

    def _how(self) -> dict[str, Any]:
        looks = self._looks.ticked
        return {"paper": self._paper.chosen, "large": "large" in looks, "grey": "grey" in looks}

    def _redraw(self) -> None:
        """Show the first person's page at once, and then those of the others behind it."""
        counted = left_out(self._case, self._screen.desk.occasion, self._chosen_kind)
        lines = [say(f"picker.left_out_{why}", count=count) for why, count in counted.items()]
        self._left_out.value = markup.paragraphs("\n".join(lines), "bk-hint") if lines else ""
        shown: list[tuple[bytes, str, str]] = []
        for person in self._readers():
            images = page_images(self._notebook(person), ppi=_PPI, **self._how())
            for number, image in enumerate(images, 1):
                values = {"name": person.name, "number": number, "count": len(images)}
                shown.append(
                    (image, say("picker.sheet_alt", **values), say("picker.sheet", **values))
                )
            self._sheets.show(shown)

    def _make_files(self) -> None:
        password = self._checked_password()
        folder = folder_named(self._folder.value)
        made = [
            say("picker.made", name=person.name, path=self._write(person, folder, password))
            for person in self._readers()
        ]
        self._password.value = self._again.value = ""
        self._made.value = markup.paragraphs("\n".join(made), "bk-written", role="status")

    def _checked_password(self) -> str | None:
        if self._password.value != self._again.value:
            raise HandoutError(say("picker.passwords_differ"))
        return self._password.value or None

    def _write(self, person: Respondent, folder: Path, password: str | None) -> Path:
        kind, case = self._chosen_kind, self._case
        pdf = export_handout(self._notebook(person), password=password, **self._how())
        path = free_name(folder, handout_name(case, kind.id, person, date.today()), pdf)
        write_handout(pdf, path)
        day = check_in_day(case, person) if kind.id == "card" else None
        if day is not None:
            write_handout(check_in_calendar(day), path.with_suffix(".ics"))
        case.note_page_given(self._occasion(), kind.id, [kind.reader(case, person)], path.name)
        return path
