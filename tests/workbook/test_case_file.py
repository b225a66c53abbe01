"""The therapist's file of a case: what was written, what was agreed, and each person's rights."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from balancekit.casebook import Casebook
from balancekit.handouts.kinds import ALL_KINDS
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen

Opens = Callable[..., Screen]


@pytest.fixture
def written(screen: Screen, desk: Desk) -> Screen:
    """Zoë and Ben have each written, and something together; we are at the overview."""
    case, sitting = desk.case, desk.occasion
    zoe, ben = case.people
    case.answer(sitting, zoe, "venn_own", "running")
    case.answer(sitting, zoe, "venn_own", "trail running")
    case.answer(sitting, ben, "venn_own", "the bass")
    case.answer(sitting, ben, "venn_own", "only for myself", entry=1)
    case.set_recipients(sitting, ben, "venn_own", 1, [])
    case.answer(sitting, case.together, "venn_talk_1", "Saturday is hers")
    case.answer(sitting, zoe, "ios_now", 0.5, bank="ios")
    return screen


def test_a_session_shows_what_the_therapist_may_read(written: Screen, live: Any) -> None:
    written.press("file")
    written.press("sitting:1")
    words = live.words
    for shown in ("trail running", "the bass", "Saturday is hers", "One earlier wording"):
        assert shown in words
    assert "only for myself" not in words
    assert "0.5" not in words  # a closeness is said in words
    written.press("back")
    assert "sitting:1" in written.actions


def test_a_session_as_it_stood_on_another_day(written: Screen, live: Any) -> None:
    written.press("file")
    written.press("sitting:1")
    written.fill({"as_of": date.today() - timedelta(days=2)})
    assert "the bass" not in live.words
    written.fill({"as_of": ""})
    assert "the bass" in live.words
    assert not written.message


def test_consent_and_the_day_are_kept_and_come_back(written: Screen, desk: Desk) -> None:
    written.press("file")
    research = "their answers being used in research, without names"
    written.fill({"consent:0": [research], "keep_until": "2031-05-01"})
    noted = {(c.person.name, c.purpose): c.given for c in desk.case.consents()}
    assert noted == {("Zoë", "research"): True}
    written.fill({"consent:0": []})
    assert [c.given for c in desk.case.consents()] == [False]
    assert desk.open_book.case("K7").keep_until == date(2031, 5, 1)
    written.fill({"keep_until": ""})
    assert desk.case.keep_until is None


def test_a_case_to_be_looked_at_again_says_so(written: Screen, live: Any) -> None:
    written.press("file")
    written.fill({"keep_until": "2020-01-31"})
    written.press("back")
    written.press("cases")
    assert "To be kept until 31 January 2020" in live.words


def test_names_are_corrected(written: Screen, desk: Desk) -> None:
    written.press("file")
    written.fill({"name:0": "Zoé"})
    written.press("rename")
    assert [person.name for person in desk.case.people] == ["Zoé", "Ben"]
    written.fill({"name:0": "Ben"})
    written.press("rename")
    assert "same name" in written.message
    assert [person.name for person in desk.case.people] == ["Zoé", "Ben"]


def test_names_are_all_kept_or_none(written: Screen, desk: Desk) -> None:
    written.press("file")
    written.fill({"name:0": "Anna", "name:1": " "})
    written.press("rename")
    assert "Each name" in written.message
    assert [person.name for person in desk.case.people] == ["Zoë", "Ben"]
    written.fill({"name:1": "Benno"})
    written.press("rename")
    assert written.message == "The names are kept."
    assert [person.name for person in desk.case.people] == ["Anna", "Benno"]


def test_names_that_stand_in_each_others_place_are_swapped(written: Screen, desk: Desk) -> None:
    written.press("file")
    written.fill({"name:0": "Ben", "name:1": "Zoë"})
    written.press("rename")
    assert written.message == "The names are kept."
    assert [person.name for person in desk.case.people] == ["Ben", "Zoë"]
    running = desk.case.answers(item="ios_now")[0]
    assert running.respondent.name == "Ben"


def test_a_person_gets_all_that_is_theirs_and_nothing_else(
    written: Screen, desk: Desk, tmp_path: Path
) -> None:
    written.press("file")
    written.press("give")
    written.press("make")
    assert written.message == "Choose a person first."
    folder = tmp_path / "given"
    written.fill({"whose": "1", "folder": str(folder)})
    written.press("make")
    data, page = sorted(folder.iterdir())
    words = data.read_text(encoding="utf-8")
    assert {"the bass", "only for myself"} <= set(_texts(json.loads(words)))
    for other in ("running", "Saturday is hers"):
        assert other not in words
    assert page.read_bytes().startswith(b"%PDF")
    assert data.stem == page.stem
    assert [given.kind for given in desk.case.pages_given()] == ["everything"]


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def test_what_was_written_together_needs_everyones_yes(
    written: Screen, desk: Desk, tmp_path: Path
) -> None:
    for person in desk.case.people:
        desk.case.note_consent(person, "joint", given=True)
    written.press("file")
    written.press("give")
    label = "with what was written together"
    written.fill({"whose": "0", "joint": [label], "folder": str(tmp_path / "given")})
    written.press("make")
    (data,) = (tmp_path / "given").glob("*.json")
    assert "Saturday is hers" in data.read_text(encoding="utf-8")


def test_a_case_is_divided(written: Screen, desk: Desk) -> None:
    written.press("file")
    written.press("split")
    written.fill({"whose": "0", "new_code": "K8"})
    written.press("split")
    assert desk.case.code == "K8"
    assert [person.name for person in desk.case.people] == ["Zoë"]
    mine = {answer.value for answer in desk.case.answers()}
    assert "trail running" in mine
    assert "the bass" not in mine
    rest = desk.open_book.case("K7")
    assert [person.name for person in rest.people] == ["Ben"]


def test_erasing_asks_for_the_code(written: Screen, desk: Desk) -> None:
    written.press("file")
    written.press("erase")
    written.fill({"whom": "0", "sign": "K8"})
    written.press("erase")
    assert "Nothing was erased" in written.message
    assert len(desk.case.people) == 2


@pytest.mark.parametrize("whom", ["0", "all"])
def test_what_is_erased_is_gone_from_the_copies_too(
    written: Screen, desk: Desk, whom: str, tmp_path: Path
) -> None:
    book = desk.open_book
    copy = book.backup(tmp_path / "copies")
    written.press("file")
    written.press("erase")
    written.fill({"whom": whom, "sign": "K7"})
    written.press("erase")
    assert not written.message
    assert copy.exists()  # nothing is deleted unasked
    written.press("delete_copies")
    assert [backup.is_there for backup in book.backups()][-1]
    for kept in (tmp_path / "copies").iterdir():
        with Casebook.open(kept, "eine lange Nacht") as opened:
            left = [a.value for s in opened.cases() for a in opened.case(s.code).answers()]
            assert "trail running" not in left
            assert ("the bass" in left) == (whom == "0")
    written.press("back")
    assert not written.message


def test_a_copy_that_cannot_be_deleted_is_named(
    written: Screen, desk: Desk, tmp_path: Path, live: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a stick that can only be read; the other one is deleted all the same."""
    book = desk.open_book
    stuck, free = (book.backup(tmp_path / name) for name in ("stick", "copies"))
    unlink = Path.unlink

    def unlink_on_stick(path: Path, missing_ok: bool = False) -> None:
        if path == stuck:
            raise PermissionError(30, "Read-only file system", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink_on_stick)
    written.press("file")
    written.press("erase")
    written.fill({"whom": "0", "sign": "K7"})
    written.press("erase")
    written.press("delete_copies")
    assert not written.message
    assert stuck.exists()
    assert "One copy is deleted. The new one is" in live.words
    assert f"or the file is open somewhere: {stuck}" in live.words
    monkeypatch.setattr(Path, "unlink", unlink)  # the stick can be written now
    written.press("delete_copies")
    for place in (free.parent, stuck.parent):
        (copy,) = place.iterdir()
        with Casebook.open(copy, "eine lange Nacht") as opened:
            left = [answer.value for answer in opened.case("K7").answers()]
        assert "trail running" not in left


