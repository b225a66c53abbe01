"""The words that stand for the placeholders of a sentence."""

import string
from collections.abc import Iterable, Mapping

from balancekit.interpretation.facts import spot_of
from balancekit.interpretation.item_words import (
    answered_texts,
    mostly,
    name_of,
    number,
    practices_said,
    title_of,
)
from balancekit.interpretation.material import Material
from balancekit.interpretation.rules import Fact
from balancekit.strings import say

COMMON_WORDS = ("name", "here", "there", "practices", "released", "moved_words")
SCALE_WORDS = ("scale", "items", "answers", "words", "wish", "matched_words")
COMMON_NUMBERS = ("moved", "again")
SCALE_NUMBERS = ("score", "answered", "of", "compared", "matched")
COUPLE_WORDS = ("name", "scale", "matched_words", "compared", "matched")


def placeholders(sentence: str) -> tuple[str, ...]:
    """Return the names in braces; ValueError where a brace is alone.

    Examples
    --------
    >>> placeholders("{scale}: {score}")
    ('scale', 'score')
    """
    parts = list(string.Formatter().parse(sentence))
    if any(spec or conversion for _, _, spec, conversion in parts):
        raise ValueError("a placeholder is a plain name")
    return tuple(name for _, name, _, _ in parts if name is not None)


def filled(sentence: str, words: Mapping[str, str]) -> str | None:
    """Return the sentence with its words; None where one of them is not known."""
    if any(not words.get(name) for name in placeholders(sentence)):
        return None
    return sentence.format_map(words)


def common_words(material: Material, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Return the words for placeholders that any sentence may have; "" where not known."""
    spot = spot_of(material)
    return {
        "name": name_of(material),
        "here": say(f"interpretation.word_{spot.region}") if spot else "",
        "there": say(f"interpretation.word_{spot.beyond}") if spot and spot.beyond else "",
        "practices": practices_said(material.rarest_wanted(), material),
        "released": practices_said(material.released(), material),
        "moved_words": _share(facts, "moved", "again"),
        **_numbers(facts, COMMON_NUMBERS),
    }


def scale_words(material: Material, name: str, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Return the words for placeholders of a sentence about a scale; "" where not known."""
    scale = material.bank.scales[name]
    items = scale.items
    wish = facts.get("wish")
    return {
        "scale": title_of(material, name),
        "items": answered_texts(material.often(scale), material),
        "answers": answered_texts(items, material),
        "words": mostly(material, scale),
        "wish": say(f"interpretation.word_{wish}") if wish else "",
        "matched_words": _share(facts, "matched", "compared"),
        "of": str(material.scores[name].items),
        **_numbers(facts, SCALE_NUMBERS),
    }


def _numbers(facts: Mapping[str, Fact], names: Iterable[str]) -> dict[str, str]:
    return {name: number(facts[name]) for name in names if name in facts}


def _share(facts: Mapping[str, Fact], part: str, whole: str) -> str:
    """How many of how many, in words; "" where there is nothing to count."""
    some, of = facts.get(part), facts.get(whole)
    if not isinstance(some, int) or not isinstance(of, int) or not of:
        return ""
    if some in (0, of):
        return say("interpretation.none" if some == 0 else "interpretation.all")
    if 3 * some < of:
        return say("interpretation.few")
    return say("interpretation.half" if 3 * some <= 2 * of else "interpretation.most")
