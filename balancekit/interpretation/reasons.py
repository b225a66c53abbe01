"""Why a sentence is shown, for the clinician: the facts it asked for and the figures behind."""

from collections.abc import Mapping

from balancekit.interpretation.conditions import OF_THE_PLANE
from balancekit.interpretation.facts import PLANE
from balancekit.interpretation.item_words import number, title_of
from balancekit.interpretation.material import Material
from balancekit.interpretation.rules import Fact, Rule
from balancekit.strings import say


def reasons(rule: Rule, name: str, facts: Mapping[str, Fact], material: Material) -> str:
    """Return the conditions of a rule with what was found, then the scores they rest on."""
    met = [
        say("interpretation.why", fact=say(f"interpretation.fact_{test}"), value=_said(facts[test]))
        for test in rule.when
        if facts[test] != "scored"  # the figures below say so already
    ]
    figures = [_figure(each, material) for each in _scales(rule, name)]
    return say("interpretation.between_items").join([*met, *figures])


def _scales(rule: Rule, name: str) -> tuple[str, ...]:
    if rule.view == "couple":
        return ()  # a score is of one person
    if name:
        return (name,)
    return PLANE if OF_THE_PLANE & set(rule.when) else ()


def _said(fact: Fact) -> str:
    if isinstance(fact, bool):
        return say("interpretation.is_so" if fact else "interpretation.is_not_so")
    return say(f"interpretation.word_{fact}") if isinstance(fact, str) else number(fact)


def _figure(name: str, material: Material) -> str:
    score = material.scores[name]
    return say(
        "interpretation.figure" if score.value is not None else "interpretation.no_figure",
        scale=title_of(material, name),
        score="" if score.value is None else number(score.value),
        answered=score.answered,
        items=score.items,
    )
