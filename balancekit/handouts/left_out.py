"""How many answers a page leaves out, and why: for the therapist's own screen only.

No word of them is here, and nothing of which the therapist may not know.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from balancekit.casebook import Answer, Case, Occasion
from balancekit.handouts.gathering import CLOSENESS_ITEMS, TALK_ITEMS
from balancekit.handouts.kinds import Kind
from balancekit.handouts.side_by_side import about_the_other

Reason = Literal["status", "unseen", "kept"]
_SHARED = {"venn_own", "venn_both", *CLOSENESS_ITEMS, *TALK_ITEMS}


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
    everybody = set(case.answers(occasion, readers=case.people))
    found: Counter[Reason] = Counter()
    for answer in _of_kind(case, case.answers(occasion, readers=[case.therapist]), kind):
        line = answer.occasion, answer.respondent, answer.item, answer.entry
        if answer.status != "answered":
            found["status"] += 1
        elif answer not in everybody:
            found["kept" if case.has_chosen_readers(*line) else "unseen"] += 1
    return dict(found)


def _of_kind(case: Case, answers: Iterable[Answer], kind: Kind) -> list[Answer]:
    answers = list(answers)
    if kind.id == "agreement":
        return [one for person in case.people for one in about_the_other(case, person, answers)]
    return [answer for answer in answers if answer.item in _SHARED]
