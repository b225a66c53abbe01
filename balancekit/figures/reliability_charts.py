"""Pictures of reliability: scales, items, raters, one factor."""

import math
from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from balancekit.figures.interval_rows import Row
from balancekit.figures.intervals import heading, interval_figure
from balancekit.figures.table_parts import labels_of, parts_of
from balancekit.psychometrics import OneFactor
from balancekit.psychometrics.tables import (
    AlphaTable,
    IccTable,
    ItemTable,
    OmegaTable,
    ReliabilityTable,
)
from balancekit.strings import say

_MOST = (-1.0, 1.5)
"""What an axis of coefficients shows at most: a Heywood case may reach anywhere."""


def alpha_figure(table: AlphaTable) -> go.Figure:
    """Draw alpha of each scale."""
    rows = [
        Row(label, it["alpha"], it["lower"], it["upper"], told=it["note"])
        for label, it in zip(labels_of(table), table.to_dict("records"), strict=True)
    ]
    title, axis = say("psychometrics.figure_alpha"), say("psychometrics.axis_alpha")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1), most=_MOST)


def omega_figure(table: OmegaTable) -> go.Figure:
    """Draw omega of each scale."""
    rows = [
        Row(label, it["omega"], it["lower"], it["upper"], "b", it["note"])
        for label, it in zip(labels_of(table), table.to_dict("records"), strict=True)
    ]
    title, axis = say("psychometrics.figure_omega"), say("psychometrics.axis_omega")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1), most=_MOST)


def reliability_figure(table: ReliabilityTable) -> go.Figure:
    """Draw alpha and omega of each scale, one under the other."""
    rows = []
    for label, it in zip(labels_of(table), table.to_dict("records"), strict=True):
        for name, series in (("alpha", "a"), ("omega", "b")):
            head = say(f"psychometrics.row_{name}", scale=label)
            ends = it[f"{name}_lower"], it[f"{name}_upper"]
            rows.append(Row(head, it[name], *ends, series, it["note"]))
    title, axis = say("psychometrics.figure_reliability"), say("psychometrics.axis_reliability")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1), most=_MOST)


def item_figure(table: ItemTable) -> go.Figure:
    """Draw how each item goes with the rest of its scale; several scales under their names."""
    rows = []
    for head, part in parts_of(table, "item"):
        rows += head
        rows += [Row(_item(it), it["r_rest"], told=it["note"]) for it in part]
    title, axis = say("psychometrics.figure_items"), say("psychometrics.axis_items")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1), lines=[0])


def _item(it: dict[Any, Any]) -> str:
    name = "row_reversed" if it["reversed"] else "row_item"
    return say(f"psychometrics.{name}", item=it["item"])


def icc_figure(table: IccTable) -> go.Figure:
    """Draw the six intraclass correlations; means of raters as diamonds."""
    rows = []
    for head, part in parts_of(table, "icc"):
        rows += head
        rows += [
            Row(
                it["icc"],
                it["value"],
                it["lower"],
                it["upper"],
                "a" if it["unit"] == "single" else "b",
                it["note"],
            )
            for it in part
        ]
    title, axis = say("psychometrics.figure_icc"), say("psychometrics.axis_icc")
    note = say("psychometrics.note_icc")
    return interval_figure(
        rows, title=title, axis=axis, note=note, ends=(0, 1), most=_MOST, lines=[0]
    )


def factor_figure(fits: OneFactor | Mapping[str, OneFactor | None]) -> go.Figure:
    """Draw the standardised loadings of one-factor models, several under their names."""
    by_scale = {"": fits} if isinstance(fits, OneFactor) else fits
    rows = []
    for scale, fit in by_scale.items():
        rows += [heading(scale)] if len(by_scale) > 1 else []
        rows += _loadings(fit) if fit else [Row("", math.nan, told=say("psychometrics.no_factor"))]
    title, axis = say("psychometrics.figure_factor"), say("psychometrics.axis_factor")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1), most=(-1.5, 1.5), lines=[0])


def _loadings(fit: OneFactor) -> list[Row]:
    sd = (fit.loadings**2 + fit.uniquenesses) ** 0.5
    told = "" if fit.converged else say("psychometrics.note_not_converged")
    values = fit.loadings / sd if fit.converged else [math.nan] * len(fit.items)
    return [Row(name, float(it), told=told) for name, it in zip(fit.items, values, strict=True)]
