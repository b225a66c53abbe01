"""All reading rules: what each says, to whom, when, where it comes from, on or off."""

from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from ipywidgets import DOMWidget

from balancekit.handouts.own_rules_file import own_names, set_aside
from balancekit.handouts.readings import own_file, rules_in_force
from balancekit.handouts.side_by_side import BANK
from balancekit.interpretation import Audience, Rule, View, load_rules
from balancekit.interpretation.conditions import condition
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.explained import faulty_rules
from balancekit.workbook.rules.adding import adding
from balancekit.workbook.rules.one import one_rule
from balancekit.workbook.screen import Page, Screen
from balancekit.workbook.worksheet.paths import bank_of

_GROUPS = tuple((audience, view) for view in get_args(View) for audience in get_args(Audience))


def reading_rules(screen: Screen, back: Page | None = None) -> Iterable[DOMWidget]:
    """Show every rule, each leading to a page of its own.

    Parameters
    ----------
    screen : Screen
    back : callable, optional
        The page to go back to; where the desk stands by default.
    """

    def here(screen: Screen) -> Iterable[DOMWidget]:
        return reading_rules(screen, back)

    yield Heading(label=say("reading.title"))
    yield markup.text(say("reading.text"))
    if rules_in_force().faults:
        yield from faulty_rules()
        yield screen.button("aside", say("reading.set_aside"), _asider(screen, here))
    else:
        label = say("reading.add")
        yield screen.button("add", label, lambda: screen.turn(adding(here)), "primary")
    rules, states = rules_in_force().rules.rules, _states()
    for audience, view in _GROUPS:
        yield markup.subheading(say(f"reading.group_{audience}_{view}"))
        for rule in rules:
            if (rule.audience, rule.view) == (audience, view):
                yield from _rule(screen, rule, states.get(rule.id, "reading.state_own"), here)
    yield markup.text(say("reading.file", file=own_file()), "bk-hint bk-written")
    yield screen.button("back", say("workbook.back"), lambda: screen.turn(back))


def _asider(screen: Screen, here: Page) -> Callable[[], None]:
    def aside() -> None:
        file = set_aside()
        screen.turn(here)
        screen.tell(say("reading.was_set_aside", file=file.name))

    return aside


def _states() -> dict[str, str]:
    """Whether each of our rules is as it came; any other is the clinician's own."""
    own = own_names()
    return {
        rule.id: "reading.state_changed" if rule.id in own else "" for rule in load_rules().rules
    }


def _rule(screen: Screen, rule: Rule, state: str, here: Page) -> Iterator[DOMWidget]:
    page = one_rule(rule.id, here)
    yield screen.button(f"rule:{rule.id}", rule.sentence, lambda: screen.turn(page), "case")
    yield markup.text("\n".join(_facts(rule, state)), "bk-case-state")


def _facts(rule: Rule, state: str) -> Iterator[str]:
    switched = say("reading.state_on" if rule.on else "reading.state_off")
    yield " · ".join([switched, *([say(state)] if state else [])])
    yield say("reading.fact_when", words=condition(rule, bank_of(BANK), "clinician"))
    yield say("reading.fact_source", words=rule.source)
