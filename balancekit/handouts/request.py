"""What a composer is asked for: one page, of one case, for one person."""

from collections.abc import Iterable

import msgspec
from nbformat import NotebookNode

from balancekit.casebook import Case, Occasion, Respondent

Cells = Iterable[NotebookNode]


class PageRequest(msgspec.Struct, frozen=True):
    """One page that is wanted.

    Attributes
    ----------
    case : Case
    occasion : Occasion or None
        The sitting; None where there has been none yet.
    person : Respondent
        Whose words stand first, or whom the therapist's page is about.
    joint : bool
        With what was written together.
    """

    case: Case
    occasion: Occasion | None
    person: Respondent
    joint: bool = False

    def __repr__(self) -> str:
        return "PageRequest()"
