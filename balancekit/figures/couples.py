"""One couple of a study as a pair of circles: from areas, counts or a rating."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from balancekit.diagrams.alt import percent
from balancekit.diagrams.checks import shown
from balancekit.errors import ArgumentError
from balancekit.geometry import Circles, ios_circles, two_circles
from balancekit.strings import say

AREAS = ("area_a", "area_b", "area_both")
COUNTS = ("only_a", "only_b", "both")

_WORDS = {"": "unanswered", "empty": "empty", "identical": "all"}


class Couple(NamedTuple):
    """One pair; without circles where nobody has answered.

    Attributes
    ----------
    circles : Circles or None
        In the unit of the areas; for a rating the union is 1.
    areas : tuple of float or None
        Of ``a``, ``b`` and of what both share; None for a rating.
    overlap_share : float
        What both share, of the *union*.
    title : str
        Stands above it.
    """

    circles: Circles | None = None
    areas: tuple[float, float, float] | None = None
    overlap_share: float = 0.0
    title: str = ""

    @property
    def label(self) -> str:
        """How much is shared, in a few words."""
        kind = self.circles.kind if self.circles else ""
        if kind in ("a_in_b", "b_in_a", "overlap"):
            return say("picture.multiples_share", share=percent(self.overlap_share))
        return say(f"picture.multiples_{_WORDS.get(kind, 'none')}")

    @property
    def sentence(self) -> str:
        """The title, and how much is shared."""
        if not self.title:
            return f"{self.label}."
        return say("picture.alt_couple", title=self.title, share=self.label)

    def told(self, names: tuple[str, str]) -> str:
        """Everything that is known of the couple, areas included."""
        if self.areas is None:
            return self.sentence
        area_a, area_b, both = (f"{area:.6g}" for area in self.areas)
        amounts = {"area_a": area_a, "area_b": area_b, "both": both}
        told = say("picture.multiples_amounts", a=names[0], b=names[1], **amounts)
        return f"{self.sentence} {told}"


def of_areas(values: Iterable[Any], where: str) -> Couple:
    """Return a couple from two whole areas and the shared one."""
    try:
        a, b, both = values
        pair = two_circles(a, b, both)
    except ValueError as error:
        raise ArgumentError(say("picture.bad_couple", where=where, reason=error)) from None
    areas = float(a), float(b), float(both)
    union = areas[0] + areas[1] - areas[2]
    return Couple(pair, areas, areas[2] / union if union else 0.0)


def of_counts(values: Iterable[Any], where: str) -> Couple:
    """Return a couple from how much is only in a, only in b, and in both."""
    only_a, only_b, both = (
        _count(name, value, where) for name, value in zip(COUNTS, values, strict=True)
    )
    return of_areas((only_a + both, only_b + both, both), where)


def of_rating(rating: Any, where: str, out_of: float) -> Couple:
    """Return a couple from a share of the union, or one without circles where there is none."""
    if _is_missing(rating):
        return Couple()
    try:
        part = float(rating) / out_of
    except (TypeError, ValueError):
        part = -1.0
    if isinstance(rating, str) or not 0 <= part <= 1:
        message = say("picture.bad_rating", where=where, value=shown(rating), most=f"{out_of:g}")
        raise ArgumentError(message)
    return Couple(ios_circles(part), None, part)


def _count(name: str, value: Any, where: str) -> float:
    try:
        count = -1.0 if isinstance(value, str) else float(value)
    except (TypeError, ValueError):
        count = -1.0
    if not 0 <= count < float("inf"):
        raise ArgumentError(say("picture.bad_count", where=where, name=name, value=shown(value)))
    return count


def _is_missing(rating: Any) -> bool:
    """None, the missing value of pandas, or not a number."""
    return rating is None or type(rating).__name__ == "NAType" or str(rating) == "nan"
