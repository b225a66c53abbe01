"""Out for research: ratings and nothing else, of those who did not say no, and whole or not."""

import csv
import json
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from balancekit import casebook
from balancekit.casebook import Case, Casebook, research_export, sittings
from balancekit.casebook.relations import add_relationship
from balancekit.casebook.research import writing
from balancekit.casebook.research.anonymity import smallest_group
from balancekit.casebook.research.gathering import Rating
from balancekit.errors import ArgumentError, CasebookError

DAY = 24 * 3600 * 10**6
STARTED = datetime(2031, 7, 19, 23, 50, tzinfo=UTC)

CANARIES = {
    "name": "Wilhelmine-Kanarie",
    "other name": "Omega-Kanarie",
    "code": "kanarie-4711",
    "relation": "Brieffreunde-Kanarie",
    "words": "Xylophon-Kanarie-Zürich",
    "sister": "Adalgisa-Kanarie",
    "place": "Unterwegs-Kanarie",
    "page": "Seite-Kanarie.pdf",
    "therapist's note": "Notiz-Kanarie",
    "year": "2031",
}


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the clock to so many days after a certain evening."""
    start = int(STARTED.timestamp()) * 10**6

    def set_to(days: int) -> None:
        monkeypatch.setattr(sittings, "now", lambda: start + days * DAY)

    return set_to


@pytest.fixture
def couple(book: Casebook, at: Callable[[int], None]) -> Case:
    """A couple with ratings, words, a sister, and all that must never be seen outside."""
    names = CANARIES["name"], CANARIES["other name"]
    case = book.new_case(CANARIES["code"], names=names, relation=CANARIES["relation"])
    zoe, ben = case.people
    at(0)
    first = case.start_occasion()
    at(9)
    second = case.start_occasion()
    case.answer(first, zoe, "ios_now", 0.3125, bank="ios")
    case.answer(second, zoe, "ios_now", None, bank="ios", status="rather_not_say")
    case.answer(second, ben, "ios_now", 0, bank="ios")
    case.answer(second, ben, "ios_wished", 1, bank="ios")
    case.answer(second, ben, "ios_wished", None, bank="ios", status="cleared")
    add_relationship(case, first, zoe, {"name": CANARIES["sister"], "kind": "family"})
    case.answer(second, zoe, "int_1", 3, bank="balance", entry=0)
    case.answer(second, zoe, "venn_own", CANARIES["words"])
    case.answer(second, zoe, "venn_both", None, status="rather_not_say")
    case.answer(second, case.together, "practice_talk", 1)
    case.answer(second, case.together, "venn_talk_1", f"{CANARIES['words']} together")
    case.answer(second, case.therapist, "note", CANARIES["therapist's note"], bank="notes")
    case.answer(second, case.therapist, "mood", 4, bank="notes")
    case.keep_place({"x": CANARIES["place"]})
    case.note_page_given(second, "couple", [zoe], CANARIES["page"])
    return case


def rows_of(folder: Path, what: str = "ratings") -> list[dict[str, str]]:
    (path,) = (folder / "data").glob(f"*{what}_data.csv")
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def everything_in(folder: Path) -> bytes:
    return b"\n".join(
        str(path.relative_to(folder)).encode()
        + b"\n"
        + (path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    )


def seen(rows: Iterable[dict[str, str]], *columns: str) -> set[tuple[str, ...]]:
    return {tuple(row[column] for column in columns) for row in rows}


def test_ratings_come_out_tidy(book: Casebook, couple: Case, tmp_path: Path) -> None:
    written = research_export(book, tmp_path / "out")
    rows = rows_of(tmp_path / "out")
    columns = (
        "author",
        "relationship",
        "occasion",
        "day",
        "bank",
        "item",
        "entry",
        "status",
        "value",
    )
    assert seen(rows, *columns) == {
        ("person", "", "1", "0", "ios", "ios_now", "0", "answered", "0.3125"),
        ("person", "", "2", "9", "ios", "ios_now", "0", "rather_not_say", ""),
        ("person", "", "2", "9", "ios", "ios_now", "0", "answered", "0"),
        ("person", "family", "2", "9", "balance", "int_1", "0", "answered", "3"),
        ("together", "", "2", "9", "venn", "practice_talk", "0", "answered", "1"),
    }
    assert len(rows) == written.ratings == 5
    assert (written.cases, written.people, written.texts, written.left_out) == (1, 2, 0, 0)
    assert len(seen(rows, "case")) == 1
    assert len(seen(rows, "person", "author")) == 3
    assert {row["bank_version"] for row in rows} == {"1"}


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_nothing_says_who_or_when(book: Casebook, couple: Case, tmp_path: Path, form: Any) -> None:
    for person in couple.people:
        couple.note_consent(person, "research", True)
    research_export(book, tmp_path / "out", form=form)
    content = everything_in(tmp_path / "out")
    for words in CANARIES.values():
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert words.encode(encoding) not in content
    assert not re.search(rb"20\d\d-\d\d", content)


def test_free_text_leaves_only_with_a_yes_and_never_a_name(
    book: Casebook, couple: Case, tmp_path: Path
) -> None:
    zoe, ben = couple.people
    occasion = couple.current_occasion()
    couple.answer(occasion, ben, "venn_own", "his")
    first = couple.occasions()[0].id
    couple.answer(occasion, zoe, f"own_step2_{first}_0", "It grows.", bank="worksheet")
    couple.answer(occasion, zoe, "plan_date", "2031-09-01", bank="plan")

    def texts(folder: str) -> set[tuple[str, ...]]:
        written = research_export(book, tmp_path / folder, free_text=True)
        if not written.texts:
            assert not any("read each text" in warning for warning in written.warnings)
            return set()
        assert any("read each text" in warning for warning in written.warnings)
        return seen(rows_of(tmp_path / folder, "texts"), "author", "item", "text")

    hers = {
        ("person", "venn_own", CANARIES["words"]),
        ("person", "own_step2_1_0", "It grows."),
    }
    assert texts("nobody asked") == set()
    couple.note_consent(zoe, "research", True)
    assert texts("hers") == hers
    couple.note_consent(ben, "research", True)
    ours = ("together", "venn_talk_1", f"{CANARIES['words']} together")
    assert texts("both") == hers | {("person", "venn_own", "his"), ours}
    assert CANARIES["sister"].encode() not in everything_in(tmp_path / "both")
    assert b"2031" not in everything_in(tmp_path / "both")
    described = json.loads((tmp_path / "both/dataset_description.json").read_text())
    assert "text" in [one["name"] for one in described["variableMeasured"]]


def test_whoever_said_no_is_left_out_and_so_are_joint_ratings(
    book: Casebook, couple: Case, tmp_path: Path
) -> None:
    zoe, ben = couple.people
    couple.note_consent(zoe, "research", True)
    couple.note_consent(ben, "research", True)
    couple.note_consent(ben, "research", False)
    written = research_export(book, tmp_path / "out", free_text=True)
    assert (written.people, written.left_out, written.texts) == (1, 1, 1)
    assert {row["author"] for row in rows_of(tmp_path / "out")} == {"person"}
    assert {row["relationship"] for row in rows_of(tmp_path / "out")} == {"family", ""}
    couple.note_consent(zoe, "research", False)
    with pytest.raises(CasebookError, match="nothing that may be exported"):
        research_export(book, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_names_are_new_each_time_and_rows_tell_no_order(book: Casebook, tmp_path: Path) -> None:
    for number in range(40):
        case = book.new_case(f"{number:02}", names=("A", "B"))
        for person in case.people:
            case.answer(case.current_occasion(), person, "ios_now", number / 100, bank="ios")
    exports = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        research_export(book, folder)
        exports.append(rows_of(folder))
    orders = [[row["value"] for row in rows] for rows in exports]
    assert orders[0] != orders[1]
    assert all(order != sorted(order) for order in orders)
    names = [{row[column] for row in rows for column in ("case", "person")} for rows in exports]
    assert not names[0] & names[1]
    assert len(names[0]) == 40 + 80


def test_the_codebook_explains_every_column_and_item(
    book: Casebook, couple: Case, tmp_path: Path
) -> None:
    research_export(book, tmp_path / "out")
    described = json.loads((tmp_path / "out/dataset_description.json").read_text("utf-8"))
    assert (described["@type"], described["@context"]) == ("Dataset", "https://schema.org")
    assert described["name"] and described["description"] and described["schemaVersion"]
    columns = {one["name"]: one for one in described["variableMeasured"]}
    rows = rows_of(tmp_path / "out")
    assert list(columns) == list(rows[0])
    assert all(one["@type"] == "PropertyValue" and one["description"] for one in columns.values())
    assert (columns["value"]["minValue"], columns["value"]["maxValue"]) == (0, 3)
    assert (columns["day"]["minValue"], columns["day"]["maxValue"]) == (0, 9)
    for column in ("author", "status", "relationship", "item"):
        known = {one["name"] for one in columns[column]["valueReference"]}
        assert {row[column] for row in rows} - {""} <= known
    items = {one["propertyID"]: one for one in columns["item"]["valueReference"]}
    assert set(items) == {"balance.int_1", "ios.ios_now", "venn.practice_talk"}
    assert (items["ios.ios_now"]["minValue"], items["ios.ios_now"]["maxValue"]) == (0, 1)
    options = {one["value"]: one["name"] for one in items["balance.int_1"]["valueReference"]}
    assert options[3] == "often"


def test_the_items_of_a_published_measure_are_told_by_their_number(
    book: Casebook, tmp_path: Path
) -> None:
    case = book.new_case("K-7", names=("Zoë",))
    case.answer(case.current_occasion(), case.people[0], "ras_4", 2, bank="ras")
    research_export(book, tmp_path / "out")
    described = json.loads((tmp_path / "out" / "dataset_description.json").read_text("utf-8"))
    (item,) = (one for one in described["variableMeasured"] if one["name"] == "item")
    (told,) = item["valueReference"]
    assert told["description"] == "Hendrick 1988, item 4, reversed"
    assert (told["minValue"], told["maxValue"]) == (1, 5)


def test_file_names_are_those_of_psych_ds(book: Casebook, couple: Case, tmp_path: Path) -> None:
    written = research_export(book, tmp_path / "out")
    named = {str(path.relative_to(tmp_path / "out")) for path in written.files}
    (table,) = named - {"dataset_description.json"}
    assert re.fullmatch(r"data/([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv", table)


def test_parquet_holds_the_same(book: Casebook, couple: Case, tmp_path: Path) -> None:
    written = research_export(book, tmp_path / "out", form="parquet")
    (path,) = (path for path in written.files if path.suffix == ".parquet")
    table = pd.read_parquet(path)
    assert len(table) == 5
    assert sorted(table["value"].dropna()) == [0, 0.3125, 1, 3]
    assert {str(table[column].dtype) for column in ("day", "occasion", "entry")} == {"int64"}


def test_parquet_without_its_library_is_a_sentence(
    book: Casebook, couple: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(CasebookError, match="needs the library pyarrow"):
        research_export(book, tmp_path / "out", form="parquet")
    assert not [one for one in tmp_path.iterdir() if not one.name.startswith(book.path.name)]


def test_only_the_owner_may_read_it(book: Casebook, couple: Case, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o755)
    written = research_export(book, tmp_path / "out")
    for path in (written.folder, written.folder / "data", *written.files):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_folder_with_something_in_it_is_left_alone(
    book: Casebook, couple: Case, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine")
    for taken in (tmp_path / "out", book.path):
        with pytest.raises(CasebookError, match="already"):
            research_export(book, taken)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine"]
    with pytest.raises(ArgumentError, match="csv"):
        research_export(book, tmp_path / "new", form="xlsx")  # type: ignore[arg-type]


def test_what_breaks_off_leaves_nothing(
    book: Casebook, couple: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "description_of", full)
    with pytest.raises(CasebookError, match="could not be written here"):
        research_export(book, tmp_path / "deep" / "out")
    assert list((tmp_path / "deep").iterdir()) == []


def rating(person: int, case: int = 0, **columns: Any) -> Rating:
    known = {"relationship": "", "occasion": 1, "day": 0} | columns
    return Rating(
        case=f"c{case}",
        person=f"p{person}",
        author="person",
        bank="ios",
        bank_version="1",
        item="ios_now",
        entry=0,
        status="answered",
        value=0.5,
        **known,
    )


def test_the_smallest_group_that_looks_alike() -> None:
    rows = [rating(n, case=n // 2, day=0) for n in range(8)] + [rating(0, day=7), rating(1, day=7)]
    assert smallest_group(rows, ["case"]) == 8
    assert smallest_group(rows, ["day"]) == 2
    assert smallest_group(rows, ["case", "day"]) == 2
    assert smallest_group([*rows, rating(9, case=9)], ["case"]) == 1
    assert smallest_group([], ["day"]) == 0


def test_small_groups_are_warned_of_by_their_columns(
    book: Casebook, at: Callable[[int], None], tmp_path: Path
) -> None:
    at(0)
    for number in range(5):
        case = book.new_case(str(number), names=("A",))
        case.answer(case.start_occasion(), case.people[0], "ios_now", 0.5, bank="ios")
    assert research_export(book, tmp_path / "five").warnings == ()
    at(3)
    case.answer(case.start_occasion(), case.people[0], "ios_now", 0.5, bank="ios")
    (warning,) = research_export(book, tmp_path / "one is different").warnings
    assert "by occasion, day;" in warning
    assert "has 1," in warning


def test_a_casebook_is_opened_without_what_only_exports_need() -> None:
    code = "import sys, balancekit.casebook; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pandas", "numpy", "pyarrow", "balancekit.bank"} & set(run.stdout.split())
    with pytest.raises(AttributeError, match="no attribute 'reserach_export'"):
        _ = casebook.reserach_export
