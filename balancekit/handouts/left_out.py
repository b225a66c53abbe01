"""How many answers a page leaves out, and why: for the therapist's own screen only.

No word of them is here, and nothing of which the therapist may not know.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from balancekit.casebook import Answer, Case, Occasion
from balancekit.handouts.gathering import CLOSENESS_ITEMS, TALK_ITEMS
from balancekit.handouts.kinds import Kind
from balancekit.handouts.pairing import LISTS, pairs
from balancekit.handouts.side_by_side import about_the_other

Reason = Literal["status", "unseen", "kept"]
_SHARED = {*LISTS, *CLOSENESS_ITEMS, *TALK_ITEMS}


def left_out(case: Case, occasion: Occasion | None, kind: Kind) -> dict[Reason, int]:
    """Count the answers that could stand on a page and do not.

    Parameters
    ----------
    case, occasion
        Whose page, of which sitting.
    kind : Kind
        Of a page for one reader nothing is left out: it holds what is that reader's.

    Returns
    -------
    dict
        ``"status"``: there is no answer to show; ``"unseen"``: its author has not said yet who may
        read it; ``"kept"``: its author has, and not everybody may. Reasons without any are missing.
    """
    if kind.suits != "two" or occasion is None:
        return {}
    everybody = set(case.answers(readers=case.people))
    found: Counter[Reason] = Counter()
    for answer in _could_stand(case, occasion, kind):
        line = answer.occasion, answer.respondent, answer.item, answer.entry
        if answer.status != "answered":
            found["status"] += 1
        elif answer not in everybody:
            found["kept" if case.has_chosen_readers(*line) else "unseen"] += 1
    return dict(found)


def _could_stand(case: Case, occasion: Occasion, kind: Kind) -> Iterable[Answer]:
    written = case.answers(readers=[case.therapist])
    today = [answer for answer in written if answer.occasion == occasion]
    if kind.id == "agreement":
        return [one for person in case.people for one in about_the_other(case, person, today)]
    if kind.id == "moved_both":
        return _at_both_times([a for a in written if a.item in _SHARED], occasion)
    return [answer for answer in today if answer.item in _SHARED]


def _at_both_times(written: Iterable[Answer], occasion: Occasion) -> Iterator[Answer]:
    """What was answered at this sitting and before: then and now of each question or list."""
    given = sorted(
        (answer for answer in written if answer.occasion.id <= occasion.id),
        key=lambda answer: answer.occasion.id,
    )
    for pair in pairs(given, occasion):
        yield from pair
    lists = defaultdict(list)
    for answer in given:
        if answer.item in LISTS:
            lists[answer.item, answer.item == "venn_own" and answer.respondent].append(answer)
    for lines in lists.values():
        sittings = sorted({answer.occasion.id for answer in lines})
        if len(sittings) > 1 and sittings[-1] == occasion.id:
            yield from (answer for answer in lines if answer.occasion.id in sittings[-2:])
