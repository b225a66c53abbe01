"""Diagrams on screen: the only room that imports plotly."""

from balancekit.figures.drawing import CONFIG, figure, update
from balancekit.figures.still import still
from balancekit.figures.words import FONT

__all__ = ["CONFIG", "FONT", "figure", "still", "update"]
