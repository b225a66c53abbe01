"""Tidy frames that say of what kind they are, so that `balancekit.figure` knows how to draw them.

They are pandas frames in everything else; a part of one is of its kind too.
"""

from collections.abc import Mapping
from typing import Any, Self

import pandas as pd

from balancekit.errors import DataError
from balancekit.strings import say


def beside(labels: Mapping[str, Any], figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return a tidy row: the group that it is about, then its figures.

    Raises
    ------
    DataError
        A group is called like one of the figures.

    Examples
    --------
    >>> beside({"site": "a"}, {"scale": "ease", "alpha": 0.8})
    {'site': 'a', 'scale': 'ease', 'alpha': 0.8}
    """
    taken = [name for name in labels if name in figures]
    if taken:
        raise DataError(say("psychometrics.taken", column=taken[0]))
    return {**labels, **figures}


class Table(pd.DataFrame):
    """A tidy frame of figures."""

    @property
    def _constructor(self) -> type[Self]:
        return type(self)


class AlphaTable(Table):
    """What `alpha` returns."""


class OmegaTable(Table):
    """What `omega` returns."""


class ReliabilityTable(Table):
    """What `reliability` returns."""


class ItemTable(Table):
    """What `item_statistics` returns."""


class IccTable(Table):
    """What `icc` returns."""


class AgreementTable(Table):
    """What `agreement` returns."""


class ItemAgreementTable(Table):
    """What `item_agreement` returns."""


class PartnerTable(Table):
    """What `partner_scores` returns."""


class ProfileTable(Table):
    """What `profile_similarity` returns."""


class KTable(Table):
    """What `k_ratio` returns."""
