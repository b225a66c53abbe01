"""Makes the pictures of the README and the manual, or of every screen with anybody's answers.

python docs/pictures.py                        # those of the README and the manual
python docs/pictures.py --out DIR [--notebook worksheet] [--answers person.yaml]
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

import balancekit.demo
from docs.smaller import write_smaller

HERE = Path(__file__).resolve().parent / "pictures"
DEMO = Path(balancekit.demo.__file__).parent
OPEN = (
    "import sys; from pathlib import Path; from balancekit.room import open_room;"
    "open_room(Path(sys.argv[1]), notebook='tour', browser=False)"
)
# Somebody has been through the whole notebook; then the page asked for is shown again.
TOUR = """
import ipywidgets
from balancekit.demo import walk
from balancekit.workbook import open_window
from balancekit.workbook.check_in.course import course
from balancekit.workbook.pages.case_file import case_file
from balancekit.workbook.pages.cases import cases
from balancekit.workbook.pages.erasing import erasing
from balancekit.workbook.pages.giving import giving
from balancekit.workbook.pages.new_case import new_case
from balancekit.workbook.pages.safekeeping import safekeeping
from balancekit.workbook.pages.sitting import sitting
from balancekit.workbook.pages.splitting import splitting
from balancekit.workbook.rules.adding import adding
from balancekit.workbook.rules.listing import reading_rules
from balancekit.workbook.rules.one import one_rule
from balancekit.workbook.start.overview import overview
from balancekit.workbook.worksheet.own_choice import choosing
from balancekit.workbook.worksheet.summary import summary

screen = open_window(NOTEBOOK)
getattr(walk, WALK)(screen, ANSWERS, CASEBOOK, PAGES)
done = screen.desk.place
name = ipywidgets.Text(description="tour")

def session(screen):
    return sitting(screen, screen.desk.occasion, case_file)

def rule(screen):
    return one_rule("agreement", reading_rules)(screen)

def new_rule(screen):
    yield from adding(reading_rules)(screen)
    screen.press("condition")

therapist = (case_file, cases, course, erasing, giving, new_case, safekeeping, session, splitting)
therapist += (reading_rules, rule, new_rule, summary, overview, choosing)

def show(change):
    for page in therapist:
        if page.__name__ == change["new"]:
            screen.turn(page)
            return make() if page is summary else None
    if change["new"] == "closer":
        return screen.press("open:0")
    stage, person, step = change["new"].split()
    screen.desk.go(done.moved(stage=stage, person=int(person), step=int(step)))
    screen.turn()
    make()

def make():
    if "make" in screen.actions:
        screen.fill({"folder": PAGES})
        screen.press("make")

