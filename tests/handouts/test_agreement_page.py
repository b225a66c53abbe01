"""Side by side: the same page for both, and no trace of what somebody has not shown."""

import datetime
from collections.abc import Callable
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.casebook import Case, Casebook
from balancekit.casebook.relations import tie_relationship
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.side_by_side import BANK, GUESSED, GUESSES, compared_items
from balancekit.strings import say

DAY = datetime.date(2026, 11, 21)
ITEMS = [item for group in compared_items().values() for item in group]
_numbers = count(1)

answers = st.dictionaries(
    st.tuples(st.integers(0, 1), st.sampled_from(ITEMS), st.booleans()),
    st.tuples(st.integers(0, 4), st.booleans()),  # the value, and whether it is shown
    max_size=20,
)


def written(book: Casebook, given: Any, *, only_shown: bool) -> Case:
    case = book.new_case(f"S{next(_numbers)}", names=["Zoë", "Ben"])
    occasion, people = case.current_occasion(), case.people
    entries = [
        tie_relationship(case, occasion, one, other).entry for one, other in (people, people[::-1])
    ]
    for (who, item, guessed), (value, shown) in given.items():
        if only_shown and not shown:
            continue
        name = f"{GUESSED}{item}" if guessed else item
        bank = GUESSES if guessed else BANK
        case.answer(occasion, people[who], name, value, bank=bank, entry=entries[who])
        readers = (*people, case.therapist) if shown else (case.therapist,)
        case.set_recipients(occasion, people[who], name, entries[who], readers)
    return case


def test_what_is_not_shown_leaves_no_trace(book: Casebook, soak: Callable[[int, int], int]) -> None:
    @settings(max_examples=soak(5, 60), suppress_health_check=list(HealthCheck))
    @given(answers)
    def no_trace(given: Any) -> None:
        pages = [
            export_handout(compose_handout(case, "agreement", date=DAY, reader=reader))
            for case in (written(book, given, only_shown=only) for only in (True, False))
            for reader in case.people
        ]
        assert len(set(pages)) == 1

    no_trace()


def test_no_title_says_often_over_what_both_never_do(book: Casebook, pdf_text: Any) -> None:
    # To put off own plans never is a strength of both: its title may not say the opposite.
    given = {(who, "ind_6", False): (0, True) for who in (0, 1)}
    case = written(book, given, only_shown=False)
    reader = case.people[0]
    page = export_handout(compose_handout(case, "agreement", date=DAY, reader=reader))
    words = pdf_text(page)
    assert say("agreement.strength") in words and "Zoë: never" in words
    assert "often" not in words.split("Zoë: never")[0]
