"""The real workbook in languages that nobody speaks: nothing missed, and from right to left."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from balancekit.bank import load_bank
from balancekit.spoken import LANGUAGE_MARK
from balancekit.strings import say, using
from tests.browser.hands import Hands
from tests.pseudo_language import missed

PASSPHRASE = "röda hästar"
WRITTEN = ("Zoë", "Ben", "Mum", "K7", "Friday", "dinner")
# Every text that is painted, and all that is said in place of a text.
SPOKEN = """(root) => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = [];
  while (walk.nextNode())
    if (!walk.currentNode.parentElement.closest("style") && shown(walk.currentNode.parentElement))
      texts.push(walk.currentNode.data);
  const names = ["aria-label", "aria-valuetext", "alt", "title", "placeholder"];
  for (const element of root.querySelectorAll("*"))
    for (const name of names)
      if (element.hasAttribute(name) && shown(element)) texts.push(element.getAttribute(name));
  return texts;
}"""


class Guest(Hands):
    """Somebody who goes through the workbook, and looks whether anything there is English."""

    def __init__(self, window: Any, language: str) -> None:
        super().__init__(window)
        self.language = language

    def in_words(self, key: str, **values: object) -> str:
        with using(self.language):
            return say(key, **values)

    def look(self, name: str) -> None:
        self.window.settle()
        self.window.picture(f"{self.language}-{name}")
        texts = self.page.locator(".bk-workbook").evaluate(SPOKEN)
        assert texts
        assert not missed(texts, WRITTEN), name

    def press_said(self, key: str, **values: object) -> None:
        self.press(self.in_words(key, **values))

    def type_said(self, key: str, text: str) -> None:
        self.type_in(self.in_words(key), text)

    def begin_case(self, *names: str) -> None:
        self.on_page(self.in_words("workbook.create_title"))
        self.look("create")
        self.type_said("workbook.passphrase", PASSPHRASE)
        self.type_said("workbook.passphrase_again", PASSPHRASE)
        self.press_said("workbook.create")
        self.on_page(self.in_words("workbook.cases_title"))
        self.look("cases")
        self.press_said("workbook.new_case")
        self.on_page(self.in_words("workbook.new_title"))
        self.type_said("workbook.code", "K7")
        for key, name in zip(("workbook.name_a", "workbook.name_b"), names, strict=False):
            self.type_said(key, name)
        self.look("new-case")
        self.press_said("workbook.begin")
        self.on_page(self.in_words("workbook.case_title", code="K7"))
        self.look("overview")
        if len(names) > 1:
            self.press_said("screening.seen")

    def question(self, bank: str, item: str, name: str) -> str:
        return load_bank(bank, self.language).item(item).asked_of(name)

    def next(self) -> None:
        self.press_said("workbook.next")

    def write_alone(self, name: str, other: str) -> None:
        self.on_page(self.in_words("workbook.handover_title", name=name))
        self.look("handover")
        self.press_said("workbook.handover_begin", name=name)
        for item in ("venn_own", "venn_both"):
            self.on_page(self.question("venn", item, other))
            self.page.get_by_role("textbox").last.fill("Friday dinner")
            self.look(item)
            self.next()
        for item in ("ios_now", "ios_wished", "ios_guess"):
            self.on_page(self.question("ios", item, other))
            self.look(f"{item}-untouched")
            slider = self.page.get_by_role("slider")
            slider.press("PageUp")
            slider.press("PageUp")
            expect(slider).to_have_attribute("aria-valuenow", "20")
            slider.press("ArrowLeft")  # what is more lies to the left here
            expect(slider).to_have_attribute("aria-valuenow", "22")
            self.look(item)
            self.next()
        self.on_page(self.in_words("workbook.review_title", name=other))
        self.look("review")
        self.press_said("workbook.review_show")


@pytest.fixture
def opens_in(
    opens_room: Callable[..., Any], window: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], Guest]:
    """Opens a notebook in a language."""

    def open_in(language: str, notebook: str) -> Guest:
        monkeypatch.setenv(LANGUAGE_MARK, language)
        window.open(opens_room(notebook=notebook).address)
        return Guest(window, language)

    return open_in


def test_two_circles_from_right_to_left(opens_in: Callable[[str, str], Guest]) -> None:
    guest = opens_in("qps-plocm", "02")
    page = guest.page
    guest.begin_case("Zoë", "Ben")
    root = page.locator(".bk-workbook")
    expect(page.locator("html")).to_have_attribute("lang", "qps-plocm")
    expect(root).to_have_attribute("lang", "qps-plocm")
    expect(root).to_have_attribute("dir", "rtl")
    guest.press_said("workbook.start_part", name="Zoë")
    guest.write_alone("Zoë", "Ben")
    guest.write_alone("Ben", "Zoë")
    guest.press_said("workbook.reveal")
    guest.on_page(guest.in_words("workbook.picture_title"))
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    guest.look("together")
    guest.next()
    guest.on_page(guest.in_words("workbook.closeness_title"))
    guest.look("closeness-of-both")
    guest.next()
    guest.on_page(guest.question("venn", "venn_talk_1", ""))
    guest.look("talk")
    assert not guest.window.errors


def test_seven_steps_in_accents(opens_in: Callable[[str, str], Guest]) -> None:
    guest = opens_in("qps", "01")
    guest.begin_case("Zoë")
    guest.press_said("worksheet.start", name="Zoë")
    guest.on_page(guest.in_words("workbook.handover_title", name="Zoë"))
    guest.press_said("workbook.handover_begin", name="Zoë")
    for step in ("step1", "step2", "step3"):
        guest.on_page(load_bank("worksheet", "qps").section(step).title)
        guest.look(step)
        guest.next()
    guest.on_page(guest.in_words("worksheet.people_title"))
    guest.press_said("worksheet.add_person")
    guest.on_page(guest.in_words("worksheet.person_title"))
    guest.look("person")
    guest.type_said("worksheet.name", "Mum")
    guest.press_said("worksheet.keep")
    guest.on_page(guest.in_words("worksheet.people_title"))
    guest.look("people")
    guest.next()
    guest.on_page(load_bank("balance", "qps").section("past_weeks").title)
    guest.page.get_by_role("radio").first.check()
    guest.look("rating")
    assert not guest.window.errors
