"""What moved since last time: only what moved, in the chosen words, without number or trace."""

import pytest

from balancekit.bank import load_bank
from balancekit.casebook.relations import add_relationship
from balancekit.errors import ArgumentError
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.moved_answers import moved_of_one, moved_of_two


@pytest.fixture
def twice(new_couple):
    """Zoë rates her mother at two sittings; both say how close it feels, and write."""
    couple = new_couple(own_a=["Running", "My sister"], talk=["We say it early."])
    case, zoe = couple.case, couple.first
    add_relationship(case, couple.occasion, zoe, {"name": "Mum", "kind": "family"})
    for sitting in range(2):
        if sitting:
            couple.occasion = case.start_occasion()
            couple.fill({"own_a": ["Running", "The cello"], "talk": ["We say it at once."]})
        for item, values in (("ind_1", (2, 3)), ("int_1", (1, 1)), ("ovr_3", (0, 4))):
            case.answer(couple.occasion, zoe, item, values[sitting], bank="balance", entry=0)
        couple.write(zoe, "ios_now", (0.1, 0.6)[sitting])
        couple.write(couple.second, "ios_now", (0.4, 0.41)[sitting])
        case.answer(couple.occasion, zoe, "step1_1", ("half", "an hour")[sitting], bank="worksheet")
    return couple


def test_one_sees_what_moved_in_the_words_that_were_chosen(twice, day, pdf_text, faults) -> None:
    page = compose_handout(twice.case, "moved", reader=twice.first, date=day)
    pdf = export_handout(page)
    text = pdf_text(pdf)
    assert faults(pdf) == []
    for words in ("4 answers moved", "With Mum", "sometimes", "often", "half", "an hour"):
        assert words in text, words
    assert "The cello" in text and "touching a little" in text
    for still in ("ask Mum for a hand", "fix", "Ben", "partly together"):
        assert still not in text, still


def test_too_much_of_something_shows_only_where_less_is_wished_for(twice, day) -> None:
    wish = {"bank": "balance", "entry": 0}
    before = moved_of_one(twice.case, twice.occasion, twice.first)
    twice.case.answer(twice.occasion, twice.first, "fit_over_reliance", 2, **wish)
    after = moved_of_one(twice.case, twice.occasion, twice.first)
    asked = load_bank("balance").item("ovr_3").asked_of("Mum")
    labels = [[row.label for row in moved.rated[0][1]] for moved in (before, after)]
    assert [asked in shown for shown in labels] == [False, True]


def test_two_see_no_rating_and_nothing_of_one_alone(twice, day, pdf_text) -> None:
    text = pdf_text(export_handout(compose_handout(twice.case, "moved_both", date=day)))
    for words in ("3 answers moved", "Zoë: Now", "The cello", "We say it at once."):
        assert words in text, words
    for other in ("Mum", "sometimes", "half"):
        assert other not in text


def test_both_occasions_must_be_for_both_to_see(twice) -> None:
    first, *_ = twice.case.occasions()
    everyone = (*twice.case.people, twice.case.therapist)
    for occasion in (first, twice.occasion):
        twice.case.set_recipients(occasion, twice.first, "ios_now", 0, (twice.case.therapist,))
        assert moved_of_two(twice.case, twice.occasion).closeness == ()
        twice.case.set_recipients(occasion, twice.first, "ios_now", 0, everyone)
    assert len(moved_of_two(twice.case, twice.occasion).closeness) == 1


def test_an_answer_is_set_beside_the_last_one_before_it(twice) -> None:
    between = twice.case.start_occasion()
    later = twice.case.start_occasion()
    twice.case.answer(later, twice.first, "ind_1", 0, bank="balance", entry=0)
    ((_, (row,)),) = moved_of_one(twice.case, later, twice.first).rated
    assert (row.then.words, row.now.words) == ("often", "never")
    assert moved_of_one(twice.case, between, twice.first).compared == 0


def test_nothing_to_compare_and_nothing_moved_are_told_apart(new_couple, day) -> None:
    couple = new_couple()
    couple.write(couple.first, "ios_now", 0.5)
    couple.occasion = couple.case.start_occasion()
    assert "nothing here yet" in str(compose_handout(couple.case, "moved", date=day)["cells"])
    couple.write(couple.first, "ios_now", 0.5)
    assert "Nothing moved" in str(compose_handout(couple.case, "moved", date=day)["cells"])


@pytest.mark.parametrize("kind", ["moved", "moved_both"])
def test_one_sitting_is_refused_in_a_sentence(new_couple, day, kind) -> None:
    with pytest.raises(ArgumentError, match="2 sessions"):
        compose_handout(new_couple().case, kind, date=day)
