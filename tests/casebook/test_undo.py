"""Undo and earlier views: both come from the rows that are there, and show nobody anything new."""

import itertools
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.casebook import Answer, Case, Casebook, Respondent, lines, undoing
from balancekit.casebook.values import moment
from balancekit.errors import ArgumentError

SECOND = 10**6
NOTHING = ("cleared", None)
Line = tuple[int, str, int]  # author's place among everybody, item, entry


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the clock, in seconds since 1970."""
    time = [0.0]
    for module in (lines, undoing):
        monkeypatch.setattr(module, "now", lambda: int(time[0] * SECOND))

    def set_to(seconds: float) -> None:
        time[0] = seconds

    return set_to


def everybody_in(case: Case) -> tuple[Respondent, ...]:
    return (*case.people, case.together, case.therapist)


def values(answers: Iterable[Answer]) -> list[object]:
    return [answer.value for answer in answers]


def test_undo_takes_back_one_change_after_the_other(
    case: Case, clock: Callable[[float], None]
) -> None:
    occasion, (zoe, _) = case.current_occasion(), case.people
    for time, item, value in [(0, "a", "one"), (10, "b", 1), (20, "a", "two")]:
        clock(time)
        case.answer(occasion, zoe, item, value, bank="x", bank_version="7")
    clock(30)
    back = case.undo(occasion, [zoe])
    assert back is not None
    assert (back.item, back.value, back.status, back.saved) == (
        "a",
        "one",
        "answered",
        moment(30 * SECOND),
    )
    assert (back.bank, back.bank_version, back.respondent) == ("x", "7", zoe)
    assert values(case.answers()) == ["one", 1]
    assert values(case.undo(occasion, [zoe]) for _ in range(2)) == [None, None]
    assert case.answers() == ()
    assert case.undo(occasion, [zoe]) is None
    assert values(case.history(occasion, zoe, "a")) == ["one", "two", "one", None]


def test_what_was_typed_in_one_go_is_one_change(case: Case, clock: Callable[[float], None]) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    case.answer(occasion, zoe, "a", "before")
    for time, text in [(60, "s"), (64, "sin"), (69, "sing"), (75, "singing")]:
        clock(time)
        case.answer(occasion, zoe, "a", text)
    assert values([case.undo(occasion, [zoe])]) == ["sing"]
    assert values([case.undo(occasion, [zoe])]) == ["before"]


def test_taking_a_line_out_is_a_change_of_its_own(
    case: Case, clock: Callable[[float], None]
) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    clock(0)
    case.answer(occasion, zoe, "a", "sing")
    case.answer(occasion, zoe, "a", None, status="cleared")
    case.answer(occasion, zoe, "b", None, status="does_not_fit")
    case.answer(occasion, zoe, "b", 3)
    back = [case.undo(occasion, [zoe]) for _ in range(5)]
    assert [one and (one.item, one.status, one.value) for one in back] == [
        ("b", "does_not_fit", None),
        ("b", "cleared", None),
        ("a", "answered", "sing"),
        ("a", "cleared", None),
        None,
    ]


def test_what_changes_nothing_is_no_change(case: Case, clock: Callable[[float], None]) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    for time, item, value in [(0, "a", 1), (10, "a", 1), (20, "b", "x"), (30, "b", "x")]:
        clock(time)
        case.answer(occasion, zoe, item, value)
    assert case.undo(occasion, [zoe]).item == "b"
    assert case.answers(item="b") == ()
    assert case.undo(occasion, [zoe]).item == "a"
    assert case.undo(occasion, [zoe]) is None


def test_only_the_authors_and_the_sitting_that_were_named(case: Case) -> None:
    (zoe, ben), first = case.people, case.start_occasion()
    second = case.start_occasion()
    case.answer(first, zoe, "a", "hers")
    case.answer(first, ben, "a", "his")
    case.answer(second, zoe, "a", "later")
    case.undo(first, [zoe, case.therapist])
    assert values(case.answers()) == ["later", "his"]
    assert case.undo(first, [zoe]) is None


def test_only_the_items_and_the_time_that_were_named(case: Case) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    case.answer(occasion, zoe, "a", "before")
    mark = case.mark()
    case.answer(occasion, zoe, "b", "another page")
    case.answer(occasion, zoe, "a", "after")
    of_a = {"of": lambda item, entry: item == "a", "since": mark}
    assert case.undo(occasion, [zoe], **of_a).value == "before"
    assert case.undo(occasion, [zoe], **of_a) is None
    assert values(case.answers()) == ["before", "another page"]


def test_what_comes_back_is_shown_to_nobody_before_it_was_looked_through(case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    case.answer(occasion, zoe, "a", "not for him")
    case.answer(occasion, zoe, "b", 1)
    case.answer(occasion, zoe, "a", "for him")
    case.set_recipients(occasion, zoe, "a", 0, [ben, case.therapist])
    case.undo(occasion, [zoe])
    assert values(case.answers(readers=[ben])) == []
    assert case.recipients(occasion, zoe, "a") == {case.therapist}


def test_whom_the_author_left_out_stays_left_out(case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    for item, readers in [("a", []), ("b", [ben])]:
        case.answer(occasion, zoe, item, "once")
        case.answer(occasion, zoe, "between", item)
        case.answer(occasion, zoe, item, "now")
        case.set_recipients(occasion, zoe, item, 0, readers)
        case.undo(occasion, [zoe])
        assert case.recipients(occasion, zoe, item) == frozenset()


def test_what_was_written_together_stays_with_everybody(case: Case) -> None:
    occasion = case.current_occasion()
    case.answer(occasion, case.together, "a", "ours")
    case.answer(occasion, case.together, "b", "x")
    case.answer(occasion, case.together, "a", "ours, longer")
    case.set_recipients(occasion, case.together, "a", 0, everybody_in(case))
    case.undo(occasion, [case.together])
    assert case._file.rows("SELECT count(*) FROM choices") == [(1,)]
    assert values(case.answers(item="a", readers=everybody_in(case))) == ["ours"]


class Row(tuple):
    """A row of the list: line, content, seconds; equal only to itself."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


