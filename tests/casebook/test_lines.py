"""Who may read what: the casebook against a plain model of it, whatever happens in which order."""

import shutil
import tempfile
from collections.abc import Iterable
from contextlib import nullcontext
from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from balancekit.casebook import Case, Casebook, Respondent
from balancekit.errors import ArgumentError

Line = tuple[int, int, str, int]  # occasion, respondent, item, entry
ANYBODY = st.integers(0, 4)  # three people, together, the therapist
TOGETHER, THERAPIST = 3, 4
PEOPLE = frozenset({0, 1, 2})


def everybody_in(case: Case) -> tuple[Respondent, ...]:
    return (*case.people, case.together, case.therapist)


class CasebookAndModel(RuleBasedStateMachine):
    """One case, and beside it what should be in it: a list of rows and a table of choices."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.book = Casebook.create(self.folder / "a.casebook", "pass")
        self.case = self.book.new_case("K-7", names=("Zoë", "Ben", "Ida"))
        # a neighbour whose words must never turn up
        other = self.book.new_case("K-8", names=("Zoë", "Ben", "Ida"))
        other.answer(other.current_occasion(), other.people[0], "venn_own", "of another case")
        self.rows: list[tuple[Line, str, object]] = []
        self.choices: dict[Line, frozenset[int]] = {}
        self.occasions = [self.case.start_occasion()]

    @rule()
    def another_sitting(self) -> None:
        self.occasions.append(self.case.start_occasion())

    @rule(
        who=ANYBODY,
        item=st.sampled_from(["venn_own", "venn_both"]),
        entry=st.integers(0, 2),
        value=st.text(max_size=3, alphabet="aé🌊") | st.integers(0, 3),
        status=st.sampled_from(["answered"] * 3 + ["does_not_fit", "rather_not_say", "cleared"]),
        earlier=st.booleans(),
    )
    def write(
        self, who: int, item: str, entry: int, value: object, status: str, earlier: bool
    ) -> None:
        number = 0 if earlier else len(self.occasions) - 1
        value = value if status == "answered" else None
        self.case.answer(
            self.occasions[number], self._who(who), item, value, entry=entry, status=status
        )
        self.rows.append(((number, who, item, entry), status, value))

    @rule(
        who=ANYBODY,
        item=st.sampled_from(["venn_own", "venn_both"]),
        entry=st.integers(0, 2),
        readers=st.sets(ANYBODY),
    )
    def choose(self, who: int, item: str, entry: int, readers: set[int]) -> None:
        line = (0, who, item, entry)
        chosen = self._spread(readers)
        leaves_somebody_out = who == TOGETHER and chosen != PEOPLE | {THERAPIST}
        with pytest.raises(ArgumentError) if leaves_somebody_out else nullcontext():
            self.case.set_recipients(
                self.occasions[0], self._who(who), item, entry, map(self._who, readers)
            )
            self.choices[line] = chosen

    @rule()
    def reopen(self) -> None:
        path = self.book.path
        self.book.close()
        self.book = Casebook.open(path, "pass")
        self.case = self.book.case("K-7")

    @invariant()
    def every_group_of_readers_sees_what_the_model_says(self) -> None:
        groups = chain.from_iterable(combinations(range(5), size) for size in range(4))
        for group in groups:
            found = self.case.answers(readers=map(self._who, group))
            assert [
                (
                    (
                        self.occasions.index(answer.occasion),
                        everybody_in(self.case).index(answer.respondent),
                        answer.item,
                        answer.entry,
                    ),
                    answer.status,
                    answer.value,
                )
                for answer in found
            ] == self._expected(group)

    @invariant()
    def recipients_are_the_last_chosen(self) -> None:
        for line in {line for line, *_ in self.rows} | set(self.choices):
            occasion, who, item, entry = line
            found = self.case.recipients(self.occasions[occasion], self._who(who), item, entry)
            expected = self._may_read(line) - {who}
            assert found == frozenset(map(self._who, expected))

    @invariant()
    def the_history_is_everything(self) -> None:
        for line in {line for line, *_ in self.rows}:
            occasion, who, item, entry = line
            history = self.case.history(self.occasions[occasion], self._who(who), item, entry)
            assert [(answer.status, answer.value) for answer in history] == [
                (status, value) for written, status, value in self.rows if written == line
            ]

    def teardown(self) -> None:
        self.book.close()
        shutil.rmtree(self.folder)

    def _who(self, number: int) -> Respondent:
        return everybody_in(self.case)[number]

    def _spread(self, readers: Iterable[int]) -> frozenset[int]:
        readers = frozenset(readers)
        return (readers - {TOGETHER}) | PEOPLE if TOGETHER in readers else readers

    def _may_read(self, line: Line) -> frozenset[int]:
        if line[1] == TOGETHER:
            return PEOPLE | {THERAPIST}
        return self.choices.get(line, frozenset({THERAPIST})) | {line[1]}

    def _expected(self, group: Iterable[int]) -> list[tuple[Line, str, object]]:
        standing = {line: (status, value) for line, status, value in self.rows}
        return [
            (line, status, value)
            for line, (status, value) in sorted(
                standing.items(), key=lambda found: (*found[0][1:], found[0][0])
            )
            if status != "cleared" and self._spread(group) <= self._may_read(line)
        ]


CasebookAndModel.TestCase.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None
)
TestCasebookAndModel = CasebookAndModel.TestCase


def test_the_therapist_alone_reads_until_somebody_chooses(case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    case.answer(occasion, zoe, "venn_own", "hers")
    case.answer(occasion, case.therapist, "note", "a note")
    case.answer(occasion, case.together, "venn_talk_1", "ours")

    def seen_by(*readers: Respondent) -> list[object]:
        return [answer.value for answer in case.answers(readers=readers)]

    assert seen_by(zoe) == ["hers", "ours"]
    assert seen_by(ben) == seen_by(zoe, ben) == seen_by(case.together) == ["ours"]
    assert seen_by(case.therapist) == ["hers", "ours", "a note"]
    case.set_recipients(occasion, zoe, "venn_own", 0, [ben])
    assert seen_by(zoe, ben) == seen_by(ben) == ["hers", "ours"]
    assert seen_by(case.therapist) == ["ours", "a note"]
    case.set_recipients(occasion, zoe, "venn_own", 0, [])
    assert seen_by(zoe, ben) == ["ours"]
    assert seen_by(zoe) == ["hers", "ours"]
    assert case.recipients(occasion, case.therapist, "note") == frozenset()
