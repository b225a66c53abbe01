"""A name can be tied to a person of the same case, and keeps being that person."""

from balancekit.casebook import Case, Casebook
from balancekit.casebook.relations import (
    add_relationship,
    change_relationship,
    relationship_with,
    relationships,
    tie_relationship,
)
from balancekit.handouts.said import by_question


def test_the_other_one_is_named_once(book: Casebook, case: Case) -> None:
    zoe, ben = case.people
    first = case.current_occasion()
    assert relationship_with(case, zoe, ben) is None
    tied = tie_relationship(case, first, zoe, ben)
    assert (tied.name, tied.respondent) == (ben.name, ben.id)
    assert tie_relationship(case, case.start_occasion(), zoe, ben).entry == tied.entry
    assert relationship_with(case, ben, zoe) is None
    assert [one.name for one in relationships(case, zoe)] == [ben.name]


def test_a_change_keeps_the_tie(case: Case) -> None:
    zoe, ben = case.people
    tied = tie_relationship(case, case.current_occasion(), zoe, ben)
    change_relationship(case, zoe, tied, {"name": "B.", "kind": "romantic"})
    again = relationship_with(case, zoe, ben)
    assert again is not None
    assert (again.name, again.kind, again.entry) == ("B.", "romantic", tied.entry)


def test_others_are_tied_to_nobody(case: Case) -> None:
    zoe, ben = case.people
    add_relationship(case, case.current_occasion(), zoe, {"name": ben.name})
    assert relationship_with(case, zoe, ben) is None
    assert relationships(case, zoe)[0].respondent == 0


def test_the_tie_is_nothing_to_be_read(case: Case) -> None:
    zoe, ben = case.people
    occasion = case.current_occasion()
    tie_relationship(case, occasion, zoe, ben)
    asked = [item for (_, item), _ in by_question(case.answers(occasion, zoe))]
    assert asked == ["relation_name"]


def test_after_a_division_the_name_stays(book: Casebook, case: Case) -> None:
    zoe, ben = case.people
    tie_relationship(case, case.current_occasion(), zoe, ben)
    alone = book.split_off(case.code, zoe, "ALONE", joint=False)
    (her,) = alone.people
    (named,) = relationships(alone, her)
    assert named.name == ben.name
    assert relationship_with(alone, her, her) is None