@dataclass
class Desk:
    """What undo should do, on a plain list from which changes really go."""

    standing: list[Row] = field(default_factory=list)

    def write(self, line: Line, content: tuple[str, object], time: int) -> None:
        self.standing.append(Row((line, content, time)))

    def view(self) -> dict[Line, tuple[str, object]]:
        return {line: content for line, content, _ in self.standing}

    def undo(self, authors: set[int]) -> bool:
        mine = [row for row in self.standing if row[0][0] in authors]
        for change in reversed(self._changes(mine)):
            line, first = change[0][0], self.standing.index(change[0])
            later = [row for row in self.standing[first:] if row[0] == line]
            earlier = [row[1] for row in self.standing[:first] if row[0] == line]
            if ([NOTHING, *earlier])[-1] != later[-1][1]:
                self.standing = [row for row in self.standing if row not in later]
                return True
        return False

    def _changes(self, rows: list[Any]) -> list[list[Any]]:
        changes: list[list[Any]] = []
        for row in rows:
            last = changes[-1][-1] if changes else None
            typed = last and last[1][0] == row[1][0] == "answered"
            if typed and last[0] == row[0] and abs(row[2] - last[2]) <= 5:
                changes[-1].append(row)
            else:
                changes.append([row])
        return changes


step = st.one_of(
    st.tuples(
        st.just("write"),
        st.tuples(st.integers(0, 3), st.sampled_from("ab"), st.integers(0, 1)),
        st.sampled_from([("answered", "x"), ("answered", 1), ("does_not_fit", None), NOTHING]),
        st.integers(-3, 9),
    ),
    st.tuples(st.just("undo"), st.sets(st.integers(0, 3), min_size=1)),
    st.tuples(st.just("show"), st.integers(0, 1), st.sets(st.integers(0, 3))),
)


@contextmanager
def clock_of(time: list[int]) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        for module in (lines, undoing):
            patch.setattr(module, "now", lambda: time[0] * SECOND)
        yield


