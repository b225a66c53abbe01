"""Scores before and after, with the band in which change may be error."""

from typing import Any

import plotly.graph_objects as go

from balancekit.figures.chart_sheet import AXIS, INK_A, INK_B, SMALL, named, sheet
from balancekit.figures.couple_charts import diagonal
from balancekit.figures.words import SOFT_INK, plain
from balancekit.psychometrics import Change
from balancekit.strings import say

_LOOKS = {
    "recovered": (INK_A, INK_A, "circle"),
    "improved": ("white", INK_A, "circle"),
    "unchanged": ("#dfe2e4", "#7d848b", "circle"),
    "deteriorated": ("white", INK_B, "diamond"),
}


def change_figure(change: Change) -> go.Figure:
    """Draw each person's two scores; the band is change that may be error."""
    known = change.table.dropna(subset=["before", "after"])
    low, high = _span(change, known)
    told = {it["group"]: it for it in change.counts.to_dict("records")}
    marks = [_dots(known[known["group"] == name], name, told[name]) for name in _LOOKS]
    said = [
        say("psychometrics.alt_row", label=it["words"], value=it["count"]) for it in told.values()
    ]
    title = say("psychometrics.figure_change")
    return sheet(
        marks,
        title=title,
        note=say("psychometrics.note_change", better=say(f"psychometrics.better_{change.better}")),
        alt=" ".join([f"{title}.", *said]),
        height=680,
        x={
            "range": [low, high],
            "title": named(say("psychometrics.axis_before")),
            "showline": True,
        },
        y={"range": [low, high], "title": named(say("psychometrics.axis_after")), "showline": True},
        left=84,
        shapes=[_band(change, low, high), diagonal(low, high), *_borders(change)],
        annotations=_border_words(change, low, high),
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": -0.13,
            "yanchor": "top",
            "font": {"size": SMALL + 1, "color": SOFT_INK},
            **dict.fromkeys(("itemclick", "itemdoubleclick"), False),
        },
        margin={"l": 84, "r": 28, "t": 84, "b": 112, "pad": 0},
        hovermode="closest",
    )


def _span(change: Change, known: Any) -> tuple[float, float]:
    values = [*known["before"], *known["after"]] or [0.0, 1.0]
    if change.cutoff is not None:
        values.append(change.cutoff)
    room = (max(values) - min(values) or 1.0) * 0.06
    return min(values) - room, max(values) + room


def _dots(part: Any, name: str, told: dict[Any, Any]) -> go.Scatter:
    fill, edge, symbol = _LOOKS[name]
    return go.Scatter(
        x=part["before"],
        y=part["after"],
        mode="markers",
        name=plain(f"{told['words']} ({told['count']})"),
        marker={"size": 10, "color": fill, "symbol": symbol, "line": {"color": edge, "width": 1.6}},
        hovertext=[
            plain(f"{row}: {words}") for row, words in zip(part.index, part["words"], strict=True)
        ],
        hoverinfo="text",
    )


def _band(change: Change, low: float, high: float) -> dict[str, Any]:
    """Around where a score is expected again, as wide as the index allows."""
    reach = change.criterion * change.error
    at = [change.center + change.shrink * (it - change.center) for it in (low, high)]
    corners = [
        (low, at[0] - reach),
        (high, at[1] - reach),
        (high, at[1] + reach),
        (low, at[0] + reach),
    ]
    path = " L ".join(f"{x},{y}" for x, y in corners)
    look = {"fillcolor": "#f0f1ee", "line": {"width": 0}, "layer": "below"}
    return {"type": "path", "path": f"M {path} Z", **look}


def _borders(change: Change) -> list[dict[str, Any]]:
    if change.cutoff is None:
        return []
    line = {"color": AXIS, "width": 1.5, "dash": "dash"}
    at = change.cutoff
    common = {"type": "line", "line": line, "layer": "below"}
    return [
        {**common, "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper"},
        {**common, "y0": at, "y1": at, "x0": 0, "x1": 1, "xref": "paper"},
    ]


def _border_words(change: Change, low: float, high: float) -> list[dict[str, Any]]:
    if change.cutoff is None:
        return []
    return [
        {
            "text": plain(say("psychometrics.cutoff_words", value=f"{change.cutoff:g}")),
            "x": high,
            "y": change.cutoff,
            "xanchor": "right",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": SMALL, "color": SOFT_INK},
        }
    ]
