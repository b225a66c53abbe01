"""A menu of small practices: tick what you would like more of. Nothing is counted."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.bank import Item, load_bank
from balancekit.handouts.learning_answers import PRACTICES, WANTED, practices, wanted_practices
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Ticks
from balancekit.workbook.keeping import Keeper
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen


def menu(screen: Screen) -> Iterable[DOMWidget]:
    """Show the menu below its heading, and what helps with all of it under "more"."""
    yield markup.text(say("learn.practices_text"), "bk-lead")
    desk = screen.desk
    ticked = wanted_practices(desk.case, desk.occasion, desk.person, [desk.person])
    rows = [(item.id, item.text) for item in practices()]
    control = Ticks(say("learn.practices_label"), rows, [item.id for item in ticked])
    for item in practices():
        PracticeKeeper(screen, item, control).follow(control, "ticked")
    yield control
    section = load_bank("spectrum").section("strategies")
    readings = [
        i.text for i in load_bank("spectrum").in_section("strategies") if i.kind == "reading"
    ]
    yield markup.more(section.title, "\n".join([section.guidance, *readings]))


class PracticeKeeper(Keeper):
    """Keeps one line of the menu: wanted, or not."""

    def __init__(self, screen: Screen, item: Item, control: Ticks) -> None:
        super().__init__(screen, Question(PRACTICES, item), screen.desk.person)
        self._control = control
        self._saved = self.is_ticked

    @property
    def is_ticked(self) -> bool:
        """Whether it is ticked on the page."""
        return self.item.id in self._control.ticked

    def follow(self, control: Ticks, *traits: str) -> None:
        """Save when this line changes, and make it reachable for headless runs by its own id."""
        super().follow(control, *traits)
        self.screen.register(self.item.id, self._ticker(control))

    def _ticker(self, control: Ticks) -> Callable[[bool], None]:
        def tick(wanted: bool) -> None:
            others = [row for row in control.ticked if row != self.item.id]
            control.ticked = [*others, self.item.id] if wanted else others

        return tick

    def save(self) -> None:
        """Save the line if it has changed."""
        if self.is_ticked == self._saved:
            return
        if self.is_ticked:
            self.keep(WANTED)
        else:
            self.keep(None, "cleared")
        self._saved = self.is_ticked
