"""Pictures of reliability: scales, items, raters, one factor."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from balancekit.figures.intervals import Row, interval_figure
from balancekit.psychometrics import OneFactor
from balancekit.psychometrics.tables import (
    AlphaTable,
    IccTable,
    ItemTable,
    OmegaTable,
    ReliabilityTable,
)
from balancekit.strings import say


def labels_of(table: pd.DataFrame, upto: str = "scale") -> list[str]:
    """Return what each row is about: its groups, then its scale."""
    place = list(table.columns).index(upto)
    names = [str(it) for it in table.columns[: place + 1]]
    return [" · ".join(str(row[name]) for name in names) for row in table.to_dict("records")]


def alpha_figure(table: AlphaTable) -> go.Figure:
    """Draw alpha of each scale."""
    rows = [
        Row(label, it["alpha"], it["lower"], it["upper"], told=it["note"])
        for label, it in zip(labels_of(table), table.to_dict("records"), strict=True)
    ]
    title, axis = say("psychometrics.figure_alpha"), say("psychometrics.axis_alpha")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1))


def omega_figure(table: OmegaTable) -> go.Figure:
    """Draw omega of each scale."""
    rows = [
        Row(label, it["omega"], it["lower"], it["upper"], "b", it["note"])
        for label, it in zip(labels_of(table), table.to_dict("records"), strict=True)
    ]
    title, axis = say("psychometrics.figure_omega"), say("psychometrics.axis_omega")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1))


def reliability_figure(table: ReliabilityTable) -> go.Figure:
    """Draw alpha and omega of each scale, one under the other."""
    rows = []
    for label, it in zip(labels_of(table), table.to_dict("records"), strict=True):
        for name, series in (("alpha", "a"), ("omega", "b")):
            head = say(f"psychometrics.row_{name}", scale=label)
            ends = it[f"{name}_lower"], it[f"{name}_upper"]
            rows.append(Row(head, it[name], *ends, series, it["note"]))
    title, axis = say("psychometrics.figure_reliability"), say("psychometrics.axis_reliability")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1))


def item_figure(table: ItemTable) -> go.Figure:
    """Draw how each item goes with the rest of its scale."""
    several = table["scale"].nunique() > 1
    rows = [
        Row(_item(label, it, several), it["r_rest"], told=it["note"])
        for label, it in zip(labels_of(table), table.to_dict("records"), strict=True)
    ]
    title, axis = say("psychometrics.figure_items"), say("psychometrics.axis_items")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1), lines=[0])


def _item(label: str, it: dict[Any, Any], several: bool) -> str:
    name = say(
        "psychometrics.row_reversed" if it["reversed"] else "psychometrics.row_item",
        item=it["item"],
    )
    return f"{label} · {name}" if several else name


def icc_figure(table: IccTable) -> go.Figure:
    """Draw the six intraclass correlations; means of raters as diamonds."""
    several = len(table) > 6
    rows = [
        Row(
            f"{label} · {it['icc']}" if several else it["icc"],
            it["value"],
            it["lower"],
            it["upper"],
            "a" if it["unit"] == "single" else "b",
            it["note"],
        )
        for label, it in zip(labels_of(table), table.to_dict("records"), strict=True)
    ]
    title, axis = say("psychometrics.figure_icc"), say("psychometrics.axis_icc")
    note = say("psychometrics.note_icc")
    return interval_figure(rows, title=title, axis=axis, note=note, ends=(0, 1), lines=[0])


def factor_figure(fit: OneFactor) -> go.Figure:
    """Draw the standardised loadings of a one-factor model."""
    sd = (fit.loadings**2 + fit.uniquenesses) ** 0.5
    rows = [
        Row(name, float(value)) for name, value in zip(fit.items, fit.loadings / sd, strict=True)
    ]
    title, axis = say("psychometrics.figure_factor"), say("psychometrics.axis_factor")
    return interval_figure(rows, title=title, axis=axis, ends=(0, 1), lines=[0])
