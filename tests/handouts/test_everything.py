"""All that is one person's, on paper: theirs whole, and nothing of anyone else's."""

from itertools import count

import pytest

from balancekit.casebook import Case, Casebook
from balancekit.casebook.relations import add_relationship
from balancekit.errors import ArgumentError
from balancekit.handouts import compose_handout, export_handout

_codes = count(1)


@pytest.fixture
def case(book: Casebook) -> Case:
    """Zoë and Ben, who have not sat down yet."""
    return book.new_case(f"E-{next(_codes)}", names=("Zoë", "Ben"))


@pytest.fixture
def written(case: Case) -> Case:
    """Two sittings: lines, a closeness, ratings of two people, something written together."""
    zoe, ben = case.people
    first = case.start_occasion()
    case.answer(first, zoe, "venn_own", "trail running", entry=0)
    case.answer(first, zoe, "venn_own", "*my* savings", entry=1)
    case.answer(first, ben, "venn_own", "the bass")
    case.answer(first, zoe, "ios_now", 3 / 7, bank="ios")
    case.answer(first, zoe, "ios_guess", None, bank="ios", status="rather_not_say")
    case.answer(first, case.together, "venn_talk_1", "Saturday is hers")
    case.answer(first, case.therapist, "note", "a quiet start", bank="notes")
    for name in ("Mum", "Noor"):
        add_relationship(case, first, zoe, {"name": name, "kind": "family"})
    second = case.start_occasion()
    case.answer(second, zoe, "ind_1", 3, bank="balance", entry=0)
    case.answer(second, zoe, "ind_1", 1, bank="balance", entry=1)
    return case


def words(case: Case, *, joint: bool = False) -> str:
    notebook = compose_handout(case, "everything", reader=case.people[0], joint=joint)
    assert export_handout(notebook).startswith(b"%PDF")
    return "\n".join(
        cell["source"] or cell["outputs"][0]["data"]["text/plain"] for cell in notebook.cells
    )


def test_everything_of_theirs_is_there_in_words(written: Case) -> None:
    page = words(written)
    assert "What is your own?\ntrail running\n*my* savings" in page
    assert "would rather not say" in page
    assert "How often | Mum | Noor\n" in page
    assert " | often | rarely" in page
    assert page.count("Session of") == 2
    assert "0.4" not in page


def test_nothing_of_anyone_else_is(written: Case) -> None:
    page = words(written)
    for other in ("the bass", "Saturday is hers", "a quiet start", "Ben"):
        assert other not in page


def test_what_was_written_together_comes_along_with_everyones_yes(written: Case) -> None:
    zoe, ben = written.people
    written.note_consent(zoe, "joint", given=True)
    with pytest.raises(ArgumentError, match="needs the yes of everyone"):
        words(written, joint=True)
    written.note_consent(ben, "joint", given=True)
    assert "Saturday is hers" in words(written, joint=True)
    assert "Saturday is hers" not in words(written)


def test_where_nothing_was_written_it_says_so_without_gaps(case: Case) -> None:
    assert "Session of" not in words(case)
