"""The actor-partner model as its path diagram."""

from typing import Any

import plotly.graph_objects as go

from balancekit.diagrams.letters import width as em_width
from balancekit.diagrams.wrapping import fill
from balancekit.figures.chart_sheet import INK_A, INK_B, SMALL, WORDS, figure_of, sheet
from balancekit.figures.interval_rows import Row
from balancekit.figures.intervals import interval_figure
from balancekit.figures.words import INK, SOFT_INK, plain
from balancekit.psychometrics import Apim
from balancekit.strings import say

_HEIGHT, _HIGH = 418, 310
_X = (96.0, 540.0)  # middle of the boxes of predictors and of outcomes, px
_Y = (62.0, 262.0)  # of the first and of the second partner, px from above
_BOX = (152.0, 76.0)
_EDGE = "#5b636b"
_LINES = {"actor": (INK_A, "solid"), "partner": (INK_B, "dash")}
_WIDE = 664.0


def apim_figure(model: Apim) -> go.Figure:
    """Draw actor and partner effects: as paths, or one under the other where they are many."""
    if len(model.predictors) != 1:
        return _listed(model)
    arrows = [
        _path(effect, person, _of(model, effect, person))
        for effect in ("actor", "partner")
        for person in (0, 1)
    ]
    return sheet(
        [mark for arrow, _ in arrows for mark in arrow] + _curve(),
        title=_title(model),
        note=say("psychometrics.note_apim", couples=model.couples, method=model.method.upper()),
        alt=_alt(model),
        height=_HEIGHT,
        x={"range": [0, _WIDE], "visible": False},
        y={"range": [_HIGH, 0], "visible": False},
        left=28,
        shapes=[_box(x, y) for x in _X for y in _Y],
        annotations=[
            *(label for _, label in arrows),
            *(_heads(effect, person) for effect in ("actor", "partner") for person in (0, 1)),
            *(_words(model, side, person) for side in (0, 1) for person in (0, 1)),
            _text(_X[1] + 112, sum(_Y) / 2, f"r = {figure_of(model.rho)}", SOFT_INK, bg=True),
        ],
        margin={"l": 28, "r": 28, "t": 84, "b": 24, "pad": 0},
        hovermode=False,
    )


def _title(model: Apim) -> str:
    told = {"outcome": model.outcome, "predictors": ", ".join(model.predictors) or "–"}
    return say("psychometrics.figure_apim", **told)


def _of(model: Apim, effect: str, person: int) -> Any:
    role = model.roles[person] if model.kind == "distinguishable" else ""
    table = model.table
    return table[(table["effect"] == effect) & (table["role"] == role)].iloc[0]


def _figures(row: Any) -> str:
    ends = f"{figure_of(row['lower'])}, {figure_of(row['upper'])}"
    return f"{figure_of(row['estimate'])} [{ends}]"


def _alt(model: Apim) -> str:
    said = [
        say(
            f"psychometrics.alt_{effect}",
            person=_name(model, person),
            value=_figures(_of(model, effect, person)),
        )
        for person in (0, 1)
        for effect in ("actor", "partner")
    ]
    return " ".join(
        [f"{_title(model)}.", *said, say("psychometrics.alt_rho", value=figure_of(model.rho))]
    )


def _ends(effect: str, person: int) -> tuple[float, float, float, float]:
    """Of the arrow to a person's outcome, from edge to edge of the boxes."""
    start = person if effect == "actor" else 1 - person
    half = _BOX[0] / 2
    lean = 0.0 if effect == "actor" else (14.0 if start == 0 else -14.0)
    return _X[0] + half, _Y[start] + lean, _X[1] - half - 5, _Y[person] - lean


def _path(effect: str, person: int, row: Any) -> tuple[list[go.Scatter], dict[str, Any]]:
    x0, y0, x1, y1 = _ends(effect, person)
    colour, dash = _LINES[effect]
    line = go.Scatter(
        x=[x0, x1 - 8],
        y=[y0, y1 - 8 * (y1 - y0) / (x1 - x0)],
        mode="lines",
        line={"color": colour, "width": 2.5, "dash": dash},
    )
    # Crossing arrows carry their figures where they are well apart.
    at = 0.5 if effect == "actor" else 0.25
    words = _text(x0 + at * (x1 - x0), y0 + at * (y1 - y0), _figures(row), colour, bg=True)
    return [line], words


def _heads(effect: str, person: int) -> dict[str, Any]:
    x0, y0, x1, y1 = _ends(effect, person)
    share = 24 / (x1 - x0)
    return {
        "text": "",
        "x": x1,
        "y": y1,
        "ax": x1 - share * (x1 - x0),
        "ay": y1 - share * (y1 - y0),
        **dict.fromkeys(("xref", "axref"), "x"),
        **dict.fromkeys(("yref", "ayref"), "y"),
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 1.1,
        "arrowwidth": 2.5,
        "arrowcolor": _LINES[effect][0],
    }


def _curve() -> list[go.Scatter]:
    """What is left over for both goes together."""
    x, (top, low) = _X[1] + _BOX[0] / 2, _Y
    steps = [place / 24 for place in range(25)]
    return [
        go.Scatter(
            x=[x + 4 * 36 * it * (1 - it) for it in steps],
            y=[top + (low - top) * it for it in steps],
            mode="lines",
            line={"color": _EDGE, "width": 1.5},
        )
    ]


def _box(x: float, y: float) -> dict[str, Any]:
    wide, high = _BOX
    return {
        "type": "rect",
        "x0": x - wide / 2,
        "x1": x + wide / 2,
        "y0": y - high / 2,
        "y1": y + high / 2,
        "fillcolor": "#f7f7f4",
        "line": {"color": _EDGE, "width": 1.3},
        "layer": "below",
    }


def _name(model: Apim, person: int) -> str:
    """A role, or a number for partners who have none."""
    if model.kind == "distinguishable":
        return model.roles[person]
    return say("psychometrics.apim_person", person=person + 1)


def _words(model: Apim, side: int, person: int) -> dict[str, Any]:
    variable = model.outcome if side else model.predictors[0]
    name = _name(model, person)
    lines = [line.text for line in fill(variable, (_BOX[0] - 16) / WORDS)][:2]
    size = min(WORDS, (_BOX[0] - 12) / max(em_width(it) for it in (*lines, name)))
    text = "<br>".join([*(f"<b>{plain(it)}</b>" for it in lines), plain(name)])
    return {
        **_text(_X[side], _Y[person], "", INK),
        "text": text,
        "font": {"size": size, "color": INK},
    }


def _text(x: float, y: float, text: str, colour: str, *, bg: bool = False) -> dict[str, Any]:
    return {
        "text": plain(text),
        "x": x,
        "y": y,
        "showarrow": False,
        "font": {"size": SMALL + 1, "color": colour},
        **({"bgcolor": "white", "borderpad": 3} if bg else {}),
    }


def _listed(model: Apim) -> go.Figure:
    rows = [
        Row(
            " · ".join(it for it in (row["role"], row["predictor"], row["effect"]) if it),
            row["estimate"],
            row["lower"],
            row["upper"],
            "b" if row["effect"] == "partner" else "a",
        )
        for row in model.table.to_dict("records")
        if row["effect"] != "intercept" or not model.predictors
    ]
    return interval_figure(
        rows, title=_title(model), axis=say("psychometrics.axis_effect"), lines=[0]
    )
