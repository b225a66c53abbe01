"""The kinds of pages there are: one description each, and who composes it.

A new kind is one file with its composer and one entry here.
"""

from collections.abc import Callable
from typing import Literal

import msgspec

from balancekit.casebook import Case, Respondent
from balancekit.errors import ArgumentError
from balancekit.handouts.agreement_page import agreement_page, blank_agreement
from balancekit.handouts.clinician import blank_clinician, clinician_page
from balancekit.handouts.couple import blank_couple, couple_page
from balancekit.handouts.everything import everything_page
from balancekit.handouts.learning import blank_learning, learning_page
from balancekit.handouts.map_page import blank_map, map_page
from balancekit.handouts.moved import blank_moved, blank_moved_both, moved_both_page, moved_page
from balancekit.handouts.plan_card import blank_card, card_page
from balancekit.handouts.request import Cells, PageRequest
from balancekit.handouts.seven_steps import blank_worksheet, worksheet_page
from balancekit.strings import say


class Kind(msgspec.Struct, frozen=True):
    """One kind of page.

    Attributes
    ----------
    id : str
        What it is called in code, on the command line and in the list of pages given out.
    title : str
        Key of the title of the PDF.
    stem : str
        How its file name begins; neutral, for others see it.
    cells : callable
        Composes it from a case.
    layout : {"sheet", "flow", "card"}
        How it is set: on one page if it can be, on as many as it takes, on a sheet to cut in two.
    whose : {"person", "therapist"}
        Who reads it: a person of the case, or the therapist only.
    suits : {"any", "two"}
        Cases of any number of people, or only of two.
    sittings : int
        How many sittings the case must have had.
    blank : callable or None
        Composes it with room to write; None where a blank one would say nothing.
    """

    id: str
    title: str
    stem: str
    cells: Callable[[PageRequest], Cells]
    layout: Literal["sheet", "flow", "card"] = "sheet"
    whose: Literal["person", "therapist"] = "person"
    suits: Literal["any", "two"] = "any"
    sittings: int = 0
    blank: Callable[[], Cells] | None = None

    @property
    def label(self) -> str:
        """What it is called where somebody chooses."""
        return say(f"handout.kind_{self.id}")

    def reader(self, case: Case, person: Respondent) -> Respondent:
        """Return to whom a page of this kind about a person is given."""
        return case.therapist if self.whose == "therapist" else person

    def refusal(self, case: Case) -> str:
        """Return why there is no such page of a case; empty where there is one."""
        if self.suits == "two" and len(case.people) != 2:
            return say("handout.two_people", people=len(case.people))
        if self.suits == "two" and case.individual_only:
            return say("handout.individual_only")
        if self.sittings and len(case.occasions()) < self.sittings:
            return say("handout.too_few_sittings", count=self.sittings)
        return ""


ALL_KINDS = (
    Kind("couple", "handout.title", "page", couple_page, suits="two", blank=blank_couple),
    Kind("worksheet", "handout.title", "steps", worksheet_page, blank=blank_worksheet),
    Kind("map", "handout.map", "map", map_page, "flow", blank=blank_map),
    Kind(
        *("agreement", "agreement.title", "sides", agreement_page, "flow"),
        suits="two",
        blank=blank_agreement,
    ),
    Kind(
        *("moved", "handout.moved_title", "since", moved_page, "flow"),
        sittings=2,
        blank=blank_moved,
    ),
    Kind(
        *("moved_both", "handout.moved_title", "since-both", moved_both_page, "flow"),
        suits="two",
        sittings=2,
        blank=blank_moved_both,
    ),
    Kind("card", "handout.card_title", "plan", card_page, "card", blank=blank_card),
    Kind("learning", "learn.sheet_title", "learning", learning_page, blank=blank_learning),
    Kind(
        *("clinician", "clinician.title", "summary", clinician_page, "flow", "therapist"),
        blank=blank_clinician,
    ),
    Kind("everything", "handout.everything_title", "all", everything_page, "flow"),
)


def kind_named(name: str) -> Kind:
    """Return a kind by its id.

    Raises
    ------
    ArgumentError
        There is none; the message names those there are.

    Examples
    --------
    >>> kind_named("card").label
    'Plan and check-in card'
    """
    for kind in ALL_KINDS:
        if kind.id == name:
            return kind
    known = ", ".join(kind.id for kind in ALL_KINDS)
    raise ArgumentError(say("handout.kind", kind=name, kinds=known))


def kinds_for(case: Case | None) -> tuple[Kind, ...]:
    """Return the kinds of which a page can be made now, for somebody to choose.

    Parameters
    ----------
    case : Case or None
        None for blank pages.
    """
    if case is None:
        return tuple(kind for kind in ALL_KINDS if kind.blank)
    return tuple(kind for kind in ALL_KINDS if not kind.refusal(case))
