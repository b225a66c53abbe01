"""Items, answers and scales in the words of the bank, with the other person's name in them."""

from collections import Counter
from collections.abc import Iterable

from balancekit import strings
from balancekit.bank import Item, Scale, with_name
from balancekit.interpretation.material import Material
from balancekit.interpretation.rules import Fact
from balancekit.strings import say


def name_of(material: Material) -> str:
    """Return the other person's name, or words that stand for it."""
    return material.context.name or say("interpretation.nameless")


def title_of(material: Material, name: str) -> str:
    """Return what a scale is called."""
    return with_name(material.bank.scales[name].title or name, name_of(material))


def number(fact: Fact) -> str:
    """Return a number as a clinician reads it, to one decimal.

    Examples
    --------
    >>> number(62.5), number(66.666), number(5)
    ('62.5', '66.7', '5')
    """
    return strings.number(fact) if isinstance(fact, int | float) else fact


def practices_said(items: Iterable[str], material: Material) -> str:
    """Return the texts of practices, in quotation marks."""
    found = (material.menu.item(item).asked_of(name_of(material)) for item in items)
    quoted = [say("interpretation.quoted", text=text) for text in found]
    return say("interpretation.between_items").join(quoted)


def answered_texts(items: Iterable[str], material: Material) -> str:
    """Return the texts of those items that were touched, each with its answer."""
    touched = (material.bank.item(item) for item in items if item in material.answers)
    answered = [
        say(
            "interpretation.answered_item",
            text=item.asked_of(name_of(material)),
            answer=_answer(item, material),
        )
        for item in touched
    ]
    return say("interpretation.between_items").join(answered)


def mostly(material: Material, scale: Scale) -> str:
    """Return the answer given most, reversed items turned round; of equals, that near the mean."""
    keyed = list(material.keyed(scale).values())
    if not keyed:
        return ""
    mean, counts = sum(keyed) / len(keyed), Counter(keyed)
    value = max(counts, key=lambda each: (counts[each], -abs(each - mean)))
    first = material.bank.item(scale.items[0])
    return _labels(first, material).get(value, "")


def _answer(item: Item, material: Material) -> str:
    """The answer as the client chose it, not turned round."""
    answer = material.answers[item.id]
    if answer is None:
        return say("interpretation.no_answer")
    return _labels(item, material).get(answer, number(answer))


def _labels(item: Item, material: Material) -> dict[float, str]:
    options = material.bank.options.get(item.options, ())
    return {option.value: with_name(option.label, name_of(material)) for option in options}
