"""The words of a diagram as one trace of real text."""

from typing import Any

from balancekit.diagrams import ClosenessDiagram, Diagram, TextMark
from balancekit.diagrams.wrapping import fill
from balancekit.figures.shapes import EDGES

FONT = "'Source Sans 3', 'Open Sans', Verdana, sans-serif"
INK, SOFT_INK = "#1f2328", "#4a4f57"

_COLOURS = {
    "label_a": EDGES["a"],
    "label_b": EDGES["b"],
    **dict.fromkeys(("words", "axis", "note", "then"), SOFT_INK),
    "now": EDGES["a"],
}
_HOVER_EM = 22.0
_BOLD = frozenset(
    (
        *("label_a", "label_b", "label_both", "label_patch"),
        *("list_heading", "list_number", "number", "caption", "now"),
    )
)
_PLACES = {"start": "middle right", "middle": "middle center", "end": "middle left"}
_ISOLATE_RTL, _POP = "\u2067", "\u2069"
# plotly reads markup, entities and, beside MathJax, formulas in $...$; people's words are none.
_PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


def words(diagram: Diagram) -> dict[str, Any]:
    """Return the properties of the trace that holds every text of a diagram."""
    marks = marks_of(diagram)
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
            "color": [_COLOURS.get(mark.role, INK) for mark in marks],
            "weight": ["bold" if mark.role in _BOLD else "normal" for mark in marks],
        },
        "hovertext": [told(mark) for mark in marks],
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def plain(text: str) -> str:
    """Return words of people so that plotly reads no markup and no formula in them.

    Examples
    --------
    >>> plain("tea & <b>two</b>")
    'tea &amp; &lt;b&gt;two&lt;/b&gt;'
    """
    return text.translate(_PLAIN)


def _shown(text: str, direction: str) -> str:
    words = plain(text)
    return f"{_ISOLATE_RTL}{words}{_POP}" if direction == "rtl" and words else words


def told(mark: TextMark) -> str:
    """Return the whole item of a line or number, in lines short enough for a label over it."""
    lines = fill(mark.whole, _HOVER_EM) if mark.role != "list" else ()
    return "<br>".join(_shown(line.text, mark.direction) for line in lines)


def marks_of(diagram: Diagram) -> list[TextMark]:
    """Return every text of a diagram, in the order in which it is drawn."""
    marks = list(diagram.texts)
    if isinstance(diagram, ClosenessDiagram):
        marks += [label for panel in diagram.panels for label in panel.labels]
    return marks
