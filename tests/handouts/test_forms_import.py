"""Answers of a form, into the right case: all of them or none, once, for the therapist only."""

import pytest

from balancekit import export_handout, load_bank
from balancekit.casebook import Case
from balancekit.casebook.relations import (
    add_relationship,
    relationships,
    remove_relationship,
)
from balancekit.errors import BalancekitError, FormError, NotSavedError
from balancekit.handouts.blank import compose_blank, note_form_given
from balancekit.handouts.forms_import import import_form, place_of
from balancekit.handouts.forms_reading import FormAnswers, read_form
from tests import filled_forms as fill

SISTER = {"name": "Ida", "kind": "family", "words": "", "state": "contact"}
TALK = {"venn_talk_1": "We talked.", "venn_own": "choir", "practice_own": "/Yes"}


def back(couple, bank: str = "venn", values=TALK, *, person=None, **more) -> FormAnswers:
    """A form of the case, given out, filled and come back."""
    person = person or couple.first
    page = compose_blank(load_bank(bank), fillable=True, case=couple.case, person=person, **more)
    note_form_given(couple.case, couple.occasion, person, page)
    return read_form(fill.filled_by_item(export_handout(page), values))


def standing(case: Case) -> list[tuple[object, ...]]:
    return [(a.respondent, a.item, a.entry, a.status, a.value) for a in case.answers()]


def test_answers_find_their_place(book, new_couple) -> None:
    couple = new_couple()
    returned = back(couple, person=couple.second)
    later = couple.case.start_occasion()
    case, occasion, person = place_of(book, returned)
    assert (case.code, occasion, person) == (couple.case.code, couple.occasion, couple.second)
    assert import_form(case, occasion, person, returned) == 3
    assert standing(case) == [
        (couple.second, "practice_own", 0, "answered", 1),
        (couple.second, "venn_own", 0, "answered", "choir"),
        (couple.second, "venn_talk_1", 0, "answered", "We talked."),
    ]
    assert case.answers(later) == ()
    assert {a.bank_version for a in case.answers()} == {"1"}


def test_only_the_therapist_and_the_author_may_read_them(new_couple) -> None:
    couple = new_couple()
    couple.write(couple.first, "venn_talk_1", "Said aloud.")
    case = couple.case
    assert case.answers(readers=[couple.second])
    import_form(case, couple.occasion, couple.first, back(couple))
    assert case.answers(readers=[couple.second]) == ()
    assert len(case.answers(readers=[case.therapist, couple.first])) == 3


def test_taking_in_twice_changes_nothing(new_couple) -> None:
    couple = new_couple()
    returned = back(couple)
    where = (couple.case, couple.occasion, couple.first)
    assert import_form(*where, returned) == 3
    couple.write(couple.first, "venn_talk_1", "Changed in the session.")
    before = couple.case.all_by(couple.first)
    assert import_form(*where, returned) == 0
    assert couple.case.all_by(couple.first) == before


def test_a_form_filled_further_brings_what_is_new(new_couple) -> None:
    couple = new_couple()
    returned = back(couple)
    where = (couple.case, couple.occasion, couple.first)
    import_form(*where, returned)
    changed = {one.item: one for one in returned.answers}
    fuller = FormAnswers(
        returned.origin,
        (
            *returned.answers,
            type(changed["venn_own"])("venn_own", None, "answered", "band", "venn", "1"),
        ),
    )
    assert import_form(*where, fuller) == 1
    values = [a.value for a in couple.case.answers(item="venn_own")]
    assert values == ["choir", "band"]


def test_lines_stand_beside_those_that_are_there(new_couple) -> None:
    couple = new_couple(own_a=["running", "choir"])
    import_form(couple.case, couple.occasion, couple.first, back(couple))
    values = [a.value for a in couple.case.answers(item="venn_own")]
    assert values == ["running", "choir"]


