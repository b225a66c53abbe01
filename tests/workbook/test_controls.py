"""Controls without a browser: what they hold, how they are filled, and what they never print."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from balancekit.errors import ArgumentError
from balancekit.look import Look
from balancekit.workbook import controls
from balancekit.workbook.controls import (
    Choice,
    Closeness,
    Curtain,
    Day,
    Drop,
    Entry,
    Keypad,
    Keys,
    Lines,
    LookSwitch,
    Mirror,
    Pick,
    Placement,
    Prose,
    Ratings,
    SecondScreen,
    Sheets,
    Ticks,
    Watch,
)

OFTEN = tuple(enumerate(("never", "rarely", "sometimes", "often", "almost always")))
CANARY = "Zoëcanary"


def mirror_of(shown: str) -> Mirror:
    mirror = Mirror()
    mirror.shown = shown
    return mirror


MAKERS: dict[str, Callable[[], Any]] = {
    "Choice": lambda: Choice(CANARY, [("fits", CANARY, CANARY)], "fits"),
    "Closeness": lambda: Closeness(CANARY, (CANARY, CANARY), [(1.0, CANARY)], 0.5, "answered"),
    "Curtain": lambda: Curtain(),
    "Day": lambda: Day(CANARY, "2026-03-09"),
    "Entry": lambda: Entry(label=CANARY, value=CANARY),
    "Keys": lambda: Keys([{"title": CANARY, "rows": []}], {}),
    "Lines": lambda: Lines(CANARY, [("1", CANARY)]),
    "LookSwitch": lambda: LookSwitch(Look()),
    "Mirror": lambda: mirror_of(CANARY),
    "Pick": lambda: Pick(CANARY, {"1": CANARY}, "1"),
    "Placement": lambda: Placement(CANARY, (62, 40)),
    "Prose": lambda: Prose(CANARY, CANARY),
    "Ratings": lambda: Ratings(CANARY, [("1", CANARY)], OFTEN, {"1": 2}, {"1": "answered"}),
    "SecondScreen": lambda: SecondScreen(),
    "Ticks": lambda: Ticks(CANARY, [("1", CANARY)], ["1"]),
    "Drop": lambda: Drop(CANARY, ".pdf"),
    "Keypad": lambda: Keypad(CANARY, [("1", CANARY)], OFTEN, {"1": 2}, {"1": "answered"}),
    "Sheets": lambda: Sheets(CANARY),
    "Watch": lambda: Watch(label=CANARY),
}


@pytest.fixture
def ratings(live: object) -> Ratings:
    """Nobody has answered for any of the three."""
    return Ratings(
        "I keep my promises.", [("mum", "Mum"), ("noor", "Noor"), ("abba", "אבא")], OFTEN
    )


@pytest.mark.parametrize("name", MAKERS)
def test_no_control_prints_what_it_holds(name: str, live: object) -> None:
    control = MAKERS[name]()
    bundle = control._repr_mimebundle_()
    assert repr(control) == f"<{name}>"
    assert CANARY not in f"{control} {bundle}"


def test_every_control_but_the_heading_is_held_to_that() -> None:
    assert {*MAKERS, "Heading"} == set(controls.__all__)


def test_nothing_is_rated_at_first(ratings: Ratings) -> None:
    assert (ratings.values, ratings.statuses) == ({}, {})
    assert ratings.answer("mum") == (None, "")


def test_the_lowest_answer_is_an_answer(ratings: Ratings) -> None:
    ratings.fill({"mum": 0})
    assert ratings.answer("mum") == (0, "answered")
    assert ratings.answer("noor") == (None, "")


def test_a_status_takes_the_place_of_a_value(ratings: Ratings) -> None:
    ratings.fill({"mum": 3, "noor": 1})
    ratings.fill({"mum": "does_not_fit"})
    assert ratings.values == {"noor": 1}
    assert ratings.statuses == {"mum": "does_not_fit", "noor": "answered"}


def test_taken_back_is_untouched_again(ratings: Ratings) -> None:
    ratings.fill({"mum": 3, "noor": "rather_not_say"})
    ratings.fill({"mum": None, "noor": None})
    assert (ratings.values, ratings.statuses) == ({}, {})


def test_a_bare_answer_is_for_every_row(ratings: Ratings) -> None:
    ratings.fill(2)
    assert ratings.values == {"mum": 2, "noor": 2, "abba": 2}


@pytest.mark.parametrize("answers", [{"mum": 5}, {"mum": "often"}, {"dad": 3}, "unsure"])
def test_what_is_not_offered_is_refused_and_changes_nothing(
    ratings: Ratings, answers: object
) -> None:
    with pytest.raises(ArgumentError, match=r"not offered here\. Choose one of these: "):
        ratings.fill(answers)  # type: ignore[arg-type]
    assert (ratings.values, ratings.statuses) == ({}, {})


def test_one_of_a_few(live: object) -> None:
    choice = Choice(
        "How much time is there?", [("10", "10 minutes", "A check-in."), ("25", "25", "")]
    )
    assert choice.chosen == ""
    choice.fill("25")
    assert choice.chosen == "25"
    choice.fill(None)
    assert choice.chosen == ""
    with pytest.raises(ArgumentError, match="The answer 60 is not offered here"):
        choice.fill("60")


@pytest.mark.parametrize(
    ("given", "held"),
    [(date(2020, 2, 29), "2020-02-29"), ("2026-03-09", "2026-03-09"), ("", ""), (None, "")],
)
def test_a_day_is_kept_as_it_is_written_everywhere(
    given: date | str | None, held: str, live: object
) -> None:
    day = Day("When?")
    day.fill(given)
    assert day.value == held


def test_no_day_of_the_calendar_is_refused_in_a_sentence(live: object) -> None:
    with pytest.raises(ArgumentError, match=r"“2026-02-30” is not a day\."):
        Day("When?").fill("2026-02-30")


def test_a_placement_is_two_numbers_or_none(live: object) -> None:
    control = Placement("Where?")
    assert control.spot == []
    control.fill((62, 40))
    assert control.spot == [62, 40]
    for bad in ((1,), (1, 101), (-1, 5), ("far", "up"), (1, 2, 3)):
        with pytest.raises(ArgumentError, match="no place on the map"):
            control.fill(bad)
    assert control.spot == [62, 40]
    control.fill(None)
    assert control.spot == []


def test_what_turns_the_page_is_answered_before_its_control_is_closed() -> None:
    control = Choice("Who?", [("1", "Mum", ""), ("2", "Dad", "")], "1")
    told: list[Any] = []
    control.send = lambda content, buffers=None: told.append((content, control.comm is None))
    control.observe(lambda _: control.close(), "chosen")
    control._take(control, {"set": {"chosen": "2"}, "sent": "a-commit"}, [])
    assert told == [({"done": "a-commit", "kept": True}, False)]
    assert control.comm is None
