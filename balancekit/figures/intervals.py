"""Estimates with their intervals, one under the other, each with its figure beside it."""

import math
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from balancekit.figures.chart_sheet import (
    AXIS,
    MARGIN,
    SMALL,
    WIDTH,
    WORDS,
    named,
    room_for,
    sheet,
    shortened,
)
from balancekit.figures.interval_rows import Row, marks
from balancekit.figures.words import INK, SOFT_INK, plain
from balancekit.strings import say

_ROW, _EDGE = 34, 158


def heading(text: str) -> Row:
    """Return the line above rows that have this in common."""
    return Row(text, math.nan, heads=True)


def interval_figure(
    rows: Sequence[Row],
    *,
    title: str,
    axis: str,
    note: str = "",
    ends: tuple[float, float] | None = None,
    most: tuple[float, float] = (-math.inf, math.inf),
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
    most : tuple of float
        What it shows at most: beyond, an arrow tells in which direction a mark or an interval lies.
    lines : sequence of float
        Where upright lines stand for comparison.
    """
    shows = _ends(rows, (*(ends or ()), *lines), most)
    placed = [(it, -float(place)) for place, it in enumerate(rows)]
    left = max(70, room_for([shortened(it.label) for it in rows if not it.heads]) + 42)
    labels = [
        _head(it.label, y, MARGIN - left)
        if it.heads
        else _beside(shortened(it.label), y, 0, "right", INK, WORDS)
        for it, y in placed
    ]
    figures = [
        _beside(it.figures, y, 1, "left", SOFT_INK, SMALL + 1)
        if it.drawn
        else _reason(it.figures, y, WIDTH - left - MARGIN)
        for it, y in placed
        if it.figures
    ]
    return sheet(
        [mark for it, y in placed if not it.heads for mark in marks(it, y, shows)],
        title=title,
        note=note,
        alt=" ".join([f"{title}.", *map(_words, rows)]),
        height=_EDGE + _ROW * len(rows),
        x={"range": list(shows), "title": named(axis), "showline": True, "ticks": "outside"},
        y={"range": [-len(rows) + 0.4, 0.6], "visible": False},
        left=left,
        right=room_for([it.figures for it in rows if it.drawn], SMALL + 1) + 32,
        annotations=[*labels, *figures],
        shapes=[_upright(it) for it in lines],
        hovermode="closest",
    )


def _words(row: Row) -> str:
    if row.heads:
        return f"{row.label}:"
    if not row.label:
        return f"{row.figures}."
    return say("psychometrics.alt_row", label=row.label, value=row.figures)


def _ends(
    rows: Sequence[Row], ends: Sequence[float], most: tuple[float, float]
) -> tuple[float, float]:
    known = [it for row in rows for it in (row.value, row.lower, row.upper) if math.isfinite(it)]
    low, high = min([*known, *ends], default=0.0), max([*known, *ends], default=1.0)
    low, high = max(low, most[0]), min(high, most[1])
    room = (high - low or 1.0) * 0.04
    return low - room, high + room


def _head(text: str, y: float, shift: float) -> dict[str, Any]:
    """A heading, from the left end of the sheet."""
    beside = _beside(shortened(text, WORDS, WIDTH - 2 * MARGIN), y, 0, "left", INK, WORDS)
    return {**beside, "text": f"<b>{beside['text']}</b>", "xshift": shift, "bgcolor": "white"}


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


def _reason(text: str, y: float, room: float) -> dict[str, Any]:
    """Why there is no mark, where it would stand."""
    beside = _beside(shortened(text, SMALL + 1, room), y, 0, "left", SOFT_INK, SMALL + 1)
    return {**beside, "xshift": 4, "bgcolor": "white"}


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
