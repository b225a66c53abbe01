"""What a diagram is made of: marks whose every position is decided, and no renderer.

Pixels, y downwards. A mark has a role and never a colour: how a role looks is the business of the
screen and of the page, and both draw the same diagram.
"""

from typing import Any, cast

import msgspec
from msgspec import Struct

from balancekit.errors import ArgumentError
from balancekit.strings import say


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
        ``caption``, ``words``; on the map ``label_patch``, ``axis``, ``note``.
    anchor : str
        ``start`` (left), ``middle`` or ``end`` (right).
    direction : str
        ``ltr`` or ``rtl``.
    item : int
        Index of the item in its region, or of the patch it names; -1 where the line is neither.
    whole : str
        For a number: the item it stands for.
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


class OverlapDiagram(Struct, frozen=True, tag="overlap"):
    """Two circles with each person's words inside.

    Attributes
    ----------
    width, height : float
        Of the whole picture, the list under the circles included.
    circles : tuple of CircleMark
        ``a``, then ``b``.
    texts : tuple of TextMark
        Every line of text.
    names : tuple of str
        Of the two people.
    own_a, own_b, both : tuple of str
        The items, in the order given.
    overlap_share : float
        Size of the lens, as a share of *one circle*.
    unplaced : tuple of str
        Always empty: what does not fit inside stands in the list.
    alt : str
        The picture in plain words.
    """

    width: float
    height: float
    circles: tuple[CircleMark, ...]
    texts: tuple[TextMark, ...]
    names: tuple[str, str]
    own_a: tuple[str, ...]
    own_b: tuple[str, ...]
    both: tuple[str, ...]
    overlap_share: float
    unplaced: tuple[str, ...]
    alt: str


class ClosenessPanel(Struct, frozen=True):
    """One small closeness picture: what it shows, how close in words, and where it stands."""

    caption: str
    words: str
    circles: tuple[CircleMark, CircleMark]
    labels: tuple[TextMark, ...]


class ClosenessDiagram(Struct, frozen=True, tag="closeness"):
    """Several small closeness pictures in rows; captions and words stand in `texts`."""

    width: float
    height: float
    panels: tuple[ClosenessPanel, ...]
    texts: tuple[TextMark, ...]
    alt: str


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
    """A line from a label that moved away to the middle, with a dot, of the patch it names.

    `patch` is its index; where several lie in one spot, that of the first the label names.
    """

    patch: int
    x1: float
    y1: float
    x2: float
    y2: float


class MapDiagram(Struct, frozen=True, tag="map"):
    """Relationships on the plane of independence (across) and interdependence (up).

    Attributes
    ----------
    width, height : float
        Of the whole picture, what is written under the plane included.
    plane : PlaneMark
        Where the patches lie.
    patches : tuple of PatchMark
        In the order in which they are drawn, which does not depend on the order given.
    leaders : tuple of LeaderMark
        For the labels that are not in or at their patch.
    texts : tuple of TextMark
        Every line of text.
    unplaced : tuple of str
        Names with too few answers; they stand under the plane.
    alt : str
        The picture in plain words.
    """

    width: float
    height: float
    plane: PlaneMark
    patches: tuple[PatchMark, ...]
    leaders: tuple[LeaderMark, ...]
    texts: tuple[TextMark, ...]
    unplaced: tuple[str, ...]
    alt: str


Diagram = OverlapDiagram | ClosenessDiagram | MapDiagram


def to_plain(diagram: Diagram) -> dict[str, Any]:
    """Return a diagram as dicts, lists, strings and numbers, fit for JSON.

    Parameters
    ----------
    diagram : OverlapDiagram, ClosenessDiagram or MapDiagram
        Any diagram.

    Returns
    -------
    dict
        Its key ``type`` names the kind of diagram.

    Examples
    --------
    >>> to_plain(ClosenessDiagram(900, 0, (), (), ""))["type"]
    'closeness'
    """
    return cast(dict[str, Any], msgspec.to_builtins(diagram))


def from_plain(plain: dict[str, Any]) -> Diagram:
    """Read a diagram back from what `to_plain` gave.

    Parameters
    ----------
    plain : dict
        As `to_plain` gives it, also after a journey through JSON.

    Returns
    -------
    OverlapDiagram, ClosenessDiagram or MapDiagram
        Equal to the one that was written.

    Raises
    ------
    ArgumentError
        The dict is no diagram; the message says where.

    Examples
    --------
    >>> empty = ClosenessDiagram(900, 0, (), (), "")
    >>> from_plain(to_plain(empty)) == empty
    True
    """
    try:
        return cast(Diagram, msgspec.convert(plain, Diagram))
    except msgspec.ValidationError as error:
        raise ArgumentError(say("picture.no_diagram", reason=error)) from error
