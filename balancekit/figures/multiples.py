"""Many couples side by side: one small picture each, all to one scale."""

import math
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from balancekit.diagrams import CircleMark, ClosenessDiagram, TextMark
from balancekit.diagrams.checks import checked_names, checked_size, shown
from balancekit.diagrams.letters import clean
from balancekit.errors import ArgumentError
from balancekit.figures.cells import Cell, place_cells
from balancekit.figures.drawing import page_layout
from balancekit.figures.reading import read_couples
from balancekit.figures.shapes import pairs
from balancekit.figures.words import told, words
from balancekit.strings import say

_LEAST_WIDTH = 320.0
_LEAST_CELL = 140.0  # px, where the number of columns is ours to choose
_LEAST_TOUCH = 16.0  # px across the place that answers when it is pointed at


def overlap_figure(
    data: Any,
    *,
    share: str | None = None,
    out_of: float = 1.0,
    titles: str | Sequence[str] | None = None,
    names: tuple[str, str] = ("A", "B"),
    title: str = "",
    columns: int | None = None,
    one_scale: bool = True,
    width: float = 900,
) -> go.Figure:
    """Draw how much two circles share, for one couple or many, as small multiples.

    Parameters
    ----------
    data : data frame, mapping, tuple, number or sequence
        - a pandas or polars data frame, or a mapping of columns, with a row for each couple and
          the columns ``area_a``, ``area_b``, ``area_both`` (whole areas, the shared part included)
          or ``only_a``, ``only_b``, ``both`` (counts of a set's elements), or ratings, see `share`;
        - what `score` returns for the bank ``ios``: its column ``now``;
        - a mapping with a number for each of those names, or the tuple
          ``(area_a, area_b, area_both)``: one couple;
        - a sequence of such tuples, of ratings, or one rating.
    share : str, optional
        The column that holds ratings: how much is shared, as a share of the *union*. None, NaN
        and ``pd.NA`` are no answer: the place stays empty and says so.
    out_of : float
        The rating that stands for one circle: 1, or 100 for percent. Not the seven steps of the
        printed scale: turn those into shares with `ios_step_share` first.
    titles : str or sequence of str, optional
        The column with a title for each couple, or the titles; otherwise they are numbered.
    names : tuple of str
        Whose circle has the solid and whose the dashed outline.
    title : str
        Of the whole figure.
    columns : int, optional
        At most so many pictures in a row; otherwise as many as the width allows.
    one_scale : bool
        Whether areas can be compared between couples. Where sizes differ a hundredfold the small
        ones are hardly seen; False lets each couple fill its place.
    width : float
        Px, 320 or more.

    Returns
    -------
    plotly.graph_objects.Figure
        Under each pair stands what both share, of the area of both together; pointing at it tells
        the areas. ``layout.meta["alt"]`` holds the figure in words.

    Raises
    ------
    ArgumentError
        The data or another argument cannot be used; the sentence names row, column and value.

    See Also
    --------
    two_circles : The geometry of areas and counts.
    ios_circles : The geometry of ratings.

    Examples
    --------
    >>> import pandas as pd
    >>> couples = pd.DataFrame({"area_a": [60, 9], "area_b": [40, 9], "area_both": [20, 0]})
    >>> drawn = overlap_figure(couples, titles=["Couple 1", "Couple 2"], names=("Ana", "Ben"))
    >>> drawn.layout.meta["alt"]
    ... # doctest: +NORMALIZE_WHITESPACE
    '2 pairs of circles, Ana and Ben. The share is what both have in common, of the area of both
    together. Couple 1: 25 % shared. Couple 2: nothing shared.'
    >>> overlap_figure([])
    Traceback (most recent call last):
    balancekit.errors.ArgumentError: There are no couples in the data; give at least one row.
    """
    width = checked_size("width", width, _LEAST_WIDTH)
    if not isinstance(out_of, int | float) or not 0 < out_of < math.inf:
        raise ArgumentError(say("picture.bad_out_of", value=shown(out_of)))
    if columns is not None and (not isinstance(columns, int) or columns < 1):
        raise ArgumentError(say("picture.bad_columns", value=shown(columns)))
    named = checked_names("names", names)
    couples = read_couples(data, share, out_of, titles)
    across = columns or int(width / _LEAST_CELL)
    cells = [Cell(it.title, it.label, it.told(named), it.circles) for it in couples]
    cells, texts, height = place_cells(cells, across, width, clean(str(title)), named, one_scale)
    told = " ".join(couple.sentence for couple in couples)
    alt = say("picture.alt_multiples", count=len(couples), a=named[0], b=named[1], couples=told)
    return _drawn(cells, texts, (width, height), alt)


def _drawn(
    cells: Sequence[Cell], texts: Sequence[TextMark], size: tuple[float, float], alt: str
) -> go.Figure:
    circles: list[CircleMark] = [circle for cell in cells for circle in cell.circles]
    lettering = ClosenessDiagram(*size, panels=(), texts=tuple(texts), alt=alt)
    return go.Figure(
        data=[go.Scatter(words(lettering)), go.Scatter(_touch(cells))],
        layout=page_layout(*size, pairs(circles), {"alt": alt}),
    )


def _touch(cells: Sequence[Cell]) -> dict[str, Any]:
    """The trace that is not seen and tells, where it is pointed at, what a picture shows."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [cell.x for cell in cells],
        "y": [cell.y for cell in cells],
        "marker": {"size": [max(cell.tall, _LEAST_TOUCH) for cell in cells], "opacity": 0},
        "hovertext": [
            told(TextMark(cell.told, 0, 0, 1, "words", whole=cell.told)) for cell in cells
        ],
        "hoverinfo": "text",
    }
