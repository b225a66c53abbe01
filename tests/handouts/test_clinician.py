"""The clinician's own page: what matters first, each score once, and whose it is."""

from collections.abc import Callable
from typing import Any

import pytest

from balancekit.casebook.relations import add_relationship
from balancekit.handouts import compose_handout, export_handout


@pytest.fixture
def rated(new_couple: Any) -> Any:
    """One relationship, everything answered, often or more on what is too much."""
    couple = new_couple()
    case, sitting, zoe = couple.case, couple.occasion, couple.first
    add_relationship(case, sitting, zoe, {"name": "Mum", "kind": "family"})
    for scale, value in (("ind", 3), ("int", 2), ("ovi", 4), ("ovr", 1)):
        for number in range(1, 7):
            case.answer(sitting, zoe, f"{scale}_{number}", value, bank="balance", entry=0)
    return couple


def test_case_code_stands_on_it(rated: Any, day: Any, pdf_text: Callable[[bytes], str]) -> None:
    text = pdf_text(export_handout(compose_handout(rated.case, "clinician", date=day)))
    assert f"Case {rated.case.code} · 21 November 2026" in text
    assert text.index("Not for the client") < text.index("Zoë about Mum")


def test_each_score_stands_once_and_each_answer_is_there(rated: Any, day: Any) -> None:
    notebook = compose_handout(rated.case, "clinician", date=day)
    shown = [
        cell["outputs"][0]["data"]["text/plain"] for cell in notebook.cells if cell.get("outputs")
    ]
    scores = next(part for part in shown if part.startswith("Scale"))
    page = "\n".join(shown)
    for line in scores.splitlines()[1:]:
        score = line.split(" | ")[1]
        assert page.count(f" {score} ") == scores.count(f" {score} ")
        assert f"{score} of 100" not in page
    assert "I keep up something I enjoy just for myself. | often" in page


def test_a_flag_comes_before_all_other_sentences(rated: Any, day: Any) -> None:
    mime = "application/vnd.balancekit.part+json"
    notebook = compose_handout(rated.case, "clinician", date=day)
    parts = [cell["outputs"][0]["data"][mime] for cell in notebook.cells if cell.get("outputs")]
    flags = [part["flag"] for part in parts if part["type"] == "finding"]
    assert any(flags)
    assert flags == sorted(flags, reverse=True)
