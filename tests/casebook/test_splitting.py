"""A case in two: whoever leaves takes along what is theirs, whole, and nothing of anybody else."""

import itertools
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.casebook import Case, Casebook, Respondent, splitting
from balancekit.casebook.relations import add_relationship, change_relationship, relationships
from balancekit.errors import ArgumentError, CasebookError, NotSavedError
from balancekit.handouts.worksheet_answers import worksheet_answers

NAMES = ("Zoë", "Ben", "Ida")
FIELDS = {"kind": "family", "words": "close", "state": "contact"}


def everybody_in(case: Case) -> tuple[Respondent, ...]:
    return (*case.people, case.together, case.therapist)


def who(one: Respondent) -> str:
    return one.name or one.role


def histories(case: Case) -> dict[tuple[Any, ...], list[Any]]:
    """Everything ever written, by author, time of the sitting, item and entry."""
    found: dict[tuple[Any, ...], list[Any]] = {}
    for author in everybody_in(case):
        for one in case.all_by(author):
            line = who(author), one.occasion.started, one.item, one.entry
            content = one.status, one.value, one.saved, one.bank, one.bank_version
            found.setdefault(line, []).append(content)
    return found


def readers(case: Case) -> dict[tuple[Any, ...], Any]:
    found = {}
    for one in itertools.chain.from_iterable(map(case.all_by, everybody_in(case))):
        line = one.occasion, one.respondent, one.item, one.entry
        named = {who(reader) for reader in case.recipients(*line)}
        key = who(one.respondent), one.occasion.started, one.item, one.entry
        found[key] = named, case.has_chosen_readers(*line)
    return found


def pages(case: Case) -> list[tuple[Any, ...]]:
    return [
        (
            page.file_name,
            page.given,
            page.occasion and page.occasion.started,
            set(map(who, page.readers)),
        )
        for page in case.pages_given()
    ]


def views(case: Case, times: Iterable[datetime]) -> list[set[tuple[Any, ...]]]:
    return [
        {
            (who(one.respondent), one.occasion.started, one.item, one.entry, one.value)
            for one in case.answers(as_of=time)
        }
        for time in times
    ]


def consents(case: Case) -> list[tuple[Any, ...]]:
    return [(one.person.name, one.purpose, one.given, one.saved) for one in case.consent_history()]


anybody, sitting = st.integers(0, 4), st.integers(0, 2)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), sitting, anybody, st.sampled_from("ab"), st.integers(0, 1)),
        st.tuples(st.just("show"), sitting, st.integers(0, 2), st.sampled_from("ab"), anybody),
        st.tuples(st.just("undo"), sitting, st.sets(anybody)),
        st.tuples(st.just("page"), st.none() | sitting, st.sets(st.integers(0, 2), min_size=1)),
        st.tuples(st.just("agree"), st.integers(0, 2), st.booleans()),
    ),
    max_size=25,
)


def play(case: Case, steps: list[Any]) -> None:
    occasions = [case.start_occasion() for _ in range(3)]
    everybody = everybody_in(case)
    for number, (kind, *what) in enumerate(steps):
        if kind == "answer":
            where, author, item, entry = what
            case.answer(occasions[where], everybody[author], item, number, entry=entry)
        elif kind == "show":
            where, author, item, reader = what
            case.set_recipients(occasions[where], everybody[author], item, 0, [everybody[reader]])
        elif kind == "undo":
            where, authors = what
            case.undo(occasions[where], [everybody[author] for author in authors])
        elif kind == "page":
            where, given_to = what
            occasion = None if where is None else occasions[where]
            to = [everybody[reader] for reader in given_to]
            case.note_page_given(occasion, "couple", to, f"{number}.pdf")
        else:
            person, given = what
            case.note_consent(everybody[person], "research", given)


