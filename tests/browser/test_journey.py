"""The whole way of a couple in one room, in Chromium and by keyboard alone: case, both circles,
hand-over, reviews, overlap, map, side by side, plan, pages to take home, the next check-in."""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, expect

from balancekit.casebook import Case, Casebook
from balancekit.casebook.relations import relationships
from balancekit.handouts.side_by_side import shown_agreement
from tests.browser.couple import (
    ADDED,
    BOTH,
    LOOKING_BACK,
    NAMES,
    NEXT,
    NOTE,
    OWN,
    PASSPHRASE,
    PEOPLE,
    RARE,
    STEPS,
    TAKEN_OUT,
    TALK,
    WEEK,
    Couple,
)
from tests.browser.onlooker import Onlooker

SHORT_FORM = 10  # eight questions, and twice "is this how you want it?"
MOST_MEMORY = 300 * 2**20  # bytes, of the kernel at the end of it all
UP = re.compile("Upwards: from sharing little to sharing much")
ACROSS = re.compile("Across: from little to much room")


def test_a_couple_from_the_first_page_to_the_next_check_in(
    opens_room: Callable[..., Any],
    window: Any,
    browser: BrowserContext,
    run_root: Path,
    canary_hits: Callable[[Path, Iterable[str]], list[tuple[Path, str]]],
) -> None:
    couple, room = Couple(window, run_root), opens_room()
    window.open(room.address)
    second = begin_a_case(couple)
    write_in_two_circles(couple, room)
    look_at_both_circles(couple, second)
    couple.press("Relationship map")
    draw_ones_own_map(couple)
    set_side_by_side(couple)
    couple.press("Seven steps")
    make_a_plan(couple)
    give_pages(couple)
    couple.press("Check-in")
    check_in_once_more(couple)
    assert room.kernel().memory_info().rss <= MOST_MEMORY
    assert not window.errors
    second.sees("That is all for today")
    window.page.close()
    second.sees_nothing()
    browser.close()
    room.close()

    pages_hold_what_was_shown(couple.pages)
    with Casebook.open(couple.casebook, PASSPHRASE) as book:
        casebook_holds_what_was_written(book.case("K7"))
    hits = canary_hits(run_root, RARE)
    assert [hit for hit in hits if couple.pages not in hit[0].parents] == []


def begin_a_case(couple: Couple) -> Onlooker:
    couple.on_page("Make your casebook")
    couple.look("create")
    couple.make_casebook(PASSPHRASE)
    couple.look("cases-empty")
    couple.press("New case")
    couple.type_in("Case code", "K7")
    couple.type_in("First person: name or initial", NAMES[0])
    couple.type_in("Second person: name or initial (can stay empty)", NAMES[1])
    couple.look("new-case")
    couple.press("Begin")
    couple.on_page("Case K7")
    couple.look("start-new")
    couple.press("Two circles")
    reminder = couple.page.get_by_role("heading", name="Before you work with both")
    expect(reminder).to_be_visible()
    couple.look("reminder")
    couple.press("I have seen each alone: go on")
    hand_over = couple.page.get_by_role("button", name=f"Hand over to {NAMES[0]}")
    expect(hand_over).to_be_visible()
    second = Onlooker(couple)
    couple.press("My notes")
    couple.on_page("My notes")
    couple.type_in("Notes on this session", NOTE)
    couple.saved()
    second.sees_nothing()
    couple.press("Back")
    couple.on_page("Case K7")
    couple.look("overview")
    return second


