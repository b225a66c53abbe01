"""Estimates with their intervals, one under the other, each with its figure beside it."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from balancekit.figures.chart_sheet import (
    AXIS,
    INK_A,
    INK_B,
    SMALL,
    WORDS,
    figure_of,
    named,
    room_for,
    sheet,
    shortened,
)
from balancekit.figures.words import INK, SOFT_INK, plain
from balancekit.strings import say

_ROW, _EDGE = 34, 158
_LOOKS = {"a": (INK_A, "circle"), "b": (INK_B, "diamond")}


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
    """

    label: str
    value: float
    lower: float = math.nan
    upper: float = math.nan
    series: str = "a"
    told: str = ""

    @property
    def figures(self) -> str:
        """Value and interval, in words for people who want numbers."""
        if math.isnan(self.value):
            return self.told or "–"
        if math.isnan(self.lower):
            return figure_of(self.value)
        ends = f"{figure_of(self.lower)}, {figure_of(self.upper)}"
        return f"{figure_of(self.value)}  [{ends}]"


def interval_figure(
    rows: Sequence[Row],
    *,
    title: str,
    axis: str,
    note: str = "",
    ends: tuple[float, float] | None = None,
    lines: Sequence[float] = (),
) -> go.Figure:
    """Draw estimates with their intervals.

    Parameters
    ----------
    rows : sequence of Row
        From top to bottom.
    title, axis, note : str
    ends : tuple of float, optional
        What the axis shows at least.
    lines : sequence of float
        Where upright lines stand for comparison.
    """
    low, high = _ends(rows, (*(ends or ()), *lines))
    places = [-place for place in range(len(rows))]
    alt = " ".join(
        [
            f"{title}.",
            *(say("psychometrics.alt_row", label=it.label, value=it.figures) for it in rows),
        ]
    )
    labels = [
        _beside(shortened(it.label), y, 0, "right", INK, WORDS)
        for it, y in zip(rows, places, strict=True)
    ]
    figures = [
        _beside(it.figures, y, 1, "left", SOFT_INK, SMALL + 1)
        for it, y in zip(rows, places, strict=True)
    ]
    return sheet(
        [mark for it, y in zip(rows, places, strict=True) for mark in _marks(it, y)],
        title=title,
        note=note,
        alt=alt,
        height=_EDGE + _ROW * len(rows),
        x={"range": [low, high], "title": named(axis), "showline": True, "ticks": "outside"},
        y={"range": [-len(rows) + 0.4, 0.6], "visible": False},
        left=max(70, room_for([shortened(it.label) for it in rows]) + 42),
        right=room_for([it.figures for it in rows], SMALL + 1) + 32,
        annotations=[*labels, *figures],
        shapes=[_upright(it) for it in lines],
        hovermode="closest",
    )


def _ends(rows: Sequence[Row], ends: Sequence[float]) -> tuple[float, float]:
    known = [it for row in rows for it in (row.value, row.lower, row.upper) if math.isfinite(it)]
    low, high = min([*known, *ends], default=0.0), max([*known, *ends], default=1.0)
    room = (high - low or 1.0) * 0.04
    return low - room, high + room


def _marks(it: Row, y: float) -> list[go.Scatter]:
    colour, symbol = _LOOKS[it.series]
    whiskers = go.Scatter(
        x=[it.lower, it.upper],
        y=[y, y],
        mode="lines",
        line={"color": colour, "width": 2.5},
        hoverinfo="skip",
    )
    dot = go.Scatter(
        x=[it.value],
        y=[y],
        mode="markers",
        marker={
            "size": 11,
            "color": colour,
            "symbol": symbol,
            "line": {"color": "white", "width": 1.5},
        },
        hovertext=plain(f"{it.label}: {it.figures}"),
        hoverinfo="text",
    )
    return [dot] if math.isnan(it.lower) else [whiskers, dot]


def _beside(text: str, y: float, x: int, anchor: str, colour: str, size: float) -> dict[str, Any]:
    return {
        "text": plain(text),
        "xref": "paper",
        "x": x,
        "y": y,
        "xanchor": anchor,
        "xshift": -14 if x == 0 else 14,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }


def _upright(x: float) -> dict[str, Any]:
    line = {"color": AXIS, "width": 1.5, "dash": "dot"}
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": line,
        "layer": "below",
    }
