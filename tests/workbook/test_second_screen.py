"""What a second screen is shown: the pages that are declared for both, and not a word besides."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import HTML, Button, VBox
from ipywidgets.widgets.widget import _instances

from balancekit.demo import walk
from balancekit.workbook.check_in.course import course
from balancekit.workbook.controls import Heading, Mirror, Placement, Prose, SecondScreen
from balancekit.workbook.desk import Desk
from balancekit.workbook.for_both import DECLARED, seen
from balancekit.workbook.pages.case_file import case_file
from balancekit.workbook.pages.cases import cases
from balancekit.workbook.pages.erasing import erasing
from balancekit.workbook.pages.giving import giving
from balancekit.workbook.pages.new_case import new_case
from balancekit.workbook.pages.overview import gate, new_sitting, notes
from balancekit.workbook.pages.picker import picker
from balancekit.workbook.pages.safekeeping import safekeeping
from balancekit.workbook.pages.splitting import splitting
from balancekit.workbook.rules.listing import reading_rules
from balancekit.workbook.screen import Screen
from balancekit.workbook.window import _FRONTS as FRONTS
from balancekit.workbook.worksheet.summary import summary
from tests.workbook.conftest import PASSPHRASE
from tests.workbook.test_couple_overlap import both_have_written, write_alone

Opens = Callable[..., Screen]
DEMO = Path(walk.__file__).parent
STAGES = {"reveal", "together", "done"}  # of a place, at which two people look together
LEFT_ALONE = {"lock", "make", "verify", "erase", "passphrase_change", "backup"}  # slow, or the end
THERAPIST = (
    reading_rules,
    summary,
    cases,
    course,
    erasing,
    giving,
    new_case,
    new_sitting,
    picker,
    safekeeping,
    splitting,
)
FOR_BOTH = {
    "pages.handing_over.reveal",
    "pages.together._words",
    "pages.together._closeness",
    "pages.closing.done",
    "check_in.together._views",
    "relations.together._sides",
    "learn.handing_over.reveal",
    "learn.together._places",
    "learn.together._references",
}
WALKS = {
    "couple": ("walk_couple", "couple.yaml"),
    "check_in": ("walk_check_in", "weeks.yaml"),
    "learn": ("walk_learn", "learn.yaml"),
    "relations": ("walk_map", "map.yaml"),
    "worksheet": ("walk_worksheet", "person.yaml"),
}


@pytest.fixture
def mirror_of(live: Any) -> Callable[[], Mirror]:
    """Finds what tells the second screen, and says that there is one."""

    def find() -> Mirror:
        mirror = next(widget for widget in live if isinstance(widget, Mirror))
        mirror.watched = True
        return mirror

    return find


def test_whoever_adds_a_page_for_both_says_so_here() -> None:
    """Those made for one prompt after the other are declared when they are made."""
    assert {name for name in DECLARED if "<locals>" not in name} == FOR_BOTH


class Watched:
    """A screen that is walked through, and looked over at every step."""

    def __init__(self, screen: Screen, mirror: Mirror) -> None:
        self._screen, self._mirror = screen, mirror
        self.shown: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._screen, name)

    def fill(self, answers: dict[str, Any]) -> None:
        self._screen.fill(answers)
        self._look()

    def press(self, action: str) -> None:
        if action != "make":  # pages as files are looked at elsewhere
            self._screen.press(action)
        self._look()

    def turn(self, *page: Any) -> None:
        self._screen.turn(*page)
        self._look()

    @property
    def shows(self) -> str:
        return self._mirror.shown

    def _look(self) -> None:
        shown, desk = self._mirror.shown, self._screen.desk
        if shown:
            assert desk.place.stage in STAGES
            assert desk.works_as_pair or desk.place.stage == "done"
            assert not {"through", "make"} & set(self._screen.actions)
            assert "<button" not in shown
            self.shown.append(shown)


@pytest.mark.parametrize("notebook", WALKS)
def test_of_a_whole_notebook_only_what_both_look_at_is_shown(
    notebook: str, desk: Desk, opens: Opens, mirror_of: Any, tmp_path: Path,
    soak: Callable[[int, int], int],
) -> None:  # fmt: skip
    way, answers = WALKS[notebook]
    watched = Watched(opens(desk, FRONTS[notebook]), mirror_of())
    getattr(walk, way)(watched, str(DEMO / answers), str(tmp_path / "w.balancekit"), str(tmp_path))
    assert bool(watched.shown) == (notebook != "worksheet")
    for page in (*THERAPIST, case_file, gate, notes):
        watched.turn(page)
        assert not watched.shows
    # From here on, at random, by the buttons of every page.
    choose, case = random.Random(7), desk.case
    for _ in range(soak(12, 3000)):
        watched.fill({field: PASSPHRASE for field in watched.fields if field == "passphrase"})
        watched.press(choose.choice([one for one in watched.actions if one not in LEFT_ALONE]))
        if not desk.has_case:
            desk.take(case)
            watched.turn()
    desk.lock()
    watched.turn()
    assert not watched.shows


def test_it_follows_what_is_written_and_shows_no_line_that_was_taken_out(
    screen: Screen, mirror_of: Any
) -> None:
    mirror = mirror_of()
    both_have_written(screen)
    screen.press("look")
    assert "Your two circles" in mirror.shown
    assert "<svg" in mirror.shown
    assert "Running" in mirror.shown
    assert "secret" not in mirror.shown
    [both] = [field for field in screen.fields if field.startswith("venn_both:")]
    screen.fill({both: ["Cooking", "Camping", "Dancing"]})
    assert "Dancing" in mirror.shown
    screen.tell("For the therapist’s eyes")
    assert "eyes" not in mirror.shown
    screen.press("next")
    screen.press("next")
    screen.fill({"venn_talk_1": "We <talked> about it"})
    assert "We &lt;talked&gt; about it" in mirror.shown
    screen.press("therapist")
    assert not mirror.shown
    screen.press("back")
    assert "talked" in mirror.shown
    screen.press("lock")
    assert not mirror.shown


def test_nothing_is_made_for_a_second_screen_that_is_not_there(screen: Screen, live: Any) -> None:
    [mirror] = [widget for widget in live if isinstance(widget, Mirror)]
    both_have_written(screen)
    screen.press("look")
    assert not mirror.shown
    mirror.watched = True
    assert "Running" in mirror.shown
    mirror.watched = False
    assert not mirror.shown


def test_a_window_that_was_given_up_shows_nothing(screen: Screen, mirror_of: Any) -> None:
    mirror = mirror_of()
    both_have_written(screen)
    screen.press("look")
    screen.end("elsewhere")
    assert not mirror.shown


def test_only_the_therapists_pages_lead_to_it(screen: Screen) -> None:
    def offered() -> bool:
        alive = [w for w in _instances.values() if isinstance(w, SecondScreen)]
        return bool(alive)

    assert offered()
    screen.press("start:0")
    assert not offered()


def test_what_is_unknown_is_left_out(live: Any) -> None:
    box = VBox([HTML("<p>seen</p>"), Button(description="No"), Placement("No", (1, 2))])
    assert seen(box) == '<div class=""><p>seen</p></div>'
    assert seen(Prose("No", "a <b> c")) == '<div class="bk-prose-said"><p>a &lt;b&gt; c</p></div>'
    assert seen(Heading(label="<i>")) == '<h1 class="bk-heading">&lt;i&gt;</h1>'


def test_of_each_only_what_is_ticked_is_shown(
    screen: Screen, desk: Desk, mirror_of: Any, soak: Callable[[int, int], int]
) -> None:
    mirror, choose = mirror_of(), random.Random(11)
    own = {n: [f"own{n}{letter}" for letter in "abcd"] for n in (0, 1)}
    screen.press("notes")
    screen.fill({"note": "notecanary"})
    screen.press("back")
    screen.press("start:0")
    for person in (0, 1):
        write_alone(screen, own[person], [f"both{person}"])
        screen.press("show")
    for _ in range(soak(4, 200)):
        told = {n: [line for line in own[n] if choose.random() < 0.5] for n in (0, 1)}
        for person in (0, 1):
            desk.go(desk.place.moved(stage="write", person=person, step=5))
            screen.turn()
            assert not mirror.shown
            screen.fill({"review_own": told[person], "review_both": []})
            screen.press("show")
        for step in range(6):
            desk.go(desk.place.moved(stage="together", step=step))
            screen.turn()
            shown = {line for lines in own.values() for line in lines if line in mirror.shown}
            assert shown == ({*told[0], *told[1]} if step == 0 else set())
            assert "both0" not in mirror.shown
            assert "notecanary" not in mirror.shown