def test_a_copy_on_a_stick_that_is_out_is_not_said_to_be_deleted(
    written: Screen, desk: Desk, tmp_path: Path, live: Any
) -> None:
    stick = tmp_path / "stick"
    copy = desk.open_book.backup(stick)
    written.press("file")
    written.press("erase")
    written.fill({"whom": "0", "sign": "K7"})
    written.press("erase")
    stick.rename(tmp_path / "out")
    written.press("delete_copies")
    assert f"or the file is open somewhere: {copy}" in live.words
    assert "deleted. The new one" not in live.words
    assert not stick.exists()  # nothing is made where it was


def test_after_the_first_is_erased_the_second_can_go_on(written: Screen, desk: Desk) -> None:
    written.press("file")
    written.press("erase")
    written.fill({"whom": "0", "sign": "K7"})
    written.press("erase")
    written.press("back")
    assert [person.name for person in desk.case.people] == ["Ben"]
    assert "file" in written.actions
    assert not written.message


def test_every_kind_of_page_that_was_given_is_named(written: Screen, desk: Desk, live: Any) -> None:
    given = [*(kind.id for kind in ALL_KINDS), "form"]
    for kind in given:
        desk.case.note_page_given(desk.occasion, kind, desk.case.people[:1], f"{kind}.pdf")
    written.press("file")
    assert not written.message
    assert not [kind for kind in given if f"{kind}.pdf" not in live.words]
