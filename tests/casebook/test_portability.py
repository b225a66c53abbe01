"""All that is one person's: every word of theirs, and not one of anybody else."""

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.casebook import Case, Casebook, person_export
from balancekit.casebook.relations import add_relationship
from balancekit.errors import CasebookError


def everybody_in(case: Case) -> Any:
    return (*case.people, case.together, case.therapist)


steps = st.lists(
    st.tuples(
        st.sampled_from(["write", "clear", "show", "undo"]),
        st.integers(0, 4),
        st.sampled_from(["venn_own", "ios_now", "own_step2", "relation_name", "elsewhere"]),
        st.integers(0, 1),
        st.sets(st.integers(0, 4)),
    ),
    max_size=20,
)


def play(case: Case, steps: Any) -> None:
    """Let everybody write; each text is a word that nobody else writes."""
    everybody, occasions = everybody_in(case), [case.start_occasion() for _ in range(2)]
    for number, (kind, author, item, entry, readers) in enumerate(steps):
        occasion, one = occasions[number % 2], everybody[author]
        if kind == "write":
            case.answer(occasion, one, item, f"«{author}·{number}»", entry=entry, bank="venn")
        elif kind == "clear":
            case.answer(occasion, one, item, None, entry=entry, status="cleared")
        elif kind == "undo":
            case.undo(occasion, [one])
        elif author != 3:
            case.set_recipients(occasion, one, item, entry, [everybody[r] for r in readers])


def test_every_word_of_theirs_and_none_of_others(
    book: Casebook, soak: Callable[[int, int], int]
) -> None:
    codes = map(str, itertools.count())

    @settings(max_examples=soak(60, 2000), suppress_health_check=list(HealthCheck))
    @given(steps=steps, whose=st.integers(0, 2), joint=st.booleans())
    def check(steps: Any, whose: int, joint: bool) -> None:
        case = book.new_case(next(codes), names=("Zoë", "Ben", "Ida"))
        play(case, steps)
        for person in case.people:
            case.note_consent(person, "joint", True)
        text = json.dumps(person_export(case, case.people[whose], joint=joint), ensure_ascii=False)
        theirs = {whose, 3} if joint else {whose}
        for number, (kind, author, *_) in enumerate(steps):
            if kind == "write":
                assert (f"«{author}·{number}»" in text) == (author in theirs)

    check()


def test_a_person_can_read_it(case: Case) -> None:
    first, second, (zoe, ben) = case.start_occasion(), case.start_occasion(), case.people
    case.answer(first, zoe, "ios_now", 0.25, bank="ios")
    case.answer(first, zoe, "ios_guess", None, bank="ios", status="does_not_fit")
    case.answer(second, zoe, "venn_own", "sing")
    case.answer(second, zoe, "venn_own", "singing")
    case.set_recipients(second, zoe, "venn_own", 0, [ben, case.therapist])
    add_relationship(case, first, zoe, {"name": "Ada", "kind": "friend"})
    case.answer(first, zoe, "int_1", 3.0, bank="balance", entry=0)
    case.answer(first, zoe, "own_step2", "And the garden?", bank="worksheet")
    case.answer(second, zoe, f"own_step2_{first.id}_0", "It grows.", bank="worksheet")
    case.note_consent(zoe, "research", True)
    case.note_consent(ben, "research", False)
    case.note_page_given(first, "couple", [zoe, ben], "both.pdf")
    case.note_page_given(None, "worksheet", [ben], "his.pdf")
    export: Any = json.loads(json.dumps(person_export(case, zoe)))

    found = {answer["item"]: answer for answer in export["answers"]}
    assert found["ios_now"]["question"] == "How close do you and Ben feel these days?"
    assert found["ios_guess"]["status_words"] == "does not fit"
    assert found["int_1"]["question"] == "I ask Ada for a hand when things get hard."
    assert (found["int_1"]["value"], found["int_1"]["value_words"]) == (3, "often")
    assert found[f"own_step2_{first.id}_0"]["question"] == "And the garden?"
    assert found["relation_name"]["question"] == "Somebody close to you"
    own = found["venn_own"]
    assert (own["value"], own["sitting"]) == ("singing", 2)
    assert [said["value"] for said in own["history"]] == ["sing", "singing"]
    assert own["readers"] == [{"role": "person", "name": "Ben"}, {"role": "therapist", "name": ""}]
    assert found["ios_now"]["readers"] == [{"role": "therapist", "name": ""}]
    assert [one["number"] for one in export["sittings"]] == [1, 2]
    (consent,) = export["consents"]
    assert (consent["purpose"], consent["given"]) == ("research", True)
    (page,) = export["pages"]
    assert (page["file_name"], page["sitting"]) == ("both.pdf", 1)
    assert export["format_version"] == 1
    assert "What others wrote is not in it" in export["about"]
    assert "written_together" not in export


def test_joint_words_need_everyones_yes(case: Case) -> None:
    zoe, ben = case.people
    case.answer(case.current_occasion(), case.together, "venn_talk_1", "ours")
    case.note_consent(zoe, "joint", True)
    with pytest.raises(CasebookError, match="everyone who wrote it has agreed"):
        person_export(case, zoe, joint=True)
    case.note_consent(ben, "joint", True)
    (ours,) = person_export(case, zoe, joint=True)["written_together"]  # type: ignore[misc]
    assert ours["value"] == "ours"


def test_it_is_made_for_one_of_the_people(book: Casebook, case: Case) -> None:
    stranger = book.new_case("K-8", names=("Noor",)).people[0]
    for nobody in (stranger, case.together, case.therapist):
        with pytest.raises(CasebookError, match="one of its own people"):
            person_export(case, nobody)
