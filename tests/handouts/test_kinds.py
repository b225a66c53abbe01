"""The list of kinds: what each is called, which cases it suits, and who gets it."""

import pytest

from balancekit.casebook.relations import add_relationship
from balancekit.errors import ArgumentError
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.compose import KINDS
from balancekit.handouts.files import handout_name
from balancekit.handouts.kinds import ALL_KINDS, kind_named, kinds_for


def test_every_kind_has_a_name_of_its_own_and_files_that_are_told_apart() -> None:
    assert tuple(kind.id for kind in ALL_KINDS) == KINDS
    for names in (KINDS, [kind.label for kind in ALL_KINDS], [kind.stem for kind in ALL_KINDS]):
        assert len(set(names)) == len(ALL_KINDS)


def test_kinds_offered_are_those_that_can_be_made(book, usual, day) -> None:
    alone = book.new_case(f"{usual.case.code}-alone", names=("Zoë",))
    for case in (alone, usual.case):
        offered = {kind.id for kind in kinds_for(case)}
        for kind in KINDS:
            if kind in offered:
                assert compose_handout(case, kind, date=day)["cells"]
            else:
                with pytest.raises(ArgumentError, match="This page"):
                    compose_handout(case, kind, date=day)
    assert "couple" in {kind.id for kind in kinds_for(usual.case)}
    assert "couple" not in {kind.id for kind in kinds_for(alone)}


def test_only_the_therapists_page_is_given_to_the_therapist(usual) -> None:
    for kind in ALL_KINDS:
        reader = kind.reader(usual.case, usual.first)
        assert (reader == usual.case.therapist) == (kind.id == "clinician")


def test_file_name_says_no_word_of_anybody(usual, day) -> None:
    for kind in KINDS:
        name = handout_name(usual.case, kind, usual.second, day)
        assert name == f"{kind_named(kind).stem}-{usual.case.code}-2026-11-21-2.pdf"


def test_map_says_where_each_lies_and_how_it_is_wanted(usual, day, pdf_text) -> None:
    case, sitting, zoe = usual.case, usual.occasion, usual.first
    for entry, name in enumerate(("Mum", "Noor")):
        add_relationship(case, sitting, zoe, {"name": name, "kind": "family"})
        for item in ("ind_1", "ind_5", "int_1", "int_5"):
            case.answer(sitting, zoe, item, 3 - entry, bank="balance", entry=entry)
    case.answer(sitting, zoe, "fit_independence", 1, bank="balance", entry=0)
    text = pdf_text(export_handout(compose_handout(case, "map", date=day)))
    for words in (
        "Mum",
        "Noor",
        "shared life",
        "Own life, as I want it",
        "differ in kind",
    ):
        assert words in text, words
    assert "conversation aid" in text and "Ben" not in text
