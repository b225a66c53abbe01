"""The casebook: every word people write here, in one encrypted file.

It keeps answers and who may read them. It knows nothing of screens or paper, and nothing in it is
ever written anywhere but into that file; save for the two exports somebody can ask for, which are
loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from balancekit.casebook.backups import Backup
from balancekit.casebook.case import Case
from balancekit.casebook.holder import Holder
from balancekit.casebook.store import Casebook
from balancekit.casebook.taking_in import BroughtAnswer
from balancekit.casebook.values import Answer, CaseSummary, Consent, Occasion, PageGiven, Respondent
from balancekit.default_path import default_path

if TYPE_CHECKING:
    from balancekit.casebook.portability import person_export
    from balancekit.casebook.research import ResearchExport, research_export

_LOADED_LATER = {
    "ResearchExport": "research",
    "person_export": "portability",
    "research_export": "research",
}
__all__ = [
    "Answer",
    "Backup",
    "BroughtAnswer",
    "Case",
    "CaseSummary",
    "Casebook",
    "Consent",
    "Holder",
    "Occasion",
    "PageGiven",
    "ResearchExport",
    "Respondent",
    "default_path",
    "person_export",
    "research_export",
]


def __getattr__(name: str) -> object:
    if name not in _LOADED_LATER:
        raise AttributeError(f"module 'balancekit.casebook' has no attribute {name!r}")
    return getattr(import_module(f"balancekit.casebook.{_LOADED_LATER[name]}"), name)
