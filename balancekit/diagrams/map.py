"""The map: relationships, or views of a story, as soft patches on the plane of own and shared life.

No number is shown, no part of the plane has a name, and the picture says itself that it compares
what may not compare.
"""

import math
from collections.abc import Sequence
from typing import Literal

from balancekit.diagrams.boxes import Box
from balancekit.diagrams.checks import checked_size
from balancekit.diagrams.footing import place_footing
from balancekit.diagrams.kinds import MapDiagram
from balancekit.diagrams.letters import width as em
from balancekit.diagrams.marks import PatchMark, PlaneMark, TextMark
from balancekit.diagrams.naming import place_labels
from balancekit.diagrams.places import (
    LONG_FORM_SPREAD,
    SHORT_FORM_SPREAD,
    Place,
    amount_words,
    checked_places,
)
from balancekit.diagrams.plane import a_point, box_of, place_plane, spot
from balancekit.strings import say

__all__ = ["LONG_FORM_SPREAD", "SHORT_FORM_SPREAD", "Place", "map_diagram"]

_LEAST = 480.0, 360.0
_MARGIN, _INSIDE = 6.0, 4.0  # px that labels keep from the sides of the sheet, of the plane
_EMPTY_SIZE = 15.0


def map_diagram(
    places: Sequence[Place],
    width: float = 680,
    height: float = 544,
    *,
    subject: Literal["map", "story"] = "map",
) -> MapDiagram:
    """Draw relationships on the plane independence x interdependence.

    Parameters
    ----------
    places : sequence of Place
        ``(name, independence, interdependence, spread)``: an initial or role, two values from 0 to
        100 (None where there are too few answers), the radius of the patch in points.
    width, height : float
        Of the sheet with the plane, px, 480 x 360 or more. What is written under the plane, and
        labels that find no place beside their patches, make the picture higher.
    subject : {"map", "story"}
        What lies on it: one person's relationships, or where people have put one story; then a
        place has the name of whoever put it there.

    Returns
    -------
    MapDiagram
        Its patches do not depend on the order of the places, the alternative text follows it.

    Raises
    ------
    ArgumentError
        A place or a size is of the wrong kind; the message says which.

    Examples
    --------
    >>> drawn = map_diagram([Place("Mum", 80, 50), Place("Work", None, None)])
    >>> [(patch.name, patch.words) for patch in drawn.patches], drawn.unplaced
    ([('Mum', 'much own life, some shared life')], ('Work',))
    """
    width = checked_size("width", width, _LEAST[0])
    height = checked_size("height", height, _LEAST[1])
    checked = checked_places(places)
    plane, axes = place_plane(width, height, subject)
    patches = _patches(checked, plane)
    standing = [box_of(mark, em(mark.text) * mark.size) for mark in axes]
    square = Box(plane.left, plane.top, plane.left + plane.side, plane.top + plane.side)
    sheet = Box(_MARGIN, square.top + _INSIDE, width - _MARGIN, square.bottom - _INSIDE)
    labels, leaders, lowest = place_labels(patches, sheet, square, standing)
    unplaced = tuple(it.name for it in checked if _is_unplaced(it))
    below = max(lowest, *(box.bottom for box in standing))
    heading = say("picture.map_unplaced")
    footing, bottom = place_footing(
        _notes(patches, subject), heading, unplaced, plane.left, plane.side, below
    )
    texts = (*axes, *labels, *(() if patches else (_empty(plane, subject),)), *footing)
    alt = _alt(checked, unplaced, subject, _notes(patches, subject))
    return MapDiagram(
        width, math.ceil(bottom), plane, patches, leaders, texts, unplaced, alt, subject
    )


def _is_unplaced(place: Place) -> bool:
    return place.independence is None or place.interdependence is None


def _patches(places: Sequence[Place], plane: PlaneMark) -> tuple[PatchMark, ...]:
    """Large ones first, so that small ones are drawn over them; then from top left."""
    found = [
        PatchMark(
            it.name,
            amount_words(it.independence, it.interdependence),
            *spot(plane, it.independence, it.interdependence),
            it.spread * a_point(plane),
        )
        for it in places
        if it.independence is not None and it.interdependence is not None
    ]
    return tuple(sorted(found, key=lambda it: (-it.r, it.cy, it.cx, it.name)))


def _notes(patches: Sequence[PatchMark], subject: str) -> list[str]:
    if subject == "story":
        return [say("picture.story_free")] if patches else []
    rough, kinds = say("picture.map_rough"), say("picture.map_kinds")
    return [rough, kinds][: min(len(patches), 2)]


def _empty(plane: PlaneMark, subject: str) -> TextMark:
    middle = plane.side / 2
    text = say(f"picture.{subject}_empty")
    return TextMark(text, plane.left + middle, plane.top + middle, _EMPTY_SIZE, "note")


def _alt(
    places: Sequence[Place], unplaced: Sequence[str], subject: str, notes: Sequence[str]
) -> str:
    sentences = [
        say(f"picture.alt_{subject}_place", name=it.name, words=amount_words(own, shared))
        for it in places
        if (own := it.independence) is not None and (shared := it.interdependence) is not None
    ] or [say(f"picture.alt_{subject}_none")]
    if unplaced:
        sentences.append(say("picture.alt_map_unplaced", names="; ".join(unplaced)))
    return say(f"picture.alt_{subject}", places=" ".join([*sentences, *notes]))
