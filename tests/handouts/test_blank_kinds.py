"""Every kind that can be blank: accessible, without anybody's words, with a line for the day."""

import io

import pypdf
import pytest

from balancekit.errors import ArgumentError
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.kinds import ALL_KINDS, kinds_for

BLANK = [kind.id for kind in kinds_for(None)]


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("kind", BLANK)
def test_a_blank_page_is_one_accessible_page(kind, paper, faults, pdf_text) -> None:
    page = compose_handout(None, kind)
    pdf = export_handout(page, paper)
    assert faults(pdf) == []
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    assert ("Date" in pdf_text(pdf)) == (kind != "card")
    assert pdf == export_handout(compose_handout(None, kind), paper)


@pytest.mark.parametrize("kind", BLANK)
def test_a_blank_page_in_large_print_is_accessible(kind, faults) -> None:
    assert faults(export_handout(compose_handout(None, kind), large=True, grey=True)) == []


def test_a_day_that_is_given_takes_the_place_of_the_line(day, pdf_text) -> None:
    text = pdf_text(export_handout(compose_handout(None, "couple", date=day)))
    assert "21 November 2026" in text and "Date" not in text


def test_what_cannot_be_blank_is_refused_in_a_sentence(usual) -> None:
    for kind in ALL_KINDS:
        if kind.blank is None:
            with pytest.raises(ArgumentError, match=f"no blank page of the kind '{kind.id}'"):
                compose_handout(None, kind.id)
    with pytest.raises(ArgumentError, match="nobody"):
        compose_handout(None, "couple", reader=usual.first)
