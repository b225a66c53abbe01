"""Small closeness pictures side by side: how near two people feel, in circles and words.

Each picture keeps the geometry of the Inclusion of Other in the Self scale: the two circles
together cover the same area everywhere. No number is shown.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from balancekit.diagrams.checks import checked_names, checked_share, checked_size, shown
from balancekit.diagrams.kinds import ClosenessDiagram
from balancekit.diagrams.letters import clean
from balancekit.diagrams.marks import ClosenessPanel, TextMark
from balancekit.diagrams.panels import Picture, place_row
from balancekit.errors import ArgumentError
from balancekit.geometry import IOS_CUT_POINTS, ios_step, union_share
from balancekit.strings import say

_LEAST_WIDTH = 220.0
_EDGE, _BETWEEN_ROWS = 12.0, 28.0
_WIDEST = 300.0  # px, of one panel


def closeness_words(share: float) -> str:
    """Return the words for an amount of overlap.

    Parameters
    ----------
    share : float
        Overlap as a share of the union, 0 to 1.

    Returns
    -------
    str
        One of seven, by the cut points of the continuous scale.

    Raises
    ------
    ArgumentError
        The share is not a number between 0 and 1.

    Examples
    --------
    >>> closeness_words(0), closeness_words(0.15), closeness_words(1)
    ('side by side', 'touching a little', 'almost one')
    """
    step = ios_step(checked_share("share", share))
    return say(f"picture.closeness_{step}")


def closeness_bands() -> tuple[tuple[float, str], ...]:
    """Return the same words for a control that moves: the upper end of each step and its words.

    Examples
    --------
    >>> closeness_bands()[-1]
    (1.0, 'almost one')
    """
    return tuple((upper, closeness_words(upper)) for upper in (*IOS_CUT_POINTS, 1.0))


def closeness_share(panel: ClosenessPanel) -> float:
    """Read back from a drawn closeness picture how much its circles overlap.

    Parameters
    ----------
    panel : ClosenessPanel
        Of a `ClosenessDiagram`.

    Returns
    -------
    float
        Shared area as a share of the *union*, 0 to 1, as it was given to `closeness_diagram`, to
        twelve digits.

    Examples
    --------
    >>> diagram = closeness_diagram([("Ana, now", 0.15, ("Ana", "Ben"))])
    >>> round(closeness_share(diagram.panels[0]), 12)
    0.15
    """
    left, right = panel.circles
    if left.cx == right.cx:  # circles that have become one
        return 1.0
    return union_share(left.r, right.r, right.cx - left.cx)


def closeness_diagram(
    pictures: Sequence[tuple[str, float, tuple[str, str]]], columns: int = 3, width: float = 900
) -> ClosenessDiagram:
    """Draw small closeness pictures in rows, evenly filled, so that no place stays empty.

    Parameters
    ----------
    pictures : sequence of (caption, share, (name, name))
        What the picture shows; the overlap as a share of the union, 0 to 1; whose circle is the
        left and whose the right one. A person keeps edge and colour (role) from the first picture
        on, also where the circles change sides.
    columns : int
        At most so many pictures in a row.
    width : float
        Of the whole, px, 320 or more.

    Returns
    -------
    ClosenessDiagram
        One panel for each picture, in the order given.

    Raises
    ------
    ArgumentError
        A picture or another argument is of the wrong kind; the message names it.

    Examples
    --------
    >>> diagram = closeness_diagram([("Ana, now", 0.15, ("Ana", "Ben"))])
    >>> diagram.panels[0].words, diagram.alt
    ... # doctest: +NORMALIZE_WHITESPACE
    ('touching a little',
     '1 closeness picture. Ana, now: Ana and Ben touching a little.')
    """
    width = checked_size("width", width, _LEAST_WIDTH)
    if not isinstance(columns, int) or columns < 1:
        raise ArgumentError(say("picture.bad_columns", value=shown(columns)))
    checked = [_checked(picture, place) for place, picture in enumerate(pictures, 1)]
    cell = min(_WIDEST, (width - 2 * _EDGE) / min(columns, max(1, len(checked))))
    panels: list[ClosenessPanel] = []
    texts: list[TextMark] = []
    top = _EDGE
    for row in _rows([_told_apart(picture, checked[0].names) for picture in checked], columns):
        start = (width - cell * len(row)) / 2
        centres = [start + cell * (place + 0.5) for place in range(len(row))]
        placed, marks, bottom = place_row(row, centres, cell, top)
        panels += placed
        texts += marks
        top = bottom + _BETWEEN_ROWS
    height = top - (_BETWEEN_ROWS if panels else 0) + _EDGE
    return ClosenessDiagram(width, math.ceil(height), tuple(panels), tuple(texts), _alt(checked))


def _checked(picture: tuple[str, float, tuple[str, str]], place: int) -> Picture:
    try:
        caption, share, names = picture
        if not isinstance(caption, str):
            raise TypeError
    except (TypeError, ValueError):
        message = say("picture.bad_picture", place=place, value=shown(picture))
        raise ArgumentError(message) from None
    where = f"pictures, entry {place}, "
    share = checked_share(where + "share", share)
    pair = checked_names(where + "names", names)
    return Picture(clean(caption), share, pair, closeness_words(share))


def _told_apart(picture: Picture, first: tuple[str, str]) -> Picture:
    """A person keeps the role of the first picture, so that colour and edge stay theirs."""
    turned = picture.names == first[::-1] != first
    return picture._replace(roles=("b", "a")) if turned else picture


def _rows(pictures: Sequence[Picture], columns: int) -> list[Sequence[Picture]]:
    """As few rows as there must be, of nearly the same length, the longer ones first."""
    count = -(-len(pictures) // columns)
    ends = [-(-len(pictures) * i // count) for i in range(count + 1)] if count else []
    return [pictures[i:j] for i, j in pairwise(ends)]


def _alt(pictures: Sequence[Picture]) -> str:
    if not pictures:
        return say("picture.alt_closeness_none")
    sentences = [
        say("picture.alt_panel", caption=it.caption, a=it.names[0], b=it.names[1], words=it.words)
        for it in pictures
    ]
    return say("picture.alt_closeness", count=len(pictures), pictures=" ".join(sentences))
