"""A diagram as a plotly figure, new or changed in place.

Positions are pixels and stay so: fixed axes without margins, one unit a pixel. Circles and lines
are shapes, words are real text of one trace, and a second, unseen one tells whole items where it
is pointed at; so a change is one message to the page and nothing flickers.
"""

from typing import Any

import plotly.graph_objects as go

from balancekit.diagrams import Diagram, alt_text, to_plain
from balancekit.figures.shapes import Shape, shapes
from balancekit.figures.touch import touch
from balancekit.figures.words import FONT, INK, SOFT_INK, words

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
"""For ``show``, ``to_html`` and ``FigureWidget._config``: a picture to read, nothing to operate."""


def figure(diagram: Any) -> go.Figure:
    """Draw a diagram, or what the research tools have found, with plotly.

    Parameters
    ----------
    diagram : OverlapDiagram, ClosenessDiagram, MapDiagram, OccasionsDiagram or AgreementDiagram
        What to draw; or whatever a function of `balancekit.psychometrics` returns.

    Returns
    -------
    plotly.graph_objects.Figure
        Of exactly the diagram's size. ``layout.meta["balancekit"]`` holds the diagram,
        ``layout.meta["alt"]`` its alternative text.

    Raises
    ------
    ArgumentError
        There is no picture for values of that kind.

    Examples
    --------
    >>> from balancekit.diagrams import overlap_diagram
    >>> drawn = figure(overlap_diagram(["Running"], [], [], names=("Ana", "Ben")))
    >>> drawn.layout.meta["alt"][:42]
    'Two overlapping circles, one for Ana and o'
    """
    if not isinstance(diagram, Diagram):
        from balancekit.figures.charts import chart  # pandas and scipy, which no client waits for

        return chart(diagram)
    return go.Figure(
        data=[go.Scatter(words(diagram)), go.Scatter(touch(diagram))], layout=_layout(diagram)
    )


def update(drawn: go.Figure | go.FigureWidget, diagram: Diagram) -> None:
    """Change a drawn figure in place, in one step.

    Parameters
    ----------
    drawn : plotly Figure or FigureWidget
        Made by `figure`, or a ``FigureWidget`` of one.
    diagram : OverlapDiagram, ClosenessDiagram, MapDiagram, OccasionsDiagram or AgreementDiagram
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
        for trace, properties in zip(drawn.data, (words(diagram), touch(diagram)), strict=True):
            trace.update(properties, overwrite=True)
        drawn.layout.update(_layout(diagram), overwrite=True)


def _layout(diagram: Diagram) -> dict[str, Any]:
    meta = {"balancekit": to_plain(diagram), "alt": alt_text(diagram)}
    return page_layout(diagram.width, diagram.height, shapes(diagram), meta)


def page_layout(
    width: float, height: float, drawn: list[Shape], meta: dict[str, Any]
) -> dict[str, Any]:
    """Return the layout of a sheet of so many px, with nothing to operate."""
    axis = {"visible": False, "fixedrange": True, "autorange": False}
    return {
        "width": width,
        "height": height,
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "xaxis": {**axis, "range": [0, width]},
        "yaxis": {**axis, "range": [height, 0]},
        "shapes": drawn,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "paper_bgcolor": "white",
        "plot_bgcolor": "white",
        "font": {"family": FONT, "color": INK},
        "hoverlabel": {
            "bgcolor": "white",
            "bordercolor": SOFT_INK,
            "font": {"family": FONT, "size": 16, "color": INK},
        },
        "template": go.layout.Template(),
        "meta": meta,
    }
