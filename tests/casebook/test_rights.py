"""What is agreed with people: their yes and no, their names, how long; and finding their case."""

from datetime import UTC, date, datetime

import pytest

from balancekit.casebook import Case, Casebook, lines, listing, roll
from balancekit.errors import ArgumentError, CasebookError


def test_the_newest_yes_or_no_counts_and_all_stay_noted(case: Case) -> None:
    zoe, ben = case.people
    case.note_consent(ben, "research", True)
    case.note_consent(zoe, "keeping", True)
    noted = case.note_consent(ben, "research", False)
    found = [(one.person, one.purpose, one.given) for one in case.consents()]
    assert found == [(zoe, "keeping", True), (ben, "research", False)]
    assert case.consents()[1] == noted
    assert [one.given for one in case.consent_history()] == [True, True, False]
    assert noted.saved <= datetime.now(UTC)


def test_everyone_agrees_when_each_said_yes_last(case: Case) -> None:
    zoe, ben = case.people
    steps = [(zoe, True, False), (ben, True, True), (ben, False, False), (ben, True, True)]
    assert not case.everyone_agrees("joint")
    for person, given, everyone in steps:
        case.note_consent(person, "joint", given)
        assert case.everyone_agrees("joint") == everyone
        assert not case.everyone_agrees("research")


def test_what_was_agreed_shows_no_name(case: Case) -> None:
    case.note_consent(case.people[0], "research", True)
    assert repr(case.consents()) == "(Consent(purpose='research', given=True),)"


def test_what_cannot_be_agreed_to(book: Casebook, case: Case) -> None:
    stranger = book.new_case("K-8", names=("Noor",)).people[0]
    with pytest.raises(ArgumentError, match="keeping, research, joint"):
        case.note_consent(case.people[0], "anything", True)
    for nobody in (case.together, case.therapist):
        with pytest.raises(ArgumentError, match="one of the people"):
            case.note_consent(nobody, "research", True)
    with pytest.raises(CasebookError, match="does not belong"):
        case.note_consent(stranger, "research", True)
    assert case.consents() == ()


def test_how_long_a_case_is_kept(book: Casebook, case: Case) -> None:
    assert case.keep_until is None
    case.set_keep_until(date(2036, 11, 24))
    assert book.case("K-7").keep_until == date(2036, 11, 24)
    assert book.cases()[0].keep_until == date(2036, 11, 24)
    case.set_keep_until(datetime(2037, 1, 2, 3, 4))
    assert case.keep_until == date(2037, 1, 2)
    case.set_keep_until(None)
    assert case.keep_until is book.cases()[0].keep_until is None


def test_a_name_is_corrected(book: Casebook, case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    case.answer(occasion, zoe, "venn_own", "singing")
    case.set_recipients(occasion, zoe, "venn_own", 0, [ben])
    chloe = case.rename_person(zoe, " Chloé ")
    assert (chloe.name, chloe.id, chloe.position) == ("Chloé", zoe.id, 0)
    assert case.people == book.case("K-7").people == (chloe, ben)
    assert [one.respondent for one in case.answers(readers=[ben])] == [chloe]
    assert case.rename_person(chloe, "CHLOÉ").name == "CHLOÉ"


def test_several_names_are_corrected_at_once_or_none(book: Casebook, case: Case) -> None:
    zoe, ben = case.people
    case.rename_people({ben: "Zoë", zoe: "Ben"})
    assert [one.name for one in book.case("K-7").people] == ["Ben", "Zoë"]
    with pytest.raises(CasebookError, match="does not belong"):
        case.rename_people({zoe: "Anna"})  # as she was called before
    ben, zoe = case.people
    for names in ({ben: "Anna", zoe: " "}, {zoe: "BEN"}, {ben: "Anna", case.therapist: "Kim"}):
        with pytest.raises((CasebookError, ArgumentError)):
            case.rename_people(names)
    assert case.people == book.case("K-7").people == (ben, zoe)


def test_what_is_no_name(case: Case) -> None:
    zoe, _ = case.people
    for name, sentence in [("ben", "same name"), (" ", "Each name"), ("x" * 61, "Each name")]:
        with pytest.raises(CasebookError, match=sentence):
            case.rename_person(zoe, name)
    with pytest.raises(ArgumentError, match="one of the people"):
        case.rename_person(case.therapist, "Kim")
    assert case.people[0] == zoe


@pytest.fixture
def three(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> Casebook:
    """Three cases, the first of them made first but answered last."""
    clock = iter(range(1, 100))
    for module in (roll, lines):
        monkeypatch.setattr(module, "now", lambda: next(clock))
    first = book.new_case("b-1", names=("Zoë", "José"), relation="Liebe über Grenzen")
    for code, names in [("A-2", ("Ὀδυσσεύς",)), ("c-3", ("नीरज", "ZOE", "がく"))]:
        book.new_case(code, names=names)
    for _ in range(3):
        first.start_occasion()
    first.answer(first.current_occasion(), first.people[0], "venn_own", "x")
    return book


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("", ["A-2", "b-1", "c-3"]),
        ("  ", ["A-2", "b-1", "c-3"]),
        ("zoe", ["b-1", "c-3"]),
        ("ZOË", ["b-1", "c-3"]),
        ("jose zo", ["b-1"]),
        ("UBER", ["b-1"]),
        ("-", ["A-2", "b-1", "c-3"]),
        ("a-", ["A-2"]),
        ("οδυσσευσ", ["A-2"]),
        ("नीर", ["c-3"]),
        ("नर", []),
        ("がく", ["c-3"]),
        ("かく", []),
        ("zoe nobody", []),
        ("%", []),
        ("zoë\njosé", ["b-1"]),
        ("ëjos", []),
    ],
)
def test_searching(three: Casebook, words: str, codes: list[str]) -> None:
    assert [one.code for one in three.cases(words)] == codes


def test_the_order_and_the_number_of_cases(three: Casebook) -> None:
    assert [one.code for one in three.cases(order="recent")] == ["b-1", "c-3", "A-2"]
    assert [one.code for one in three.cases(order="recent", limit=2)] == ["b-1", "c-3"]
    assert [one.code for one in three.cases("zoe", limit=1)] == ["b-1"]
    assert three.cases(limit=0) == ()
    assert [one.sittings for one in three.cases()] == [0, 3, 0]
    with pytest.raises(ArgumentError, match="“recent”"):
        three.cases(order="size")


def test_a_case_is_found_in_any_script(book: Casebook) -> None:
    names = [
        "Ümit",
        "Þóra",
        "Ñandú",
        "Łucja",
        "İpek",
        "Ärger",
        "Ζωή",
        "Жанна",
        "שירה",
        "مريم",
        "愛",
    ]
    for number, name in enumerate(names):
        book.new_case(str(number), names=(name,))
    for number, name in enumerate(names):
        for asked in (name, name.lower(), name.upper(), name[:1], listing.plain(name)):
            assert str(number) in [one.code for one in book.cases(asked)]
