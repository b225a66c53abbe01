"""Where pointing at the words of a picture tells the whole item."""

from collections.abc import Iterator
from typing import Any

from balancekit.diagrams import Diagram, TextMark
from balancekit.diagrams.letters import width
from balancekit.figures.words import marks_of, told

_REACH = 16.0  # px between two places that answer, and across each of them


def touch(diagram: Diagram) -> dict[str, Any]:
    """Return the properties of the trace that is not seen and answers where a line stands."""
    spots = [(mark, x) for mark in marks_of(diagram) if _answers(mark) for x in _along(mark)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for _, x in spots],
        "y": [mark.y for mark, _ in spots],
        "marker": {"size": _REACH, "opacity": 0},
        "hovertext": [told(mark) for mark, _ in spots],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _answers(mark: TextMark) -> bool:
    return bool(mark.whole) and mark.role != "list"


def _along(mark: TextMark) -> Iterator[float]:
    """Places from the beginning to the end of a line; every line that tells more is centred."""
    wide = width(mark.text) * mark.size
    places = int(wide / _REACH) + 1
    yield from (mark.x + wide * ((i + 0.5) / places - 0.5) for i in range(places))
