"""The whole casebook against a plain model of it in memory, whatever is done in which order."""

import copy
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from balancekit.casebook import Case, Casebook, Respondent, lines, undoing

TOGETHER, THERAPIST = "together", "therapist"
ITEMS = ("venn_own", "ios_now")
NOTHING = ("cleared", None)
Line = tuple[str, datetime, str, int]  # author, start of the sitting, item, entry
Content = tuple[str, object]

number = st.integers(0, 20)  # one of what there is, counted round
content = st.sampled_from(["answered"] * 5 + ["does_not_fit", "rather_not_say", "cleared"])


@dataclass
class Written:
    """One answer that has not been taken back."""

    line: Line
    content: Content
    second: int


@dataclass
class ModelCase:
    """What should be in a case: people by their names, lines by author, sitting, item, entry."""

    people: list[str]
    sittings: list[datetime] = field(default_factory=list)
    standing: list[Written] = field(default_factory=list)
    histories: dict[Line, list[Content]] = field(default_factory=dict)
    chosen: dict[Line, set[str]] = field(default_factory=dict)
    consents: dict[tuple[str, str], bool] = field(default_factory=dict)
    keep_until: date | None = None

    def view(self) -> dict[Line, Content]:
        return {one.line: one.content for one in self.standing}

    def may_read(self, line: Line) -> set[str]:
        if line[0] == TOGETHER:
            return {*self.people, THERAPIST}
        return self.chosen.get(line, {THERAPIST}) | {line[0]}

    def write(self, line: Line, content: Content, second: int) -> None:
        self.standing.append(Written(line, content, second))
        self.histories.setdefault(line, []).append(content)

    def undo(self, sitting: datetime, authors: set[str]) -> Line | None:
        mine = [w for w in self.standing if w.line[0] in authors and w.line[1] == sitting]
        for change in reversed(changes_of(mine)):
            line, start = change[0].line, self.standing.index(change[0])
            before = [w.content for w in self.standing[:start] if w.line == line]
            content = before[-1] if before else NOTHING
            if content != self.view()[line]:
                self.standing[start:] = [w for w in self.standing[start:] if w.line != line]
                self.histories[line].append(content)
                if line[0] != TOGETHER and line in self.chosen:
                    self.chosen[line] &= {THERAPIST}
                return line
        return None

    def without(self, person: str) -> None:
        self.people.remove(person)
        self.standing = [w for w in self.standing if w.line[0] != person]
        self.histories = {k: v for k, v in self.histories.items() if k[0] != person}
        self.chosen = {k: v - {person} for k, v in self.chosen.items() if k[0] != person}
        self.consents = {k: v for k, v in self.consents.items() if k[0] != person}

    def only(self, person: str, joint: bool) -> "ModelCase":
        authors = {person, TOGETHER} if joint else {person}
        histories = {k: v for k, v in self.histories.items() if k[0] in authors}
        chosen = {k: v & {THERAPIST} for k, v in self.chosen.items() if k[0] == person}
        used = {line[1] for line in [*histories, *chosen]}
        return ModelCase(
            [person],
            [one for one in self.sittings if one in used],
            [w for w in self.standing if w.line[0] in authors],
            histories,
            chosen,
            {k: v for k, v in self.consents.items() if k[0] == person},
            self.keep_until,
        )


def changes_of(written: Iterable[Written]) -> list[list[Written]]:
    changes: list[list[Written]] = []
    for one in written:
        last = changes[-1][-1] if changes else None
        typed = last and last.content[0] == one.content[0] == "answered"
        if typed and last.line == one.line and one.second - last.second <= 5:
            changes[-1].append(one)
        else:
            changes.append([one])
    return changes


