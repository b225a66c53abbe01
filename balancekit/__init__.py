"""Balance of independence and interdependence in close relationships: banks, pictures, handouts.

The names below are loaded when they are first used; importing the package does nothing else.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from balancekit.bank import Bank, Item, ResponseOption, Scale, list_banks, load_bank
    from balancekit.casebook import Case, Casebook
    from balancekit.diagrams import OverlapDiagram, alt_text, overlap_diagram, words_table
    from balancekit.errors import BalancekitError, DataError, ScoringError
    from balancekit.figures import figure, overlap_figure
    from balancekit.geometry import Circles, ios_circles, two_circles, two_circles_array
    from balancekit.handouts import compose_handout, export_handout
    from balancekit.psychometrics import apim, dyads, reliability, simulate
    from balancekit.scoring.frames import score
    from balancekit.scoring.keys import check_keys
    from balancekit.tables import (
        read_answers,
        score_file,
        spread_occasions,
        stack_occasions,
        to_long,
        to_wide,
    )

_HOME = {
    "BalancekitError": "errors",
    "Bank": "bank",
    "Case": "casebook",
    "Casebook": "casebook",
    "Circles": "geometry",
    "DataError": "errors",
    "Item": "bank",
    "OverlapDiagram": "diagrams",
    "ResponseOption": "bank",
    "Scale": "bank",
    "ScoringError": "errors",
    "alt_text": "diagrams",
    "apim": "psychometrics",
    "check_keys": "scoring.keys",
    "compose_handout": "handouts",
    "dyads": "psychometrics",
    "export_handout": "handouts",
    "figure": "figures",
    "ios_circles": "geometry",
    "list_banks": "bank",
    "load_bank": "bank",
    "overlap_diagram": "diagrams",
    "overlap_figure": "figures",
    "read_answers": "tables",
    "reliability": "psychometrics",
    "score": "scoring.frames",
    "score_file": "tables",
    "simulate": "psychometrics",
    "spread_occasions": "tables",
    "stack_occasions": "tables",
    "to_long": "tables",
    "to_wide": "tables",
    "two_circles": "geometry",
    "two_circles_array": "geometry",
    "words_table": "diagrams",
}
__version__ = "0.1.0"
__all__ = [
    "BalancekitError",
    "Bank",
    "Case",
    "Casebook",
    "Circles",
    "DataError",
    "Item",
    "OverlapDiagram",
    "ResponseOption",
    "Scale",
    "ScoringError",
    "alt_text",
    "apim",
    "check_keys",
    "compose_handout",
    "dyads",
    "export_handout",
    "figure",
    "ios_circles",
    "list_banks",
    "load_bank",
    "overlap_diagram",
    "overlap_figure",
    "read_answers",
    "reliability",
    "score",
    "score_file",
    "simulate",
    "spread_occasions",
    "stack_occasions",
    "to_long",
    "to_wide",
    "two_circles",
    "two_circles_array",
    "words_table",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'balancekit' has no attribute {name!r}")
    value = getattr(import_module(f"balancekit.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