def test_any_order_of_writing_and_taking_back(
    book: Casebook, soak: Callable[[int, int], int]
) -> None:
    codes = map(str, itertools.count())

    @settings(max_examples=soak(60, 3000), suppress_health_check=list(HealthCheck))
    @given(steps=st.lists(step, max_size=25))
    def check(steps: list[Any]) -> None:
        case = book.new_case(next(codes), names=("Zoë", "Ben"))
        occasion, who = case.current_occasion(), everybody_in(case)
        desk, time = Desk(), [100]
        with clock_of(time):
            for kind, *what in steps:
                if kind == "write":
                    (author, item, entry), (status, value), gap = what
                    time[0] += gap
                    case.answer(occasion, who[author], item, value, entry=entry, status=status)
                    desk.write((author, item, entry), (status, value), time[0])
                elif kind == "show":
                    author, readers = what
                    case.set_recipients(
                        occasion, who[author], "a", 0, [who[reader] for reader in readers]
                    )
                else:
                    check_undo(case, desk, what[0])
                assert view_of(case) == {
                    line: content for line, content in desk.view().items() if content != NOTHING
                }

    check()


def check_undo(case: Case, desk: Desk, authors: set[int]) -> None:
    occasion, who = case.current_occasion(), everybody_in(case)
    every_line = list(itertools.product(range(4), "ab", range(2)))
    before = {line: case.recipients(occasion, who[line[0]], *line[1:]) for line in every_line}
    back = case.undo(occasion, [who[author] for author in authors])
    assert (back is not None) == desk.undo(authors)
    for line, readers in before.items():
        now = case.recipients(occasion, who[line[0]], *line[1:])
        assert now <= readers
        if back is not None and line == line_of(case, back) and line[0] != 2:
            assert now <= {case.therapist}


def line_of(case: Case, answer: Answer) -> Line:
    return everybody_in(case).index(answer.respondent), answer.item, answer.entry


def view_of(case: Case) -> dict[Line, tuple[str, object]]:
    return {line_of(case, answer): (answer.status, answer.value) for answer in case.answers()}


def test_undo_is_still_right_after_reopening(path: Path, passphrase: str) -> None:
    with Casebook.create(path, passphrase) as book:
        case = book.new_case("K-7", names=("Zoë",))
        occasion, zoe = case.current_occasion(), case.people[0]
        for item in "abc":
            case.answer(occasion, zoe, item, item)
        case.undo(occasion, [zoe])
    with Casebook.open(path, passphrase) as book:
        case = book.case("K-7")
        case.undo(occasion, [zoe])
        assert values(case.answers()) == ["a"]


def test_an_earlier_view(case: Case, clock: Callable[[float], None]) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    for time, author, value in [(10, zoe, "one"), (20, ben, "his"), (30, zoe, "two")]:
        clock(time)
        case.answer(occasion, author, "a", value)
    clock(40)
    case.undo(occasion, [zoe])

    def at(seconds: float, **asked: Any) -> list[object]:
        return values(case.answers(as_of=moment(int(seconds * SECOND)), **asked))

    assert [at(9), at(10), at(29.999999), at(30), at(40)] == [
        [],
        ["one"],
        ["one", "his"],
        ["two", "his"],
        ["one", "his"],
    ]
    case.set_recipients(occasion, zoe, "a", 0, [ben])
    assert at(30, readers=[ben]) == ["two", "his"]
    assert at(30, readers=[case.therapist], respondent=zoe) == []
    with pytest.raises(ArgumentError, match="time zone"):
        case.answers(as_of=datetime(2026, 1, 1))


def test_an_earlier_view_is_one_that_really_was(
    book: Casebook, soak: Callable[[int, int], int]
) -> None:
    codes = map(str, itertools.count())

    @settings(max_examples=soak(40, 2000), suppress_health_check=list(HealthCheck))
    @given(times=st.lists(st.integers(0, 12), min_size=1, max_size=10), asked=st.integers(-1, 13))
    def check(times: list[int], asked: int) -> None:
        case = book.new_case(next(codes), names=("Zoë",))
        occasion, zoe = case.current_occasion(), case.people[0]
        time = [0]
        views = [{}]
        with clock_of(time):
            for number, time[0] in enumerate(times):
                case.answer(occasion, zoe, "ab"[number % 2], number)
                views.append(view_of(case))
            earlier = case.answers(as_of=moment(asked * SECOND))
        last = max((n for n, saved in enumerate(times, 1) if saved <= asked), default=0)
        assert {line_of(case, a): (a.status, a.value) for a in earlier} == views[last]

    check()
