"""A menu of small practices for each relationship: what is wanted more of, and how often now."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget, VBox

from balancekit.bank import Item, with_name
from balancekit.casebook.relations import MENU, Relationship
from balancekit.handouts.practice_menu import WANTED, menu_items, wanted_of
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading, Ticks
from balancekit.workbook.keeping import Keeper
from balancekit.workbook.pages.undoing import undo_buttons
from balancekit.workbook.questions import Question
from balancekit.workbook.rows import RowKeeper, RowsKeeper
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.paths import bank_of
from balancekit.workbook.worksheet.rating import rated_people

_WANTED = Question(MENU, Item(id=WANTED, kind="practice", text="", source=""))


def practices(screen: Screen) -> Iterable[DOMWidget]:
    """Show the menu below its heading; with several people, a way into the menu of each."""
    people = rated_people(screen)
    yield markup.text(say("learn.practices_text"), "bk-lead")
    if len(people) == 1:
        yield from _menu(screen, people[0])
        return
    yield markup.row(*(_opener(screen, known) for known in people))


def _opener(screen: Screen, known: Relationship) -> DOMWidget:
    def page(screen: Screen) -> Iterable[DOMWidget]:
        yield Heading(label=say("worksheet.practices_with", name=known.name))
        yield from _menu(screen, known)
        back = screen.button("back", say("workbook.back"), screen.turn)
        yield markup.row(back, *undo_buttons(screen, [desk.person], page=page))

    desk = screen.desk
    given = desk.case.answers(occasion=desk.occasion, respondent=desk.person, item=WANTED)
    count = len(wanted_of(given, known.entry))
    label = say("worksheet.practices_of", name=known.name, count=count) if count else known.name
    return screen.button(f"menu:{known.entry}", label, lambda: screen.turn(page), "case")


def _menu(screen: Screen, known: Relationship) -> Iterable[DOMWidget]:
    often = VBox()
    keeper = WantedKeeper(screen, _WANTED, screen.desk.person, known.entry)

    def ask(wanted: Iterable[str]) -> None:
        markup.replace(often, _how_often(screen, known, wanted))

    yield keeper.control(say("learn.practices_label"), known.name, ask)
    yield often


def _how_often(screen: Screen, known: Relationship, wanted: Iterable[str]) -> Iterable[DOMWidget]:
    """Ask how often what is wanted happens now, so that the rarest is known."""
    asked = [item for item in menu_items() if item.id in set(wanted)]
    if asked:
        person = screen.desk.person
        rows = [RowKeeper(screen, Question("balance", it), person, known.entry) for it in asked]
        yield markup.subheading(say("worksheet.practices_often"))
        label = with_name(bank_of("balance").section("practices").guidance, known.name)
        yield RowsKeeper(screen, rows, known.name).control(label)


class WantedKeeper(Keeper):
    """Keeps what is wanted more of in one relationship: one answer that lists it."""

    def control(self, label: str, name: str, kept: Callable[[Iterable[str]], None]) -> Ticks:
        """Make the control; `kept` is called with what is ticked, now and after each change."""
        known = self.known()
        self._saved = tuple(str(known.value or "").split()) if known else ()
        rows = [(item.id, item.asked_of(name)) for item in menu_items()]
        self._control = Ticks(label, rows, list(self._saved))
        self._kept = kept
        self.follow(self._control, "ticked")
        kept(self._saved)
        return self._control

    def save(self) -> None:
        """Save what is ticked if it has changed."""
        ticked = set(self._control.ticked)
        wanted = tuple(item.id for item in menu_items() if item.id in ticked)
        if wanted == self._saved:
            return
        words = " ".join(wanted)
        self.keep(words or None, "answered" if words else "cleared", entry=self.entry)
        self._saved = wanted
        self._kept(wanted)
