"""Locking, undoing, copies and the passphrase: what keeps words safe, as the therapist meets it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balancekit.casebook import Casebook, backups, values
from balancekit.workbook import idle
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen
from balancekit.workbook.strength import strength_of

Opens = Callable[..., Screen]
PASSPHRASE = "eine lange Nacht"


class Clocks:
    """Both clocks of the computer, in our hands."""

    def __init__(self) -> None:
        self.awake = self.wall = 0.0

    def __call__(self) -> tuple[float, float]:
        return self.awake, self.wall


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    clocks = Clocks()
    monkeypatch.setattr(idle, "_clocks", clocks)
    return clocks


def begin_to_write(screen: Screen) -> None:
    screen.press("start:0")
    screen.press("begin")
    screen.fill({"venn_own": ["singing"]})
    screen.press("next")


@pytest.mark.parametrize("clock", ["awake", "wall"])
def test_it_locks_when_nobody_is_there_and_goes_on_where_we_were(
    screen: Screen, desk: Desk, clocks: Clocks, live: Any, clock: str
) -> None:
    screen.idle.awake()
    begin_to_write(screen)
    where = desk.place
    setattr(clocks, clock, 19 * 60.0)
    screen.idle.look()
    assert desk.book is not None
    setattr(clocks, clock, 20 * 60.0)
    screen.idle.look()
    assert desk.book is None
    assert "singing" not in live.words
    assert "Everything is saved" not in screen.message  # a form with a button is not
    assert "leads back" in screen.message
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("open")
    assert desk.place == where


def test_from_making_a_casebook_a_way_leads_back_to_the_one_that_is_there(
    desk: Desk, opens: Callable[..., Screen], begun: Callable[..., Screen]
) -> None:
    screen = opens(desk)
    assert "back" not in screen.actions
    begun(screen, "Zoë")
    screen.press("lock")
    screen.press("another")
    screen.press("back")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("open")
    assert not screen.message
    assert desk.book is not None


def test_somebody_who_is_there_is_not_locked_out(
    screen: Screen, desk: Desk, clocks: Clocks
) -> None:
    screen.idle.awake()
    for _ in range(10):
        clocks.awake += 15 * 60
        clocks.wall -= 15 * 60  # and a clock set back locks nobody out, nor keeps it open
        screen.idle.awake()
        screen.idle.look()
    assert desk.book is not None


def test_the_therapist_chooses_after_how_long(screen: Screen, desk: Desk, clocks: Clocks) -> None:
    screen.press("cases")
    screen.press("safe")
    screen.fill({"lock_after": "0"})
    screen.idle.awake()
    clocks.awake = 1e6
    screen.idle.look()
    assert desk.book is not None
    screen.fill({"lock_after": "5"})
    screen.idle.look()
    assert desk.book is None


def test_words_that_could_not_be_saved_are_not_locked_away(
    screen: Screen, desk: Desk, clocks: Clocks, casebook: Path
) -> None:
    begin_to_write(screen)
    hidden = casebook.parent.with_suffix(".away")
    casebook.parent.rename(hidden)
    screen.fill({"venn_both": ["camping"]})
    screen.idle.awake()
    clocks.awake = 1e6
    screen.idle.look()
    assert desk.book is not None
    hidden.rename(casebook.parent)
    clocks.awake = 2e6
    screen.idle.look()
    assert desk.book is None
    with Casebook.open(casebook, PASSPHRASE) as book:
        assert "camping" in [answer.value for answer in book.case("K7").answers()]


def test_locking_is_one_press_away_on_every_page(screen: Screen, desk: Desk) -> None:
    for action in ("file", "back", "notes", "back", "start:0", "begin", "next"):
        screen.press(action)
        assert "lock" in screen.actions
    screen.press("lock")
    assert desk.book is None
    assert not screen.message


def test_undo_takes_back_what_was_written_on_this_page(screen: Screen, desk: Desk) -> None:
    begin_to_write(screen)
    screen.fill({"venn_both": ["camping"]})
    screen.press("undo")
    assert screen.message == "The last change on this page was taken back."
    zoe = desk.case.people[0]
    assert [a.value for a in desk.case.answers(respondent=zoe)] == ["singing"]
    screen.press("undo")
    assert screen.message == "There is nothing on this page to take back."
    assert [a.value for a in desk.case.answers(respondent=zoe)] == ["singing"]


def test_undo_brings_a_line_back_that_was_taken_out(screen: Screen, desk: Desk) -> None:
    screen.press("start:0")
    screen.press("begin")
    screen.fill({"venn_own": ["singing"]})
    screen.press("next")
    screen.press("back")
    screen.fill({"venn_own": []})
    assert not desk.case.answers()
    screen.press("undo")
    assert [a.value for a in desk.case.answers()] == ["singing"]


def test_undo_before_both_brings_nothing_back_that_was_written_alone(
    screen: Screen, desk: Desk
) -> None:
    case, sitting = desk.case, desk.occasion
    zoe, ben = case.people
    case.answer(sitting, zoe, "venn_own", "leaving him")
    case.answer(sitting, zoe, "venn_own", "travelling")
    case.set_recipients(sitting, zoe, "venn_own", 0, [ben, case.therapist])
    desk.go(desk.place.moved(stage="together", step=0, reviewed=(0, 1)))
    screen.turn()
    screen.fill({"venn_own:0": ["travelling by train"]})
    screen.press("undo")
    shown = [a.value for a in case.answers(readers=case.people)]
    assert shown == ["travelling"]
    screen.press("undo")
    assert [a.value for a in case.answers(readers=case.people)] == ["travelling"]
    assert "nothing" in screen.message


def test_undo_after_a_name_reaches_the_person_who_wrote(screen: Screen, desk: Desk) -> None:
    """One page of both, three authors: what was last goes first."""
    desk.go(desk.place.moved(stage="together", step=0, reviewed=(0, 1)))
    screen.turn()
    screen.fill({"venn_own:1": ["bass"]})
    screen.press("undo")
    assert not desk.case.answers()


def test_we_are_shown_where_somebody_stopped(screen: Screen, desk: Desk, live: Any) -> None:
    begin_to_write(screen)
    screen.press("therapist")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")
    assert "Zoë has begun and stopped on page 2." in live.words
    screen.press("start:0")
    screen.press("begin")
    assert "venn_both" in screen.fields


def test_a_copy_is_made_and_opens(screen: Screen, desk: Desk, tmp_path: Path) -> None:
    screen.press("cases")
    screen.press("safe")
    screen.fill({"backup_folder": "copies"})
    screen.press("backup")
    assert "folder" in screen.message
    screen.fill({"backup_folder": str(tmp_path / "copies")})
    screen.press("backup")
    (copy,) = (tmp_path / "copies").iterdir()
    assert copy.name in screen.message
    with Casebook.open(copy, PASSPHRASE) as book:
        assert [case.code for case in book.cases()] == ["K7"]
    screen.press("back")
    screen.press("safe")
    assert desk.open_book.setting("backup_folder") == str(tmp_path / "copies")


def test_a_copy_that_is_due_is_remembered(
    screen: Screen, desk: Desk, live: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_sitting, zoe = desk.occasion, desk.case.people[0]
    desk.case.answer(desk_sitting, zoe, "venn_own", "singing")
    eight_days = 8 * 24 * 3600 * 10**6
    ahead = values.now() + eight_days
    monkeypatch.setattr(backups, "now", lambda: ahead)
    screen.press("cases")
    assert "There is no copy yet" in live.words
    desk.open_book.backup()
    screen.turn()
    assert "There is no copy yet" not in live.words
    desk.open_book.case("K7").answer(desk_sitting, zoe, "venn_own", "dancing")
    monkeypatch.setattr(backups, "now", lambda: ahead + eight_days)
    screen.turn()
    assert "The last copy was made on" in live.words


def test_the_passphrase_is_changed(screen: Screen, desk: Desk, casebook: Path) -> None:
    screen.press("cases")
    screen.press("safe")
    screen.fill({"old_passphrase": PASSPHRASE, "new_passphrase": "neu", "new_again": "anders"})
    screen.press("change_passphrase")
    assert "not the same" in screen.message
    screen.fill({"old_passphrase": "falsch", "new_passphrase": "neu", "new_again": "neu"})
    screen.press("change_passphrase")
    assert screen.message
    screen.fill({"old_passphrase": PASSPHRASE, "new_passphrase": "neu", "new_again": "neu"})
    screen.press("change_passphrase")
    assert "new passphrase" in screen.message
    screen.press("lock")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("open")
    assert screen.message
    screen.fill({"passphrase": "neu"})
    screen.press("open")
    assert not screen.message


def test_the_file_is_checked(screen: Screen) -> None:
    screen.press("cases")
    screen.press("safe")
    screen.press("verify")
    assert screen.message == "The casebook is sound."


def test_a_casebook_that_was_deleted_is_put_back_and_we_are_told(
    screen: Screen, desk: Desk, casebook: Path
) -> None:
    begin_to_write(screen)
    casebook.unlink()
    screen.fill({"venn_both": ["camping"]})
    assert casebook.name in screen.message
    screen.press("next")
    assert not screen.message  # once is enough
    screen.press("lock")
    with Casebook.open(casebook, PASSPHRASE) as book:
        assert {a.value for a in book.case("K7").answers()} == {"singing", "camping"}


HOLD = """
import sys
from balancekit.casebook import Casebook, key
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
with Casebook.open(sys.argv[1], sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_casebook_that_is_open_elsewhere_can_be_read(
    screen: Screen, desk: Desk, casebook: Path, live: Any, opens: Opens
) -> None:
    desk.case.answer(desk.occasion, desk.case.people[0], "venn_own", "singing")
    screen.press("lock")
    command = [sys.executable, "-c", HOLD, str(casebook), PASSPHRASE]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        screen.fill({"passphrase": PASSPHRASE})
        screen.press("open")
        assert desk.book is None
        screen.press("read")
        assert desk.read_only
        screen.press("case:K7")
        assert not {"erase", "rename", "start:0", "new_sitting"} & set(screen.actions)
        screen.press("sitting:1")
        assert "singing" in live.words
        screen.press("back")
        screen.press("cases")
        assert "new" not in screen.actions
        screen.press("lock")
        holder.communicate("")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("open")
    assert not desk.read_only
    assert not screen.message


def test_cases_are_found(screen: Screen, desk: Desk, live: Any) -> None:
    for number in range(20):
        desk.open_book.new_case(f"Z{number}", ("Ada", "Grace"))
    desk.open_book.new_case("T-1", ("Thérèse", "Jean"))
    screen.press("cases")
    assert "There are more" in live.words
    screen.fill({"search": "therese"})
    assert "T-1 · Thérèse · Jean" in live.words
    assert "K7" not in live.words
    screen.fill({"search": "nobody like this"})
    assert "No case has this" in live.words
    screen.fill({"search": "k7"})
    screen.press("case:K7")
    assert desk.case.code == "K7"


def test_a_family_begins(screen: Screen, desk: Desk) -> None:
    screen.press("cases")
    screen.press("new")
    screen.press("more")
    screen.press("more")
    screen.fill({"code": "F1", "name_a": "Ada", "name_b": "Ben", "name_d": "Cleo"})
    screen.press("begin")
    assert [person.name for person in desk.case.people] == ["Ada", "Ben", "Cleo"]


def test_a_cloud_folder_is_warned_of(desk: Desk, opens: Opens, live: Any, tmp_path: Path) -> None:
    screen = opens(desk)
    assert "cloud service" not in live.words
    screen.fill({"casebook": str(tmp_path / "OneDrive" / "a.balancekit")})
    assert "cloud service" in live.words


def test_how_strong_a_passphrase_is(desk: Desk, opens: Opens, live: Any) -> None:
    screen = opens(desk)
    screen.fill({"passphrase": "password"})
    assert "on every list" in live.words
    screen.fill({"passphrase": "lantern oboe quarry thistle"})
    assert "Strong" in live.words
    assert strength_of("x" * 10_000) >= 0
    assert strength_of("") == 0


NO_PATHS = ["", "   ", "casebook", "~nobody-of-that-name/x", "/home/a\0b", "/" + 5000 * "a"]


@pytest.mark.parametrize("typed", NO_PATHS)
def test_what_names_no_place_is_told_so(screen: Screen, typed: str) -> None:
    screen.press("cases")
    screen.press("safe")
    screen.fill({"backup_folder": typed})
    screen.press("backup")
    assert screen.message == "Write the whole path of a folder, beginning at the disk or with ~."
    screen.press("lock")
    screen.fill({"casebook": typed, "passphrase": PASSPHRASE})
    screen.press("open")
    assert screen.message.startswith("Write where the casebook’s file is")
    screen.press("another")
    screen.fill({"casebook": typed, "passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE})
    screen.press("create")
    assert screen.message.startswith("Write where the casebook’s file is")


@pytest.mark.parametrize("action", ["open", "create"])
def test_a_folder_is_no_casebook(screen: Screen, tmp_path: Path, action: str) -> None:
    screen.press("lock")
    if action == "create":
        screen.press("another")
    screen.fill({"casebook": str(tmp_path), "passphrase": PASSPHRASE})
    screen.press(action)
    assert screen.message.startswith(f"{tmp_path} is a folder.")


def test_an_own_casebook_that_is_open_elsewhere_can_be_read_from_the_first_page(
    screen: Screen, desk: Desk, casebook: Path
) -> None:
    screen.press("lock")
    command = [sys.executable, "-c", HOLD, str(casebook), PASSPHRASE]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        screen.press("another")
        screen.fill({"casebook": str(casebook), "passphrase": PASSPHRASE})
        screen.press("create")
        assert "read" in screen.actions
        screen.press("read")
        assert desk.read_only
        screen.press("lock")
        holder.communicate("")