def test_ratings_go_to_their_relationship(new_couple) -> None:
    couple = new_couple()
    for name in ("Ida", "Jo"):
        add_relationship(couple.case, couple.occasion, couple.first, {**SISTER, "name": name})
    _, jo = relationships(couple.case, couple.first)
    returned = back(couple, "balance", {"ind_1": "3", "int_1": "rather_not_say"}, about=jo)
    import_form(couple.case, couple.occasion, couple.first, returned)
    given = [a for a in couple.case.answers() if a.bank == "balance"]
    assert [(a.item, a.entry, a.status, a.value) for a in given] == [
        ("ind_1", jo.entry, "answered", 3),
        ("int_1", jo.entry, "rather_not_say", None),
    ]
    remove_relationship(couple.case, couple.first, jo)
    with pytest.raises(FormError, match="no longer named"):
        import_form(couple.case, couple.occasion, couple.first, returned)


def test_a_form_for_nobody_goes_where_it_is_told(book, new_couple) -> None:
    couple = new_couple()
    pdf = export_handout(compose_blank(load_bank("balance"), fillable=True))
    returned = read_form(fill.filled_by_item(pdf, {"ind_1": "4"}))
    with pytest.raises(FormError, match="made for no case"):
        place_of(book, returned)
    with pytest.raises(FormError, match="one relationship"):
        import_form(couple.case, couple.occasion, couple.first, returned)
    add_relationship(couple.case, couple.occasion, couple.first, SISTER)
    (ida,) = relationships(couple.case, couple.first)
    import_form(couple.case, couple.occasion, couple.first, returned, about=ida)
    assert [a.value for a in couple.case.answers(item="ind_1")] == [4]


def test_a_form_of_another_is_refused(book, new_couple) -> None:
    couple, others = new_couple(), new_couple()
    returned = back(couple)
    wrong = [
        (couple.case, couple.occasion, couple.second),
        (couple.case, couple.case.start_occasion(), couple.first),
        (others.case, others.occasion, others.first),
    ]
    for case, occasion, person in wrong:
        with pytest.raises(FormError, match="somebody else or at another session"):
            import_form(case, occasion, person, returned)
        assert case.answers() == ()


def test_a_form_that_was_not_given_out_here_is_refused(book, new_couple) -> None:
    couple = new_couple()
    page = compose_blank(load_bank("venn"), fillable=True, case=couple.case)
    with pytest.raises(FormError, match="not given out from this casebook"):
        place_of(book, read_form(export_handout(page)))


def test_a_form_of_somebody_erased_is_refused(book, new_couple) -> None:
    couple = new_couple()
    returned = back(couple)
    book.erase_person(couple.case.code, couple.first)
    with pytest.raises(FormError, match="has been erased"):
        place_of(book, returned)


def test_a_form_follows_a_person_who_is_split_off(book, new_couple) -> None:
    couple = new_couple()
    returned = back(couple, person=couple.second)
    code = f"{couple.case.code}-own"
    book.split_off(couple.case.code, couple.second, code, joint=False)
    case, occasion, person = place_of(book, returned)
    assert (case.code, person.name) == (code, couple.second.name)
    assert import_form(case, occasion, person, returned) == 3


def test_one_answer_that_cannot_be_kept_keeps_all_out(new_couple) -> None:
    couple = new_couple()
    returned = back(couple)
    unkept = type(returned.answers[0])("venn_talk_2", 0, "answered", float("nan"), "venn", "1")
    with pytest.raises(BalancekitError):
        import_form(
            couple.case,
            couple.occasion,
            couple.first,
            FormAnswers(returned.origin, (*returned.answers, unkept)),
        )
    assert couple.case.answers() == ()


def test_a_disk_that_fails_in_between_keeps_all_out(new_couple) -> None:
    couple = new_couple()
    returned = back(couple)
    connection = couple.case._file._connection
    connection.execute(
        """CREATE TEMP TRIGGER fails BEFORE INSERT ON main.answers
        WHEN NEW.item = 'venn_talk_1' BEGIN SELECT RAISE(ABORT, 'no'); END"""
    )
    with pytest.raises(NotSavedError):
        import_form(couple.case, couple.occasion, couple.first, returned)
    connection.execute("DROP TRIGGER fails")
    assert couple.case.answers() == ()
    assert import_form(couple.case, couple.occasion, couple.first, returned) == 3
