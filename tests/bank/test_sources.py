"""Every idea of the five texts has its item, and every item says where its idea comes from."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import balancekit as bk

TABLE = Path(bk.__file__).parent.parent / "docs" / "sources.md"
TEXTS = ("000", "001", "002", "003", "004")
BANKS = (*bk.list_banks(), *bk.list_banks(published=True))

# What there is in the five texts, listed apart from the table, so that no row can go unnoticed.
PARTS = {
    "000": (
        "what independence is",
        "what interdependence is",
        "why having both matters",
        "the spectrum",
        "traits of independence",
        "traits of interdependence",
        "challenges",
        "too much independence",
        "too much interdependence",
        "strategy 1: transparent communication",
        "strategy 2: boundaries",
        "strategy 3: mutual respect",
        "balanced case: a couple",
        "balanced case: friends",
        "unbalanced case: codependent",
        "unbalanced case: isolated",
        "what unbalanced cases teach",
        "exercise 1: own tendencies",
        "exercise 2: areas to improve",
        "recap and encouragement",
    ),
    "001": (
        "what independence is",
        "what interdependence is",
        "why having both matters",
        "too much of either",
        "secure attachment",
        "practice 1: self-awareness",
        "practice 2: communication",
        "practice 3: boundaries",
        "practice 4: mutual support",
        "practice 5: shared activities",
        "practice 6: own interests",
        "two circles: each one’s own",
        "two circles: what is shared",
        "question 1: own interests",
        "question 2: needs and limits",
        "question 3: backing each other",
        "conclusion",
        "reference: Lerner 2001",
        "reference: Bowlby 1969",
        "reference: Ainsworth & Bowlby 1991",
        "reference: Brown & Ryan 2003",
        "reference: Gottman & Silver 1999",
        "reference: Cloud & Townsend 1992",
        "reference: Collins & Feeney 2000",
        "reference: Aron & Aron 1997",
        "reference: Ryan & Deci 2000",
    ),
    "002": (
        "what the two are",
        "nurturing independence: own pursuits",
        "nurturing independence: talking about goals and space",
        "nurturing independence: me-time",
        "nurturing independence: boundaries",
        "embracing interdependence: being emotionally available",
        "embracing interdependence: hard times",
        "embracing interdependence: each other’s dreams",
        "embracing interdependence: sharing and listening",
        "free choices between equals",
        "regular check-ins",
        "the relocation dilemma",
        "conclusion",
    ),
    "003": (
        "what interdependence is and is not",
        "why interdependence matters",
        "pillar 1: open communication",
        "pillar 2: individuality and differences",
        "pillar 3: trust and reliability",
        "pillar 4: shared goals",
        "wellbeing: belonging",
        "wellbeing: self-esteem",
        "wellbeing: security",
        "conclusion",
    ),
    "004": (
        "purpose",
        "purpose: too much of either",
        *(
            f"step {step}: {part}"
            for step in range(1, 8)
            for part in ("guidance", "question 1", "question 2", "question 3")
        ),
        "closing word",
    ),
}


class Row(NamedTuple):
    """One line of the table."""

    text: str
    part: str
    bank: str
    ids: tuple[str, ...]


def rows() -> tuple[Row, ...]:
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[0] in {*TEXTS, "ours", "literature"}:
            text, part, bank, ids = cells
            found.append(Row(text, part, bank.strip("`"), tuple(re.findall(r"`(\w+)`", ids))))
    return tuple(found)


def sources_of(bank: bk.Bank) -> dict[str, str]:
    """What each item, section and reference of a bank says of its source."""
    parts = {part.id: part.source for part in (*bank.sections, *bank.items)}
    for reference in bank.references:
        surname, year = re.findall(r"^(\w+),.*?\((\d{4})\)", reference)[0]
        parts[f"{surname.lower()}_{year}"] = reference
    return parts


@pytest.mark.parametrize("bank_id", BANKS)
def test_every_part_of_a_bank_is_in_the_table_and_the_table_names_no_other(bank_id: str) -> None:
    known = sources_of(bk.load_bank(bank_id)).keys()
    assert {name for row in rows() if row.bank == bank_id for name in row.ids} == known


def test_the_table_names_only_banks_that_there_are() -> None:
    assert {row.bank for row in rows()} == set(BANKS)


@pytest.mark.parametrize("text", TEXTS)
def test_no_part_of_a_text_is_forgotten(text: str) -> None:
    assert {row.part for row in rows() if row.text == text and row.ids} == set(PARTS[text])


def test_an_item_names_the_texts_that_the_table_names() -> None:
    banks = {bank_id: sources_of(bk.load_bank(bank_id)) for bank_id in BANKS}
    for row in rows():
        for name in row.ids:
            source = banks[row.bank][name]
            if row.text in TEXTS and not row.part.startswith("reference"):
                assert re.search(rf"\b{row.text}\b", source), (row, source)
            elif row.text == "ours":
                assert re.search(r"\bours\b", source, re.IGNORECASE), (row, source)


def test_each_text_that_an_item_names_is_in_the_table() -> None:
    named = {(row.text, row.bank, name) for row in rows() for name in row.ids}
    for bank_id in bk.list_banks():
        for item in bk.load_bank(bank_id).items:
            for text in re.findall(r"\b00\d\b", item.source):
                assert (text, bank_id, item.id) in named
