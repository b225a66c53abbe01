"""Diagrams on screen: the only room that imports plotly."""

from balancekit.figures.drawing import CONFIG, figure, update
from balancekit.figures.multiples import overlap_figure
from balancekit.figures.still import still
from balancekit.figures.tones import screen_style
from balancekit.figures.twin import spoken, table_twin
from balancekit.figures.words import FONT

__all__ = [
    "CONFIG",
    "FONT",
    "figure",
    "overlap_figure",
    "screen_style",
    "spoken",
    "still",
    "table_twin",
    "update",
]
