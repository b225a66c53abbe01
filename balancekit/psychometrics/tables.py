"""Tidy frames that say of what kind they are, so that `balancekit.figure` knows how to draw them.

They are pandas frames in everything else; a part of one is of its kind too.
"""

from typing import Self

import pandas as pd


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
