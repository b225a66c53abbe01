"""The frozen values that a file of rules becomes, and when a rule holds."""

from collections.abc import Mapping
from typing import Literal

import msgspec

Audience = Literal["client", "clinician"]
View = Literal["individual", "couple"]
Fact = str | bool | float


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers from `at_least` up to, and without, `below`; None leaves that side open."""

    at_least: float | None = None
    below: float | None = None

    def __contains__(self, number: float) -> bool:
        above = self.at_least is None or number >= self.at_least
        return above and (self.below is None or number < self.below)


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence, and when it is shown to whom.

    Attributes
    ----------
    audience : {"client", "clinician"}
        A clinician also sees what a client is shown.
    sentence : str
        With placeholders in braces; see the head of ``balancekit/rules/balance.yaml``.
    source : str
        Where the sentence or its condition comes from.
    when : mapping of fact to str, bool or Range
        All must hold. A fact that is not known holds never.
    about : tuple of str
        Ids of scales: the rule is tried for each of them. Empty: about the relationship.
    view : {"individual", "couple"}
    on : bool
        False: switched off.
    """

    id: str
    audience: Audience
    sentence: str
    source: str
    when: Mapping[str, str | bool | Range] = {}
    about: tuple[str, ...] = ()
    view: View = "individual"
    on: bool = True

    def holds(self, facts: Mapping[str, Fact]) -> bool:
        """Whether every condition is met.

        Examples
        --------
        >>> rule = Rule("flag", "clinician", "…", "ours", when={"often": Range(at_least=3)})
        >>> rule.holds({"often": 3}), rule.holds({"often": 2}), rule.holds({})
        (True, False, False)
        """
        return all(name in facts and _meets(test, facts[name]) for name, test in self.when.items())


def _meets(test: str | bool | Range, fact: Fact) -> bool:
    if isinstance(test, Range):
        return isinstance(fact, int | float) and fact in test
    return test == fact


class Rules(msgspec.Struct, frozen=True):
    """All rules, in the order in which their sentences are shown."""

    rules: tuple[Rule, ...]
