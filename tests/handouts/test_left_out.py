"""What is said to be left out of a page is what could have stood on that page, and no more."""

from typing import Any

from balancekit.casebook.relations import tie_relationship
from balancekit.handouts.kinds import kind_named
from balancekit.handouts.left_out import left_out
from balancekit.handouts.side_by_side import BANK, compared_items


def test_side_by_side_counts_its_own_answers_and_not_those_of_the_circles(new_couple: Any) -> None:
    couple = new_couple()
    case, occasion = couple.case, couple.occasion
    first, second = case.people
    about = tie_relationship(case, occasion, first, second).entry
    kept, unseen, shown = compared_items()["independence"][:3]
    for item in (kept, unseen, shown):
        case.answer(occasion, first, item, 2, bank=BANK, entry=about)
    case.set_recipients(occasion, first, kept, about, [case.therapist])
    case.set_recipients(occasion, first, shown, about, [*case.people, case.therapist])
    case.answer(occasion, second, "venn_own", "Bass")  # stands on another page
    assert left_out(case, occasion, kind_named("agreement")) == {"kept": 1, "unseen": 1}
    assert left_out(case, occasion, kind_named("couple")) == {"unseen": 1}


def test_what_moved_counts_only_what_was_answered_at_both_times(new_couple: Any) -> None:
    couple = new_couple()
    case, then = couple.case, couple.occasion
    first, second = case.people
    everyone = [*case.people, case.therapist]
    for item, value in (("ios_now", 0.2), ("ios_wished", 0.4)):
        case.answer(then, first, item, value, bank="ios")
        case.set_recipients(then, first, item, 0, everyone)
    case.answer(then, second, "venn_own", "Bass")
    now = case.start_occasion()
    for item, value in (("ios_now", 0.3), ("ios_wished", 0.5), ("ios_guess", 0.6)):
        case.answer(now, first, item, value, bank="ios")
    case.set_recipients(now, first, "ios_wished", 0, everyone)
    case.answer(now, second, "venn_own", "Choir")
    # Closeness now, and both of the second's lists; the guess was never made before.
    assert left_out(case, now, kind_named("moved_both")) == {"unseen": 3}
    assert left_out(case, now, kind_named("couple")) == {"unseen": 3}
    case.set_recipients(now, first, "ios_now", 0, everyone)
    assert left_out(case, now, kind_named("moved_both")) == {"unseen": 2}