def write_in_two_circles(couple: Couple, room: Any) -> None:
    couple.press(f"Hand over to {NAMES[0]}")
    couple.look("handover")
    couple.begin(0)
    couple.write_own(0)
    couple.look("write-own")
    couple.write_rest(0)
    couple.review_circles(0)
    nothing_is_left_of_the_first(couple)

    # The second one's kernel dies in the middle: what was saved is there, where it was.
    couple.begin(1)
    couple.write_own(1)
    room.kill_kernel()
    couple.type_to_nobody()
    couple.on_page("Open your casebook")
    couple.window.wait_shown()
    couple.look("unlock")
    couple.unlock(PASSPHRASE)
    couple.on_page("What is your own?")
    lines = couple.page.get_by_role("group", name="What is your own?").get_by_role("textbox")
    for number, line in enumerate((*OWN[1], "")):
        expect(lines.nth(number)).to_have_value(line)
    couple.press("For the therapist")
    couple.type_in("Passphrase", "not it")
    couple.press("Continue")
    couple.told("not the passphrase")
    couple.press("Back")
    couple.on_page("What is your own?")
    couple.write_rest(1)
    couple.review_circles(1)


def nothing_is_left_of_the_first(couple: Couple) -> None:
    """Handed over: nothing of the first one's is on the screen, before or after a reload."""
    for _ in range(2):
        couple.on_page(f"This part is for {NAMES[1]}")
        shown = couple.page.locator(".bk-workbook").inner_text()
        assert not [line for line in (*OWN[0], *BOTH[0], NOTE) if line in shown]
        couple.page.reload()
        couple.window.wait_shown()
    couple.on_page(f"This part is for {NAMES[1]}")
    buttons = ["Look", "Keys", "Hide (F8)", "Lock now"]
    buttons += [f"I am {NAMES[1]}, begin", "For the therapist"]
    expect(couple.page.get_by_role("button")).to_have_text(buttons)


def look_at_both_circles(couple: Couple, second: Onlooker) -> None:
    page = couple.page
    couple.on_page("Now for both of you")
    second.sees("Now for both of you")
    couple.look("reveal")
    couple.press("We are both here: look together")
    couple.on_page("Your two circles")
    picture = page.locator(".js-plotly-plot")
    expect(picture).to_contain_text("Skagerlund")
    shown = page.locator(".bk-workbook").inner_text() + picture.inner_text()
    assert not [line for line in TAKEN_OUT if line in shown]
    couple.look("together")
    couple.write_lines("What we share", [ADDED])
    expect(picture).to_contain_text("Hazelfjord")
    couple.look("together-added")
    second.sees("Your two circles", ADDED)
    assert not [line for line in TAKEN_OUT if line in second.page.content()]
    second.looks_it_over("second-screen")
    second.hides_both()
    couple.press("Next")
    couple.on_page("How close it feels")
    expect(page.get_by_role("img", name="closeness picture")).to_have_count(2)
    couple.look("together-closeness")
    couple.press("Next")
    couple.on_page("Which of our own things")
    couple.type_in("What we said", TALK)
    couple.saved()
    couple.look("talk")
    second.sees(TALK)
    for heading in ("How do we tell", "Where do we back", "A page for each of you"):
        couple.press("Next")
        couple.on_page(heading)
    second.sees_nothing()
    couple.make("Make the pages", *(f"The page for {name}, sheet 1" for name in NAMES))
    couple.look("take-home")
    couple.to_the_therapist()
    start_page_tells_how_far_they_are(couple)


def start_page_tells_how_far_they_are(couple: Couple) -> None:
    """It says how far they are, and none of what they have written."""
    couple.press("Start page")
    workbook = couple.page.locator(".bk-workbook")
    expect(workbook).to_contain_text("Both have looked through their part")
    couple.look("start")
    shown = workbook.inner_text()
    assert not [line for line in (*OWN[0], *OWN[1], NOTE, TALK) if line in shown]


