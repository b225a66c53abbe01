"""What callers give to the diagrams, checked: a clear sentence, or a value the rooms can trust."""

import math
from collections.abc import Sequence
from numbers import Real
from typing import TypeVar

from msgspec.structs import astuple

from balancekit.diagrams.letters import clean
from balancekit.diagrams.marks import OccasionRow, PairRow, Spot
from balancekit.errors import ArgumentError
from balancekit.strings import say

Row = TypeVar("Row", OccasionRow, PairRow)
LONGEST_NAME = 80
"""Letters for which there is a place beside the circles of every picture."""

_MOST_STEPS = 11
_SHOWN = 60  # letters of a wrong value that a message repeats


def shown(value: object) -> str:
    """Return a wrong value, short enough for a message."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def checked_texts(argument: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts cleaned, without blank ones."""
    if isinstance(texts, str | bytes) or not isinstance(texts, Sequence):
        raise ArgumentError(say("picture.not_a_list", argument=argument, value=shown(texts)))
    for place, text in enumerate(texts, 1):
        if not isinstance(text, str):
            raise ArgumentError(
                say("picture.not_a_text", argument=argument, place=place, value=shown(text))
            )
    return tuple(cleaned for text in texts if (cleaned := clean(text)))


def checked_names(argument: str, names: Sequence[str]) -> tuple[str, str]:
    """Return two cleaned names."""
    pair = not isinstance(names, str) and isinstance(names, Sequence) and len(names) == 2
    if not pair or not all(isinstance(name, str) for name in names):
        raise ArgumentError(say("picture.two_names", argument=argument, value=shown(names)))
    for name in names:
        if len(name) > LONGEST_NAME:
            message = say("picture.long_name", argument=argument, most=LONGEST_NAME)
            raise ArgumentError(message)
    return clean(names[0]), clean(names[1])


def checked_share(argument: str, share: float) -> float:
    """Return a number between 0 and 1."""
    if isinstance(share, Real) and 0 <= share <= 1:
        return float(share)
    raise ArgumentError(say("picture.share_outside", argument=argument, value=shown(share)))


def checked_size(argument: str, size: float, least: float) -> float:
    """Return a finite number of pixels."""
    if isinstance(size, Real) and math.isfinite(size) and size >= least:
        return float(size)
    raise ArgumentError(
        say("picture.bad_size", argument=argument, value=shown(size), least=f"{least:g}")
    )


def checked_areas(argument: str, areas: Sequence[float]) -> tuple[float, float, float]:
    """Return the areas of two circles and of what they share, which fits into both."""
    three = isinstance(areas, Sequence) and not isinstance(areas, str) and len(areas) == 3
    if not three or not all(isinstance(area, Real) and math.isfinite(area) for area in areas):
        raise ArgumentError(say("picture.bad_areas", argument=argument, value=shown(areas)))
    a, b, both = (float(area) for area in areas)
    if min(a, b) <= 0 or both < 0:
        raise ArgumentError(say("picture.no_area", argument=argument, value=shown(areas)))
    if both > min(a, b):
        raise ArgumentError(say("picture.large_overlap", argument=argument, value=shown(areas)))
    return a, b, both


def checked_steps(steps: int) -> int:
    """Return in how many steps one could answer; 0 where any place could be chosen."""
    whole = isinstance(steps, int) and not isinstance(steps, bool)
    if not whole or (steps != 0 and not 2 <= steps <= _MOST_STEPS):
        raise ArgumentError(say("picture.bad_steps", value=shown(steps), most=_MOST_STEPS))
    return steps


def checked_rows(rows: Sequence[Row], kind: type[Row], wrong: str) -> tuple[Row, ...]:
    """Return rows of two answers with their words cleaned.

    Parameters
    ----------
    rows : sequence of kind
    kind : type
        `OccasionRow` or `PairRow`: a label, and two answers of which either can be missing.
    wrong : str
        Key of the sentence that says what a row has to be.
    """
    return tuple(_checked_row(row, kind, wrong, place) for place, row in enumerate(rows, 1))


def _checked_row(row: Row, kind: type[Row], wrong: str, place: int) -> Row:
    if not isinstance(row, kind) or not isinstance(row.label, str):
        raise ArgumentError(say(wrong, place=place, value=shown(row)))
    label, *spots = astuple(row)
    return kind(clean(label), *(_checked_spot(spot, place) for spot in spots))


def _checked_spot(spot: Spot | None, place: int) -> Spot | None:
    if spot is None:
        return None
    share = spot.share if isinstance(spot, Spot) else None
    if not isinstance(share, Real) or not 0 <= share <= 1 or not isinstance(spot.words, str):
        raise ArgumentError(say("picture.bad_spot", place=place, value=shown(spot)))
    return Spot(clean(spot.words), float(share))
