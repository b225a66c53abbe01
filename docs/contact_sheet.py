"""Makes a contact sheet of every kind of page, for each way of printing it.

python docs/contact_sheet.py                       # those of docs/handouts.md
python docs/contact_sheet.py --out DIR [SHEET ...]

The people are invented. The sheets: usual, blank, large, grey, arabic, letter, overfull.
"""

import argparse
import datetime
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from balancekit.bundled import bundled
from balancekit.casebook import Case, Casebook, Occasion, Respondent
from balancekit.casebook.relations import add_relationship
from balancekit.errors import ArgumentError
from balancekit.handouts import Practice, compose_handout, page_images
from balancekit.handouts.kinds import ALL_KINDS, kinds_for
from docs.smaller import write_smaller

HERE = Path(__file__).resolve().parent / "pictures"
DAY = datetime.date(2026, 11, 26)
GALLERY = ("usual", "blank", "large", "grey", "arabic")
ACROSS, PPI, SHEET_PPI = 5, 72, 86
PRACTICE = Practice(name="Harbour Practice", support="In danger, call 112.")
FONTS = bundled("templates") / "handout" / "fonts"
SCALES = ("ind", "int", "ovi", "ovr")

ENGLISH = {
    "names": ("Zoë", "Ben"),
    "own": ("Trail running", "Learning the cello", "Quiet Sunday mornings"),
    "theirs": ("Five-a-side on Tuesdays", "Reading crime novels"),
    "both": ("Cooking on Fridays", "Bringing up Mia", "A house with a garden"),
    "talk": "Running keeps one of us going, the band the other.",
    "step": "Run on Sundays for half an hour.",
    "people": ("Mum", "Noor", "Team"),
}
ARABIC = {
    "names": ("ليلى", "يوسف"),
    "own": ("الجري في الصباح", "العزف على العود", "كتاب قبل النوم"),
    "theirs": ("كرة القدم", "الطبخ يوم الجمعة"),
    "both": ("عشاء الجمعة", "تربية ليان", "حديقة صغيرة"),
    "talk": "لكل واحد منا مساء في الأسبوع.",
    "step": "أمشي نصف ساعة، يوم الأحد.",
    "people": ("أمي", "نور", "العمل"),
}


def overfull(words: dict[str, Any]) -> dict[str, Any]:
    """The same people with twelve long lines each."""
    lines = tuple(
        f"{words['own'][n % 3]} with everybody who would like to come along, number {n + 1}"
        for n in range(12)
    )
    long = " ".join([words["talk"]] * 6)
    return {**words, "own": lines, "theirs": lines, "both": lines, "talk": long, "step": long}


def write(case: Case, words: dict[str, Any]) -> None:
    """Let two invented people answer at two sittings."""
    for sitting in range(2):
        occasion = case.start_occasion()
        first, second = case.people
        _share_lines(case, occasion, first, words["own"][sitting:])
        _share_lines(case, occasion, second, words["theirs"][: sitting + 1] + words["theirs"][2:])
        _share_lines(case, occasion, case.together, words["both"], "venn_both")
        for number in (1, 2, 3):
            case.answer(occasion, case.together, f"venn_talk_{number}", words["talk"])
        for person, shares in ((first, (0.35, 0.6)), (second, (0.5, 0.2))):
            for place, item in enumerate(("ios_now", "ios_wished", "ios_guess")):
                share = (shares[sitting] + place / 7) % 1
                case.answer(occasion, person, item, share, bank="ios")
                everyone = (*case.people, case.therapist)
                case.set_recipients(occasion, person, item, 0, everyone)
        for step in range(1, 8):
            case.answer(occasion, first, f"step{step}_1", words["step"], bank="worksheet")
        case.answer(occasion, first, "plan_date", "2026-12-05", bank="worksheet")
        _rate(case, occasion, first, words["people"], sitting)


def _share_lines(
    case: Case, occasion: Occasion, who: Respondent, lines: tuple[str, ...], item: str = "venn_own"
) -> None:
    for entry, line in enumerate(lines):
        case.answer(occasion, who, item, line, entry=entry)
        if who != case.together:
            case.set_recipients(occasion, who, item, entry, (*case.people, case.therapist))


def _rate(
    case: Case, occasion: Occasion, who: Respondent, people: tuple[str, ...], sitting: int
) -> None:
    for entry, name in enumerate(people):
        if sitting == 0:
            add_relationship(case, occasion, who, {"name": name, "kind": "family"})
        for place, scale in enumerate(SCALES):
            for number in range(1, 7):
                moved = sitting and number == 2 + entry
                value = (place * 2 + entry + number % 2 + bool(moved)) % 5
                case.answer(occasion, who, f"{scale}_{number}", value, bank="balance", entry=entry)
        for number, wish in enumerate(("fit_independence", "fit_interdependence")):
            value = (entry + number + sitting * (entry == 1)) % 4
            case.answer(occasion, who, wish, value, bank="balance", entry=entry)


def pages(
    case: Case | None, paper: str | None = None, most: int = 1, **look: bool
) -> list[tuple[str, bytes]]:
    """The first pages of every kind, each with its label."""
    found = []
    for kind in ALL_KINDS if case else kinds_for(None):
        day = DAY if case else None
        try:
            notebook = compose_handout(case, kind.id, date=day, practice=PRACTICE)
        except ArgumentError:
            continue
        images = page_images(notebook, paper, PPI, **look)
        for number, image in enumerate(images[:most], 1):
            more = f" · {number} of {len(images)}" if len(images) > 1 else ""
            found.append((kind.label + more, image))
    return found


def sheet(found: list[tuple[str, bytes]]) -> bytes:
    """Set pages side by side, with what each of them is."""
    cells = ", ".join(
        f'stack(spacing: 4pt, rect(inset: 0pt, stroke: 0.4pt + luma(190), image("{place}.png")),'
        f' text("{label}"))'
        for place, (label, _) in enumerate(found)
    )
    main = (
        "#set page(width: 640pt, height: auto, margin: 10pt, fill: luma(246))\n"
        '#set text(6pt, font: "Source Sans 3", fill: luma(50))\n'
        f"#grid(columns: (1fr,) * {ACROSS}, gutter: 8pt, {cells})"
    )
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    with tempfile.TemporaryDirectory() as folder:
        for place, (_, image) in enumerate(found):
            (Path(folder) / f"{place}.png").write_bytes(image)
        path = Path(folder) / "main.typ"
        path.write_text(main, encoding="utf-8")
        return typst.compile(path, format="png", ppi=SHEET_PPI, font_paths=fonts)


def main() -> None:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("sheets", nargs="*", metavar="SHEET")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.casebook"
        with Casebook.create(path, "four quiet words here") as book:

            def of(code: str, words: dict[str, Any]) -> Case:
                case = book.new_case(code, words["names"])
                write(case, words)
                return case

            usual = of("K7", ENGLISH)
            ways: dict[str, Callable[[], list[tuple[str, bytes]]]] = {
                "usual": lambda: pages(usual),
                "letter": lambda: pages(usual, "us-letter"),
                "large": lambda: pages(usual, large=True),
                "grey": lambda: pages(usual, grey=True),
                "arabic": lambda: pages(of("K8", ARABIC)),
                "blank": lambda: pages(None),
                "overfull": lambda: pages(of("K9", overfull(ENGLISH)), most=2),
            }
            sheets = {
                asked.out / f"sheet-{name}.webp": sheet(ways[name]())
                for name in asked.sheets or GALLERY
            }
    write_smaller(sheets)


if __name__ == "__main__":
    main()
