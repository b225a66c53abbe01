"""Pictures of couples: likeness, profiles, distances, k, and the roles compared."""

import math
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from balancekit.figures.chart_sheet import AXIS, INK_A, TINT_A, figure_of, named, sheet
from balancekit.figures.interval_rows import Row
from balancekit.figures.intervals import interval_figure
from balancekit.figures.strips import Strip, strip_figure
from balancekit.figures.table_parts import labels_of, parts_of
from balancekit.psychometrics import Distinguishability
from balancekit.psychometrics.tables import (
    AgreementTable,
    ItemAgreementTable,
    KTable,
    PartnerTable,
    ProfileTable,
)
from balancekit.strings import say


def agreement_figure(table: AgreementTable) -> go.Figure:
    """Draw the likeness of partners on each variable; with roles also their correlation."""
    rows = []
    for head, part in parts_of(table, "variable"):
        rows += head
        for it in part:
            rows += _likeness(it)
    title, axis = say("psychometrics.figure_agreement"), say("psychometrics.axis_agreement")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1), lines=[0])


def _likeness(it: dict[Any, Any]) -> list[Row]:
    told = {"variable": it["variable"]}
    label = say("psychometrics.row_icc", **told)
    icc = Row(label, it["icc_anova"], it["lower"], it["upper"], "a", it["note"])
    if math.isnan(it["pearson"]):
        return [icc]
    ends = it["pearson_lower"], it["pearson_upper"]
    return [icc, Row(say("psychometrics.row_r", **told), it["pearson"], *ends, "b")]


def item_agreement_figure(table: ItemAgreementTable) -> go.Figure:
    """Draw how many couples gave the same answer to each item, and how many nearly."""
    rows = []
    for head, part in parts_of(table, "item"):
        rows += head
        for it in part:
            for name, series in (("same", "a"), ("near", "b")):
                label = say(f"psychometrics.row_{name}", item=it["item"])
                rows.append(Row(label, it[name], series=series, told=it["note"]))
    title, axis = say("psychometrics.figure_item_agreement"), say("psychometrics.axis_share")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1))


def profile_figure(table: ProfileTable) -> go.Figure:
    """Draw how similar each couple's profiles are, raw and distinctive."""
    strips = []
    for head, part in _together(table, "scale"):
        for name, series in (("raw", "a"), ("distinctive", "b")):
            kind = say(f"psychometrics.row_{name}")
            strips.append(Strip(head, part[name].tolist(), series, kind))
    title, axis = say("psychometrics.figure_profiles"), say("psychometrics.axis_profiles")
    return strip_figure(strips, title=title, axis=axis, line=0.0)


def partner_figure(table: PartnerTable) -> go.Figure:
    """Draw both partners' scores of one variable, or how far they are apart on several."""
    parts = _together(table, "variable")
    if len(parts) == 1:
        return _both(table, str(table["variable"].iloc[0]))
    strips = [Strip(head, part["distance"].tolist()) for head, part in parts]
    title, axis = say("psychometrics.figure_distance"), say("psychometrics.axis_distance")
    return strip_figure(strips, title=title, axis=axis, line=0.0)


def _together(table: pd.DataFrame, column: str) -> list[tuple[str, pd.DataFrame]]:
    """The couples of each group, scale or variable, with what it is called."""
    groups = list(table.columns[: table.columns.get_loc("couple")])
    heads = pd.Series(labels_of(table[[*groups, column, "note"]], "note"), index=table.index)
    return [(str(head), part) for head, part in table.groupby(heads, sort=False)]


def _both(table: PartnerTable, variable: str) -> go.Figure:
    known = table.dropna(subset=["first", "second"])
    first, second = known["first"].to_numpy(), known["second"].to_numpy()
    low, high = _span(np.concatenate([first, second]))
    told = {"variable": variable, "count": len(known), "mean": figure_of(known["distance"].mean())}
    return sheet(
        [
            go.Scatter(
                x=first,
                y=second,
                mode="markers",
                marker={"size": 9, "color": TINT_A, "line": {"color": INK_A, "width": 1}},
                hovertext=[str(it) for it in known["couple"]],
                hoverinfo="text",
            )
        ],
        title=say("psychometrics.figure_both", **told),
        note=say("psychometrics.note_both"),
        alt=say("psychometrics.alt_both", **told),
        height=620,
        x={"range": [low, high], "title": named(say("psychometrics.axis_first")), "showline": True},
        y={
            "range": [low, high],
            "title": named(say("psychometrics.axis_second")),
            "showline": True,
        },
        left=84,
        shapes=[diagonal(low, high)],
        hovermode="closest",
    )


def _span(values: Any) -> tuple[float, float]:
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    room = (high - low or 1.0) * 0.06
    return low - room, high + room


def diagonal(low: float, high: float) -> dict[str, Any]:
    """Return the line on which both values are the same."""
    line = {"color": AXIS, "width": 1.5, "dash": "dot"}
    return {
        "type": "line",
        "x0": low,
        "y0": low,
        "x1": high,
        "y1": high,
        "line": line,
        "layer": "below",
    }


def k_figure(table: KTable) -> go.Figure:
    """Draw k with its resampled interval, between the three patterns."""
    rows = []
    for head, part in parts_of(table, "role"):
        rows += head
        for it in part:
            label = " · ".join(str(it[name]) for name in ("role", "predictor") if it[name])
            rows.append(Row(label, it["k"], it["lower"], it["upper"], told=it["note"]))
    return interval_figure(
        rows,
        title=say("psychometrics.figure_k"),
        axis=say("psychometrics.axis_k"),
        note=say("psychometrics.note_k"),
        ends=(-1.2, 1.2),
        most=(-4, 4),
        lines=[-1, 0, 1],
    )


def distinguishability_figure(test: Distinguishability) -> go.Figure:
    """Draw the means of both roles, and say what the test found."""
    rows = []
    for name, means, sds in zip(test.variables, test.means, test.sds, strict=True):
        for role, mean, sd, series in zip(test.roles, means, sds, ("a", "b"), strict=True):
            reach = 1.96 * sd / test.couples**0.5
            rows.append(Row(f"{name} · {role}", mean, mean - reach, mean + reach, series))
    told = {"chisq": figure_of(test.chisq), "df": test.df, "p": figure_of(test.p)}
    return interval_figure(
        rows,
        title=say("psychometrics.figure_roles"),
        axis=say("psychometrics.axis_mean"),
        note=say("psychometrics.note_roles", **told),
    )
