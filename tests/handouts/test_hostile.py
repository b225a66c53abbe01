"""Whatever somebody writes or pastes: printed as it stands, or refused in one sentence."""

import re
import unicodedata
from typing import Any

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.errors import HandoutError
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.cells import heading, notebook, part_cell
from balancekit.handouts.exporter import HandoutExporter
from balancekit.handouts.parts import Finding, Table, Talk, WordList

MARKUP = [
    '#read("/etc/passwd")',
    "#import sys: inputs",
    "#[*x*] #{1+1} $a^2$ `#x` <l> @l \\u{41} // c /* c */",
    "= = + - / \\ ~ -- --- ... ''",
    "[press](javascript:alert(1)) ![x](/etc/passwd)",
    "<script>x()</script> <img src=x onerror=y()>",
    "{{ 7*7 }} {% include 'x' %} %s {0} ${x}",
    '"},{"t":"code","s":"x"}',
    "\x00\x07\x1b[31m\x7f\u202e\u2066\ufeff\ufffe\ud800",
]
PIECES = st.one_of(
    st.sampled_from(MARKUP),
    st.text(st.characters(codec="latin-1"), max_size=30),
    st.text(st.characters(max_codepoint=0x17F), max_size=30),
)


def page_of(*texts: str) -> nbformat.NotebookNode:
    """Every way in which a client's words come onto a page."""
    cells = [heading(1, "A page")]
    for text in texts:
        cells += [
            part_cell(Talk(prompt=text, answer=text)),
            part_cell(WordList(items=(text,))),
            part_cell(Table(head=("What", text), rows=((text, "1"),))),
            part_cell(Finding(sentence=text, why=text)),
        ]
    return notebook(cells, {"title": "A page"})


def visible(text: str) -> str:
    """Letters and marks without space, as pdftotext writes some spaces of its own."""
    kept = (sign for sign in text if unicodedata.category(sign)[0] not in "CZ")
    return unicodedata.normalize("NFKC", "".join(kept))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=4).map(" ".join))
def test_a_clients_words_are_printed_as_they_stand(pdf_text: Any, words: str) -> None:
    pdf = export_handout(page_of(words))
    printed = visible(pdf_text(pdf))
    assert printed.count(visible(words)) >= 2  # long ones wrap around their neighbours elsewhere
    assert b"/URI" not in pdf and b"/JavaScript" not in pdf and b"root:" not in pdf


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=5).map("\n".join))
def test_any_markdown_is_printed_and_runs_nothing(faults: Any, source: str) -> None:
    cells = [nbformat.v4.new_markdown_cell(source)]
    pdf, _ = HandoutExporter().from_notebook_node(nbformat.v4.new_notebook(cells=cells))
    assert pdf.startswith(b"%PDF")
    assert b"/JavaScript" not in pdf and b"javascript:" not in pdf and b"root:" not in pdf


def test_a_hundred_thousand_characters_in_one_answer(
    new_couple: Any, day: Any, pdf_text: Any
) -> None:
    words = [f"word-{number}" for number in range(12_000)]
    long = " ".join(words)
    assert len(long) > 100_000
    couple = new_couple(own_a=["Trail running"], talk=[long])
    text = pdf_text(export_handout(compose_handout(couple.case, date=day)))
    assert re.findall(r"word-\d+", text) == words


def test_five_hundred_answers(new_couple: Any, day: Any, pdf_text: Any, faults: Any) -> None:
    lines = [f"answer {number}." for number in range(500)]
    couple = new_couple(own_a=lines[:250], own_b=lines[250:])
    pdf = export_handout(compose_handout(couple.case, date=day))
    assert faults(pdf) == []
    text = pdf_text(pdf)
    assert all(line in text for line in lines)


@pytest.mark.parametrize(
    "source", ["> " * 400 + "deep", "- " * 300 + "deep", "[" * 5_000, "*" * 9_999]
)
def test_endless_nesting_is_printed_or_refused_in_a_sentence(notebook_of: Any, source: str) -> None:
    try:
        assert export_handout(notebook_of("# T", source)).startswith(b"%PDF")
    except HandoutError as refused:
        assert str(refused).count(".") <= 3
