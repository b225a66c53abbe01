"""Every kind of page in languages that nobody speaks: nothing missed, and truly mirrored."""

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pypdf
import pytest

from balancekit.bank import list_banks, load_bank
from balancekit.errors import FormError
from balancekit.handouts import Practice, compose_handout, export_handout
from balancekit.handouts.blank import compose_blank
from balancekit.handouts.cells import heading, notebook, part_cell
from balancekit.handouts.document import to_document
from balancekit.handouts.export import variant
from balancekit.handouts.form_fields import fields_of
from balancekit.handouts.forms_reading import read_form
from balancekit.handouts.kinds import kinds_for
from balancekit.handouts.parts import Finding
from balancekit.handouts.wording import direction, text_runs
from balancekit.strings import say, using
from tests import filled_forms as fill
from tests.pseudo_language import missed

WRITTEN = (
    *("Zoë Ben T Trail running My sister Learning the cello Quiet Sunday mornings",),
    *("Night shifts done well Five a side on Tuesdays Reading crime novels Cooking Fridays",),
    *("Bringing up Mia A house with garden Telling truth Running keeps going We say it early",),
    *("Help hire",),
)
# What of a page's values is printed or read out; the rest says how.
_SEEN = {"s", "alt", "title", "date", "foot", "page_of", "text"}


def seen(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from seen(part, key)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from seen(part, name)
    elif isinstance(value, str) and name in _SEEN:
        yield value


def test_no_page_of_a_case_has_a_sentence_of_its_own(usual, day) -> None:
    practice = Practice(language="qps")
    # Where to read on stays as it was published.
    references = [one for bank in list_banks() for one in load_bank(bank).references]
    for kind in kinds_for(usual.case):
        page = compose_handout(usual.case, kind.id, date=day, practice=practice)
        for large in (False, True):
            texts = list(seen(variant(page, large=large, grey=False)))
            assert any(text.startswith("«") for text in texts)
            assert not missed(texts, (*WRITTEN, *references)), kind.id


@pytest.mark.parametrize("bank", list_banks())
def test_no_blank_page_has_a_sentence_of_its_own(bank: str) -> None:
    with using("qps"):
        asked = load_bank(bank)
        for fillable in (False, True):
            texts = list(seen(to_document(compose_blank(asked, fillable=fillable))))
            assert not missed(texts, ["balance"])
        fields = fields_of(asked, "«»")
    assert not missed(field.label for field in fields)
    assert not missed(words for field in fields for _, words in field.options)


def test_a_page_is_the_same_whoever_speaks_what_meanwhile(usual, day) -> None:
    page = compose_handout(usual.case, date=day, practice=Practice(language="qps"))
    pdf = export_handout(page)
    with using("qps-plocm"):
        assert export_handout(page) == pdf
        assert compose_handout(usual.case, date=day, practice=Practice(language="qps")) == page
    assert compose_handout(usual.case, date=day, practice=Practice(language="en")) != page


@pytest.mark.parametrize(
    ("language", "lang"), [("en", "en"), ("en-US", "en-US"), ("qps", "qps"), ("qps-plocm", "qps")]
)
def test_the_file_says_what_it_speaks_and_is_accessible(
    usual, day, language: str, lang: str, faults: Callable[[bytes], list[str]]
) -> None:
    pdf = export_handout(
        compose_handout(usual.case, date=day, practice=Practice(language=language))
    )
    assert pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == lang
    assert faults(pdf) == []


@pytest.mark.parametrize("fillable", [False, True])
def test_a_form_from_right_to_left_is_accessible_and_keeps_its_fields(
    fillable: bool, faults: Callable[[bytes], list[str]]
) -> None:
    english = export_handout(compose_blank(load_bank("balance"), fillable=fillable))
    with using("qps-plocm"):
        mirrored = export_handout(compose_blank(load_bank("balance"), fillable=fillable))
    assert faults(mirrored) == []
    names = [
        set(pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}) for pdf in (english, mirrored)
    ]
    assert names[0] == names[1]
    assert bool(names[0]) == fillable


def places(pdf: bytes, path: Path) -> dict[str, tuple[float, float]]:
    """Where each word of the first page begins and ends, in points from the left."""
    path.write_bytes(pdf)
    command = ["pdftotext", "-bbox", "-l", "1", path, "-"]
    boxes = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r'<word xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(.*?)</word>', boxes)
    return {word: (float(left), float(right)) for left, right, word in reversed(found)}


