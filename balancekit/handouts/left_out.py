"""How many answers a page leaves out, and why: for the therapist's own screen only.

No word of them is here, and nothing of which the therapist may not know.
"""

from collections import Counter
from typing import Literal

from balancekit.casebook import Case, Occasion
from balancekit.handouts.gathering import CLOSENESS_ITEMS, TALK_ITEMS
from balancekit.handouts.kinds import Kind

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
    for answer in case.answers(occasion, readers=[case.therapist]):
        line = answer.occasion, answer.respondent, answer.item, answer.entry
        if answer.item not in _SHARED:
            continue
        if answer.status != "answered":
            found["status"] += 1
        elif answer not in everybody:
            found["kept" if case.has_chosen_readers(*line) else "unseen"] += 1
    return dict(found)
