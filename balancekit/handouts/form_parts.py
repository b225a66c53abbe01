"""The parts of a blank page: questions with room to answer, on paper or in a field.

A `field` is the place of a field in the list of the page; None on paper. What is sticky stands on
the same page as the beginning of what follows.
"""

from typing import Any

import msgspec

from balancekit.handouts.wording import phrase

FORM_MIME = "application/vnd.balancekit.form+json"
Block = dict[str, Any]


class Lead(msgspec.Struct, frozen=True, tag="lead"):
    """Words that stay with what follows; quiet ones are about the page itself."""

    text: str
    quiet: bool = False


class Reading(msgspec.Struct, frozen=True, tag="reading"):
    """Something to read; a story is told apart from what is said to the reader."""

    text: str
    hint: str = ""
    story: bool = False
    sticky: bool = False


class Ask(msgspec.Struct, frozen=True):
    """A question with its number and the line under it."""

    number: int
    text: str
    hint: str = ""


class OpenQuestion(msgspec.Struct, frozen=True, tag="open"):
    """A question with room to write."""

    ask: Ask
    field: int | None = None
    sticky: bool = False


class Phrases(msgspec.Struct, frozen=True, tag="phrases"):
    """A question with lines for a few words each; as many fields as lines, or none."""

    ask: Ask
    lines: int
    fields: tuple[int, ...] = ()


class Ratings(msgspec.Struct, frozen=True, tag="ratings"):
    """Questions with the same options: boxes to tick on paper, else one field each."""

    head: str
    options: tuple[str, ...]
    rows: tuple[Ask, ...]
    fields: tuple[int, ...] = ()


class Pictures(msgspec.Struct, frozen=True, tag="pictures"):
    """A question that is answered with one of several pictures of two circles."""

    ask: Ask
    letters: str
    circles: tuple[tuple[float, float], ...]
    alt: str
    asides: tuple[str, ...]
    field: int | None = None


class Ticks(msgspec.Struct, frozen=True, tag="ticks"):
    """Lines to tick."""

    ask: Ask
    rows: tuple[str, ...]
    fields: tuple[int, ...] = ()


FormPart = Lead | Reading | OpenQuestion | Phrases | Ratings | Pictures | Ticks


def plain_words(part: FormPart) -> str:
    """Say a part in plain text, for every other exporter.

    Examples
    --------
    >>> plain_words(OpenQuestion(Ask(1, "And then?", "Take your time.")))
    '1. And then?\\nTake your time.'
    """
    match part:
        case Lead(text=text):
            return text
        case Reading(text=text, hint=hint):
            return f"{text}\n{hint}".strip()
        case Ratings(options=options, rows=asked):
            return "\n".join([" | ".join(options), *map(_asked, asked)])
        case Ticks(ask=ask, rows=rows):
            return "\n".join([_asked(ask), *rows])
    return _asked(part.ask)


def form_block(data: object) -> Block:
    """Check what a notebook holds under `FORM_MIME` and make it ready for the page.

    Raises
    ------
    msgspec.ValidationError
        The data are not one of the parts.

    Examples
    --------
    >>> form_block({"type": "lead", "text": "Hello"})["text"]["c"]
    [{'t': 'text', 's': 'Hello'}]
    """
    part: FormPart = msgspec.convert(data, type=FormPart)
    block: Block = _phrases(msgspec.to_builtins(part))
    return {"t": f"form-{block.pop('type')}", **block}


def _asked(ask: Ask) -> str:
    return f"{ask.number}. {ask.text}\n{ask.hint}".strip()


def _phrases(value: Any, key: str = "") -> Any:
    """Turn every text for the page into a phrase, wherever it stands."""
    if isinstance(value, dict):
        return {name: _phrases(inner, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_phrases(inner, key) for inner in value]
    if isinstance(value, str) and key not in {"type", "letters", "alt"}:
        return phrase(value)
    return value