def place_of(word: str, found: dict[str, tuple[float, float]]) -> tuple[float, float]:
    """Where a word stands that runs from right to left: pdftotext may turn its letters round."""
    letters = sorted(word)
    return next(
        place for shown, place in found.items() if sorted(filter(str.isalpha, shown)) == letters
    )


def test_a_page_is_mirrored_and_its_picture_is_not(usual, day, tmp_path: Path) -> None:
    pages = [
        compose_handout(usual.case, date=day, practice=Practice(language=language))
        for language in ("qps", "qps-plocm")
    ]
    usually, mirrored = (
        places(export_handout(page), tmp_path / f"{number}.pdf")
        for number, page in enumerate(pages)
    )
    middle = 595.28 / 2
    # The date stands at the end of the line of the title, the circle of Zoë where it always is.
    assert usually["2026»"][0] > middle > mirrored["2026"][1]
    assert usually["Zoë"][1] < usually["Ben"][0]
    assert mirrored["Zoë"][1] < mirrored["Ben"][0]


def test_a_heading_stands_on_the_side_from_which_it_is_read(tmp_path: Path) -> None:
    sources = ("# عنوان", "نص", "## فصل", "Words", "# Title")
    cells = [nbformat.v4.new_markdown_cell(source) for source in sources]
    pdf = export_handout(nbformat.v4.new_notebook(cells=cells))
    found = places(pdf, tmp_path / "sides.pdf")
    right = place_of("نص", found)[1]
    for word in ("عنوان", "فصل"):
        assert place_of(word, found)[1] == pytest.approx(right, abs=1.5)
    assert found["Title"][0] == pytest.approx(found["Words"][0], abs=1.5)


def test_a_sentence_that_begins_with_a_hebrew_name_stays_where_it_stands(tmp_path: Path) -> None:
    cells = [
        heading(1, "Notes"),
        heading(2, say("learn.wanted_by", name="נועה")),
        part_cell(Finding(sentence=say("handout.moved_whose", name="נועה", what="often"))),
    ]
    pdf = export_handout(notebook(cells, {"title": "Notes"}))
    found = places(pdf, tmp_path / "name.pdf")
    # The name comes first, the rest of the sentence after it; nothing of the marks is left.
    assert place_of("נועה", found)[0] == pytest.approx(found["Notes"][0], abs=1.5)
    assert found["would"][0] > found["Notes"][0] + 12
    text = subprocess.run(
        ["pdftotext", tmp_path / "name.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "\u2068" not in text and ": often" in text


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("en", "Zoë and שלום", "ltr"),
        ("en", "שלום, Zoë", "rtl"),
        ("en", "3.", "ltr"),
        ("qps-plocm", "Zoë קקק", "rtl"),  # a sentence of ours that begins with a name
        ("qps-plocm", "Zoë.", "ltr"),
        ("qps-plocm", "3.", "rtl"),
    ],
)
def test_which_way_a_text_runs(language: str, text: str, way: str) -> None:
    with using(language):
        assert direction(text) == way


@pytest.mark.parametrize("printed_in", ["en", "qps"])
def test_a_printed_form_is_known_for_ours_in_another_language_too(printed_in: str) -> None:
    with using(printed_in):
        paper = export_handout(compose_blank(load_bank("venn")))
    with using("qps"), pytest.raises(FormError) as refusal:
        read_form(paper)
    with using("qps"):
        assert str(refusal.value) == say("form.flattened")


@pytest.mark.parametrize("read_in", ["en", "qps"])
def test_a_filled_form_is_read_in_another_language_too(read_in: str) -> None:
    with using("qps-plocm"):
        form = export_handout(compose_blank(load_bank("ios"), fillable=True))
    with using(read_in):
        (answer,) = read_form(fill.filled_by_item(form, {"ios_now": "C"})).answers
    assert (answer.item, answer.status) == ("ios_now", "answered")


def test_a_page_in_persian_does_not_call_its_own_letters_arabic() -> None:
    with using("fa"):
        assert [run.get("lang") for run in text_runs("سلام Zoë שלום")] == [None, None, "he"]
    assert text_runs("سلام")[0]["lang"] == "ar"
