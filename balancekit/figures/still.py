"""A diagram as a still picture: SVG of the same shapes and words that plotly is given.

For pictures that only have to be looked at. A plotly widget brings several megabytes of script
with each figure; a page with three of them takes seconds to turn.
"""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from balancekit.diagrams import Diagram, alt_text
from balancekit.figures.shapes import Shape, shapes
from balancekit.figures.tones import on_screen
from balancekit.figures.twin import table_twin
from balancekit.figures.words import words

_ANCHORS = {"middle right": "start", "middle center": "middle", "middle left": "end"}
_DASH = "9 5"


def still(diagram: Diagram) -> str:
    """Draw a diagram as SVG, to be put into a page as it stands.

    Parameters
    ----------
    diagram : OverlapDiagram, ClosenessDiagram, MapDiagram, OccasionsDiagram or AgreementDiagram
        What to draw.

    Returns
    -------
    str
        An ``<svg>`` element of the diagram's size in px that shrinks with its page, and beside it
        a table that is only heard. The text is real text; the accessible name is the diagram's
        alternative text.

    Examples
    --------
    >>> from balancekit.diagrams import overlap_diagram
    >>> drawn = still(overlap_diagram(["Running"], [], [], names=("Ana", "Ben")))
    >>> "<svg" in drawn, ">Running</text>" in drawn
    (True, True)
    """
    width, height = f"{diagram.width:g}", f"{diagram.height:g}"
    body = "".join((*map(_shape, shapes(diagram)), *_texts(words(diagram))))
    svg = (
        f'<svg role="img" aria-label="{escape(alt_text(diagram))}" viewBox="0 0 {width} {height}" '
        f'style="display:block;width:100%;max-width:{width}px;height:auto">{body}</svg>'
    )
    return f'<div style="position:relative">{svg}{table_twin(diagram)}</div>'


def _shape(shape: Shape) -> str:
    return _DRAWN[shape["type"]](shape)


def _circle(it: Shape) -> str:
    r = (it["x1"] - it["x0"]) / 2
    place = f'cx="{it["x0"] + r:.2f}" cy="{it["y0"] + r:.2f}" r="{r:.2f}"'
    return f"<circle {place} {_look(it)}/>"


def _rect(it: Shape) -> str:
    size = f'width="{it["x1"] - it["x0"]:.2f}" height="{it["y1"] - it["y0"]:.2f}"'
    return f'<rect x="{it["x0"]:.2f}" y="{it["y0"]:.2f}" {size} {_look(it)}/>'


def _line(it: Shape) -> str:
    ends = " ".join(f'{end}="{it[f"{end[0]}{int(end[1]) - 1}"]:.2f}"' for end in _ENDS)
    return f"<line {ends} {_look(it)}/>"


_ENDS = ("x1", "y1", "x2", "y2")
_DRAWN: dict[str, Callable[[Shape], str]] = {"circle": _circle, "rect": _rect, "line": _line}


def _look(it: Shape) -> str:
    line = it["line"]
    look = f'fill="{on_screen(it.get("fillcolor", "none"))}"'
    if line["width"]:
        look += f' stroke="{on_screen(line["color"])}" stroke-width="{line["width"]}"'
    if line.get("dash") == "dash":
        look += f' stroke-dasharray="{_DASH}"'
    return look


def _texts(trace: dict[str, Any]) -> Iterator[str]:
    font = trace["textfont"]
    rows = zip(
        trace["text"],
        trace["x"],
        trace["y"],
        trace["textposition"],
        font["size"],
        font["color"],
        font["weight"],
        trace["hovertext"],
        strict=True,
    )
    for text, x, y, place, size, colour, weight, told in rows:
        # The words are escaped already, as plotly needs them to be.
        title = f"<title>{told.replace('<br>', ' ')}</title>" if told else ""
        yield (
            f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{_ANCHORS[place]}" '
            f'dominant-baseline="central" font-family="{escape(font["family"])}" '
            f'font-size="{size:.2f}" font-weight="{weight}" fill="{on_screen(colour)}">'
            f"{title}{text}</text>"
        )
