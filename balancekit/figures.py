"""Diagrams on screen: the only room that imports plotly.

Positions are pixels and stay so: fixed axes without margins, one unit a pixel. Circles are shapes,
words are real text of one trace, so that a change is one message to the page and nothing flickers.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from balancekit.diagrams import (
    CircleMark,
    ClosenessDiagram,
    Diagram,
    TextMark,
    to_plain,
)
from balancekit.diagrams.wrapping import fill

FONT = "'Source Sans 3', 'Open Sans', Verdana, sans-serif"

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
"""For ``show``, ``to_html`` and ``FigureWidget._config``: a picture to read, nothing to operate."""

_INK, _SOFT_INK = "#1f2328", "#4a4f57"
_TINTS = {"a": "rgba(0, 114, 178, 0.17)", "b": "rgba(230, 159, 0, 0.22)"}  # Okabe-Ito
_EDGES = {"a": "#004f7c", "b": "#8a5a00"}
_DASHES = {"a": "solid", "b": "dash"}
_EDGE_WIDTH = 2.5
_COLOURS = {"label_a": _EDGES["a"], "label_b": _EDGES["b"], "words": _SOFT_INK}
_HOVER_EM = 22.0
_BOLD = frozenset(
    ("label_a", "label_b", "label_both", "list_heading", "list_number", "number", "caption")
)
_PLACES = {"start": "middle right", "middle": "middle center", "end": "middle left"}
_ISOLATE_RTL, _POP = "\u2067", "\u2069"
# plotly reads markup, entities and, beside MathJax, formulas in $...$; people's words are none.
_PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


def figure(diagram: Diagram) -> go.Figure:
    """Draw a diagram with plotly.

    Parameters
    ----------
    diagram : OverlapDiagram or ClosenessDiagram
        What to draw.

    Returns
    -------
    plotly.graph_objects.Figure
        Of exactly the diagram's size. ``layout.meta["balancekit"]`` holds the diagram,
        ``layout.meta["alt"]`` its alternative text.

    Examples
    --------
    >>> from balancekit.diagrams import overlap_diagram
    >>> drawn = figure(overlap_diagram(["Running"], [], [], names=("Ana", "Ben")))
    >>> drawn.layout.meta["alt"][:42]
    'Two overlapping circles, one for Ana and o'
    """
    return go.Figure(data=[go.Scatter(_words(diagram))], layout=_layout(diagram))


def update(drawn: go.Figure | go.FigureWidget, diagram: Diagram) -> None:
    """Change a drawn figure in place, in one step.

    Parameters
    ----------
    drawn : plotly Figure or FigureWidget
        Made by `figure`, or a ``FigureWidget`` of one.
    diagram : OverlapDiagram or ClosenessDiagram
        What it shows from now on.

    Examples
    --------
    >>> from balancekit.diagrams import overlap_diagram
    >>> drawn = figure(overlap_diagram([], [], []))
    >>> update(drawn, overlap_diagram(["Running"], [], []))
    >>> drawn.data[0].text[-1]
    'Running'
    """
    with drawn.batch_update():
        drawn.data[0].update(_words(diagram), overwrite=True)
        drawn.layout.update(_layout(diagram), overwrite=True)


def _texts(diagram: Diagram) -> list[TextMark]:
    marks = list(diagram.texts)
    if isinstance(diagram, ClosenessDiagram):
        marks += [label for panel in diagram.panels for label in panel.labels]
    return marks


def _circles(diagram: Diagram) -> list[CircleMark]:
    if isinstance(diagram, ClosenessDiagram):
        return [circle for panel in diagram.panels for circle in panel.circles]
    return list(diagram.circles)


def _words(diagram: Diagram) -> dict[str, Any]:
    marks = _texts(diagram)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [mark.x for mark in marks],
        "y": [mark.y for mark in marks],
        "text": [_shown(mark.text, mark.direction) for mark in marks],
        "textposition": [_PLACES[mark.anchor] for mark in marks],
        "textfont": {
            "family": FONT,
            "size": [mark.size for mark in marks],
            "color": [_COLOURS.get(mark.role, _INK) for mark in marks],
            "weight": ["bold" if mark.role in _BOLD else "normal" for mark in marks],
        },
        "hovertext": [_told(mark) for mark in marks],
        "hoverinfo": ["text" if mark.whole else "skip" for mark in marks],
        "cliponaxis": False,
    }


def _shown(text: str, direction: str) -> str:
    plain = text.translate(_PLAIN)
    return f"{_ISOLATE_RTL}{plain}{_POP}" if direction == "rtl" and plain else plain


def _told(mark: TextMark) -> str:
    """The whole item for a number, in lines short enough for the label that hovering opens."""
    lines = fill(mark.whole, _HOVER_EM)
    return "<br>".join(_shown(line.text, mark.direction) for line in lines)


def _layout(diagram: Diagram) -> dict[str, Any]:
    axis = {"visible": False, "fixedrange": True, "autorange": False}
    return {
        "width": diagram.width,
        "height": diagram.height,
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "xaxis": {**axis, "range": [0, diagram.width]},
        "yaxis": {**axis, "range": [diagram.height, 0]},
        "shapes": _shapes(_circles(diagram)),
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "paper_bgcolor": "white",
        "plot_bgcolor": "white",
        "font": {"family": FONT, "color": _INK},
        "hoverlabel": {
            "bgcolor": "white",
            "bordercolor": _SOFT_INK,
            "font": {"family": FONT, "size": 16, "color": _INK},
        },
        "template": go.layout.Template(),
        "meta": {"balancekit": to_plain(diagram), "alt": diagram.alt},
    }


def _shapes(circles: Sequence[CircleMark]) -> list[dict[str, Any]]:
    """Pale discs, then all the edges over them, so that both edges are seen in the lens."""
    discs = [{**_round(it), "fillcolor": _TINTS[it.role], "line": {"width": 0}} for it in circles]
    return discs + [{**_round(it), "line": _edge(it.role)} for it in circles]


def _round(circle: CircleMark) -> dict[str, Any]:
    return {
        "type": "circle",
        "layer": "below",
        "x0": circle.cx - circle.r,
        "x1": circle.cx + circle.r,
        "y0": circle.cy - circle.r,
        "y1": circle.cy + circle.r,
    }


def _edge(role: str) -> dict[str, Any]:
    return {"color": _EDGES[role], "width": _EDGE_WIDTH, "dash": _DASHES[role]}
