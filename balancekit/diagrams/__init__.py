"""What is drawn, with every position decided and nothing of any renderer."""

from balancekit.diagrams.agreement import agreement_diagram
from balancekit.diagrams.alt import WordsTable, alt_text, words_table
from balancekit.diagrams.closeness import (
    closeness_bands,
    closeness_diagram,
    closeness_share,
    closeness_words,
)
from balancekit.diagrams.kinds import (
    AgreementDiagram,
    ClosenessDiagram,
    Diagram,
    MapDiagram,
    OccasionsDiagram,
    OverlapDiagram,
)
from balancekit.diagrams.map import LONG_FORM_SPREAD, SHORT_FORM_SPREAD, Place, map_diagram
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
    Spot,
    TextMark,
)
from balancekit.diagrams.occasions import occasions_diagram
from balancekit.diagrams.overlap import overlap_diagram
from balancekit.diagrams.places import amount_bands, amount_words
from balancekit.diagrams.plain import from_plain, to_plain

__all__ = [
    "LONG_FORM_SPREAD",
    "SHORT_FORM_SPREAD",
    "AgreementDiagram",
    "BarMark",
    "CircleMark",
    "ClosenessDiagram",
    "ClosenessPanel",
    "Diagram",
    "DotMark",
    "LeaderMark",
    "MapDiagram",
    "OccasionRow",
    "OccasionsDiagram",
    "OverlapDiagram",
    "PairRow",
    "PatchMark",
    "Place",
    "PlaneMark",
    "Spot",
    "TextMark",
    "WordsTable",
    "agreement_diagram",
    "alt_text",
    "amount_bands",
    "amount_words",
    "closeness_bands",
    "closeness_diagram",
    "closeness_share",
    "closeness_words",
    "from_plain",
    "map_diagram",
    "occasions_diagram",
    "overlap_diagram",
    "to_plain",
    "words_table",
]
