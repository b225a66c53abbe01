"""The parts of a handout that Markdown has no words for: lists of words, answers, writing lines.

They travel in a notebook as an output of their own kind, so that what a client wrote is never
read as Markdown, and they turn into the plain values which the page is set from.
"""

from typing import Any

import msgspec

from balancekit.handouts.wording import one_line, phrase, printable

PART_MIME = "application/vnd.balancekit.part+json"
Block = dict[str, Any]


class WordList(msgspec.Struct, frozen=True, tag="words"):
    """The lines of one list, in the order in which they were written."""

    items: tuple[str, ...]


class Talk(msgspec.Struct, frozen=True, tag="talk"):
    """A prompt and what was written to it; with no answer the page leaves a line to write on."""

    prompt: str
    answer: str = ""


class WritingLines(msgspec.Struct, frozen=True, tag="writing"):
    """Rows of labelled lines to write on by hand."""

    rows: tuple[tuple[str, ...], ...]


class Table(msgspec.Struct, frozen=True, tag="table"):
    """Rows under a head; as many cells in each as the head has."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = WordList | Talk | WritingLines | Table


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
        case WritingLines(rows=rows):
            return "\n".join(f"{label}: ____" for row in rows for label in row)
        case Table(head=head, rows=rows):
            return "\n".join(" | ".join(row) for row in (head, *rows))


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
            return {"t": "words", "items": [phrase(one_line(item)) for item in items]}
        case Talk(prompt=prompt, answer=answer):
            lines = [line.strip() for line in printable(answer).split("\n")]
            answers = [phrase(line) for line in lines if line]
            return {"t": "talk", "prompt": phrase(one_line(prompt)), "answer": answers}
        case WritingLines(rows=rows):
            labels = [[phrase(one_line(label)) for label in row] for row in rows]
            return {"t": "writing", "rows": labels}
        case Table(head=head, rows=rows):
            align = ["left", *["right"] * (len(head) - 1)]
            cells = [[phrase(one_line(cell)) for cell in row] for row in (head, *rows)]
            return {"t": "table", "align": align, "head": cells[0], "rows": cells[1:]}
