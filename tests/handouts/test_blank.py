"""Blank pages of every bank: all that is asked stands there, with room, in fields or on lines."""

import io
import re

import pypdf
import pytest

from balancekit import export_handout, list_banks, load_bank
from balancekit.bank import Bank, with_name
from balancekit.casebook.relations import add_relationship, relationships
from balancekit.errors import ArgumentError
from balancekit.handouts.blank import RATED_BANK, compose_blank, form_number, note_form_given
from balancekit.handouts.practice import Practice

PAPERS = ("a4", "us-letter")
SISTER = {"name": "Ida", "kind": "family", "words": "my sister", "state": "contact"}


def asked(bank: Bank, name: str) -> list[str]:
    texts = [item.asked_of(name) for item in bank.items]
    texts += [with_name(section.guidance, name) for section in bank.sections]
    return [*texts, *(section.title for section in bank.sections), bank.title, bank.summary]


def fields_in(pdf: bytes) -> list[dict[str, object]]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return [one.get_object() for page in reader.pages for one in page.get("/Annots", [])]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("fillable", [False, True], ids=["pen", "fields"])
@pytest.mark.parametrize("bank", list_banks())
def test_every_page_is_accessible(bank, fillable, paper, large, faults) -> None:
    page = compose_blank(load_bank(bank), fillable=fillable)
    assert faults(export_handout(page, paper, large=large)) == []


@pytest.mark.parametrize("fillable", [False, True], ids=["pen", "fields"])
@pytest.mark.parametrize("bank", list_banks())
def test_every_question_stands_on_the_page(bank, fillable, pdf_text) -> None:
    printed = pdf_text(export_handout(compose_blank(load_bank(bank), fillable=fillable)))
    missing = [
        words
        for words in asked(load_bank(bank), "this person")
        if " ".join(words.split()) not in printed
    ]
    assert not missing
    assert load_bank(bank).notice.split(".")[0] in printed
    assert f"Form {bank}/1" in printed


@pytest.mark.parametrize("bank", list_banks())
def test_what_is_for_the_therapist_is_not_on_the_page(bank, pdf_text) -> None:
    printed = pdf_text(export_handout(compose_blank(load_bank(bank))))
    notes = [section.note for section in load_bank(bank).sections if section.note]
    assert not [note for note in notes if " ".join(note.split())[:40] in printed]
    assert "Text 00" not in printed


@pytest.mark.parametrize("bank", list_banks())
def test_every_question_that_can_be_answered_has_a_field_of_its_own(bank) -> None:
    page = compose_blank(load_bank(bank), fillable=True)
    fields = fields_in(export_handout(page))
    labels = [str(field["/TU"]) for field in fields]
    answerable = [
        item for item in load_bank(bank).items if item.kind not in {"reading", "vignette"}
    ]
    assert len(set(labels)) == len(labels)
    assert all(
        any(item.asked_of("this person") in label for label in labels) for item in answerable
    )
    assert not any("/A" in field for field in fields)


def test_fields_are_reached_in_the_order_of_the_page() -> None:
    pdf = export_handout(compose_blank(load_bank("venn"), fillable=True))
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    for page in reader.pages:
        assert page["/Tabs"] == "/S"
        tops = [float(one.get_object()["/Rect"][3]) for one in page["/Annots"]]
        assert tops == sorted(tops, reverse=True)
    order = [str(field["/T"]).split(":")[-2:] for field in fields_in(pdf)]
    assert order[0] == ["venn_own", "0"]
    assert order[-1] == ["practice_own", "0"]


def test_no_field_runs_out_of_its_page() -> None:
    for paper in PAPERS:
        for bank in list_banks():
            pdf = export_handout(compose_blank(load_bank(bank), fillable=True), paper, large=True)
            for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
                _, _, wide, high = map(float, page.mediabox)
                for one in page.get("/Annots", []):
                    left, bottom, right, top = map(float, one.get_object()["/Rect"])
                    assert 30 < left < right < wide - 30
                    assert 50 < bottom < top < high - 30


def test_paper_asks_about_whom_where_nobody_has_said(pdf_text) -> None:
    assert "About (first name" in pdf_text(export_handout(compose_blank(load_bank("balance"))))
    assert "About (first name" not in pdf_text(
        export_handout(compose_blank(load_bank("worksheet")))
    )


