"""A couple's way through the pages, and what each page may and may not hold."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Widget

from balancekit import compose_handout
from balancekit.casebook import Casebook
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen

Opens = Callable[[Desk], Screen]
PASSPHRASE = "eine lange Nacht"


def write_alone(screen: Screen, own: list[str], both: list[str], closeness: object = 0.4) -> None:
    screen.press("begin")
    for answers in ({"venn_own": own}, {"venn_both": both}, {"ios_now": closeness}, {}, {}):
        screen.fill(answers)
        screen.press("next")


def both_have_written(screen: Screen) -> None:
    screen.press("start:0")
    write_alone(screen, ["Running", "A secret"], ["Cooking"])
    screen.fill({"review_own": ["Running"]})
    screen.press("show")
    write_alone(screen, ["Bass"], ["cooking", "Camping"], "rather_not_say")
    screen.press("show")


def test_outside_the_room_the_casebook_stays_closed(
    desk: Desk, opens: Opens, monkeypatch: pytest.MonkeyPatch, live: Any
) -> None:
    monkeypatch.delenv("BALANCEKIT_ROOM")
    screen = opens(desk)
    assert "ordinary Jupyter" in live.words
    with pytest.raises(KeyError):
        screen.press("create")


def test_two_different_passphrases_make_no_casebook(
    desk: Desk, opens: Opens, casebook: Path
) -> None:
    screen = opens(desk)
    screen.fill({"passphrase": "one", "passphrase_again": "two"})
    screen.press("create")
    assert "not the same" in screen.message
    assert not casebook.exists()


def test_a_wrong_passphrase_is_one_sentence(screen: Screen, desk: Desk) -> None:
    screen.press("lock")
    screen.fill({"passphrase": "wrong"})
    screen.press("open")
    assert screen.message
    assert desk.book is None


@pytest.mark.parametrize(
    ("code", "name"), [("", "Zoë"), ("K 8!", "Zoë"), ("K7", "Zoë"), ("K8", ""), ("K8", "ben")]
)
def test_a_case_that_cannot_be_is_refused_in_a_sentence(
    screen: Screen, code: str, name: str
) -> None:
    screen.press("cases")
    screen.press("new")
    screen.fill({"code": code, "name_a": name, "name_b": "Ben", "relation": ""})
    screen.press("begin")
    assert screen.message.endswith(".")
    assert "Error" not in screen.message


def test_what_both_see_is_what_each_has_chosen(screen: Screen, live: Any) -> None:
    both_have_written(screen)
    screen.press("look")
    shown = live.words
    for word in ("Running", "Cooking", "Camping", "Bass"):
        assert word in shown
    assert "secret" not in shown


def test_after_handing_over_no_widget_holds_the_other_ones_words(screen: Screen, live: Any) -> None:
    screen.press("start:0")
    write_alone(screen, ["Running", "A secret"], ["Cooking"])
    screen.press("show")
    for turn in ("begin", "next", "next", "back", "therapist"):
        shown = live.words
        assert not [word for word in ("Running", "secret", "Cooking", "K7") if word in shown]
        screen.press(turn)


def test_only_the_passphrase_leads_back_to_the_therapists_pages(screen: Screen) -> None:
    screen.press("start:1")
    screen.press("therapist")
    screen.fill({"passphrase": "guess"})
    screen.press("through")
    assert "not the passphrase" in screen.message
    with pytest.raises(KeyError):
        screen.press("notes")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")
    screen.press("notes")
    screen.fill({"note": "Sat far apart"})
    assert not screen.message


def pass_the_gate(screen: Screen) -> None:
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")
    assert not screen.message


def shown_lines(desk: Desk) -> list[object]:
    answers = desk.case.answers(item="venn_own", readers=desk.case.people)
    return [answer.value for answer in answers]


def to_the_review(screen: Screen) -> None:
    screen.press("begin")
    while "show" not in screen.actions:
        screen.press("next")


def test_the_second_look_begins_with_what_was_shown(screen: Screen, desk: Desk) -> None:
    both_have_written(screen)
    screen.press("again:1")
    to_the_review(screen)
    screen.press("show")
    assert shown_lines(desk) == ["Running", "Bass"]


def test_the_other_ones_part_opens_only_with_the_passphrase(
    screen: Screen, desk: Desk, live: Any
) -> None:
    both_have_written(screen)  # the second one has the laptop now
    screen.press("again:0")
    assert "begin" not in screen.actions
    pass_the_gate(screen)
    to_the_review(screen)
    assert "secret" in live.words
    screen.press("show")
    assert shown_lines(desk) == ["Running", "Bass"]


def test_what_is_changed_after_the_review_is_nobodys_to_see(screen: Screen, desk: Desk) -> None:
    both_have_written(screen)
    screen.press("again:1")
    screen.press("begin")
    screen.fill({"venn_own": ["Bass, and leaving"]})
    assert shown_lines(desk) == ["Running"]
    screen.press("therapist")
    pass_the_gate(screen)
    assert "together" not in screen.actions


def test_a_cleared_line_that_is_written_again_is_not_shown(screen: Screen, desk: Desk) -> None:
    both_have_written(screen)
    screen.press("again:1")
    screen.press("begin")
    row = next(w for w in desk_lines(screen))
    for texts in ([], ["Another secret"]):
        row.rows = [{"id": row.rows[0]["id"] if row.rows else "line-0", "text": t} for t in texts]
    assert shown_lines(desk) == ["Running"]


def desk_lines(screen: Screen) -> list[Any]:
    return [w for w in screen._page.children if type(w).__name__ == "Lines"]


@pytest.mark.parametrize("away", ["back", "therapist", "window"])
def test_what_was_taken_out_stays_out(screen: Screen, desk: Desk, opens: Opens, away: str) -> None:
    screen.press("start:0")
    write_alone(screen, ["Running", "A secret"], [])
    screen.fill({"review_own": ["Running"]})
    if away == "window":
        screen = opens(desk)  # as a reload does
    else:
        screen.press(away)
        screen.press("next" if away == "back" else "back")
    screen.press("show")
    shown = desk.case.answers(item="venn_own", readers=desk.case.people)
    assert [answer.value for answer in shown] == ["Running"]


def test_a_word_that_could_not_be_saved_is_not_lost_at_the_next_page(
    screen: Screen, desk: Desk, casebook: Path
) -> None:
    screen.press("start:0")
    screen.press("begin")
    hidden = casebook.parent.with_suffix(".away")
    casebook.parent.rename(hidden)
    screen.fill({"venn_own": ["Running"]})
    screen.press("next")
    assert desk.place.step == 0
    assert screen.message
    hidden.rename(casebook.parent)
    screen.press("next")
    assert desk.place.step == 1
    assert [answer.value for answer in desk.case.answers()] == ["Running"]


def test_a_casebook_that_is_gone_locks_nobody_in(
    screen: Screen, desk: Desk, casebook: Path
) -> None:
    screen.press("start:0")
    screen.press("begin")
    casebook.parent.rename(casebook.parent.with_suffix(".away"))
    screen.fill({"venn_own": ["Running"]})
    screen.press("therapist")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")
    assert screen.message
    assert desk.book is None


@pytest.mark.parametrize(
    "place",
    [
        {"stage": "map"},
        {"stage": "write", "step": 99},
        {"stage": "together", "step": 99},
        {"stage": "write", "person": 7},
        {"stage": 3},
        {"stage": "write", "step": -1},
    ],
)
def test_a_place_of_another_version_is_no_dead_end(
    screen: Screen, desk: Desk, opens: Opens, place: dict[str, object]
) -> None:
    desk.case.keep_place({"notebook": "couple", "day": desk.place.day, **place})
    desk.lock()
    other = opens(desk)
    other.fill({"passphrase": PASSPHRASE})
    other.press("open")
    assert not other.message
    assert other.actions


def test_we_come_back_to_the_case_that_had_the_laptop_last(
    screen: Screen, desk: Desk, opens: Opens
) -> None:
    screen.press("start:0")
    write_alone(screen, ["Running"], [])
    screen.press("therapist")
    pass_the_gate(screen)
    screen.press("cases")
    screen.press("new")
    screen.fill({"code": "L2", "name_a": "Ada", "name_b": "Max"})
    screen.press("begin")
    screen.press("seen")
    screen.press("start:1")
    desk.lock()
    other = opens(desk)
    other.fill({"passphrase": PASSPHRASE})
    other.press("open")
    assert (desk.case.code, desk.place.person) == ("L2", 1)


def test_what_was_saved_is_said_to_nobody_else(screen: Screen, live: Any) -> None:
    screen.press("start:0")
    screen.press("begin")
    screen.fill({"venn_own": ["Running"]})
    assert "saved " in screen.frame.state.value
    screen.press("therapist")
    pass_the_gate(screen)
    assert "saved " not in screen.frame.state.value


def test_the_page_of_both_has_no_gap_where_a_line_was_taken_out(screen: Screen) -> None:
    screen.press("start:0")
    write_alone(screen, ["Running", "A secret", "Choir"], [])
    screen.fill({"review_own": ["Running", "Choir"]})
    screen.press("show")
    write_alone(screen, [], [])
    screen.press("show")
    screen.press("look")
    lines = [c for w in screen._page.children for c in getattr(w, "children", ())]
    rows = next(c.rows for c in lines if type(c).__name__ == "Lines")
    assert rows == [{"id": "line-0", "text": "Running"}, {"id": "line-1", "text": "Choir"}]


def test_untouched_does_not_fit_and_rather_not_say_are_three_things(
    screen: Screen, desk: Desk
) -> None:
    screen.press("start:0")
    screen.press("begin")
    screen.press("next")
    screen.press("next")
    for value in ("does_not_fit", "rather_not_say", None):
        screen.fill({desk_item(desk): value})
        screen.press("next")
    statuses = {answer.item: (answer.status, answer.value) for answer in desk.case.answers()}
    assert statuses == {
        "ios_now": ("does_not_fit", None),
        "ios_wished": ("rather_not_say", None),
    }


def desk_item(desk: Desk) -> str:
    return ("ios_now", "ios_wished", "ios_guess")[desk.place.step - 2]


def test_a_changed_line_stays_the_same_line(screen: Screen, desk: Desk) -> None:
    screen.press("start:0")
    screen.press("begin")
    for lines in (["Running", "Choir"], ["Long runs", "Choir"], ["Long runs"], []):
        screen.fill({"venn_own": lines})
    assert not desk.case.answers()
    first, second = desk.case.people[0], desk.case.current_occasion()
    history = desk.case.history(second, first, "venn_own", 0)
    assert [(a.status, a.value) for a in history] == [
        ("answered", "Running"),
        ("answered", "Long runs"),
        ("cleared", None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "x" * 10_000,
        "👩‍👩‍👧 and the dog 🐕",
        "قراءة الشعر مع الأصدقاء",
        "שבת אצל ההורים",
        "<script>alert(1)</script> & <b>bold</b>",
        '{name} $E=mc^2$ #read("x") `code`',
        "tab\tand\x00control\x1b[31m",
        "e\u0301 combining",
    ],
)
def test_whatever_is_written_is_kept_and_shown(screen: Screen, desk: Desk, line: str) -> None:
    screen.press("start:0")
    write_alone(screen, [line], [line])
    screen.press("show")
    assert not screen.message
    kept = desk.case.answers(item="venn_own")[0].value
    assert kept == line.replace("\x00", "").replace("\x1b", "")


def test_names_are_never_markup(desk: Desk, opens: Opens, begun: Opens, live: Any) -> None:
    screen = begun(opens(desk), "<img src=x>", "B&B")
    assert "&lt;img src=x&gt; has not begun" in live.words
    screen.press("start:0")
    markup = [w.value for w in live if type(w).__name__ == "HTML"]
    assert not [text for text in markup if "<img" in text]


def test_coming_back_on_the_same_day_goes_on_where_we_were(
    screen: Screen, desk: Desk, opens: Opens
) -> None:
    screen.press("start:0")
    screen.press("begin")
    screen.fill({"venn_own": ["Running"]})
    screen.press("next")
    desk.lock()  # as a kernel that died leaves it
    again = Desk()
    other = opens(again)
    other.fill({"passphrase": PASSPHRASE})
    other.press("open")
    assert (again.place.stage, again.place.person, again.place.step) == ("write", 0, 1)
    again.lock()


def test_next_week_begins_at_the_list_of_cases(screen: Screen, desk: Desk, opens: Opens) -> None:
    screen.press("start:0")
    screen.press("begin")
    screen.fill({"venn_own": ["Running"]})
    place = desk.case.place()
    assert place is not None
    desk.case.keep_place({**place, "day": "2026-01-01"})
    desk.lock()
    again = Desk()
    other = opens(again)
    other.fill({"passphrase": PASSPHRASE})
    other.press("open")
    assert not again.has_case
    other.press("case:K7")
    assert again.place.stage == "case"
    again.lock()


def test_a_new_sitting_has_empty_pages_and_keeps_the_old_ones(screen: Screen, desk: Desk) -> None:
    both_have_written(screen)
    screen.press("therapist")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")
    screen.press("new_sitting")
    screen.press("back")
    assert desk.place.reviewed
    screen.press("new_sitting")
    screen.press("sitting")
    assert desk.place.reviewed == ()
    assert not desk.case.answers(occasion=desk.occasion)
    assert desk.case.answers(occasion=desk.case.occasions()[0])


def test_what_cannot_be_saved_is_said_and_not_called_saved(
    screen: Screen, desk: Desk, casebook: Path, live: Any
) -> None:
    screen.press("start:0")
    screen.press("begin")
    screen.fill({"venn_own": ["Running"]})
    shutil.rmtree(casebook.parent)
    screen.fill({"venn_own": ["Running", "Choir"]})
    assert screen.message
    assert "not saved" in live.words


def test_what_nobody_thought_of_is_one_sentence_too(screen: Screen, desk: Desk, live: Any) -> None:
    def broken(_: Screen) -> list[Widget]:
        raise ZeroDivisionError("Zoë's secret")

    screen.guarded(lambda: screen.turn(broken))()
    assert "What was saved is safe" in screen.message
    assert "ZeroDivision" not in live.words
    assert "secret" not in live.words


def test_jupyter_is_never_given_a_word_to_store(screen: Screen, live: Any) -> None:
    screen.press("start:0")
    bundle = json.dumps(screen._repr_mimebundle_(), default=str)
    assert repr(screen) == "<balancekit workbook>"
    assert not [word for word in ("Zoë", "Zo\\u00eb", "Ben", "K7") if word in bundle]
    controls = [w for w in live if "workbook.controls" in type(w).__module__]
    assert controls
    assert not [control for control in controls if "Zoë" in repr(control) + str(control)]


def test_the_pages_are_made_where_they_were_asked_for(
    screen: Screen, desk: Desk, tmp_path: Path, casebook: Path, live: Any
) -> None:
    both_have_written(screen)
    screen.press("look")
    for _ in range(5):
        screen.press("next")
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    screen.fill({"folder": str(blocked)})
    screen.press("make")
    assert "Choose another folder" in screen.message
    for nowhere in ("", "pages", "~nobody-here/x"):
        screen.fill({"folder": nowhere})
        screen.press("make")
        assert "whole path" in screen.message
    screen.fill({"folder": str(tmp_path / "pages")})
    screen.press("make")
    assert not screen.message  # what was wrong before is mended
    files = sorted((tmp_path / "pages").iterdir())
    assert [file.name[:8] for file in files] == ["page-K7-"] * 2
    assert {file.stat().st_mode & 0o077 for file in files} == {0}
    assert [page.file_name for page in desk.case.pages_given()] == [f.name for f in files]
    screen.press("finish")
    assert "Running" not in live.words
    desk.lock()
    with Casebook.open(casebook, PASSPHRASE) as book:
        assert book.case("K7").place()["stage"] == "done"


def test_a_question_of_their_own_is_talked_about_and_taken_home(screen: Screen, desk: Desk) -> None:
    desk.go(desk.place.moved(stage="together", step=4))
    screen.turn()
    screen.press("add_prompt")
    screen.fill({"own_prompt": "Who calls whom first?"})
    screen.press("add")
    own = next(field for field in screen.fields if field.startswith("own_talk"))
    screen.fill({own: "We take turns"})
    desk.case.start_occasion()
    screen.turn()  # the next time it is asked again
    assert own in screen.fields
    screen.fill({own: "Still in turns"})
    page = str(compose_handout(desk.case, "couple", reader=desk.case.people[1]))
    assert "Who calls whom first?" in page and "Still in turns" in page
    screen.press(f"off:{own}")
    screen.press("remove")
    page = str(compose_handout(desk.case, "couple", reader=desk.case.people[1]))
    assert "Who calls" not in page and "turns" not in page


def test_words_written_alone_never_wait_for_the_page_of_both(screen: Screen) -> None:
    """What a dead kernel never heard comes back by these names: on its author's own page only."""
    screen.press("start:0")
    alone = set()
    for own in ("Running", "Bass"):
        screen.press("begin")
        alone |= {control.belongs_to for control in desk_lines(screen)}
        for answers in ({"venn_own": [own]}, {}, {}, {}, {}):
            screen.fill(answers)
            screen.press("next")
        screen.press("show")
    screen.press("look")
    lines = [c for w in screen._page.children for c in getattr(w, "children", ())]
    together = {c.belongs_to for c in lines if type(c).__name__ == "Lines"}
    assert len(alone) == 2 and together
    assert not alone & together
    assert "" not in alone | together