name.observe(show, "value")
name.continuous_update = False
ipywidgets.VBox([screen, name])
"""
COUPLE_SCREENS = [
    *("case 0 0", "handover 1 0", "write 0 0", "write 0 1", "write 0 2", "write 1 5", "reveal 0 0"),
    *(f"together 0 {step}" for step in range(6)),
    "done 0 0",
]
CHECK_IN_SCREENS = [
    *("case 0 0", "handover 1 0", "write 0 0", "write 0 1", "write 0 2", "write 0 3", "reveal 0 0"),
    *("together 0 0", "together 0 1", "done 0 0", "course"),
]
LEARN_SCREENS = [
    *("case 0 0", "handover 1 0", "work 0 0", "work 0 1", "work 0 2", "work 0 3", "work 1 4"),
    *("reveal 0 0", "together 0 0", "together 0 1", "together 0 3", "done 0 0"),
]
MAP_SCREENS = [
    *("case 0 0", "handover 1 0", *(f"write 0 {step}" for step in range(5)), "reveal 0 0"),
    *("together 0 0", "together 0 1", "map_handover 0 0"),
    *("work 0 0", "work 0 1", "work 0 11", "closer", "work 0 12"),
    *("summary", "reading_rules", "rule", "new_rule"),
]
THERAPIST_SCREENS = [
    *("cases", "new_case", "safekeeping", "case_file", "session", "giving", "splitting", "erasing"),
    *("overview", "choosing"),
]
WORKSHEET_SCREENS = ["case 0 0", "handover 0 0", *(f"work 0 {step}" for step in range(21))]
NOTEBOOKS = {  # name -> the walk through it, whose answers, the pages to show
    "couple_overlap": ("walk_couple", DEMO / "couple.yaml", COUPLE_SCREENS),
    "check_in": ("walk_check_in", DEMO / "weeks.yaml", CHECK_IN_SCREENS),
    "learn_together": ("walk_learn", DEMO / "learn.yaml", LEARN_SCREENS),
    "relationship_map": ("walk_map", DEMO / "map.yaml", MAP_SCREENS),
    "therapist": ("walk_couple", DEMO / "couple.yaml", THERAPIST_SCREENS),
    "worksheet": ("walk_worksheet", DEMO / "person.yaml", WORKSHEET_SCREENS),
}
SHOWN = {  # what the README and the manual show: notebook -> the page, and its picture's name
    "therapist": {"overview": "start"},
    "couple_overlap": {"write 0 0": "writing", "together 0 0": "together"},
    "worksheet": {"work 0 4": "rating"},
    "check_in": {"together 0 0": "then_and_now"},
    "relationship_map": {"work 0 11": "map", "together 0 0": "side_by_side", "rule": "rule"},
    "learn_together": {"work 0 3": "placing"},
}
# The field that leads the tour is no part of the picture, nor is the focus.
VISIBILITY = """(how) => {
  document.activeElement.blur();
  document.querySelector(".bk-workbook").nextElementSibling.style.visibility = how;
}"""


@contextmanager
def touring(notebook: str, answers: Path, viewport: dict[str, int]) -> Iterator[Page]:
    """Open the room on a notebook that somebody is already through."""
    with tempfile.TemporaryDirectory(prefix="tour-", ignore_cleanup_errors=True) as place:
        root = Path(place)
        (root / "workbook").mkdir()
        names = {
            "NOTEBOOK": "couple_overlap" if notebook == "therapist" else notebook,
            "WALK": NOTEBOOKS[notebook][0],
            "ANSWERS": answers,
            "CASEBOOK": root / "tour.balancekit",
            "PAGES": root / "pages",
        }
        given = "\n".join(f"{name} = {str(path)!r}" for name, path in names.items())
        cell = nbformat.v4.new_code_cell(given + TOUR)
        metadata = {"balancekit": {"workbook": True}}
        tour = nbformat.v4.new_notebook(cells=[cell], metadata=metadata)
        nbformat.write(tour, root / "workbook" / "tour.ipynb")
        command = [sys.executable, "-c", OPEN, str(root / "workbook")]
        room = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert room.stdout
        address = next(line.split()[-1] for line in room.stdout if " open at " in line)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=shutil.which("chromium"), args=["--no-sandbox"]
                )
                page = browser.new_page(viewport=viewport)
                page.goto(address)
                page.get_by_role("textbox", name="tour").wait_for(timeout=60_000)
                yield page
                browser.close()
        finally:
            room.terminate()
            room.wait()


def picture(page: Page, screen: str, *, whole: bool) -> bytes:
    """Show one page of the workbook and take its picture."""
    before = page.locator("h1").element_handle()
    tour = page.get_by_role("textbox", name="tour")
    tour.fill(screen)
    tour.press("Tab")
    page.wait_for_function("(old) => !old.isConnected", arg=before)
    page.locator("h1").wait_for()
    if page.get_by_label("Folder for the pages").count():
        page.get_by_text("The pages are ready").wait_for()
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.evaluate(VISIBILITY, "hidden")
    if page.locator("h1").inner_text() == "Your two circles":
        page.locator(".js-plotly-plot text").first.wait_for()
    taken = (page.locator(".bk-workbook") if whole else page).screenshot()
    page.evaluate(VISIBILITY, "visible")
    return taken


def handout() -> bytes:
    """Take a picture of the first page that the sample couple takes home."""
    with tempfile.TemporaryDirectory() as folder:
        pages = balancekit.demo.write_demo(Path(folder))
        first = next(page for page in pages if page.name.startswith("page-"))
        command = ["pdftoppm", "-r", "90", "-png", "-singlefile", str(first)]
        return subprocess.run(command, check=True, capture_output=True).stdout


def for_both() -> dict[str, bytes]:
    """Take pictures of the page for both: by night, and what a second screen shows of it."""
    answers = NOTEBOOKS["couple_overlap"][1]
    with touring("couple_overlap", answers, {"width": 900, "height": 860}) as page:
        picture(page, "case 0 0", whole=False)
        with page.expect_popup() as opened:
            page.get_by_role("button", name="Show on a second screen").click()
        page.emulate_media(color_scheme="dark")
        dark = picture(page, "together 0 0", whole=False)
        beside = opened.value
        beside.set_viewport_size({"width": 1280, "height": 720})
        beside.locator("svg").first.wait_for()
        return {"dark": dark, "second_screen": beside.screenshot()}


def main() -> None:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--notebook", choices=NOTEBOOKS, default="couple_overlap")
    parser.add_argument("--answers", type=Path)
    asked = parser.parse_args()
    _, answers, screens = NOTEBOOKS[asked.notebook]
    answers = (asked.answers or answers).resolve()
    if asked.out is None:
        for_docs()
        return
    asked.out.mkdir(parents=True, exist_ok=True)
    with touring(asked.notebook, answers, {"width": 1280, "height": 2600}) as page:
        for screen in screens:
            taken = picture(page, screen, whole=True)
            (asked.out / f"{screen.replace(' ', '-')}.png").write_bytes(taken)


def for_docs() -> None:
    """Take the pictures that the README and the manual show."""
    taken = {HERE / "handout.webp": handout()}
    for notebook, screens in SHOWN.items():
        with touring(notebook, NOTEBOOKS[notebook][1], {"width": 900, "height": 860}) as page:
            for screen, name in screens.items():
                taken[HERE / f"{name}.webp"] = picture(page, screen, whole=False)
    taken |= {HERE / f"{name}.webp": image for name, image in for_both().items()}
    write_smaller(taken)


if __name__ == "__main__":
    main()
