"""A rule that is being changed, and beside it what the present case would be shown."""

from collections.abc import Callable, Iterable

from ipywidgets import HTML, DOMWidget

from balancekit.errors import FaultyFileError
from balancekit.handouts.own_rules_file import OwnRule, keep_rule, rules_if
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls.control import Control
from balancekit.workbook.rules.preview import preview
from balancekit.workbook.screen import Page, Screen


class Draft:
    """What a form says of a rule.

    Parameters
    ----------
    screen : Screen
    said : callable
        Returns the rule as the form has it.
    """

    def __init__(self, screen: Screen, said: Callable[[], OwnRule]) -> None:
        self._screen, self._said = screen, said
        self._shown = HTML()

    def follow(self, control: Control, *traits: str) -> Control:
        """Show what comes of every change in a control."""
        control.observe(self._screen.guarded(lambda _: self.draw()), list(traits))
        return control

    def draw(self) -> None:
        """Show what the present case would be shown, or why the rule cannot be used."""
        rule = self._said()
        if rule.get("sentence") == "":
            self._shown.value = markup.paragraphs(say("reading.preview_empty"), "bk-hint")
            return
        try:
            self._shown.value = preview(self._screen.desk, rules_if(rule), str(rule["id"]))
        except FaultyFileError as error:
            self._shown.value = markup.paragraphs(str(error), "bk-message", role="status")

    def beside(self, form: Iterable[DOMWidget]) -> DOMWidget:
        """Set the form beside what comes of it."""
        shown = (markup.subheading(say("reading.preview")), self._shown)
        widget = markup.beside(form, shown)
        self.draw()
        return widget

    def keep(self, rule: OwnRule, then: Page) -> None:
        """Write a rule into the clinician's file, and turn to a page."""
        keep_rule(rule)
        self._screen.turn(then)
        self._screen.tell(say("reading.kept"))
