"""Which picture belongs to which kind of research figure.

Loaded when one is asked for: pandas and scipy are none of the workbook's business.
"""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from balancekit.errors import ArgumentError
from balancekit.figures.apim_chart import apim_figure
from balancekit.figures.change_chart import change_figure
from balancekit.figures.couple_charts import (
    agreement_figure,
    distinguishability_figure,
    item_agreement_figure,
    k_figure,
    partner_figure,
    profile_figure,
)
from balancekit.figures.reliability_charts import (
    alpha_figure,
    factor_figure,
    icc_figure,
    item_figure,
    omega_figure,
    reliability_figure,
)
from balancekit.psychometrics import Apim, Change, Distinguishability, OneFactor, tables
from balancekit.strings import say

_CHARTS: dict[type, Callable[[Any], go.Figure]] = {
    Apim: apim_figure,
    Change: change_figure,
    Distinguishability: distinguishability_figure,
    OneFactor: factor_figure,
    tables.AgreementTable: agreement_figure,
    tables.AlphaTable: alpha_figure,
    tables.IccTable: icc_figure,
    tables.ItemAgreementTable: item_agreement_figure,
    tables.ItemTable: item_figure,
    tables.KTable: k_figure,
    tables.OmegaTable: omega_figure,
    tables.PartnerTable: partner_figure,
    tables.ProfileTable: profile_figure,
    tables.ReliabilityTable: reliability_figure,
}


def chart(found: Any) -> go.Figure:
    """Draw what a function of `balancekit.psychometrics` has returned.

    Raises
    ------
    ArgumentError
        It is of another kind, or a column that the picture needs was taken out.
    """
    draw = factor_figure if _are_factors(found) else _CHARTS.get(type(found))
    if draw is None:
        raise ArgumentError(say("psychometrics.no_picture", kind=type(found).__name__))
    try:
        return draw(found)
    except (KeyError, ValueError) as error:
        if isinstance(found, tables.Table):
            raise ArgumentError(say("psychometrics.columns_gone", column=error)) from None
        raise


def _are_factors(found: Any) -> bool:
    """Whether it is what `one_factor` returns: a model for each scale, or none."""
    fits = list(found.values()) if isinstance(found, dict) else []
    return bool(fits) and all(isinstance(it, OneFactor | None) for it in fits)
