"""What is wrong with a file of rules: every fault with its line and its place.

The shape is checked by the same walk as that of a bank file; then each rule is looked at as it
would be used, with what it leaves unsaid taken from the rule of ours that it changes.
"""

from collections.abc import Iterator, Mapping

import yaml

# Shared with the bank's own file: one walk over YAML nodes for every file that people write.
from balancekit.bank.checking import check_shape, syntax_fault
from balancekit.bank.nodes import Fault, fault, listed, must, not_among, part, suggestion
from balancekit.bank.shapes import Field, Kind
from balancekit.interpretation.facts import COUPLE_FACTS, EXCESS
from balancekit.interpretation.shapes import NEEDED, RULES, SCALE_FACTS
from balancekit.interpretation.wording import (
    COMMON_NUMBERS,
    COMMON_WORDS,
    COUPLE_WORDS,
    SCALE_NUMBERS,
    SCALE_WORDS,
    placeholders,
)
from balancekit.strings import say

Plain = dict[str, object]


def composed(text: str) -> tuple[yaml.Node | None, list[Fault]]:
    """Return the nodes of a file, or the faults of its shape."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return None, [syntax_fault(error)]
    if root is None:
        return None, [Fault(1, "", say("interpretation.empty"))]
    return root, sorted(check_shape(root, "", Field(Kind.PART, part=RULES)))


def plain(node: yaml.Node) -> object:
    """Return the values of a node; ``on``, which YAML takes for a yes, stays a name."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(value) for value in node.value]
    return yaml.constructor.SafeConstructor().construct_object(node)


def rule_faults(root: yaml.Node, known: Mapping[str, Plain]) -> Iterator[Fault]:
    """Yield what is wrong with the rules of a file whose shape is right."""
    seen = set()
    for place, node in listed(must(root, "rules"), "rules"):
        name = must(node, "id").value
        if name in seen:
            yield fault(must(node, "id"), f"{place}.id", say("interpretation.id_twice", name=name))
        seen.add(name)
        own = plain(node)
        assert isinstance(own, dict)
        rule = known.get(name, {}) | own
        lacking = [each for each in NEEDED if each not in rule]
        if lacking:
            what = say("interpretation.lacking", name=name, lacking=", ".join(lacking))
            yield fault(node, place, what + suggestion(name, tuple(known)))
        else:
            yield from _as_used(node, place, rule)


def _as_used(node: yaml.Node, place: str, rule: Plain) -> Iterator[Fault]:
    yield from _sentence_faults(part(node, "sentence") or node, f"{place}.sentence", rule)
    yield from _condition_faults(part(node, "when") or node, f"{place}.when", rule)
    yield from _safety_faults(node, place, rule)


def _sentence_faults(node: yaml.Node, place: str, rule: Plain) -> Iterator[Fault]:
    sentence = str(rule["sentence"])
    try:
        names = placeholders(sentence)
    except ValueError:
        yield fault(node, place, say("interpretation.braces"))
        return
    for name in names:
        if name not in words_of(rule):
            yield fault(node, place, not_among(name, words_of(rule)))
    if rule["audience"] == "client" and any(letter.isdigit() for letter in sentence):
        yield fault(node, place, say("interpretation.digits"))


def words_of(rule: Plain) -> tuple[str, ...]:
    """Return the placeholders that a sentence may have: numbers are not for clients.

    What two look at together is of both, so that nothing of one alone can be put into it.
    """
    about, client = bool(rule.get("about")), rule["audience"] == "client"
    words = COMMON_WORDS + SCALE_WORDS * about
    if not client:
        words += COMMON_NUMBERS + SCALE_NUMBERS * about
    return tuple(it for it in words if rule.get("view") != "couple" or it in COUPLE_WORDS)


def _condition_faults(node: yaml.Node, place: str, rule: Plain) -> Iterator[Fault]:
    when = rule.get("when", {})
    assert isinstance(when, dict)
    for name in when:
        if name in SCALE_FACTS and not rule.get("about"):
            yield fault(node, f"{place}.{name}", say("interpretation.about_what", fact=name))
        if rule.get("view") == "couple" and name not in COUPLE_FACTS:
            yield fault(node, f"{place}.{name}", say("interpretation.of_both", fact=name))


def _safety_faults(node: yaml.Node, place: str, rule: Plain) -> Iterator[Fault]:
    about, when = rule.get("about", []), rule.get("when", {})
    assert isinstance(about, list) and isinstance(when, dict)
    excess = [name for name in about if name in EXCESS]
    if not excess:
        return
    if rule.get("view") == "couple":
        yield fault(node, place, say("interpretation.excess_couple", scale=excess[0]))
    if when.get("form") == "short":
        yield fault(node, place, say("interpretation.excess_short", scale=excess[0]))
    if rule["audience"] == "client" and when.get("wish") != "less":
        yield fault(node, place, say("interpretation.excess_client", scale=excess[0]))
