"""The kinds of diagram: two circles with words, closeness pictures, the map, two occasions."""

from typing import Literal

from msgspec import Struct

from balancekit.diagrams.marks import (
    BarMark,
    CircleMark,
    ClosenessPanel,
    DotMark,
    LeaderMark,
    OccasionRow,
    PairRow,
    PatchMark,
    PlaneMark,
    TextMark,
)


class OverlapDiagram(Struct, frozen=True, tag="overlap"):
    """Two circles with each person's words inside.

    Attributes
    ----------
    width, height : float
        Of the whole picture, the list under the circles included.
    circles : tuple of CircleMark
        ``a``, then ``b``. Where both are one and the same, ``b`` is drawn a little smaller: one
        circle with a double outline.
    leaders : tuple of LeaderMark
        To a circle whose name, or to a part whose numbers, had to move away.
    texts : tuple of TextMark
        Every line of text.
    names : tuple of str
        Of the two people.
    own_a, own_b, both : tuple of str
        The items, in the order given.
    sizes : tuple of float
        Area of each circle and of the part they share, in the unit they were given in.
    overlap_share : float
        Size of the lens, as a share of *one circle*; of the smaller where they differ.
    unplaced : tuple of str
        Always empty: what does not fit inside stands in the list.
    alt : str
        The picture in plain words.
    """

    width: float
    height: float
    circles: tuple[CircleMark, ...]
    leaders: tuple[LeaderMark, ...]
    texts: tuple[TextMark, ...]
    names: tuple[str, str]
    own_a: tuple[str, ...]
    own_b: tuple[str, ...]
    both: tuple[str, ...]
    sizes: tuple[float, float, float]
    overlap_share: float
    unplaced: tuple[str, ...]
    alt: str


class ClosenessDiagram(Struct, frozen=True, tag="closeness"):
    """Several small closeness pictures in rows; captions and words stand in `texts`."""

    width: float
    height: float
    panels: tuple[ClosenessPanel, ...]
    texts: tuple[TextMark, ...]
    alt: str


class MapDiagram(Struct, frozen=True, tag="map"):
    """Relationships, or views of one story, on the plane of independence x interdependence.

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
    subject : {"map", "story"}
        What lies on it: relationships, or where people have put one story.
    """

    width: float
    height: float
    plane: PlaneMark
    patches: tuple[PatchMark, ...]
    leaders: tuple[LeaderMark, ...]
    texts: tuple[TextMark, ...]
    unplaced: tuple[str, ...]
    alt: str
    subject: Literal["map", "story"] = "map"


class _RowsDiagram(Struct, frozen=True, kw_only=True):
    """Two answers to each question, two dots a row.

    Attributes
    ----------
    width, height : float
        Of the whole picture.
    ends : tuple of str
        What stands at the two ends of every row.
    steps : int
        Of the scale; 0 where there are none.
    names : tuple of str
        Whose, or of when, the two answers are.
    dots : tuple of DotMark
        Those of the key first.
    texts : tuple of TextMark
        Every line of text.
    alt : str
        The picture in plain words.
    """

    width: float
    height: float
    ends: tuple[str, str]
    steps: int
    names: tuple[str, str]
    dots: tuple[DotMark, ...]
    texts: tuple[TextMark, ...]
    alt: str


class OccasionsDiagram(_RowsDiagram, frozen=True, kw_only=True, tag="occasions"):
    """Answers of two occasions, two dots a row and no line between them.

    Attributes
    ----------
    rows : tuple of OccasionRow
        In the order given.
    """

    rows: tuple[OccasionRow, ...]


class AgreementDiagram(_RowsDiagram, frozen=True, kw_only=True, tag="agreement"):
    """What two people answered to the same questions: two dots a row, joined by a bar.

    Attributes
    ----------
    rows : tuple of PairRow
        In the order given.
    bars : tuple of BarMark
        Where the two dots of a row are apart.
    """

    rows: tuple[PairRow, ...]
    bars: tuple[BarMark, ...]


Diagram = OverlapDiagram | ClosenessDiagram | MapDiagram | OccasionsDiagram | AgreementDiagram
