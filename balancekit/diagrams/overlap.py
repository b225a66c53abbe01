"""The overlap picture: each person's words inside their own part of two circles."""

import math
from collections.abc import Sequence

from balancekit.diagrams.alt import overlap_alt
from balancekit.diagrams.checks import (
    checked_areas,
    checked_names,
    checked_share,
    checked_size,
    checked_texts,
)
from balancekit.diagrams.filling import fill_circles
from balancekit.diagrams.kinds import OverlapDiagram
from balancekit.diagrams.labels import place_circles
from balancekit.diagrams.listing import place_list
from balancekit.diagrams.regions import regions_of
from balancekit.diagrams.sheet import Sheet
from balancekit.geometry import Kind, two_circles
from balancekit.strings import say

_LEAST_SIDE = 320.0
_INNER = {"a_in_b": "a", "b_in_a": "b"}


def overlap_diagram(
    own_a: Sequence[str],
    own_b: Sequence[str],
    both: Sequence[str],
    names: tuple[str, str] = ("A", "B"),
    overlap_share: float = 0.45,
    width: float = 900,
    height: float = 600,
    *,
    sizes: tuple[float, float, float] | None = None,
) -> OverlapDiagram:
    """Draw what two people have of their own and what they share, in their own words.

    Parameters
    ----------
    own_a, own_b, both : sequence of str
        What only the first person, only the second, and both wrote, in the order given. Blank
        entries are left out.
    names : tuple of str
        What the two people are called.
    overlap_share : float
        Size of the lens as a share of *one circle* (not of the union), 0 to 1. It makes room for
        the words and says nothing about how close two people are.
    width, height : float
        Of the circles and names, px, 320 or more. A list under the circles adds to the height.
    sizes : tuple of float, optional
        ``(area_a, area_b, area_both)``, in any unit, in place of `overlap_share`: the whole area
        of each circle, above zero, and the area that lies in both.

    Returns
    -------
    OverlapDiagram
        Every item is in it: written in its region, or a number there and the item in the list.

    Raises
    ------
    ArgumentError
        An argument is of the wrong kind or out of range; the message names it.

    Examples
    --------
    >>> diagram = overlap_diagram(["Running"], [], ["Our garden"], names=("Ana", "Ben"))
    >>> [(mark.role, mark.text) for mark in diagram.texts]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('label_both', 'Ours'), ('label_a', 'Ana'), ('label_b', 'Ben'), ('a', 'Running'),
     ('both', 'Our garden')]
    >>> small, large = overlap_diagram([], [], [], sizes=(1, 4, 0.5)).circles
    >>> round(large.r / small.r, 9)
    2.0
    """
    items = {
        "a": checked_texts("own_a", own_a),
        "both": checked_texts("both", both),
        "b": checked_texts("own_b", own_b),
    }
    called = checked_names("names", names)
    share = checked_share("overlap_share", overlap_share)
    areas = (1.0, 1.0, share) if sizes is None else checked_areas("sizes", sizes)
    sheet = Sheet(
        checked_size("width", width, _LEAST_SIDE),
        checked_size("height", height, _LEAST_SIDE),
        two_circles(*areas),
    )
    kind = sheet.pair.kind
    circles, labels, label_leaders = place_circles(sheet, _labels(called, kind))
    filling = fill_circles(circles, regions_of(circles, kind), items, called, labels, sheet.width)
    below = max(it.cy + it.r for it in circles)
    below = max([below, *(mark.y + mark.size for mark in filling.texts)])
    listed, bottom = place_list(filling.sections, sheet.width, below)
    return OverlapDiagram(
        width=sheet.width,
        height=math.ceil(max(bottom, sheet.height)),
        circles=circles,
        leaders=label_leaders + filling.leaders,
        texts=labels + filling.texts + listed,
        names=called,
        own_a=items["a"],
        own_b=items["b"],
        both=items["both"],
        sizes=areas,
        overlap_share=areas[2] / min(areas[:2]),
        unplaced=(),
        alt=overlap_alt(items, called, areas, kind),
    )


def _labels(names: tuple[str, str], kind: Kind) -> list[tuple[str, str]]:
    """Whose circle it is; the shared part has a label of its own unless it is a whole circle."""
    labels = []
    for role, name in zip("ab", names, strict=True):
        key = "inner" if _INNER.get(kind) == role else role
        labels.append((f"label_{role}", say(f"picture.label_{key}", name=name)))
    if kind in ("overlap", "identical"):
        labels.append(("label_both", say("picture.label_both")))
    return labels
