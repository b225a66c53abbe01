"""The casebook: every word people write here, in one encrypted file.

It keeps answers and who may read them. It knows nothing of banks, screens or paper, and nothing
in it is ever written anywhere but into that file.
"""

from balancekit.casebook.case import Case
from balancekit.casebook.default_path import default_path
from balancekit.casebook.store import Casebook
from balancekit.casebook.values import Answer, CaseSummary, Occasion, PageGiven, Respondent

__all__ = [
    "Answer",
    "Case",
    "CaseSummary",
    "Casebook",
    "Occasion",
    "PageGiven",
    "Respondent",
    "default_path",
]
