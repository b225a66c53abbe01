"""The shape of a file of rules: what each place may hold, and which names a rule may use."""

from typing import get_args

from balancekit.bank.shapes import NAME, Field, Kind
from balancekit.interpretation.facts import COUPLE_FACTS, EXCESS, FORMS, PLANE, STATUSES, WISHES
from balancekit.interpretation.regions import REGIONS
from balancekit.interpretation.rules import Audience, View

_BOUND = Field(Kind.NUMBER, required=False)
_RANGE = Field(Kind.PART, required=False, part={"at_least": _BOUND, "below": _BOUND})


def _one_of(*words: str) -> Field:
    return Field(required=False, allowed=words)


COMMON_FACTS = {
    "form": _one_of(*FORMS),
    "plane": _one_of(*STATUSES),
    "region": _one_of(*REGIONS),
    "border": Field(Kind.YES_NO, required=False),
    "wanted": _RANGE,
    "released": _RANGE,
    "again": _RANGE,
    "moved": _RANGE,
}
SCALE_FACTS = {
    "status": _one_of(*STATUSES),
    "score": _RANGE,
    "answered": _RANGE,
    "often": _RANGE,
    "wish": _one_of(*WISHES),
    "compared": _RANGE,
    "matched": _RANGE,
}


def facts_for(*, about: bool, view: str) -> dict[str, Field]:
    """Return what a rule can ask for.

    Parameters
    ----------
    about : bool
        Whether it is about a scale.
    view : {"individual", "couple"}

    Examples
    --------
    >>> list(facts_for(about=True, view="couple"))
    ['compared', 'matched']
    """
    known = COMMON_FACTS | (SCALE_FACTS if about else {})
    return {name: it for name, it in known.items() if view != "couple" or name in COUPLE_FACTS}


NEEDED = ("audience", "sentence", "source")
RULE = {
    "id": NAME,
    "on": Field(Kind.YES_NO, required=False),
    "audience": _one_of(*get_args(Audience)),
    "view": _one_of(*get_args(View)),
    "about": Field(Kind.LIST, required=False, of=_one_of(*PLANE, *EXCESS)),
    "when": Field(Kind.PART, required=False, part=COMMON_FACTS | SCALE_FACTS),
    "sentence": Field(required=False),
    "source": Field(required=False),
}
RULES = {"rules": Field(Kind.LIST, of=Field(Kind.PART, part=RULE))}
