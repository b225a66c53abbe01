"""The parts of a handout that Markdown has no words for: lists of words, answers, writing lines.

They travel in a notebook as an output of their own kind, so that what a client wrote is never
read as Markdown, and they turn into the plain values which the page is set from.
"""

from typing import Any, Literal

import msgspec

from balancekit.handouts.wording import phrase, printable
from balancekit.strings import say

PART_MIME = "application/vnd.balancekit.part+json"
Block = dict[str, Any]


class WordList(msgspec.Struct, frozen=True, tag="words"):
    """The lines of one list, in the order in which they were written."""

    items: tuple[str, ...]


class Talk(msgspec.Struct, frozen=True, tag="talk"):
    """A prompt and what was written to it; with no answer the page leaves a line to write on."""

    prompt: str
    answer: str = ""


class ThenNow(msgspec.Struct, frozen=True, tag="then_now"):
    """A prompt and what was answered to it last time and today; without both, lines to write on."""

    prompt: str
    then: str = ""
    now: str = ""


class WritingLines(msgspec.Struct, frozen=True, tag="writing"):
    """Rows of labelled lines to write on by hand."""

    rows: tuple[tuple[str, ...], ...]


class Table(msgspec.Struct, frozen=True, tag="table"):
    """Rows under a head; as many cells in each as the head has. A dense one is for looking up.

    `side` is where all columns but the first are aligned.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    dense: bool = False
    side: Literal["left", "right"] = "right"


class Finding(msgspec.Struct, frozen=True, tag="finding"):
    """A sentence that matters, and small under it what it rests on; a flag catches the eye."""

    sentence: str
    why: str = ""
    flag: bool = False


class Choices(msgspec.Struct, frozen=True, tag="choices"):
    """A question with boxes to tick by pen."""

    prompt: str
    options: tuple[str, ...]


class Notice(msgspec.Struct, frozen=True, tag="notice"):
    """A line in a frame: what has to be known before anything else is read."""

    text: str


Part = WordList | Talk | ThenNow | WritingLines | Table | Finding | Choices | Notice


def plain_text(part: Part) -> str:
    """Say a part in plain text, for every other exporter.

    Examples
    --------
    >>> plain_text(WordList(items=("choir", "running")))
    'choir\\nrunning'
    """
    match part:
        case WordList(items=items):
            return "\n".join(items)
        case Talk(prompt=prompt, answer=answer):
            return f"{prompt}\n{answer}".strip()
        case ThenNow(prompt=prompt, then=then, now=now):
            before, after = _occasions()
            return f"{prompt}\n{before}: {then}\n{after}: {now}"
        case WritingLines(rows=rows):
            return "\n".join(f"{label}: ____" for row in rows for label in row)
        case Table(head=head, rows=rows):
            return "\n".join(" | ".join(row) for row in (head, *rows))
        case Finding(sentence=sentence, why=why):
            return f"{sentence}\n{why}".strip()
        case Choices(prompt=prompt, options=options):
            return "\n".join((prompt, *(f"[ ] {option}" for option in options)))
        case Notice(text=text):
            return text


def part_block(data: object) -> Block:
    """Check what a notebook holds under `PART_MIME` and make it ready for the page.

    Raises
    ------
    msgspec.ValidationError
        The data are not one of the parts.

    Examples
    --------
    >>> part_block({"type": "words", "items": ["choir"]})["items"][0]["c"]
    [{'t': 'text', 's': 'choir'}]
    """
    part: Part = msgspec.convert(data, type=Part)
    match part:
        case WordList(items=items):
            return {"t": "words", "items": [phrase(item) for item in items]}
        case Talk(prompt=prompt, answer=answer):
            return {"t": "talk", "prompt": phrase(prompt), "answer": _lines(answer)}
        case ThenNow(prompt=prompt, then=then, now=now):
            heads = [phrase(words) for words in _occasions()]
            sides = {"heads": heads, "then": _lines(then), "now": _lines(now)}
            return {"t": "then-now", "prompt": phrase(prompt), **sides}
        case WritingLines(rows=rows):
            labels = [[phrase(label) for label in row] for row in rows]
            return {"t": "writing", "rows": labels}
        case Finding(sentence=sentence, why=why, flag=flag):
            words = {"sentence": phrase(sentence), "flag": flag}
            return {"t": "finding", **words, "why": phrase(why) if why else None}
        case Choices(prompt=prompt, options=options):
            boxes = [phrase(option) for option in options]
            return {"t": "choices", "prompt": phrase(prompt), "options": boxes}
        case Notice(text=text):
            return {"t": "notice", "c": phrase(text)}
        case Table(head=head, rows=rows, dense=dense, side=side):
            align = ["left", *[side] * (len(head) - 1)]
            cells = [[phrase(cell) for cell in row] for row in (head, *rows)]
            words = {"head": cells[0], "rows": cells[1:]}
            return {"t": "table", "align": align, "dense": dense, **words}


def _lines(words: str) -> list[Block]:
    lines = (line.strip() for line in printable(words).split("\n"))
    return [phrase(line) for line in lines if line]


def _occasions() -> tuple[str, str]:
    return say("picture.occasion_then"), say("picture.occasion_now")
