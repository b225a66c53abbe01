"""A bank of the therapist's own, from the folder to the page, asked in the seven steps."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from balancekit import compose_handout, export_handout
from balancekit.bank import load_bank
from balancekit.handouts.worksheet_answers import worksheet_answers
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen

DOCS = Path(__file__).resolve().parents[2] / "docs" / "own-bank.md"
PEOPLE = [{"name": "Mum"}, {"name": "Ben"}]


def example() -> str:
    """The example of the manual."""
    found = re.search(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def folder(casebook: Path) -> Path:
    """The folder of banks, with the manual's example."""
    folder = casebook.with_name("banks")
    folder.mkdir()
    (folder / "evenings.yaml").write_text(example(), encoding="utf-8")
    return folder


@pytest.fixture
def asked(folder: Path, worksheet: Screen) -> Screen:
    """The seven steps, with the example chosen."""
    worksheet.press("own_bank")
    worksheet.fill({"own_bank": "evenings"})
    worksheet.press("back")
    assert not worksheet.message
    return worksheet


def turn_to(screen: Screen, field: str) -> None:
    while field not in screen.fields:
        if "add_person" in screen.actions and len(PEOPLE) > len(
            [one for one in screen.actions if one.startswith("person:")]
        ):
            for person in PEOPLE:
                screen.press("add_person")
                screen.fill(person)
                screen.press("keep")
        screen.press("next")
        assert not screen.message


def text_of(desk: Desk, kind: str) -> str:
    pdf = export_handout(compose_handout(desk.case, kind, reader=desk.case.people[0]))
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True)
    return " ".join(run.stdout.decode().split())


def test_what_is_answered_is_kept_scored_for_the_clinician_and_on_no_map(
    asked: Screen, desk: Desk, live: Any
) -> None:
    asked.press("start:0")
    asked.press("begin")
    turn_to(asked, "evenings_best")
    assert "An evening as it is" in live.words
    asked.fill({"evenings_best": "Washing up to music", "evenings_wish": ["Letters", "Chess"]})
    turn_to(asked, "evenings_talk")
    assert "This person and I talk about the day." in live.words
    asked.fill({"evenings_talk": {"1": 2, "2": 0}, "evenings_own": 1, "evenings_screen": 0})
    assert not asked.message
    kept = [one for one in desk.case.answers() if one.bank == "evenings"]
    assert {(one.item, one.entry) for one in kept} >= {("evenings_talk", 2), ("evenings_own", 0)}
    assert {one.bank_version for one in kept} == {"1"}
    zoe = desk.case.people[0]
    assert worksheet_answers(desk.case, desk.occasion, zoe, [zoe]).rated == ()
    own, clinician = text_of(desk, "worksheet"), text_of(desk, "clinician")
    assert "Washing up to music" in own and "Chess" in own and "Time in the evening" not in own
    for words in ("Time in the evening", "It is not a test", "Zoë about Mum", "75"):
        assert words in clinician


def test_a_page_to_fill_in_finds_its_way_back(asked: Screen, desk: Desk, tmp_path: Path) -> None:
    asked.press("own_bank")
    asked.fill({"folder": str(tmp_path)})
    asked.press("on_paper")
    asked.press("to_fill_in")
    assert not asked.message
    pages = sorted(tmp_path.glob("questions*.pdf"))
    assert len(pages) == 2
    pdf = pages[1].read_bytes() if b"AcroForm" in pages[1].read_bytes() else pages[0].read_bytes()
    asked.press("back")
    asked.press("paper")
    asked.fill({"returned": pdf})
    assert "nothing" in asked.message.lower()  # read as ours, and empty


FAULTS = {  # what is changed in another bank, and what is said of its file
    "taken": ("id: nights\n", "id: venn\n", '1 id: "venn" is the id of a bank of the package'),
    "item": ("id: nights_best", "id: step1_1", r'\d+ items\[0\]\.id: the id "step1_1" is taken'),
    "kind": ("kind: text", "kind: practice", r'\d+ items\[0\]\.kind: an item of kind "practice"'),
    "broken": ("options:\n", "options: [\n", r"\d+: this is not readable as YAML"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_file_is_refused_and_the_others_appear(
    name: str, folder: Path, worksheet: Screen, live: Any
) -> None:
    old, new, sentence = FAULTS[name]
    nights = example().replace("evenings", "nights").replace(old, new, 1)
    (folder / f"{name}.yaml").write_text(nights, encoding="utf-8")
    worksheet.press("own_bank")
    assert re.search(rf"{name}\.yaml:{sentence}", live.words.replace("&quot;", '"'))
    worksheet.fill({"own_bank": "evenings"})
    assert worksheet.desk.place.own_bank == "evenings"


def test_two_files_of_one_id_are_both_refused(folder: Path, worksheet: Screen, live: Any) -> None:
    (folder / "again.yaml").write_text(example(), encoding="utf-8")
    worksheet.press("own_bank")
    assert "is also the id of again.yaml" in live.words.replace("&quot;", '"')
    assert "is also the id of evenings.yaml" in live.words
    assert "own_bank" not in worksheet.fields


def test_a_file_that_changed_under_its_version_is_named(
    asked: Screen, folder: Path, live: Any
) -> None:
    file = folder / "evenings.yaml"
    file.write_text(example().replace("best half hour", "worst half hour"), encoding="utf-8")
    asked.press("own_bank")
    assert "still calls itself version 1" in live.words
    file.write_text(example().replace('version: "1"', 'version: "2"'), encoding="utf-8")
    asked.press("back")
    asked.press("own_bank")
    assert "still calls itself" not in live.words


def test_the_text_of_a_bank_is_never_markup(folder: Path, worksheet: Screen, live: Any) -> None:
    hostile = example().replace("Evenings\n", "<script>alert(1)</script> #read(x) *a*\n", 1)
    (folder / "evenings.yaml").write_text(hostile, encoding="utf-8")
    worksheet.press("own_bank")
    worksheet.fill({"own_bank": "evenings"})
    worksheet.press("back")
    html = [w.value for w in live if type(w).__name__ == "HTML"]
    assert not [value for value in html if "<script>" in value]
    assert [value for value in html if "&lt;script&gt;" in value]


def test_a_bank_is_found_by_its_id_only_while_the_casebook_lies_open(
    asked: Screen, desk: Desk
) -> None:
    assert load_bank("evenings").title == "Evenings"
    desk.lock()
    with pytest.raises(ValueError, match="no bank"):
        load_bank("evenings")


def test_a_file_that_is_gone_takes_its_pages_with_it(
    asked: Screen, folder: Path, desk: Desk
) -> None:
    (folder / "evenings.yaml").unlink()
    desk.look_for_own_banks()
    asked.press("start:0")
    asked.press("begin")
    turn_to(asked, "step7_1")
    assert not asked.message


def test_a_chosen_bank_whose_file_is_gone_is_named(
    asked: Screen, folder: Path, desk: Desk, live: Any
) -> None:
    (folder / "evenings.yaml").unlink()
    desk.look_for_own_banks()
    asked.turn()
    said = "“evenings” was chosen for this session, but its file is not in the folder"
    assert said in live.words
    asked.press("own_bank")
    assert said in live.words
    asked.fill({"own_bank": "none"})
    assert said not in live.words
    asked.press("back")
    assert "nothing besides" in live.words
