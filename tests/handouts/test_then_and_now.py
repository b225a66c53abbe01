"""Then and now: what was taken out leaves no trace, at either sitting; steps and their ticks."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.casebook import Case
from balancekit.handouts.course import change_words, course_of
from balancekit.handouts.moved_answers import moved_of_one
from balancekit.handouts.steps import open_steps, steps_to_look_at, ticked
from balancekit.handouts.then_and_now import shown_by, subjects, then_and_now

DONE, CHANGED, NOT_YET = 1, 3, 4
_numbers = count(1)


class Given(NamedTuple):
    sitting: int
    item: str
    value: str | float
    shown: bool


_closeness = st.builds(
    Given,
    st.integers(0, 2),
    st.sampled_from(["ios_now", "ios_wished"]),
    st.floats(0, 1),
    st.booleans(),
)
_words = st.builds(
    Given,
    st.integers(0, 2),
    st.sampled_from(["check_in_line", "check_in_next"]),
    st.sampled_from(["a walk", "less telephone", "قهوة"]),
    st.booleans(),
)


def write(case: Case, answers: Iterable[Given], *, only_shown: bool) -> None:
    """Three sittings of the first person, with all that was given or with what is shown of it."""
    sittings = [case.start_occasion() for _ in range(3)]
    person = case.people[0]
    for one in answers:
        if only_shown and not one.shown:
            continue
        case.answer(sittings[one.sitting], person, one.item, one.value, bank="check_in")
        readers = (*case.people, case.therapist) if one.shown else (case.therapist,)
        case.set_recipients(sittings[one.sitting], person, one.item, 0, readers)


def seen_of(case: Case) -> tuple[object, ...]:
    person = case.people[0]
    told = shown_by(case, case.occasions()[-1], person, subjects(case, person)[0])
    return told.now, told.then, told.ticked, told.line, told.next_step, told.then_day is None


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_closeness | _words, max_size=12, unique_by=lambda one: one[:2]))
def test_what_was_taken_out_at_any_sitting_leaves_no_trace(book: Any, answers: Any) -> None:
    seen = []
    for only_shown in (False, True):
        case = book.new_case(f"TN-{next(_numbers)}", names=("Zoë", "Ben"))
        write(case, answers, only_shown=only_shown)
        seen.append(seen_of(case))
    assert seen[0] == seen[1]


class Sittings:
    """Somebody's steps and ticks, sitting by sitting."""

    def __init__(self, case: Case) -> None:
        self.case, self.person = case, case.people[0]

    def told(self, **answers: object) -> Any:
        sitting = self.case.start_occasion()
        for item, value in answers.items():
            name, _, entry = item.partition("__")
            bank = "worksheet" if name.startswith("step7") else "check_in"
            self.case.answer(sitting, self.person, name, value, bank=bank, entry=int(entry or 0))
        return sitting

    @property
    def own(self) -> Any:
        return self.case.answers(respondent=self.person)


@pytest.fixture
def sittings(book: Any) -> Sittings:
    return Sittings(book.new_case(f"ST-{next(_numbers)}", names=("Zoë", "Ben")))


def words(steps: Iterable[Any]) -> list[str]:
    return [step.words for step in steps]


def test_both_steps_of_a_plan_are_looked_at_and_then_what_is_left_of_them(
    sittings: Sittings,
) -> None:
    sittings.told(step7_1="Own evening", step7_2="Supper together")
    first = sittings.told(check_in_step__1=DONE, check_in_step__2=NOT_YET)
    assert words(steps_to_look_at(sittings.own, first)) == ["Own evening", "Supper together"]
    assert [(one.step.words, one.words) for one in ticked(sittings.own, first) if one.step] == [
        ("Own evening", "I did it"),
        ("Supper together", "Not yet"),
    ]
    second = sittings.told()
    assert words(steps_to_look_at(sittings.own, second)) == ["Supper together"]
    assert words(open_steps(sittings.own)) == ["Supper together"]


def test_a_step_of_a_check_in_stands_before_the_plan(sittings: Sittings) -> None:
    sittings.told(step7_1="Own evening")
    sittings.told(check_in_next="A walk")
    third = sittings.told()
    assert words(steps_to_look_at(sittings.own, third)) == ["A walk"]
    assert words(open_steps(sittings.own)) == ["Own evening", "A walk"]


def test_a_step_that_became_another_is_over_and_one_that_was_only_changed_is_not(
    sittings: Sittings,
) -> None:
    sittings.told(check_in_next="A walk")
    sittings.told(check_in_step=CHANGED)
    assert words(open_steps(sittings.own)) == ["A walk"]
    sittings.told(check_in_step=CHANGED, check_in_next="A swim")
    assert words(open_steps(sittings.own)) == ["A swim"]


def test_a_tick_without_a_step_is_about_a_step_on_paper(sittings: Sittings) -> None:
    sitting = sittings.told(check_in_step=DONE)
    (one,) = ticked(sittings.own, sitting)
    assert (one.step, one.words) == (None, "I did it")


def test_a_tick_says_nothing_without_the_words_of_its_step(sittings: Sittings) -> None:
    sittings.told(check_in_next="A secret walk")
    sitting = sittings.told(check_in_step=DONE, check_in_line="Fine")
    own = sittings.own
    visible = [answer for answer in own if answer.value != "A secret walk"]
    told = then_and_now(own, visible, sitting, sittings.person, None)
    assert (told.ticked, told.line) == ((), "Fine")


def test_the_course_holds_what_the_therapist_may_read_and_no_more(sittings: Sittings) -> None:
    first = sittings.told(ios_now=0.1, check_in_next="A walk", check_in_line="Kept from everybody")
    sittings.case.set_recipients(first, sittings.person, "check_in_line", 0, [])
    sittings.told(ios_now=0.6, check_in_step=NOT_YET)
    course = course_of(sittings.case, sittings.person)
    ((subject, views),) = course.about
    assert (subject.name, [view.now["ios_now"] for view in views]) == ("Ben", [0.1, 0.6])
    assert [view.line for view in course.told] == ["", ""]
    assert [(step.words, tick and tick.words) for step, tick in course.open_steps] == [
        ("A walk", "Not yet")
    ]


def test_change_is_said_only_with_a_reliability(
    sittings: Sittings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALANCEKIT_CASEBOOK", str(tmp_path / "book.balancekit"))
    sittings.told(ios_now=0.1)
    ((_, views),) = course_of(sittings.case, sittings.person).about
    assert change_words(views) == ""
    sittings.told(ios_now=0.6)
    ((_, views),) = course_of(sittings.case, sittings.person).about
    assert "Nobody can tell" in change_words(views)
    file = tmp_path / "measures.yaml"
    file.write_text("now: {reliability: 0.8, sd: 0.25, source: our own}\n")
    assert "index 3.16" in change_words(views)
    file.write_text("now: {reliability: 0.5, sd: 0.3, source: our own}\n")
    assert "alone could do that" in change_words(views)


def test_the_page_of_what_moved_holds_the_words_of_both_weeks(sittings: Sittings) -> None:
    sittings.told(check_in_line="A calm week", check_in_next="A walk", check_in_step=NOT_YET)
    today = sittings.told(check_in_line="Much work", check_in_next="A walk", check_in_step=DONE)
    moved = moved_of_one(sittings.case, today, sittings.person)
    assert [(it.then, it.now) for it in moved.said] == [("A calm week", "Much work")]
    assert (moved.compared, moved.chosen) == (2, ())
