"""What is drawn, with every position decided and nothing of any renderer."""

from balancekit.diagrams.closeness import closeness_bands, closeness_diagram, closeness_words
from balancekit.diagrams.marks import (
    CircleMark,
    ClosenessDiagram,
    ClosenessPanel,
    Diagram,
    OverlapDiagram,
    TextMark,
    from_plain,
    to_plain,
)
from balancekit.diagrams.overlap import overlap_diagram

__all__ = [
    "CircleMark",
    "ClosenessDiagram",
    "ClosenessPanel",
    "Diagram",
    "OverlapDiagram",
    "TextMark",
    "closeness_bands",
    "closeness_diagram",
    "closeness_words",
    "from_plain",
    "overlap_diagram",
    "to_plain",
]