def draw_ones_own_map(couple: Couple) -> None:
    page = couple.page
    couple.press(f"{NAMES[0]}’s map: hand over")
    couple.begin(0)
    couple.name_people(PEOPLE)
    for number in range(SHORT_FORM):
        expect(page.locator(".bk-where")).to_contain_text(f"Page {number + 2} of")
        couple.rate(("14", "43")[number % 2])
        if number == 0:
            couple.look("rating")
        couple.press("Next")
    couple.on_page("Your map")
    expect(page.locator("svg[role=img]")).to_contain_text("Pellworm")
    couple.look("map")
    couple.press(PEOPLE[0])
    couple.on_page(PEOPLE[0])
    couple.reach(page.get_by_role("slider", name=ACROSS))
    for key in ("End", "PageUp", "PageUp", "PageUp", "PageUp"):
        page.keyboard.press(key)
    placed = "much own life, much shared life"
    expect(page.get_by_role("slider", name=UP)).to_have_attribute("aria-valuetext", placed)
    expect(page.get_by_role("img", name=re.compile("Wished for"))).to_be_visible()
    couple.saved()
    couple.look("wished")
    couple.press("Back")
    couple.on_page("Your map")
    couple.press("Next")
    couple.on_page("Your page")
    couple.make("Make the page", f"The page for {NAMES[0]}, sheet 1")
    couple.to_the_therapist()


def set_side_by_side(couple: Couple) -> None:
    page = couple.page
    couple.press(f"Hand over to {NAMES[0]}")
    couple.begin(0)
    couple.answer_about(NAMES[1], ("444444", "333333", "222222", ""))
    couple.on_page(f"What may {NAMES[1]} see?")
    first = page.get_by_role("checkbox").first
    taken_out = first.evaluate("(e) => e.closest('label').innerText").strip()
    couple.take_out(taken_out)
    couple.look("review-sides")
    couple.press("Show what is ticked")
    couple.begin(1)
    couple.answer_about(NAMES[0], ("141111", "333331", "", "222222"))
    couple.on_page(f"What may {NAMES[0]} see?")
    assert taken_out not in page.content()
    couple.press("Show what is ticked")
    couple.on_page("Now for both of you")
    couple.press("We are both here: look together")
    couple.on_page("Side by side")
    workbook = page.locator(".bk-workbook")
    expect(workbook).to_contain_text("Your answers matched on 6 of 11.")
    expect(workbook.locator("svg[role=img]").first).to_be_visible()
    assert taken_out.split(":")[0].split(NAMES[1])[-1] not in page.content()
    couple.look("side-by-side")
    couple.press("Next")
    couple.on_page("Your pages")
    couple.make("Make the pages", *(f"The page for {name}, sheet 1" for name in NAMES))
    couple.to_the_therapist()


def make_a_plan(couple: Couple) -> None:
    page = couple.page
    couple.tab_to("radio", "25 minutes: all steps, a short look at the people in your life")
    page.keyboard.press("1")
    short = page.get_by_role("radio", name="10 minutes: two steps and a plan")
    expect(short).to_be_checked()
    couple.press(f"Begin with {NAMES[0]}")
    couple.begin(0)
    for heading in ("Room for yourself", "Room for each other"):
        couple.on_page(heading)
        couple.press("Next")
    couple.on_page("Your small plan")
    expect(page.locator("textarea")).to_have_count(3)
    for prompt, words in zip(page.locator("textarea").all(), (*STEPS, LOOKING_BACK), strict=True):
        couple.reach(prompt)
        page.keyboard.type(words)
    page.get_by_label("A day to look back on it").fill("2099-01-10")
    couple.saved()
    couple.look("plan")
    couple.press("Next")
    couple.on_page("Your page to take home")
    couple.make("Make the page", f"The page for {NAMES[0]}, sheet 1")
    couple.to_the_therapist()


def give_pages(couple: Couple) -> None:
    """The therapist chooses the card of the plan, sees it, and makes it for the first."""
    page = couple.page
    couple.press("Pages to give")
    couple.on_page("A page to give out")
    page.get_by_role("radio", name="Plan and check-in card").focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name=NAMES[0], exact=True).focus()
    page.keyboard.press("Space")
    sheet = f"Page 1 of 1 for {NAMES[0]}, as it will be printed"
    expect(page.get_by_role("img", name=sheet)).to_be_visible()
    page.get_by_label("Folder for the pages").fill(str(couple.pages))
    couple.press("Make the page")
    couple.said(f"For {NAMES[0]}: {couple.pages}")
    couple.look("pages-to-give")
    couple.press("Back")
    couple.on_page("Case K7")


