"""A sentence about somebody's answers, and behind "Why this?" when and why it is shown."""

from collections.abc import Iterable
from html import escape

from ipywidgets import HTML, DOMWidget

from balancekit.handouts.readings import rules_in_force
from balancekit.interpretation import Reading
from balancekit.strings import say
from balancekit.workbook import markup


def explained(readings: Iterable[Reading]) -> HTML:
    """Show sentences, each with the reasons that its readers may see.

    A screen reader says which sentence each "Why this?" belongs to.
    """
    return HTML("".join(_one(reading) for reading in readings))


def faulty_rules() -> Iterable[DOMWidget]:
    """Say to the clinician what is wrong with their own rules; nothing where all is well."""
    if faults := rules_in_force().faults:
        yield markup.text("\n".join((say("reading.not_used"), *faults)), "bk-message")


def _one(reading: Reading) -> str:
    reasons = {"when": reading.when, "rests": reading.why, "source": reading.source}
    lines = "".join(
        f"<dt>{escape(say(f'reading.why_{part}'))}</dt><dd>{escape(words)}</dd>"
        for part, words in reasons.items()
        if words
    )
    sentence = escape(reading.sentence)
    return (
        f'<div class="bk-reading"><p>{sentence}</p><details class="bk-more"><summary>'
        f'{escape(say("reading.why"))}<span class="bk-said-only"> {sentence}</span></summary>'
        f'<dl class="bk-written-list">{lines}</dl></details></div>'
    )