def test_both_together_hold_what_was_there(book: Casebook, soak: Callable[[int, int], int]) -> None:
    codes = map(str, itertools.count())

    @settings(max_examples=soak(40, 2000), suppress_health_check=list(HealthCheck))
    @given(steps=steps, leaving=st.integers(0, 2), joint=st.booleans())
    def check(steps: list[Any], leaving: int, joint: bool) -> None:
        code = next(codes)
        case = book.new_case(code, names=NAMES)
        play(case, steps)
        for person in case.people:
            case.note_consent(person, "joint", True)
        name, person = NAMES[leaving], case.people[leaving]
        all_before, readers_before = histories(case), readers(case)
        pages_before, consents_before = pages(case), consents(case)
        times = [saved for history in all_before.values() for _, _, saved, *_ in history]
        views_before = views(case, times)
        new = book.split_off(code, person, f"{code}-own", joint=joint)
        old = book.case(code)

        moved = {name, "together"} if joint else {name}
        stays = {*NAMES, "together", "therapist"} - {name}
        assert histories(new) == {k: v for k, v in all_before.items() if k[0] in moved}
        assert histories(old) == {k: v for k, v in all_before.items() if k[0] in stays}
        assert views(new, times) == [{a for a in v if a[0] in moved} for v in views_before]
        assert views(old, times) == [{a for a in v if a[0] in stays} for v in views_before]

        assert [one.name for one in new.people] == [name]
        assert [(one.name, one.position) for one in old.people] == [
            (n, position) for position, n in enumerate(n for n in NAMES if n != name)
        ]
        for line, (named, chosen) in readers(new).items():
            if line[0] == "together":
                assert named == {name, "therapist"}
            else:
                assert (named, chosen) == (
                    readers_before[line][0] & {"therapist"},
                    readers_before[line][1],
                )
        for line, (named, chosen) in readers(old).items():
            assert (named, chosen) == (readers_before[line][0] - {name}, readers_before[line][1])

        assert pages(new) == [(*page, {name}) for *page, to in pages_before if name in to]
        assert pages(old) == [(*page, to - {name}) for *page, to in pages_before if to != {name}]
        assert consents(new) == [one for one in consents_before if one[0] == name]
        assert consents(old) == [one for one in consents_before if one[0] != name]
        assert book._file.rows("PRAGMA foreign_key_check") == []

    check()


def test_undo_goes_on_where_it_was(book: Casebook, case: Case) -> None:
    occasion, (zoe, _) = case.current_occasion(), case.people
    for value in ("one", "two", "three"):
        case.answer(occasion, zoe, "venn_own", value)
        case.answer(occasion, zoe, "venn_both", value)
    for _ in range(2):
        case.undo(occasion, [zoe])
    new = book.split_off("K-7", zoe, "K-8", joint=False)
    (occasion,) = new.occasions()
    assert new.undo(occasion, new.people).value == "one"
    assert {one.value for one in new.answers()} == {"one", "two"}


def test_relationships_and_questions_of_ones_own_keep_working(book: Casebook, case: Case) -> None:
    first, second, (zoe, ben) = case.start_occasion(), case.start_occasion(), case.people
    add_relationship(case, first, ben, {"name": "Mia", **FIELDS})
    add_relationship(case, first, zoe, {"name": "Ada", **FIELDS})
    add_relationship(case, second, zoe, {"name": "Eva", **FIELDS})
    known = relationships(case, zoe)
    change_relationship(case, zoe, known[0], {"name": "Ada", **FIELDS, "kind": "friend"})
    for one, rating in zip(known, (1, 3), strict=True):
        case.answer(second, zoe, "ind_1", rating, bank="balance", entry=one.entry)
    case.answer(first, zoe, "own_step2", "And the garden?", bank="worksheet")
    case.answer(second, zoe, f"own_step2_{first.id}_0", "It grows.", bank="worksheet")
    before = worksheet_answers(case, second, zoe, [zoe])
    kinds = [(one.entry, one.name, one.kind) for one in relationships(case, zoe)]

    new = book.split_off("K-7", zoe, "K-8", joint=False)
    (her,), (_, later) = new.people, new.occasions()
    assert [(one.entry, one.name, one.kind) for one in relationships(new, her)] == kinds
    after = worksheet_answers(new, later, her, [her])
    assert after.written == before.written
    assert [rated.answers for rated in after.rated] == [rated.answers for rated in before.rated]
    grown = add_relationship(new, later, her, {"name": "Kim", **FIELDS})
    assert grown.entry == 2
    old = book.case("K-7")
    assert [one.name for one in relationships(old, old.people[0])] == ["Mia"]


