"""Every couple a dot, in strips one under the other, with their mean."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from balancekit.figures.chart_sheet import (
    INK_A,
    INK_B,
    SMALL,
    TINT_A,
    TINT_B,
    WORDS,
    figure_of,
    named,
    room_for,
    sheet,
    shortened,
)
from balancekit.figures.words import INK, SOFT_INK, plain
from balancekit.strings import say

_ROW, _EDGE = 78, 150
_SPREAD = 0.27  # of a row, up and down
_LOOKS = {"a": (INK_A, TINT_A, "circle"), "b": (INK_B, TINT_B, "diamond")}


class Strip(NamedTuple):
    """The values of one strip; NaN is no dot.

    Attributes
    ----------
    under : str
        Which of several kinds of values these are; stands below the label.
    """

    label: str
    values: Sequence[float]
    series: str = "a"
    under: str = ""

    @property
    def words(self) -> str:
        """Label and kind, in one line."""
        return ", ".join(it for it in (self.label, self.under) if it)

    @property
    def known(self) -> list[float]:
        """Those that are there."""
        return [it for it in self.values if math.isfinite(it)]

    @property
    def mean(self) -> float:
        """Of those that are there; NaN without any."""
        return float(np.mean(self.known)) if self.known else math.nan

    @property
    def figures(self) -> str:
        """The mean in words, and of how many."""
        told = {"mean": figure_of(self.mean), "count": len(self.known)}
        return say("psychometrics.strip_mean", **told)


def strip_figure(
    strips: Sequence[Strip], *, title: str, axis: str, note: str = "", line: float | None = None
) -> go.Figure:
    """Draw strips of dots; dots that would hide each other stand side by side."""
    known = [it for strip in strips for it in strip.known] or [0.0, 1.0]
    ends = [min(*known, line or 0.0), max(*known, line or 0.0)]
    room = (ends[1] - ends[0] or 1.0) * 0.05
    labels = [shortened(text) for it in strips for text in (it.label, it.under)]
    places = [-place for place in range(len(strips))]
    alt = [say("psychometrics.alt_row", label=it.words, value=it.figures) for it in strips]
    sides = [
        _beside(*it)
        for strip, y in zip(strips, places, strict=True)
        for it in (
            (_label(strip), y, 0, INK, WORDS),
            (plain(strip.figures), y, 1, SOFT_INK, SMALL + 1),
        )
    ]
    upright = {"type": "line", "x0": line, "x1": line, "y0": 0, "y1": 1, "yref": "paper"}
    shapes = [
        {**upright, "line": {"color": "#a3a9af", "width": 1.5, "dash": "dot"}, "layer": "below"}
    ]
    return sheet(
        [mark for strip, y in zip(strips, places, strict=True) for mark in _marks(strip, y)],
        title=title,
        note=note,
        alt=" ".join([f"{title}.", *alt]),
        height=_EDGE + _ROW * len(strips),
        x={"range": [ends[0] - room, ends[1] + room], "title": named(axis), "showline": True},
        y={"range": [-len(strips) + 0.45, 0.55], "visible": False},
        left=max(70, room_for(labels) + 42),
        right=room_for([it.figures for it in strips], SMALL + 1) + 32,
        annotations=sides,
        shapes=shapes if line is not None else [],
        hovermode=False,
    )


def _label(strip: Strip) -> str:
    label = plain(shortened(strip.label))
    if not strip.under:
        return label
    return f'{label}<br><span style="color:{SOFT_INK}">{plain(strip.under)}</span>'


def _marks(strip: Strip, y: float) -> list[go.Scatter]:
    colour, tint, symbol = _LOOKS[strip.series]
    known = sorted(strip.known)
    # A golden-ratio sequence spreads neighbours evenly, and the same way each time.
    heights = [y + _SPREAD * (2 * ((place * 0.618034) % 1) - 1) for place in range(len(known))]
    dots = go.Scattergl if len(known) > 3000 else go.Scatter
    cloud = dots(
        x=known,
        y=heights,
        mode="markers",
        marker={"size": 8, "color": tint, "symbol": symbol, "line": {"color": colour, "width": 1}},
    )
    mean = go.Scatter(
        x=[strip.mean] * 2,
        y=[y - 0.4, y + 0.4],
        mode="lines",
        line={"color": colour, "width": 3},
    )
    return [cloud, mean]


def _beside(text: str, y: float, x: int, colour: str, size: float) -> dict[str, Any]:
    return {
        "text": text,
        "xref": "paper",
        "x": x,
        "y": y,
        "align": "right",
        "xanchor": "left" if x else "right",
        "xshift": 14 if x else -14,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }
