"""Large print, grey, plain, either paper: the same words, and accessible every time."""

import io
import re
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from balancekit.casebook.relations import add_relationship
from balancekit.handouts import Practice, compose_handout, export_handout, page_images
from balancekit.handouts.practice import PNG, Logo

KINDS = ("couple", "worksheet", "clinician", "everything", "card")
VARIANTS = [
    {"paper": "us-letter"},
    {"large": True},
    {"paper": "us-letter", "large": True, "grey": True},
    {"grey": True},
]
_COLOURED = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b")
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbH"
    "YQAAAABJRU5ErkJggg=="
)


@pytest.fixture
def full(usual: Any) -> Any:
    """The usual couple, of whom the first has also gone through the seven steps."""
    case, sitting, zoe = usual.case, usual.occasion, usual.first
    for number in range(1, 8):
        case.answer(sitting, zoe, f"step{number}_1", "I run on Sundays.", bank="worksheet")
    case.answer(sitting, zoe, "plan_date", "2026-12-05", bank="worksheet")
    add_relationship(case, sitting, zoe, {"name": "Mum", "kind": "family"})
    for item in ("ind_1", "ind_5", "int_1", "int_5", "ovi_4", "ovr_3"):
        case.answer(sitting, zoe, item, 3, bank="balance", entry=0)
    return usual


def sizes_of(pdf: bytes) -> set[float]:
    found: set[float] = set()

    def look(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * tm[3] * cm[3]), 1))

    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=look)
    return found


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_accessible_in_every_variant(
    full: Any, day: Any, faults: Callable[[bytes], list[str]], kind: str, variant: dict[str, Any]
) -> None:
    page = compose_handout(full.case, kind, date=day, practice=Practice(name="Harbour"))
    pdf = export_handout(page, **variant)
    assert faults(pdf) == []
    assert pdf == export_handout(page, **variant)


@pytest.mark.parametrize("kind", KINDS)
def test_large_print_says_the_same_words_in_large_letters(
    full: Any, day: Any, pdf_text: Callable[[bytes], str], kind: str
) -> None:
    page = compose_handout(full.case, kind, date=day)
    usual, large = export_handout(page), export_handout(page, large=True)
    assert min(sizes_of(large)) >= 14 > min(sizes_of(usual))
    assert set(pdf_text(usual).split()) - set(pdf_text(large).split()) <= set("0123456789")


def test_grey_has_no_colour_left(full: Any, day: Any) -> None:
    for kind in KINDS:
        page = compose_handout(full.case, kind, date=day)
        for paper in pypdf.PdfReader(io.BytesIO(export_handout(page, grey=True))).pages:
            content = paper.get_contents()
            assert content is not None
            for red, green, blue in _COLOURED.findall(content.get_data()):
                assert red == green == blue
    assert export_handout(page) != export_handout(page, grey=True)


def test_images_show_the_variant(full: Any, day: Any) -> None:
    page = compose_handout(full.case, date=day)
    grey = page_images(page, ppi=20, grey=True)
    assert grey != page_images(page, ppi=20)
    assert len(page_images(page, ppi=20, large=True)) > len(grey)


def test_plain_variant_does_not_say_where_it_is_from(
    full: Any, day: Any, pdf_text: Callable[[bytes], str], faults: Callable[[bytes], list[str]]
) -> None:
    practice = Practice(
        name="Harbour Practice",
        support="Night line: 0800 123.",
        address="1 Quay",
        logo=Logo(PNG, PIXEL),
        colour="#7a1f1f",
    )
    ours = export_handout(compose_handout(full.case, date=day, practice=practice))
    plain = export_handout(compose_handout(full.case, date=day, practice=practice.plain()))
    assert faults(ours) == faults(plain) == []
    assert "Harbour Practice 1 Quay Night line: 0800 123." in pdf_text(ours)
    assert "Night line" in pdf_text(plain)
    assert "Harbour" not in pdf_text(plain) and "Quay" not in pdf_text(plain)
    assert b"Logo of the practice" in ours and b"Logo of the practice" not in plain


def test_foot_of_many_lines_keeps_clear_of_the_words(usual: Any, day: Any) -> None:
    practice = Practice(name="Harbour", address="A street. " * 12, support="Call us. " * 60)
    page = compose_handout(usual.case, date=day, practice=practice)
    sheet = pypdf.PdfReader(io.BytesIO(export_handout(page, large=True))).pages[0]
    lowest: list[float] = []
    sheet.extract_text(
        visitor_text=lambda text, cm, tm, *_: lowest.append(tm[5]) if text.strip() else None
    )
    assert min(lowest) >= 0


def test_seven_short_steps_are_one_sheet_of_letter_paper(full: Any, day: Any) -> None:
    pdf = export_handout(compose_handout(full.case, "worksheet", date=day), "us-letter")
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1


def test_twelve_long_lines_each_are_well_divided(
    new_couple: Any, day: Any, pdf_text: Callable[[bytes], str]
) -> None:
    lines = [f"A rather long line on what matters most to us, and why, no. {n}" for n in range(12)]
    couple = new_couple(own_a=lines, own_b=lines, both=lines, talk=["We say it early."])
    couple.write(couple.first, "ios_now", 0.4)
    for paper in ("a4", "us-letter"):
        text = pdf_text(export_handout(compose_handout(couple.case, date=day), paper))
        first, second, *_ = re.split(r"Page \d of \d", text)
        assert "One small step" in first and "Yours, mine and ours" not in first
        assert second.count("no. ") == 36  # the picture and all of its list on one sheet