def test_joint_words_go_along_only_with_everyones_yes(book: Casebook, case: Case) -> None:
    zoe, ben = case.people
    case.answer(case.current_occasion(), case.together, "venn_talk_1", "ours")
    case.note_consent(zoe, "joint", True)
    for said in (None, False):
        if said is not None:
            case.note_consent(ben, "joint", said)
        with pytest.raises(CasebookError, match="everyone who wrote it has agreed"):
            book.split_off("K-7", zoe, "K-8", joint=True)
    case.note_consent(ben, "joint", True)
    new = book.split_off("K-7", zoe, "K-8", joint=True)
    for part in (new, book.case("K-7")):
        (joint,) = part.answers(readers=[part.together, part.therapist])
        assert (joint.respondent, joint.value) == (part.together, "ours")


def test_what_others_showed_stays_theirs(book: Casebook, case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    case.answer(occasion, ben, "venn_own", "shown to her")
    case.set_recipients(occasion, ben, "venn_own", 0, [zoe])
    case.answer(occasion, case.therapist, "note", "about both")
    case.set_keep_until(date(2031, 5, 1))
    case.note_screening(date(2026, 11, 20))
    case.set_individual_only(True)
    new = book.split_off("K-7", zoe, "K-8", joint=False)
    assert new.answers() == ()
    assert new.keep_until == date(2031, 5, 1)
    assert (new.screened_on, new.individual_only) == (date(2026, 11, 20), True)
    assert new.place() is None
    old = book.case("K-7")
    assert [one.value for one in old.answers()] == ["shown to her", "about both"]
    assert old.recipients(occasion, old.people[0], "venn_own") == frozenset()


def test_what_cannot_be_split(book: Casebook, case: Case) -> None:
    alone = book.new_case("one", names=("Noor",))
    zoe = case.people[0]
    with pytest.raises(CasebookError, match="only one in the case"):
        book.split_off("one", alone.people[0], "K-8", joint=False)
    with pytest.raises(CasebookError, match="has this code already"):
        book.split_off("K-7", zoe, "ONE", joint=False)
    with pytest.raises(CasebookError, match="A code has"):
        book.split_off("K-7", zoe, "!", joint=False)
    with pytest.raises(CasebookError, match="does not belong"):
        book.split_off("K-7", alone.people[0], "K-8", joint=False)
    with pytest.raises(ArgumentError, match="one of the people"):
        book.split_off("K-7", case.together, "K-8", joint=False)
    assert [summary.code for summary in book.cases()] == ["K-7", "one"]


def test_a_split_that_breaks_off_leaves_everything_as_it_was(
    book: Casebook, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.answer(case.current_occasion(), case.people[0], "venn_own", "hers")
    before = histories(case)

    def break_off(*values: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(splitting, "take_out", break_off)
    with pytest.raises(KeyboardInterrupt):
        book.split_off("K-7", case.people[0], "K-8", joint=False)
    assert [summary.code for summary in book.cases()] == ["K-7"]
    assert histories(book.case("K-7")) == before
    assert book._file.rows("PRAGMA foreign_keys") == [(1,)]


def test_who_has_left_can_no_longer_be_answered_for(book: Casebook, case: Case) -> None:
    """A page that is still open on the old case writes into neither."""
    occasion, (zoe, _) = case.current_occasion(), case.people
    case.answer(occasion, zoe, "venn_own", "hers")
    new = book.split_off("K-7", zoe, "K-8", joint=False)
    with pytest.raises(NotSavedError):
        case.answer(occasion, zoe, "venn_own", "too late")
    assert [one.value for one in new.answers()] == ["hers"]
