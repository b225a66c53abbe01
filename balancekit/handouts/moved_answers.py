"""What moved between two sittings, in the words that were chosen: for one reader, or for two."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from balancekit.bank import choice_of, load_bank, wording_of
from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import Relationship, relationships
from balancekit.diagrams import OccasionRow, Spot, closeness_words
from balancekit.handouts.gathering import CLOSENESS_ITEMS, TALK_ITEMS
from balancekit.handouts.pairing import LISTS, ListPair, Pair, list_pair, pairs, readable
from balancekit.handouts.parts import ThenNow
from balancekit.handouts.said import in_words
from balancekit.handouts.steps import NEXT
from balancekit.handouts.then_and_now import LINE, subjects
from balancekit.interpretation.facts import EXCESS, WISHES
from balancekit.strings import say

_RATED = "balance"
_BANKS = frozenset({_RATED, "ios", "worksheet"})
_OF_THE_WEEK = (LINE, NEXT)  # of a check-in; what was ticked there is about another step each time
_WITHOUT_ORDER = frozenset({"fit", "leaning"})


class Moved(msgspec.Struct, frozen=True):
    """What moved between two sittings.

    Attributes
    ----------
    rated : tuple of (name, rows)
        For each relationship the rated answers that moved.
    closeness : tuple of OccasionRow
    chosen : tuple of (question, then, now)
        What was chosen among words that have no order.
    said : tuple of ThenNow
        What was written.
    compared : int
        Answers that could be set side by side, moved or not.
    """

    rated: tuple[tuple[str, tuple[OccasionRow, ...]], ...] = ()
    closeness: tuple[OccasionRow, ...] = ()
    chosen: tuple[tuple[str, str, str], ...] = ()
    said: tuple[ThenNow, ...] = ()
    compared: int = 0

    def __repr__(self) -> str:
        return "Moved()"

    @property
    def count(self) -> int:
        """How many answers moved."""
        rated = sum(len(rows) for _, rows in self.rated)
        return rated + len(self.closeness) + len(self.chosen) + len(self.said)


def moved_of_one(case: Case, occasion: Occasion, person: Respondent) -> Moved:
    """Gather what moved for one person, for that person to read."""
    given = [a for a in readable(case, [person], occasion) if a.respondent == person]
    found = [pair for pair in pairs(given, occasion) if _is_compared(pair.now)]
    lists = [it for item in LISTS if (it := list_pair(given, occasion, item, person))]
    about = {one.entry: one.name for one in subjects(case, person)} if len(case.people) != 2 else {}
    written = [it for it in found if it.now.bank == "worksheet" or it.now.item in _OF_THE_WEEK]
    named = relationships(case, person)
    rated = [(one.name, [it for it in found if _is_about(it.now, one)]) for one in named]
    today = [answer for answer in given if answer.occasion == occasion]
    shown = [_items_shown(a for a in today if _is_about(a, one)) for one in named]
    moved = [
        (name, tuple(_rated(theirs, name, items)))
        for (name, theirs), items in zip(rated, shown, strict=True)
    ]
    unnamed = (it._replace(whose=None) for it in _changed(lists))
    return Moved(
        rated=tuple((name, rows) for name, rows in moved if rows),
        closeness=tuple(_closeness(found, lambda a: about.get(a.entry, ""))),
        chosen=tuple(it for name, theirs in rated for it in _chosen(theirs, name)),
        said=(*_written(written), *map(_lines, unnamed)),
        compared=len(found) + len(lists),
    )


def moved_of_two(case: Case, occasion: Occasion) -> Moved:
    """Gather what moved for two people, for both to read; ratings are never among it."""
    given = readable(case, case.people, occasion)
    seen = (*CLOSENESS_ITEMS, *TALK_ITEMS)
    found = [pair for pair in pairs(given, occasion) if pair.now.item in seen]
    wanted = [*(("venn_own", person) for person in case.people), ("venn_both", None)]
    lists = [it for item, whose in wanted if (it := list_pair(given, occasion, item, whose))]
    talk = [pair for pair in found if pair.now.item in TALK_ITEMS]
    return Moved(
        closeness=tuple(_closeness(found, lambda a: a.respondent.name)),
        said=(*map(_lines, _changed(lists)), *_written(talk)),
        compared=len(found) + len(lists),
    )


def _is_compared(answer: Answer) -> bool:
    return answer.bank in _BANKS or answer.item in _OF_THE_WEEK


def _is_about(answer: Answer, one: Relationship) -> bool:
    return answer.bank == _RATED and answer.entry == one.entry


def _rated(found: Iterable[Pair], name: str, shown: set[str]) -> Iterator[OccasionRow]:
    for then, now in found:
        if now.item in shown and then.value != now.value:
            asked = load_bank(_RATED).item(now.item).asked_of(name)
            yield OccasionRow(asked, _often(then), _often(now))


def _items_shown(now: Iterable[Answer]) -> set[str]:
    """Items that say how often; those of too much only where somebody wishes for less of it."""
    bank = load_bank(_RATED)
    less = {answer.item for answer in now if answer.value == WISHES.index("less")}
    hidden = {
        key.removeprefix("-")
        for name in EXCESS
        if f"fit_{name}" not in less
        for key in bank.scales[name].keys
    }
    return {item.id for item in bank.items if item.options == "frequency"} - hidden


def _often(answer: Answer) -> Spot:
    most = max(option.value for option in load_bank(_RATED).options["frequency"])
    words = choice_of(_RATED, answer.item, answer.value)
    return Spot(words, float(answer.value or 0) / most)


def _chosen(found: Iterable[Pair], name: str) -> Iterator[tuple[str, str, str]]:
    """Choices that have no order: is it as it is wanted, who leans on whom."""
    for then, now in found:
        item = load_bank(_RATED).item(now.item)
        if item.options in _WITHOUT_ORDER and then.value != now.value:
            before, after = (
                choice_of(_RATED, a.item, a.value).replace("…", name) for a in (then, now)
            )
            yield item.asked_of(name), before, after


def _written(found: Iterable[Pair]) -> Iterator[ThenNow]:
    for then, now in found:
        before, after = (in_words(answer).strip() for answer in (then, now))
        if before != after:
            yield ThenNow(wording_of(now.bank, now.item), before, after)


def _changed(lists: Iterable[ListPair]) -> Iterator[ListPair]:
    return (it for it in lists if set(it.then) != set(it.now))


def _lines(it: ListPair) -> ThenNow:
    asked = say("handout.moved_ours") if it.item == "venn_both" else say("handout.moved_own")
    whose = "" if it.whose is None else it.whose.name
    return ThenNow(_named(whose, asked), "\n".join(it.then), "\n".join(it.now))


def _closeness(found: Iterable[Pair], whose: Callable[[Answer], str]) -> Iterator[OccasionRow]:
    about = [pair for pair in found if pair.now.item in CLOSENESS_ITEMS]
    for pair in sorted(about, key=_place):
        shares = [float(answer.value or 0) for answer in pair]
        then, now = (Spot(closeness_words(share), share) for share in shares)
        if then.words != now.words:
            what = say(f"handout.{pair.now.item}")
            yield OccasionRow(_named(whose(pair.now), what), then, now)


def _place(pair: Pair) -> tuple[int, int, int]:
    answer = pair.now
    return answer.respondent.position, answer.entry, CLOSENESS_ITEMS.index(answer.item)


def _named(name: str, what: str) -> str:
    return say("handout.moved_whose", name=name, what=what) if name else what
