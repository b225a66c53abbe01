"""Two people's answers side by side: what is compared, what never is, and what order it has."""

from hypothesis import given
from hypothesis import strategies as st

import balancekit as bk
from balancekit.interpretation.agreement import ORDER, Agreement, agreement

BALANCE = bk.load_bank("balance")
SHORT = BALANCE.form("short")
HEALTHY = [i for name in ("independence", "interdependence") for i in BALANCE.scales[name].items]
EXCESS = [i for name in ("over_independence", "over_reliance") for i in BALANCE.scales[name].items]

answers = st.dictionaries(
    st.sampled_from(HEALTHY + EXCESS), st.none() | st.integers(0, 4).map(float)
)


def turned(seen: Agreement) -> set[tuple[object, ...]]:
    return {
        (one.item, one.answers[::-1], one.standing, one.guesses[::-1], one.guessed[::-1])
        for one in seen.compared
    }


def as_set(seen: Agreement) -> set[tuple[object, ...]]:
    return {
        (one.item, one.answers, one.standing, one.guesses, one.guessed) for one in seen.compared
    }


@given(answers, answers, answers, answers)
def test_nobody_comes_first(first, second, first_guessed, second_guessed) -> None:
    here = agreement(
        BALANCE, first, second, first_guessed=first_guessed, second_guessed=second_guessed
    )
    there = agreement(
        BALANCE, second, first, first_guessed=second_guessed, second_guessed=first_guessed
    )
    assert as_set(here) == turned(there)


@given(answers, answers)
def test_too_much_of_either_is_never_compared(first, second) -> None:
    assert not {one.item for one in agreement(BALANCE, first, second).compared} & set(EXCESS)


@given(answers, answers, st.sampled_from(HEALTHY))
def test_what_is_left_out_equals_what_was_never_given(first, second, item) -> None:
    without = {name: value for name, value in first.items() if name != item}
    assert agreement(BALANCE, first | {item: None}, second) == agreement(BALANCE, without, second)


@given(answers, answers, answers)
def test_a_guess_without_an_answer_says_nothing(first, second, guessed) -> None:
    seen = agreement(BALANCE, first, second, first_guessed=guessed)
    hits, guesses = seen.guesses_matched(0)
    assert 0 <= hits <= guesses <= len(seen.compared)
    assert seen.guesses_matched(1) == (0, 0)


@given(answers, answers)
def test_talking_begins_with_what_both_do_often(first, second) -> None:
    places = [ORDER.index(one.standing) for one in agreement(BALANCE, first, second).compared]
    assert places == sorted(places)


def test_each_standing() -> None:
    seen = agreement(
        BALANCE,
        {"ind_1": 4, "ind_2": 2, "ind_3": 0, "ind_4": 1, "ind_6": 0},
        {"ind_1": 3, "ind_2": 3, "ind_3": 1, "ind_4": 3, "ind_6": 1},
    )
    assert {one.item: one.standing for one in seen.compared} == {
        "ind_1": "strength",
        "ind_2": "near",
        "ind_3": "growing",
        "ind_4": "difference",
        "ind_6": "strength",  # turned round: seldom putting one's own plans off
    }
    assert seen.matched == 4
    assert seen.on("interdependence").compared == ()


def test_guesses_match_within_one_step() -> None:
    seen = agreement(
        SHORT,
        {"int_1": 3, "int_5": 1},
        {"int_1": 1, "int_5": 1},
        first_guessed={"int_1": 2, "int_5": 4},
    )
    assert seen.guesses_matched(0) == (1, 2)


def test_no_answer_shows_in_a_repr() -> None:
    seen = agreement(BALANCE, {"ind_1": 4}, {"ind_1": 0})
    assert repr(seen) == "Agreement(items=1)"
    assert repr(seen.compared) == "(Compared(item='ind_1'),)"
