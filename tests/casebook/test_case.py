"""A case: what is answered is kept as it was typed, and nothing that was kept is ever lost."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.casebook import Answer, Case, Casebook, lines
from balancekit.errors import CasebookError

same_case_again = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)

writable = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t"))
numbers = st.integers(-(2**63) + 1, 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)


def values(answers: tuple[Answer, ...]) -> list[object]:
    return [answer.value for answer in answers]


@same_case_again
@given(value=writable | numbers)
def test_any_value_comes_back_as_it_was(case: Case, value: str | float) -> None:
    occasion = case.start_occasion()
    kept = case.answer(occasion, case.people[0], "venn_own", value, bank="b", bank_version="2")
    (found,) = case.answers(occasion)
    assert found == kept
    assert (found.value, type(found.value)) == (value, type(value))
    assert (found.bank, found.bank_version, found.status) == ("b", "2", "answered")
    assert (found.occasion, found.respondent) == (occasion, case.people[0])


@pytest.mark.parametrize(
    "names",
    [
        ("Zoë", "Ben"),
        ("李", "小明"),
        ("ליאת", "نور"),
        ("Ольга", "Ἀθηνᾶ"),
        ("प्रिया", "🌊"),
        ("Z", "B"),
    ],
)
def test_names_of_any_script(book: Casebook, names: tuple[str, str]) -> None:
    book.new_case("K-7", names=names, relation="夫婦\nand friends")
    assert tuple(person.name for person in book.case("K-7").people) == names
    assert book.cases()[0].names == names
    assert book.case("K-7").relation == "夫婦\nand friends"


def test_everybody_who_may_answer(case: Case) -> None:
    everybody = (*case.people, case.together, case.therapist)
    assert [one.role for one in everybody] == ["person", "person", "together", "therapist"]
    assert [one.name for one in everybody] == ["Zoë", "Ben", "", ""]
    assert sorted(everybody, key=lambda one: one.position) == list(everybody)
    assert len({one.id for one in everybody}) == 4


def test_untouched_does_not_fit_and_rather_not_say_are_three_things(case: Case) -> None:
    occasion, (zoe, _) = case.current_occasion(), case.people
    case.answer(occasion, zoe, "ios_now", None, bank="ios", status="does_not_fit")
    case.answer(occasion, zoe, "ios_wished", None, bank="ios", status="rather_not_say")
    case.answer(occasion, zoe, "ios_guess", 0, bank="ios")
    found = {answer.item: (answer.status, answer.value) for answer in case.answers()}
    assert found == {
        "ios_now": ("does_not_fit", None),
        "ios_wished": ("rather_not_say", None),
        "ios_guess": ("answered", 0),
    }
    assert "ios_never_touched" not in found


def test_a_later_answer_stands_in_front_and_the_history_keeps_all(case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    case.answer(occasion, zoe, "venn_own", "sing")
    case.answer(occasion, zoe, "venn_own", "singing")
    case.answer(occasion, zoe, "venn_own", None, status="cleared")
    assert case.answers() == ()
    case.answer(occasion, zoe, "venn_own", "sing")
    case.answer(occasion, ben, "venn_own", "not hers")
    history = case.history(occasion, zoe, "venn_own")
    assert values(history) == ["sing", "singing", None, "sing"]
    assert [answer.status for answer in history].count("cleared") == 1
    assert values(case.answers(respondent=zoe)) == ["sing"]


def test_the_file_itself_refuses_to_change_an_answer(book: Casebook, case: Case) -> None:
    case.answer(case.current_occasion(), case.people[0], "venn_own", "singing")
    with pytest.raises(CasebookError):
        book._file.save("UPDATE answers SET value = '\"shouting\"'")
    assert values(case.answers()) == ["singing"]


def test_lines_keep_their_order_and_their_numbers(case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    for number, words in enumerate(["a", "b", "c"]):
        assert case.next_entry(occasion, zoe, "venn_own") == number
        case.answer(occasion, zoe, "venn_own", words, entry=number)
    case.answer(occasion, zoe, "venn_own", None, entry=2, status="cleared")
    assert case.next_entry(occasion, zoe, "venn_own") == 3
    assert case.next_entry(occasion, zoe, "venn_both") == 0
    assert case.next_entry(occasion, ben, "venn_own") == 0
    assert case.next_entry(case.start_occasion(), zoe, "venn_own") == 0
    case.answer(occasion, zoe, "venn_own", "a, in other words", entry=0)
    assert values(case.answers(item="venn_own")) == ["a, in other words", "b"]


def test_answers_come_by_person_item_and_line_whatever_was_written_first(case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    for respondent in (case.therapist, case.together, ben, zoe):
        for item in ("venn_own", "venn_both"):
            for entry in (10, 9, 0):
                case.answer(occasion, respondent, item, "words", entry=entry)
    order = [(answer.respondent, answer.item, answer.entry) for answer in case.answers()]
    assert order == [
        (respondent, item, entry)
        for respondent in (zoe, ben, case.together, case.therapist)
        for item in ("venn_both", "venn_own")
        for entry in (0, 9, 10)
    ]


def test_a_clock_set_back_changes_no_order(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    occasion, (zoe, _) = case.current_occasion(), case.people
    case.answer(occasion, zoe, "venn_own", "first")
    monkeypatch.setattr(lines, "now", lambda: -1)
    case.answer(occasion, zoe, "venn_own", "second")
    assert values(case.history(occasion, zoe, "venn_own")) == ["first", "second"]
    (standing,) = case.answers()
    assert standing.value == "second"
    assert standing.saved == datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)


def test_times_are_aware_utc_with_microseconds(case: Case) -> None:
    before = datetime.now(UTC)
    occasion = case.start_occasion()
    saved = [case.answer(occasion, case.people[0], "x", n).saved for n in range(20)]
    assert before <= occasion.started <= saved[0] <= saved[-1] <= datetime.now(UTC)
    assert all(time_.utcoffset() == timedelta(0) for time_ in saved)
    assert any(time_.microsecond % 1000 for time_ in saved)


def test_occasions(case: Case) -> None:
    first = case.current_occasion()
    assert case.current_occasion() == first
    second = case.start_occasion()
    assert case.current_occasion() == second
    assert case.occasions() == (first, second)
    case.answer(first, case.people[0], "venn_own", "then")
    case.answer(second, case.people[0], "venn_own", "now")
    assert values(case.answers(first)) == ["then"]
    assert values(case.answers(second)) == ["now"]
    assert values(case.answers()) == ["then", "now"]


def test_people_and_occasions_of_another_case_are_refused(book: Casebook, case: Case) -> None:
    other = book.new_case("other", names=("Zoë", "Ben"))
    occasion, zoe = case.current_occasion(), case.people[0]
    elsewhere, stranger = other.current_occasion(), other.people[0]
    for asking in (
        lambda: case.answer(occasion, stranger, "venn_own", "x"),
        lambda: case.answers(readers=[zoe, stranger]),
        lambda: case.answers(respondent=stranger),
        lambda: case.set_recipients(occasion, zoe, "venn_own", 0, [stranger]),
        lambda: case.recipients(occasion, other.together, "venn_own", 0),
        lambda: case.note_page_given(occasion, "couple", [stranger], "page.pdf"),
    ):
        with pytest.raises(CasebookError, match="person does not belong to this case"):
            asking()
    for asking in (
        lambda: case.answer(elsewhere, zoe, "venn_own", "x"),
        lambda: case.answers(elsewhere),
        lambda: case.history(elsewhere, zoe, "venn_own"),
        lambda: case.next_entry(elsewhere, zoe, "venn_own"),
        lambda: case.note_page_given(elsewhere, "couple", [zoe], "page.pdf"),
    ):
        with pytest.raises(CasebookError, match="sitting does not belong to this case"):
            asking()
    assert case.answers() == other.answers() == ()


def test_people_and_occasions_of_another_casebook_are_refused(
    case: Case, tmp_path: Path, passphrase: str
) -> None:
    with Casebook.create(tmp_path / "another", passphrase) as another:
        other = another.new_case("K-7", names=("Ida", "Noor"))
        elsewhere, stranger = other.current_occasion(), other.people[0]
    occasion, zoe = case.current_occasion(), case.people[0]
    assert (elsewhere.id, stranger.id) == (occasion.id, zoe.id)
    with pytest.raises(CasebookError, match="person does not belong"):
        case.answer(occasion, stranger, "venn_own", "x")
    with pytest.raises(CasebookError, match="sitting does not belong"):
        case.answer(elsewhere, zoe, "venn_own", "x")


def test_pages_given_stay_listed(case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    case.note_page_given(occasion, "couple", [ben, zoe], "page\ud83d 1.pdf")
    case.note_page_given(None, "practice", [ben], "page 2.pdf")
    first, second = case.pages_given()
    assert (first.occasion, first.kind, first.readers) == (occasion, "couple", (zoe, ben))
    assert (first.file_name, second.file_name) == ("page 1.pdf", "page 2.pdf")
    assert (second.occasion, second.readers) == (None, (ben,))
    assert first.given <= second.given


def test_the_place_is_the_last_one_kept(case: Case) -> None:
    assert case.place() is None
    case.keep_place({"step": "write", "person": 0, "done": [1, 2], "half": None})
    case.keep_place({"step": "réview"})
    assert case.place() == {"step": "réview"}


def test_a_case_of_twenty_sittings_is_quick(book: Casebook, case: Case) -> None:
    occasions = [case.start_occasion().id for _ in range(20)]
    with book._file.saving():
        for occasion in occasions:
            for number in range(60):
                book._file.add(
                    lines._ADD_ANSWER,
                    **lines.Line(occasion, case.people[number % 2].id, "x", number)._asdict(),
                    status="answered",
                    value='"words"',
                    bank="venn",
                    bank_version="1",
                    saved=0,
                )
    case.answers()
    start = time.process_time()
    assert len(case.answers(readers=[case.therapist])) == 1200
    assert time.process_time() - start < 0.05
