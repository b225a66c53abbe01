"""Two people side by side for their therapist: what each told the therapist, and no more."""

from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.casebook import Casebook
from balancekit.casebook.relations import tie_relationship
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.both_sides import both_sides, counted, pictures
from balancekit.handouts.readings import readings_for_both
from balancekit.handouts.side_by_side import BANK, GUESSED, GUESSES
from balancekit.strings import say
from tests.handouts.test_agreement_page import DAY, ITEMS

NOBODY, THERAPIST, ALL = range(3)
_numbers = count(1)

answers = st.dictionaries(
    st.tuples(st.integers(0, 1), st.sampled_from(ITEMS), st.booleans()),
    st.tuples(st.integers(0, 4), st.integers(NOBODY, ALL)),  # the value, and who may read it
    max_size=20,
)


def written(book: Casebook, given: Any, *, least: int = NOBODY) -> Any:
    """A case with the answers that at least these may read."""
    case = book.new_case(f"B{next(_numbers)}", names=["Zoë", "Ben"])
    occasion, people = case.current_occasion(), case.people
    entries = [
        tie_relationship(case, occasion, one, other).entry for one, other in (people, people[::-1])
    ]
    readers = ((), (case.therapist,), (*people, case.therapist))
    for (who, item, guessed), (value, seen) in given.items():
        if seen >= least:
            name, bank = (f"{GUESSED}{item}", GUESSES) if guessed else (item, BANK)
            case.answer(occasion, people[who], name, value, bank=bank, entry=entries[who])
            case.set_recipients(occasion, people[who], name, entries[who], readers[seen])
    return case


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers)
def test_what_was_not_told_is_the_same_as_what_never_was(book: Casebook, given: Any) -> None:
    whole, told, shown = (written(book, given, least=least) for least in (NOBODY, THERAPIST, ALL))
    seen = [both_sides(case, case.current_occasion()) for case in (whole, told)]
    assert seen[0] == seen[1]
    for_both = [readings_for_both(case, case.current_occasion()) for case in (whole, told, shown)]
    assert len(set(for_both)) == 1


def about(item: str, *answers: int, seen: int = ALL) -> dict[Any, Any]:
    return {(who, item, False): (value, seen) for who, value in enumerate(answers)}


def test_strengths_come_first_and_each_scale_is_counted(book: Casebook) -> None:
    given = (
        about("ind_1", 0, 4) | about("ind_2", 4, 3) | about("ind_6", 0, 0) | about("int_1", 1, 0)
    )
    given |= {(0, "ind_1", True): (4, ALL), (0, "ind_2", True): (0, ALL)}
    case = written(book, given)
    both = both_sides(case, case.current_occasion())
    assert both is not None and both.apart == ()
    assert counted(both).rows == (
        (say("agreement.strength"), "2", "0"),
        (say("agreement.near"), "0", "0"),
        (say("agreement.growing"), "0", "1"),
        (say("agreement.difference"), "1", "0"),
        ("Matched, of what Zoë guessed", "1 of 2", "nothing given"),
        ("Matched, of what Ben guessed", "nothing given", "nothing given"),
    )
    assert [reading.sentence for reading in both.readings] == [
        "Room for my own life: matched on 2 of 3.",
        "Room for each other: matched on 1 of 1.",
    ]
    assert [(one.standing, one.scale) for one in pictures(both)] == [
        (say("agreement.strength"), "Room for my own life"),
        (say("agreement.growing"), "Room for each other"),
        (say("agreement.difference"), "Room for my own life"),
    ]


def test_what_the_two_do_not_show_each_other_is_named_to_the_therapist(
    book: Casebook, pdf_text: Any
) -> None:
    case = written(book, about("ind_1", 4, 4) | about("int_4", 3, 3, seen=THERAPIST))
    both = both_sides(case, case.current_occasion())
    assert both is not None and len(both.apart) == 1 and "promises" in both.apart[0]
    page = export_handout(compose_handout(case, "clinician", date=DAY))
    words = pdf_text(page)
    assert "Zoë and Ben, side by side" in words and "accurate" not in words
    assert words.index(f"1. {say('agreement.strength')}") < words.index(say("agreement.apart"))
    shown = export_handout(compose_handout(case, "agreement", date=DAY))
    assert "promises" not in pdf_text(shown)


def test_nothing_is_compared_where_each_works_alone(book: Casebook) -> None:
    case = written(book, about("ind_1", 4, 4))
    case.set_individual_only(True)
    assert both_sides(case, case.current_occasion()) is None