class CasebookAndModel(RuleBasedStateMachine):
    """A casebook and beside it the model: what is done to one is done to the other."""

    def __init__(self, decrypted: Callable[[Casebook], bytes]) -> None:
        super().__init__()
        self.decrypted = decrypted
        self.folder = Path(tempfile.mkdtemp())
        self.second = 0
        self.clock = pytest.MonkeyPatch()
        for module in (lines, undoing):
            self.clock.setattr(module, "now", lambda: self.second * 10**6)
        self.counter = itertools.count()
        self.passphrase = "pass 0"
        self.book = Casebook.create(self.folder / "first.casebook", self.passphrase)
        self.model: dict[str, ModelCase] = {}
        self.copies: list[tuple[Path, str, dict[str, ModelCase]]] = []
        self.known_copies: set[Path] = set()

    @initialize(people=st.integers(1, 3))
    def begin(self, people: int) -> None:
        self.new_case(people)

    @precondition(lambda self: len(self.model) < 3)
    @rule(people=st.integers(1, 3))
    def new_case(self, people: int) -> None:
        code = f"c{next(self.counter)}"
        names = [f"«person {next(self.counter)}»" for _ in range(people)]
        case = self.book.new_case(code, names=tuple(names))
        self.model[code] = ModelCase(names, [case.start_occasion().started])

    @precondition(lambda self: self.model)
    @rule(which=number)
    def another_sitting(self, which: int) -> None:
        case, model = self.one(which)
        model.sittings.append(case.start_occasion().started)

    @precondition(lambda self: self.model)
    @rule(
        which=number,
        author=number,
        sitting=number,
        item=st.sampled_from(ITEMS),
        entry=st.integers(0, 1),
        status=content,
        gap=st.sampled_from([1, 60]),
    )
    def answer(
        self, which: int, author: int, sitting: int, item: str, entry: int, status: Any, gap: int
    ) -> None:
        case, model = self.one(which)
        if not model.sittings:
            return
        self.second += gap
        line = self.line(model, author, sitting, item, entry)
        value = f"«{line[0]}-{next(self.counter)}»" if status == "answered" else None
        occasion, respondent = self.place(case, line)
        case.answer(occasion, respondent, item, value, entry=entry, status=status)
        model.write(line, (status, value), self.second)

    @precondition(lambda self: self.model)
    @rule(which=number, sitting=number, authors=st.sets(number, min_size=1))
    def undo(self, which: int, sitting: int, authors: set[int]) -> None:
        case, model = self.one(which)
        if not model.sittings:
            return
        started = model.sittings[sitting % len(model.sittings)]
        names = {self.everybody(model)[one % (len(model.people) + 2)] for one in authors}
        occasion = next(one for one in case.occasions() if one.started == started)
        back = case.undo(occasion, [self.person(case, name) for name in names])
        line = model.undo(started, names)
        found = back and (self.name(back.respondent), started, back.item, back.entry)
        assert found == line

    @precondition(lambda self: self.model)
    @rule(
        which=number,
        author=number,
        sitting=number,
        item=st.sampled_from(ITEMS),
        entry=st.integers(0, 1),
        readers=st.sets(number),
    )
    def share(
        self, which: int, author: int, sitting: int, item: str, entry: int, readers: set[int]
    ) -> None:
        case, model = self.one(which)
        if not model.sittings:
            return
        line = self.line(model, author, sitting, item, entry)
        if line[0] == TOGETHER:
            return
        possible = [*model.people, THERAPIST]
        chosen = {possible[one % len(possible)] for one in readers}
        occasion, respondent = self.place(case, line)
        case.set_recipients(
            occasion, respondent, item, entry, [self.person(case, one) for one in chosen]
        )
        model.chosen[line] = chosen - {line[0]}

    @precondition(lambda self: self.model)
    @rule(
        which=number, who=number, purpose=st.sampled_from(["joint", "research"]), yes=st.booleans()
    )
    def agree(self, which: int, who: int, purpose: str, yes: bool) -> None:
        case, model = self.one(which)
        name = model.people[who % len(model.people)]
        case.note_consent(self.person(case, name), purpose, yes)
        model.consents[name, purpose] = yes

    @precondition(lambda self: self.model)
    @rule(which=number, day=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    def keep(self, which: int, day: date | None) -> None:
        case, model = self.one(which)
        case.set_keep_until(day)
        model.keep_until = day

    @precondition(lambda self: self.model)
    @rule(which=number, who=number)
    def rename(self, which: int, who: int) -> None:
        case, model = self.one(which)
        old, new = model.people[who % len(model.people)], f"«renamed {next(self.counter)}»"
        case.rename_person(self.person(case, old), new)
        renamed = {one: new if one == old else one for one in [*self.everybody(model)]}
        model.people = [renamed[one] for one in model.people]
        for written in model.standing:
            written.line = (renamed[written.line[0]], *written.line[1:])
        model.histories = {(renamed[k[0]], *k[1:]): v for k, v in model.histories.items()}
        model.chosen = {
            (renamed[k[0]], *k[1:]): {renamed[one] for one in v} for k, v in model.chosen.items()
        }
        model.consents = {(renamed[name], p): v for (name, p), v in model.consents.items()}

    @precondition(lambda self: self.model)
    @rule(which=number, who=number)
    def erase_person(self, which: int, who: int) -> None:
        code = self.code(which)
        case, model = self.book.case(code), self.model[code]
        name = model.people[who % len(model.people)]
        words = [v for k, h in model.histories.items() if k[0] == name for _, v in h if v]
        copies = self.book.erase_person(code, self.person(case, name))
        assert self.known_copies <= {copy.path for copy in copies}
        if len(model.people) == 1:
            del self.model[code]
        else:
            model.without(name)
        plain = self.decrypted(self.book)
        assert not [word for word in [*words, name] if str(word).encode() in plain]

    @precondition(lambda self: self.model)
    @rule(which=number)
    def erase_case(self, which: int) -> None:
        code = self.code(which)
        self.book.erase_case(code)
        model = self.model.pop(code)
        words = [str(v) for history in model.histories.values() for _, v in history if v]
        plain = self.decrypted(self.book)
        assert not [word for word in [*words, *model.people] if word.encode() in plain]

    @precondition(lambda self: any(len(case.people) > 1 for case in self.model.values()))
    @rule(which=number, who=number, joint=st.booleans())
    def split(self, which: int, who: int, joint: bool) -> None:
        several = [code for code, case in self.model.items() if len(case.people) > 1]
        code, new_code = several[which % len(several)], f"s{next(self.counter)}"
        case, model = self.book.case(code), self.model[code]
        agreed = all(model.consents.get((one, "joint")) for one in model.people)
        joint = joint and agreed
        assert case.everyone_agrees("joint") == agreed
        name = model.people[who % len(model.people)]
        self.book.split_off(code, self.person(case, name), new_code, joint=joint)
        self.model[new_code] = model.only(name, joint)
        model.without(name)

    @rule()
    def backup(self) -> None:
        copied = self.book.backup(self.folder / "copies", keep=1000)
        self.copies.append((copied, self.passphrase, copy.deepcopy(self.model)))
        self.known_copies.add(copied)

    @precondition(lambda self: self.copies)
    @rule(which=number)
    def restore(self, which: int) -> None:
        copied, passphrase, model = self.copies[which % len(self.copies)]
        self.book.close()
        path = self.folder / f"{next(self.counter)}.casebook"
        self.book = Casebook.restore(copied, path, passphrase)
        self.passphrase, self.model = passphrase, copy.deepcopy(model)
        self.known_copies = {copied}

    @rule()
    def change_passphrase(self) -> None:
        new = f"pass {next(self.counter)}"
        self.book.change_passphrase(self.passphrase, new)
        self.passphrase = new

    @rule()
    def reopen(self) -> None:
        path = self.book.path
        self.book.close()
        self.book = Casebook.open(path, self.passphrase)

    @invariant()
    def the_list_is_that_of_the_model(self) -> None:
        listed = {one.code: one for one in self.book.cases()}
        assert {code: list(one.names) for code, one in listed.items()} == {
            code: model.people for code, model in self.model.items()
        }
        for code, model in self.model.items():
            summary = listed[code]
            assert (summary.keep_until, summary.sittings) == (model.keep_until, len(model.sittings))
            assert (summary.last_saved is None) == (not model.histories)

    @invariant()
    def every_reader_sees_what_the_model_says(self) -> None:
        for code, model in self.model.items():
            case = self.book.case(code)
            for readers in (
                (),
                *itertools.combinations([*model.people, THERAPIST], 1),
                model.people,
            ):
                found = case.answers(readers=[self.person(case, one) for one in readers])
                expected = {
                    line: content
                    for line, content in model.view().items()
                    if content[0] != "cleared" and set(readers) <= model.may_read(line)
                }
                assert {self.line_of(one): (one.status, one.value) for one in found} == expected

    @invariant()
    def the_history_is_everything(self) -> None:
        for code, model in self.model.items():
            case = self.book.case(code)
            found: dict[Line, list[Content]] = {}
            for author in (*case.people, case.together, case.therapist):
                for one in case.all_by(author):
                    found.setdefault(self.line_of(one), []).append((one.status, one.value))
            assert found == model.histories

    @invariant()
    def agreements_and_sittings_are_those_of_the_model(self) -> None:
        for code, model in self.model.items():
            case = self.book.case(code)
            found = {(one.person.name, one.purpose): one.given for one in case.consents()}
            assert found == model.consents
            assert [one.started for one in case.occasions()] == model.sittings

    def teardown(self) -> None:
        assert self.book.verify() == ()
        assert self.book._file.rows("PRAGMA foreign_key_check") == []
        self.book.close()
        self.clock.undo()
        shutil.rmtree(self.folder)

    def code(self, which: int) -> str:
        return list(self.model)[which % len(self.model)]

    def one(self, which: int) -> tuple[Case, ModelCase]:
        code = self.code(which)
        return self.book.case(code), self.model[code]

    def everybody(self, model: ModelCase) -> list[str]:
        return [*model.people, TOGETHER, THERAPIST]

    def line(self, model: ModelCase, author: int, sitting: int, item: str, entry: int) -> Line:
        everybody = self.everybody(model)
        started = model.sittings[sitting % len(model.sittings)]
        return everybody[author % len(everybody)], started, item, entry

    def place(self, case: Case, line: Line) -> tuple[Any, Respondent]:
        occasion = next(one for one in case.occasions() if one.started == line[1])
        return occasion, self.person(case, line[0])

    def person(self, case: Case, name: str) -> Respondent:
        everybody = (*case.people, case.together, case.therapist)
        return next(one for one in everybody if self.name(one) == name)

    def name(self, one: Respondent) -> str:
        return one.name or one.role

    def line_of(self, answer: Any) -> Line:
        return self.name(answer.respondent), answer.occasion.started, answer.item, answer.entry


def test_the_casebook_is_its_model(
    decrypted: Callable[[Casebook], bytes], soak: Callable[[int, int], int]
) -> None:
    run_state_machine_as_test(
        lambda: CasebookAndModel(decrypted),
        settings=settings(
            max_examples=soak(12, 250),
            stateful_step_count=soak(30, 60),
            suppress_health_check=list(HealthCheck),
        ),
    )
