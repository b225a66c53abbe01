"""One estimate of a picture: its words, and its marks on an axis that ends somewhere."""

import math
from typing import NamedTuple

import plotly.graph_objects as go

from balancekit.figures.chart_sheet import INK_A, INK_B, figure_of
from balancekit.figures.words import plain

_LOOKS = {"a": (INK_A, "circle"), "b": (INK_B, "diamond")}
_DOT, _ARROW = 11, 9

Span = tuple[float, float]


class Row(NamedTuple):
    """One estimate.

    Attributes
    ----------
    label : str
        Stands at the left; empty under one of the same name.
    series : {"a", "b"}
        Colour and form of the mark.
    told : str
        What stands for the figures where there are none.
    heads : bool
        No estimate: a line above those that follow, which says what they have in common.
    """

    label: str
    value: float
    lower: float = math.nan
    upper: float = math.nan
    series: str = "a"
    told: str = ""
    heads: bool = False

    @property
    def drawn(self) -> bool:
        """Whether there is an estimate."""
        return not math.isnan(self.value)

    @property
    def figures(self) -> str:
        """Value and interval, in words for people who want numbers."""
        if self.heads:
            return ""
        if not self.drawn:
            return self.told or "–"
        if math.isnan(self.lower):
            return figure_of(self.value)
        ends = f"{figure_of(self.lower)}, {figure_of(self.upper)}"
        return f"{figure_of(self.value)}  [{ends}]"


def marks(row: Row, y: float, shows: Span) -> list[go.Scatter]:
    """Return the marks of an estimate at a height, on an axis that shows so much.

    What lies beyond an end stands at it as an arrow; the figure beside tells how far it is.
    """
    dot = _dot(row, y, shows)
    return [dot] if math.isnan(row.lower) else [_whiskers(row, y, shows), dot]


def _whiskers(row: Row, y: float, shows: Span) -> go.Scatter:
    colour, _ = _LOOKS[row.series]
    arrows = [_arrow(end, shows) for end in (row.lower, row.upper)]
    return go.Scatter(
        x=[_within(end, shows) for end in (row.lower, row.upper)],
        y=[y, y],
        mode="lines+markers",
        line={"color": colour, "width": 2.5},
        marker={
            "color": colour,
            "symbol": [it or "circle" for it in arrows],
            "size": [_ARROW if it else 0 for it in arrows],
            "opacity": 1,
        },
        cliponaxis=False,
        hoverinfo="skip",
    )


def _dot(row: Row, y: float, shows: Span) -> go.Scatter:
    colour, symbol = _LOOKS[row.series]
    return go.Scatter(
        x=[_within(row.value, shows)],
        y=[y],
        mode="markers",
        marker={
            "size": _DOT,
            "color": colour,
            "symbol": _arrow(row.value, shows) or symbol,
            "line": {"color": "white", "width": 1.5},
        },
        cliponaxis=False,
        hovertext=plain(f"{row.label}: {row.figures}"),
        hoverinfo="text",
    )


def _within(value: float, shows: Span) -> float:
    return value if math.isnan(value) else min(max(value, shows[0]), shows[1])


def _arrow(value: float, shows: Span) -> str:
    """The mark that points to what lies outside; empty for what is shown."""
    if value < shows[0]:
        return "triangle-left"
    return "triangle-right" if value > shows[1] else ""
