"""A reading rule of the clinician's own: to whom, about what, when, and which sentence."""

from collections.abc import Iterable, Iterator

from ipywidgets import DOMWidget, VBox

from balancekit.bank import load_bank
from balancekit.handouts.own_rules_file import OwnRule, free_name
from balancekit.handouts.side_by_side import BANK
from balancekit.interpretation.checking import words_of
from balancekit.interpretation.shapes import facts_for
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading, Prose, Ticks
from balancekit.workbook.rules.conditions import Conditions
from balancekit.workbook.rules.draft import Draft
from balancekit.workbook.rules.one import words_in_braces
from balancekit.workbook.screen import Page, Screen

_READERS = {
    "client": ("client", "individual"),
    "clinician": ("clinician", "individual"),
    "both": ("client", "couple"),
}


def adding(back: Page) -> Page:
    """Return the page on which a rule is added, from which one goes back to another page."""

    def page(screen: Screen) -> Iterable[DOMWidget]:
        yield Heading(label=say("reading.add"))
        yield markup.text(say("reading.add_text"))
        yield NewRule(screen, back).widget()

    return page


class NewRule:
    """What is said of a new rule, and what comes of it."""

    def __init__(self, screen: Screen, back: Page) -> None:
        self._screen, self._back, self._name = screen, back, free_name()
        self._draft = Draft(screen, self._said)
        readers = [
            (who, say(f"reading.who_{audience}_{view}"), "")
            for who, (audience, view) in _READERS.items()
        ]
        self._readers = Choice(say("reading.for"), readers, "client", needed=True)
        scales = [(name, scale.title or name) for name, scale in load_bank(BANK).scales.items()]
        self._about = Ticks(say("reading.about_label"), scales, [])
        self._conditions = Conditions(screen, self._draft.draw)
        self._sentence = Prose(say("reading.sentence"))
        self._source = screen.entry("source", say("reading.source"), say("reading.my_own"))
        self._words = VBox()
        for control, trait in ((self._readers, "chosen"), (self._about, "ticked")):
            control.observe(screen.guarded(lambda _: self._offer()), trait)
        self._draft.follow(self._sentence, "text")
        self._draft.follow(self._source, "value")
        screen.register("readers", self._readers.fill)
        screen.register("about", self._about.fill)
        screen.register("sentence", self._sentence.fill)
        self._offer()

    def widget(self) -> DOMWidget:
        """Give the form with the preview beside it."""
        return self._draft.beside(self._form())

    def _form(self) -> Iterator[DOMWidget]:
        yield self._readers
        yield markup.text(say("reading.about_label"), "bk-label")
        yield self._about
        yield markup.text(say("reading.about_hint"), "bk-hint")
        yield markup.text(say("reading.conditions"), "bk-label")
        yield self._conditions.widget
        yield markup.text(say("reading.sentence"), "bk-label")
        yield self._sentence
        yield self._words
        yield self._source
        yield markup.row(
            self._screen.button("keep", say("reading.keep"), self._keep, "primary"),
            self._screen.button("back", say("workbook.back"), self._go_back),
        )

    def _offer(self) -> None:
        """Offer the conditions and words that suit who reads it and what it is about."""
        rule = self._said()
        about = bool(rule.get("about"))
        self._conditions.offer(facts_for(about=about, view=str(rule["view"])))
        markup.replace(self._words, [words_in_braces(words_of(rule))])
        self._draft.draw()

    def _said(self) -> OwnRule:
        audience, view = _READERS[self._readers.chosen]
        about, when = list(self._about.ticked), self._conditions.when
        return {
            "id": self._name,
            "audience": audience,
            "view": view,
            **({"about": about} if about else {}),
            **({"when": when} if when else {}),
            "sentence": self._sentence.text.strip(),
            "source": self._source.value.strip(),
        }

    def _go_back(self) -> None:
        self._screen.turn(self._back)

    def _keep(self) -> None:
        self._draft.keep(self._said(), self._back)
