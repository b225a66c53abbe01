"""All reading rules: what each says, to whom, when, where it comes from, on or off."""

from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from ipywidgets import DOMWidget

from balancekit.bank import load_bank
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
    for audience, view in _GROUPS:
        yield markup.subheading(say(f"reading.group_{audience}_{view}"))
        for rule in rules_in_force().rules.rules:
            if (rule.audience, rule.view) == (audience, view):
                yield from _rule(screen, rule, here)
    yield markup.text(say("reading.file", file=own_file()), "bk-hint bk-written")
    yield screen.button("back", say("workbook.back"), lambda: screen.turn(back))


def _asider(screen: Screen, here: Page) -> Callable[[], None]:
    def aside() -> None:
        file = set_aside()
        screen.turn(here)
        screen.tell(say("reading.was_set_aside", file=file.name))

    return aside


def _rule(screen: Screen, rule: Rule, here: Page) -> Iterator[DOMWidget]:
    page = one_rule(rule.id, here)
    yield screen.button(f"rule:{rule.id}", rule.sentence, lambda: screen.turn(page), "case")
    yield markup.text("\n".join(_facts(rule)), "bk-case-state")


def _facts(rule: Rule) -> Iterator[str]:
    state = [say("reading.state_on" if rule.on else "reading.state_off")]
    if rule.id not in {each.id for each in load_rules().rules}:
        state.append(say("reading.state_own"))
    elif rule.id in own_names():
        state.append(say("reading.state_changed"))
    yield " · ".join(state)
    yield say("reading.fact_when", words=condition(rule, load_bank(BANK), "clinician"))
    yield say("reading.fact_source", words=rule.source)
