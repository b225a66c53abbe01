"""The sheet on which figures of research are drawn: quiet axes, words beside the marks."""

import math
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from balancekit.diagrams.letters import width as em_width
from balancekit.figures.shapes import EDGES
from balancekit.figures.words import FONT, INK, SOFT_INK, plain

WIDTH = 720
INK_A, INK_B = EDGES["a"], EDGES["b"]
TINT_A, TINT_B = "rgba(0, 114, 178, 0.17)", "rgba(230, 159, 0, 0.24)"
GRID, AXIS = "#e8e9ea", "#a3a9af"
TITLE, SMALL, WORDS = 20, 13, 15
HEADING = "'Source Serif 4', Georgia, serif"
MARGIN = 28
_TOP, _BOTTOM, _RIGHT, _GAP = 84, 62, 28, 16
LONGEST = 270.0
"""Px of a label beside the marks."""

_BOLDER = 1.12  # browsers set text a little wider than the table of widths in places


def room_for(labels: Sequence[str], size: float = WORDS) -> float:
    """Return how many px the widest of the labels takes."""
    return max((em_width(it) for it in labels), default=0.0) * size * _BOLDER


def sheet(
    marks: Sequence[Any],
    *,
    title: str,
    note: str = "",
    alt: str,
    height: float,
    x: dict[str, Any],
    y: dict[str, Any],
    left: float = 70,
    right: float = _RIGHT,
    **more: Any,
) -> go.Figure:
    """Draw marks on a sheet of the usual width.

    Parameters
    ----------
    marks : sequence of plotly traces
    title, note : str
        Stand above, at the left; the note in small letters.
    alt : str
        The figure in words; in ``layout.meta["alt"]``.
    height, left, right : float
        Px.
    x, y : dict
        What is particular of the axes.
    **more
        Shapes, annotations and whatever else a layout has.
    """
    heads: tuple[tuple[str, float, str, str, float], ...] = (
        (title, TITLE, HEADING, INK, 52),
        (note, SMALL + 1, FONT, SOFT_INK, 24),
    )
    wide = WIDTH - 2 * MARGIN
    words = [
        _above(shortened(text, size, wide), size, family, colour, up, shift=MARGIN - left)
        for text, size, family, colour, up in heads
    ]
    return go.Figure(
        data=list(marks),
        layout={
            "width": WIDTH,
            "height": height,
            "margin": {"l": left, "r": right, "t": _TOP, "b": _BOTTOM, "pad": 0},
            "xaxis": {**_axis(), **x},
            "yaxis": {**_axis(), **y},
            "font": {"family": FONT, "size": WORDS, "color": INK},
            "paper_bgcolor": "white",
            "plot_bgcolor": "white",
            "hoverlabel": {"bgcolor": "white", "font": {"family": FONT, "size": WORDS}},
            "showlegend": False,
            "dragmode": False,
            "template": go.layout.Template(),
            "meta": {"alt": alt},
            **more,
            "annotations": [*(it for it in words if it["text"]), *more.get("annotations", ())],
        },
    )


def _above(
    text: str, size: float, family: str, colour: str, up: float, *, shift: float
) -> dict[str, Any]:
    """A line above the marks, at the left end of the sheet."""
    return {
        "text": plain(text),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": shift,
        "yshift": up,
        "showarrow": False,
        "font": {"size": size, "family": family, "color": colour},
    }


def _axis() -> dict[str, Any]:
    return {
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": GRID,
        "linecolor": AXIS,
        "tickcolor": AXIS,
        "tickfont": {"size": SMALL, "color": SOFT_INK},
        "title": {"font": {"size": WORDS, "color": SOFT_INK}, "standoff": _GAP / 2},
        "automargin": False,
    }


def named(text: str) -> dict[str, Any]:
    """Return the title of an axis."""
    return {"text": plain(text), "font": {"size": WORDS, "color": SOFT_INK}, "standoff": 8}


def figure_of(value: float) -> str:
    """Return a figure with two places, and a true minus sign.

    Examples
    --------
    >>> figure_of(-0.123), figure_of(float("nan"))
    ('−0.12', '–')
    """
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if math.isnan(value):
        return "–"
    # Adding zero takes the sign from a rounded nothing.
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def shortened(text: str, size: float = WORDS, room: float = LONGEST) -> str:
    """Return a label that leaves the marks their room; pointing at the mark tells all of it.

    Examples
    --------
    >>> shortened("ease"), len(shortened("a very long name " * 9)) < 40
    ('ease', True)
    """
    if room_for([text], size) <= room:
        return text
    kept = next(end for end in range(len(text), 0, -1) if room_for([text[:end]], size) <= room)
    return f"{text[:kept].rstrip()}…"