def check_in_once_more(couple: Couple) -> None:
    couple.press("Check in today")
    couple.look("check-in")
    couple.press(f"Hand over to {NAMES[0]}")
    couple.check_in(0)
    couple.review_check_in(0, take_out=NEXT[0])
    couple.check_in(1)
    couple.review_check_in(1)
    couple.on_page("Now for both of you")
    couple.press("We are both here: look together")
    couple.on_page("Then and now")
    shown = couple.page.locator(".bk-workbook")
    for words in (*WEEK, NEXT[1]):
        expect(shown).to_contain_text(words)
    expect(shown).not_to_contain_text(NEXT[0])
    couple.look_whole("then-and-now")
    couple.press("Next")
    couple.on_page("A card for each of you")
    couple.make("Make the cards")
    couple.look("cards")
    couple.press("Finish")
    couple.on_page("That is all for today")


def text_of(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return " ".join(text.split())


def pages_hold_what_was_shown(folder: Path) -> None:
    """Two pages of the circles, a map, two side by side, seven steps, three cards, one reminder."""
    assert not [file.name for file in folder.iterdir() for word in RARE if word in file.name]
    texts = {file.name: text_of(file) for file in sorted(folder.glob("*.pdf"))}
    kinds = sorted(name.split("-")[0] for name in texts)
    assert kinds == ["map", "page", "page", "plan", "plan", "plan", "sides", "sides", "steps"]
    assert len(list(folder.glob("*.ics"))) == 1
    circles = [text for name, text in texts.items() if name.startswith("page-")]
    for line in (*OWN[0], *OWN[1], *BOTH[0], *BOTH[1], ADDED, TALK):
        rare = [word for word in RARE if word in line]
        for text in circles:
            assert [word in text for word in rare] == [line not in TAKEN_OUT] * len(rare), line
    assert "Nettlebury" not in " ".join(texts.values())
    assert all("6 of 11" in text for name, text in texts.items() if name.startswith("sides-"))
    cards = [text for name, text in texts.items() if name.startswith("plan-")]
    for step in (STEPS[0], *NEXT):
        assert sum(step in text for text in cards) == 1


def casebook_holds_what_was_written(case: Case) -> None:
    first, second = case.people
    assert (first.name, second.name) == NAMES
    sitting, today = case.occasions()
    for person, own, both in zip(case.people, OWN, BOTH, strict=True):
        answers = case.answers(sitting, person)
        assert [a.value for a in answers if a.item == "venn_own"] == own
        assert [a.value for a in answers if a.item == "venn_both"] == both
    statuses = {a.item: a.status for a in case.answers(sitting, first)}
    assert statuses["ios_guess"] == "rather_not_say"
    assert not case.answers(sitting, second, item="ios_guess")
    joint = {a.item: a.value for a in case.answers(respondent=case.together)}
    assert joint == {"venn_both": ADDED, "venn_talk_1": TALK}
    assert [a.value for a in case.answers(respondent=case.therapist)] == [NOTE]
    assert [one.name for one in relationships(case, first)] == [*PEOPLE, NAMES[1]]
    assert len(case.answers(sitting, item="relation_wished")) == 1
    assert len(shown_agreement(case, sitting).compared) == 11
    shown = {answer.item for answer in case.answers(today, first, readers=case.people)}
    # What became of a step that the other has never seen is not offered for showing either.
    assert {answer.item for answer in case.answers(today, first)} - shown == {
        *("check_in_next", "check_in_step")
    }
    assert len(case.pages_given()) == 9