def test_the_page_of_a_case_says_the_other_ones_name(new_couple, pdf_text, day) -> None:
    couple = new_couple(("Zoë", "Ben"))
    page = compose_blank(load_bank("ios"), case=couple.case, person=couple.first, date=day)
    assert "How close do you and Ben feel these days?" in pdf_text(export_handout(page))


def test_no_name_travels_outside_the_words_of_the_page(new_couple, day) -> None:
    couple = new_couple(("Zoë", "Ben"))
    page = compose_blank(load_bank("ios"), fillable=True, case=couple.case, date=day)
    pdf = export_handout(page)
    names = [str(field["/T"]) for field in fields_in(pdf)]
    assert not [name for name in names if re.search(r"Ben|Zoë|T-\d", name)]
    metadata = pypdf.PdfReader(io.BytesIO(pdf)).metadata or {}
    assert set(metadata) == {"/Title", "/Creator"}
    assert metadata["/Title"] == "How close it feels"


def test_a_form_of_a_case_has_a_number_and_says_it(new_couple, day, pdf_text) -> None:
    couple = new_couple()
    pages = [
        compose_blank(load_bank("ios"), fillable=True, case=couple.case, date=day) for _ in range(2)
    ]
    numbers = [form_number(page) for page in pages]
    assert len(set(numbers)) == 2
    assert all(re.fullmatch("[a-z2-7]{16}", number) for number in numbers)
    note_form_given(couple.case, couple.occasion, couple.first, pages[0])
    assert numbers[0] in couple.case.pages_given()[-1].file_name
    assert f"Form ios/1/{numbers[0]}" in pdf_text(export_handout(pages[0]))


def test_the_same_page_is_the_same_file(new_couple, day) -> None:
    couple = new_couple()
    wanted = {"fillable": True, "case": couple.case, "date": day, "form": "abcdefghijklmnop"}
    first, again = (export_handout(compose_blank(load_bank("venn"), **wanted)) for _ in range(2))
    assert first == again
    assert first.startswith(b"%PDF-1.7")


def test_ratings_of_a_case_are_about_one_relationship(new_couple, day, pdf_text) -> None:
    couple = new_couple()
    bank = load_bank(RATED_BANK)
    with pytest.raises(ArgumentError, match="one relationship"):
        compose_blank(bank, fillable=True, case=couple.case)
    add_relationship(couple.case, couple.occasion, couple.first, SISTER)
    (ida,) = relationships(couple.case, couple.first)
    page = compose_blank(bank, fillable=True, case=couple.case, about=ida, date=day)
    assert "I ask Ida for a hand" in pdf_text(export_handout(page))


def test_only_people_of_the_case_get_its_pages(new_couple) -> None:
    couple, others = new_couple(), new_couple()
    with pytest.raises(ArgumentError, match="not one of the people"):
        compose_blank(load_bank("ios"), case=couple.case, person=others.first)


@pytest.mark.parametrize("name", ["*Z* #read() _x_", "ليلى", "x" * 60])
def test_awkward_names_are_printed_as_they_are(new_couple, name, day, pdf_text) -> None:
    couple = new_couple(("Zoë", name))
    page = compose_blank(load_bank("ios"), fillable=True, case=couple.case, date=day)
    pdf = export_handout(page)
    letters = re.sub(
        "[\u202a-\u202c]", "", pdf_text(pdf)
    )  # pdftotext marks what runs right to left
    assert name in letters
    assert name in str(fields_in(pdf)[0]["/TU"])


def test_a_name_without_a_font_is_said_by_the_field_all_the_same(new_couple, day) -> None:
    couple = new_couple(("Zoë", "\U00013000"))
    page = compose_blank(load_bank("ios"), fillable=True, case=couple.case, date=day)
    assert "\U00013000" in str(fields_in(export_handout(page))[0]["/TU"])


def test_the_practice_stands_at_the_foot(pdf_text) -> None:
    practice = Practice(name="Harbour Street", support="In danger call 112.")
    printed = pdf_text(export_handout(compose_blank(load_bank("ios"), practice=practice)))
    assert "Harbour Street" in printed
    assert "In danger call 112." in printed
