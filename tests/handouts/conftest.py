"""One casebook for all tests of this room: making its key takes a third of a second."""

import datetime
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

import page
import pytest

from balancekit.casebook import Case, Casebook, Respondent

DAY = datetime.date(2026, 11, 21)
_codes = count(1)


class Couple:
    """A case of two and the sitting in which they write; everything is shared unless said so."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.first, self.second = case.people
        self.occasion = case.start_occasion()

    def write(
        self, who: Respondent, item: str, value: str | float, entry: int = 0, shared: bool = True
    ) -> None:
        bank = item.partition("_")[0]
        self.case.answer(self.occasion, who, item, value, entry=entry, bank=bank)
        if shared and who.role == "person":
            readers = (*self.case.people, self.case.therapist)
            self.case.set_recipients(self.occasion, who, item, entry, readers)

    def write_lines(self, who: Respondent, item: str, lines: Sequence[str]) -> None:
        for entry, line in enumerate(lines):
            self.write(who, item, line, entry)

    def fill(self, content: Mapping[str, Sequence[str]]) -> "Couple":
        together = self.case.together
        self.write_lines(self.first, "venn_own", content.get("own_a", ()))
        self.write_lines(self.second, "venn_own", content.get("own_b", ()))
        self.write_lines(together, "venn_both", content.get("both", ()))
        for number, text in enumerate(content.get("talk", ()), start=1):
            self.write(together, f"venn_talk_{number}", text)
        return self


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    path = tmp_path_factory.mktemp("casebook") / "tests.casebook"
    with Casebook.create(path, "four quiet words here") as casebook:
        yield casebook


@pytest.fixture
def new_couple(book: Casebook) -> Callable[..., Couple]:
    def make(names: tuple[str, str] = ("Zoë", "Ben"), **content: Sequence[str]) -> Couple:
        return Couple(book.new_case(f"T-{next(_codes)}", names=names)).fill(content)

    return make


USUAL = {
    "own_a": ["Trail running", "My sister", "Learning the cello", "Quiet Sunday mornings"],
    "own_b": ["Night shifts done well", "Five-a-side on Tuesdays", "Reading crime novels"],
    "both": ["Cooking on Fridays", "Bringing up Mia", "A house with a garden", "Telling the truth"],
    "talk": ["Running keeps Zoë going.", "We say it early.", "Help with the cello hire."],
}


@pytest.fixture
def usual(new_couple: Callable[..., Couple]) -> Couple:
    couple = new_couple(**USUAL)
    for who, shares in ((couple.first, (0.35, 0.5, 0.45)), (couple.second, (0.5, 0.9, 0.3))):
        for item, share in zip(("ios_now", "ios_wished", "ios_guess"), shares, strict=True):
            couple.write(who, item, share)
    return couple


@pytest.fixture
def day() -> datetime.date:
    return DAY


@pytest.fixture
def pdf_text(tmp_path: Path) -> Callable[[bytes], str]:
    """Read a PDF in the order in which it was written, each run of spaces as one space."""

    def read(pdf: bytes) -> str:
        path = tmp_path / "page.pdf"
        path.write_bytes(pdf)
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
        text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        return " ".join(text.replace("\u200b", "").split())

    return read


@pytest.fixture
def faults() -> Callable[[bytes], list[str]]:
    """List what keeps a PDF from being PDF/UA-1."""

    def check(pdf: bytes) -> list[str]:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        found = [f"{failure.rule_id} {failure.message}" for failure in report.failures]
        return found if found or report.is_compliant else ["not compliant"]

    return check


@pytest.fixture
def archive_faults() -> Callable[[bytes], list[str]]:
    """List what keeps a PDF from being PDF/A-2a.

    A compressed stream that happens to end in a carriage return is taken for one of a wrong
    length, as a line end follows it; its length is right.
    """

    def check(pdf: bytes) -> list[str]:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_2A)
        found = [f"{failure.rule_id} {failure.message}" for failure in report.failures]
        return [fault for fault in found if "STREAM-LENGTH" not in fault]

    return check


def notebook_of(*sources: str) -> dict[str, object]:
    cells = [
        {"cell_type": "markdown", "id": f"cell-{number}", "source": source, "metadata": {}}
        for number, source in enumerate(sources)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture(name="notebook_of")
def notebook_of_fixture() -> Callable[..., dict[str, object]]:
    return notebook_of
