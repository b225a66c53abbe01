"""What a diagram is made of: marks whose every position is decided, and no renderer.

Pixels, y downwards. A mark has a role and never a colour: how a role looks is the business of the
screen and of the page, and both draw the same diagram.
"""

from msgspec import Struct

DOUBLE = 5.0
"""Px between the two outlines of circles that have become one: ``b`` is drawn inside ``a``."""


class CircleMark(Struct, frozen=True):
    """One circle; its role, ``"a"`` or ``"b"``, says whose it is."""

    role: str
    cx: float
    cy: float
    r: float


class TextMark(Struct, frozen=True):
    """One line of text.

    Attributes
    ----------
    text : str
        The words, without control characters.
    x, y : float
        ``y`` is the middle of the line box; ``x`` its start, middle or end, as `anchor` says.
    size : float
        Font size in px.
    role : str
        ``a``, ``b``, ``both`` (words in a region), ``label_a``, ``label_b``, ``label_both``,
        ``number`` (stands for an item listed under the picture), ``list_heading``, ``list``,
        ``caption``, ``words``; on the map ``label_patch``, ``axis``, ``note``; of two occasions
        ``row``, ``then``, ``now``, ``axis``.
    anchor : str
        ``start`` (left), ``middle`` or ``end`` (right).
    direction : str
        ``ltr`` or ``rtl``.
    item : int
        Index of the item in its region, or of the patch it names; -1 where the line is neither.
    whole : str
        The item that a line is a part of, or that a number stands for. In the list, where lines
        hold the item anyway, only the first has it.
    """

    text: str
    x: float
    y: float
    size: float
    role: str
    anchor: str = "middle"
    direction: str = "ltr"
    item: int = -1
    whole: str = ""


class ClosenessPanel(Struct, frozen=True):
    """One small closeness picture: what it shows, how close in words, and where it stands."""

    caption: str
    words: str
    circles: tuple[CircleMark, CircleMark]
    labels: tuple[TextMark, ...]


class PlaneMark(Struct, frozen=True):
    """The square on which relationships lie: its upper left corner and its side."""

    left: float
    top: float
    side: float


class PatchMark(Struct, frozen=True):
    """Roughly where one relationship lies, also in words; the radius is how unsure that is."""

    name: str
    words: str
    cx: float
    cy: float
    r: float


class LeaderMark(Struct, frozen=True):
    """A line from a label or a number that moved away to a dot in what it belongs to.

    `patch` is the index of a patch of the map; where several lie in one spot, that of the first
    the label names. In the two circles it is -1.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    patch: int = -1


class Spot(Struct, frozen=True):
    """One answer: in words, and as a share of the way between both ends, 0 to 1."""

    words: str
    share: float


class OccasionRow(Struct, frozen=True):
    """What was asked, and the answer of each of two occasions where there is one."""

    label: str
    then: Spot | None = None
    now: Spot | None = None


class PairRow(Struct, frozen=True):
    """What was asked, and what each of two people answered where they did."""

    label: str
    first: Spot | None = None
    second: Spot | None = None


class BarMark(Struct, frozen=True):
    """A level line between the two dots of a row."""

    x1: float
    x2: float
    y: float


class DotMark(Struct, frozen=True):
    """A dot.

    ``then`` is a ring, ``now`` is full; ``a`` and ``b`` are two people, with the edges of their
    circles; ``step`` is a small point of the scale.
    """

    role: str
    x: float
    y: float
    r: float
