"""What is known of a person's answers, under the names that the conditions of rules use."""

from balancekit.interpretation.comparing import both_answered, matched, moved
from balancekit.interpretation.material import Material
from balancekit.interpretation.regions import Spot, locate
from balancekit.interpretation.rules import Fact

PLANE = ("independence", "interdependence")
EXCESS = ("over_independence", "over_reliance")
WISHES = ("fits", "more", "less", "unsure")
FORMS = ("long", "short")
STATUSES = ("scored", "too_few", "untouched")
COUPLE_FACTS = ("compared", "matched")
"""What can be asked for where two look: what is of both, and nothing of one alone."""

_LONG = 6  # items a scale; with fewer, a region's name would say more than the answers do


def common_facts(material: Material) -> dict[str, Fact]:
    """Return what is known of the whole: form, plane, region, changes, practices."""
    facts: dict[str, Fact] = {
        "form": form_of(material),
        "wanted": len(material.rarest_wanted()),
        "released": len(material.released()),
    }
    if set(PLANE) <= set(material.scores):
        facts["plane"] = _plane(material)
    spot = spot_of(material)
    if spot is not None:
        facts |= {"region": spot.region, "border": bool(spot.beyond)}
    earlier = material.context.earlier
    if earlier is not None:
        facts["again"] = len(both_answered(scored_items(material), material.answers, earlier))
        facts["moved"] = len(moved(scored_items(material), material.answers, earlier))
    return facts


def scale_facts(material: Material, name: str) -> dict[str, Fact]:
    """Return what is known of one scale: score, answers, wish, match with the other person."""
    scale, score = material.bank.scales[name], material.scores[name]
    facts: dict[str, Fact] = {
        "status": score.status,
        "answered": score.answered,
        "often": len(material.often(scale)),
    }
    if score.value is not None:
        facts["score"] = score.value
    wish = wish_of(material, name)
    if wish:
        facts["wish"] = wish
    partner = material.context.partner
    if partner is not None:
        items = scale.items
        facts["compared"] = len(both_answered(items, material.answers, partner))
        facts["matched"] = len(matched(items, material.answers, partner, material.bank))
    return facts


def form_of(material: Material) -> str:
    """Return "long" where every scale has its six items, else "short"."""
    named = [material.scores[name] for name in (*PLANE, *EXCESS) if name in material.scores]
    return "long" if named and all(score.items >= _LONG for score in named) else "short"


def spot_of(material: Material) -> Spot | None:
    """Return the place on the plane; None for the short form and where a score is missing."""
    values = [material.scores[name].value for name in PLANE if name in material.scores]
    if form_of(material) == "short" or len(values) < len(PLANE):
        return None
    own, shared = values
    return None if own is None or shared is None else locate(own, shared)


def wish_of(material: Material, name: str) -> str:
    """Return the answer to "is this how you want it?" as a word; "" where there is none."""
    answer = material.answers.get(f"fit_{name}")
    return "" if answer is None or answer not in range(len(WISHES)) else WISHES[int(answer)]


def scored_items(material: Material) -> list[str]:
    """Return the items of all scales."""
    return [item for scale in material.bank.scales.values() for item in scale.items]


def _plane(material: Material) -> str:
    statuses = {material.scores[name].status for name in PLANE}
    return statuses.pop() if len(statuses) == 1 else "too_few"
