"""A page without anybody's words, to see how the lines of a practice look."""

import datetime

import msgspec
from nbformat import NotebookNode

from balancekit.handouts.cells import heading, notebook, part_cell
from balancekit.handouts.parts import WritingLines
from balancekit.handouts.practice import Practice
from balancekit.strings import language_in_force, long_date, say


def sample_page(practice: Practice) -> NotebookNode:
    """Compose a page with an empty plan, between the head and the foot of a practice."""
    foot = (practice.name, practice.address, practice.support or say("handout.support"))
    page = {
        "layout": "sheet",
        "date": long_date(datetime.date.today()),
        "foot": [line for line in (*foot, say("common.conversation_aid")) if line],
        "colour": practice.colour,
        "logo": msgspec.to_builtins(practice.logo),
        "paper": practice.paper,
        "language": practice.language or language_in_force(),
    }
    asked = ("what", "when", "how_small", "check_in")
    lines = WritingLines(rows=tuple((say(f"handout.step_{what}"),) for what in asked))
    cells = [
        heading(1, say("handout.title")),
        heading(2, say("handout.plan")),
        part_cell(lines),
    ]
    return notebook(cells, {"title": say("handout.title"), "balancekit": page})
