"""The casebook: cases found by their code, kept across closing, closed when closed."""

from pathlib import Path

import pytest

from balancekit.casebook import Case, Casebook
from balancekit.errors import CasebookError, NotSavedError


def test_everything_is_there_again_after_reopening(path: Path, passphrase: str) -> None:
    with Casebook.create(path, passphrase) as book:
        case = book.new_case("K-7", names=("Zoë", "Ben"), relation="partners")
        occasion = case.start_occasion()
        kept = case.answer(occasion, case.people[1], "venn_own", "singing")
        case.keep_place({"step": "review", "person": 1})
        before = case.people, case.together, case.therapist, case.occasions(), book.cases()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with Casebook.open(path, passphrase) as book:
        case = book.case("K-7")
        assert (
            case.people,
            case.together,
            case.therapist,
            case.occasions(),
            book.cases(),
        ) == before
        assert case.relation == "partners"
        assert case.current_occasion() == occasion
        assert case.answers() == (kept,)
        assert case.place() == {"step": "review", "person": 1}


@pytest.mark.parametrize("asked", ["k-7", " K-7 ", "K-7"])
def test_a_case_is_found_whatever_the_case_of_its_code(
    book: Casebook, case: Case, asked: str
) -> None:
    assert book.case(asked).code == "K-7"
    assert book.case(asked).people == case.people


@pytest.mark.parametrize("asked", ["K-8", "", "K%", "' OR 1 --", "\ud83d"])
def test_no_such_case(book: Casebook, case: Case, asked: str) -> None:
    with pytest.raises(CasebookError, match="No case has this code"):
        book.case(asked)


def test_a_code_is_given_once(book: Casebook, case: Case) -> None:
    with pytest.raises(CasebookError, match="has this code already"):
        book.new_case("k-7", names=("Noor",))
    assert [summary.names for summary in book.cases()] == [("Zoë", "Ben")]


def test_the_list_of_cases(book: Casebook) -> None:
    third = book.new_case("c", names=("Noor",))
    book.new_case("B", names=("Zoë", "Ben", "Ida"), relation="family")
    book.new_case("a", names=("X",))
    saved = [third.answer(third.start_occasion(), third.people[0], "x", n) for n in (1, 2)][
        -1
    ].saved
    listed = book.cases()
    assert [(one.code, one.names, one.relation) for one in listed] == [
        ("a", ("X",), ""),
        ("B", ("Zoë", "Ben", "Ida"), "family"),
        ("c", ("Noor",), ""),
    ]
    assert [one.last_saved for one in listed] == [None, None, saved]
    assert all(one.created.utcoffset() is not None for one in listed)
    assert listed[2].created <= listed[1].created <= listed[0].created


def test_a_closed_casebook_says_so(book: Casebook, case: Case) -> None:
    occasion = case.current_occasion()
    case.answer(occasion, case.people[0], "x", 0)
    book.close()
    book.close()
    for asking in (book.cases, case.answers, case.place, case.occasions):
        with pytest.raises(CasebookError, match="casebook is closed"):
            asking()
    with pytest.raises(NotSavedError, match="casebook is closed"):
        case.keep_place({})
    with pytest.raises(NotSavedError, match="casebook is closed"):
        case.answer(occasion, case.people[0], "x", 1)
