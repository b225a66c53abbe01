"""What is drawn, with every position decided and nothing of any renderer."""

from balancekit.diagrams.closeness import closeness_bands, closeness_diagram, closeness_words
from balancekit.diagrams.map import LONG_FORM_SPREAD, SHORT_FORM_SPREAD, Place, map_diagram
from balancekit.diagrams.marks import (
    CircleMark,
    ClosenessDiagram,
    ClosenessPanel,
    Diagram,
    LeaderMark,
    MapDiagram,
    OverlapDiagram,
    PatchMark,
    PlaneMark,
    TextMark,
    from_plain,
    to_plain,
)
from balancekit.diagrams.overlap import overlap_diagram

__all__ = [
    "LONG_FORM_SPREAD",
    "SHORT_FORM_SPREAD",
    "CircleMark",
    "ClosenessDiagram",
    "ClosenessPanel",
    "Diagram",
    "LeaderMark",
    "MapDiagram",
    "OverlapDiagram",
    "PatchMark",
    "Place",
    "PlaneMark",
    "TextMark",
    "closeness_bands",
    "closeness_diagram",
    "closeness_words",
    "from_plain",
    "map_diagram",
    "overlap_diagram",
    "to_plain",
]
