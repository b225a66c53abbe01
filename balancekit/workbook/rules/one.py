"""One reading rule: reworded, switched off, as it was again, or taken out."""

from collections.abc import Iterable, Iterator
from html import escape

import msgspec
from ipywidgets import HTML, DOMWidget

from balancekit.bank import load_bank
from balancekit.handouts.own_rules_file import OwnRule, own_rule
from balancekit.handouts.readings import rules_in_force
from balancekit.handouts.side_by_side import BANK
from balancekit.interpretation import Rule, load_rules
from balancekit.interpretation.checking import words_of
from balancekit.interpretation.conditions import condition
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading, Prose
from balancekit.workbook.rules.draft import Draft
from balancekit.workbook.screen import Page, Screen

_STATES = ("on", "off")


def one_rule(name: str, back: Page) -> Page:
    """Return the page of a rule, from which one goes back to another page."""

    def page(screen: Screen) -> Iterable[DOMWidget]:
        form = RuleForm(screen, name, back, page)
        yield Heading(label=say("reading.one_title"))
        yield HTML(form.told())
        yield form.widget()

    return page


def words_in_braces(words: Iterable[str]) -> DOMWidget:
    """Say which words in braces a sentence can have, and what each stands for."""
    meant = (
        say("reading.word", braces=f"{{{word}}}", means=say(f"reading.word_{word}"))
        for word in words
    )
    label = escape(say("reading.words"))
    return HTML(
        f'<details class="bk-more"><summary>{label}</summary>{markup.items(meant)}</details>'
    )


class RuleForm:
    """What is changed about one rule, and what comes of it."""

    def __init__(self, screen: Screen, name: str, back: Page, here: Page) -> None:
        self._screen, self._back, self._here = screen, back, here
        self._own = own_rule(name)
        self._ours = next((one for one in load_rules().rules if one.id == name), None)
        self.rule = next(one for one in rules_in_force().rules.rules if one.id == name)
        self._draft = Draft(screen, self._said)
        self._sentence = Prose(say("reading.sentence"), self.rule.sentence)
        options = [(state, say(f"reading.switch_{state}"), "") for state in _STATES]
        state = _STATES[not self.rule.on]
        self._switch = Choice(say("reading.switch"), options, state, needed=True)
        self._draft.follow(self._sentence, "text")
        self._draft.follow(self._switch, "chosen")
        screen.register("sentence", self._sentence.fill)
        screen.register("switch", self._switch.fill)

    def told(self) -> str:
        """Return as HTML to whom the rule speaks, when, and where it comes from."""
        rule = self.rule
        lines = {
            "group": say(f"reading.who_{rule.audience}_{rule.view}"),
            "when": condition(rule, load_bank(BANK), "clinician"),
            "source": rule.source,
            "id": rule.id,
        }
        said = "".join(
            f"<dt>{escape(say(f'reading.one_{part}'))}</dt><dd>{escape(words)}</dd>"
            for part, words in lines.items()
        )
        return f'<dl class="bk-written-list">{said}</dl>'

    def widget(self) -> DOMWidget:
        """Give the form with the preview beside it."""
        return self._draft.beside(self._form())

    def _form(self) -> Iterator[DOMWidget]:
        keep = self._screen.button("keep", say("reading.keep"), self._keep, "primary")
        back = self._screen.button("back", say("workbook.back"), self._go_back)
        yield markup.text(say("reading.sentence"), "bk-label")
        yield self._sentence
        yield words_in_braces(words_of(msgspec.structs.asdict(self.rule)))
        yield self._switch
        if self._ours and self.rule.sentence != self._ours.sentence:
            yield markup.text(say("reading.shipped", sentence=self._ours.sentence), "bk-hint")
            yield self._screen.button("restore", say("reading.restore"), self._restore)
        if self._ours is None:
            yield self._screen.button("remove", say("reading.remove"), self._remove)
        yield markup.row(keep, back)

    def _said(self) -> OwnRule:
        """Say only what differs from ours, so that what we mend later is not kept out."""
        ours: Rule | None = self._ours
        rule = {part: it for part, it in self._own.items() if part not in {"sentence", "on"}}
        sentence = self._sentence.text.strip()
        if ours is None or sentence != ours.sentence:
            rule["sentence"] = sentence
        if self._switch.chosen == "off":
            rule["on"] = False
        return rule

    def _go_back(self) -> None:
        self._screen.turn(self._back)

    def _keep(self) -> None:
        self._draft.keep(self._said(), self._back)

    def _restore(self) -> None:
        rule = {part: it for part, it in self._own.items() if part != "sentence"}
        self._draft.keep(rule, self._here)

    def _remove(self) -> None:
        self._draft.keep({"id": self.rule.id}, self._back)
