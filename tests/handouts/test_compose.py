"""Which words of a case come onto the couple page, in which order, and which never do."""

from typing import Any

import pytest

from balancekit.errors import ArgumentError
from balancekit.handouts import Practice, compose_handout, export_handout


def words_of(notebook: Any) -> str:
    return str(notebook["cells"])


def overlap_of(notebook: Any) -> dict[str, Any]:
    mime = "application/vnd.balancekit.diagram+json"
    drawings = [
        output["data"][mime]
        for cell in notebook["cells"]
        for output in cell.get("outputs", ())
        if mime in output["data"]
    ]
    (overlap,) = [drawing for drawing in drawings if drawing["type"] == "overlap"]
    return overlap


def test_reader_own_words_stand_first(usual, day, pdf_text) -> None:
    for reader, own, other in (
        (usual.first, "Learning the cello", "Reading crime novels"),
        (usual.second, "Reading crime novels", "Learning the cello"),
    ):
        pdf = export_handout(compose_handout(usual.case, reader=reader, date=day))
        text = pdf_text(pdf)
        assert text.index(own) < text.index("Yours, mine and ours")
        assert other not in text[: text.index("Yours, mine and ours")]


def test_every_shared_word_is_found_in_reading_order(usual, day, pdf_text) -> None:
    text = pdf_text(export_handout(compose_handout(usual.case, date=day)))
    order = [
        "Room for each, room for both",
        "21 November 2026",
        "Trail running My sister Learning the cello Quiet Sunday mornings",
        "Zoë",
        "Learning the cello",
        "Cooking on Fridays Bringing up Mia A house with a garden Telling the truth",
        "Night shifts done well Five-a-side on Tuesdays Reading crime novels",
        "How close it feels",
        "partly together",
        "Running keeps Zoë going.",
        "We say it early.",
        "Help with the cello hire.",
        "One small step",
        "A conversation aid",
    ]
    place = 0
    for words in order:
        place = text.index(words, place) + len(words)
    assert text.count("Page 1 of 1") == 1


def test_shared_words_come_once_whoever_wrote_them(new_couple, day) -> None:
    couple = new_couple()
    couple.write_lines(couple.first, "venn_both", ["Choir", "walks"])
    couple.write_lines(couple.second, "venn_both", [" CHOIR ", "our garden"])
    couple.write_lines(couple.case.together, "venn_both", ["Walks", "tea"])
    both = overlap_of(compose_handout(couple.case, date=day))["both"]
    assert both == ["Choir", "walks", "our garden", "tea"]


def test_therapist_only_words_never_appear(new_couple, day) -> None:
    couple = new_couple(own_a=["Trail running"])
    couple.write(couple.first, "venn_own", "only for the therapist", 1, shared=False)
    couple.write(couple.second, "ios_now", 0.4, shared=False)
    couple.write(couple.case.therapist, "note", "a private note", shared=False)
    page = words_of(compose_handout(couple.case, date=day))
    assert "Trail running" in page
    for secret in ("therapist", "private", "How close"):
        assert secret not in page


def test_page_has_no_number_for_closeness_and_no_code(usual, day, pdf_text) -> None:
    text = pdf_text(export_handout(compose_handout(usual.case, date=day)))
    body = text.replace("21 November 2026", "").replace("Page 1 of 1", "")
    assert not any(sign.isdigit() for sign in body)
    assert usual.case.code not in text


def test_empty_case_gives_a_page_to_write_on(new_couple, day, pdf_text, faults) -> None:
    pdf = export_handout(compose_handout(new_couple().case, date=day))
    text = pdf_text(pdf)
    assert "One small step" in text
    assert "Which of our own things" in text
    assert faults(pdf) == []


def test_case_without_a_sitting_gives_a_page_and_starts_none(book, day) -> None:
    case = book.new_case("never-sat", names=("A", "B"))
    compose_handout(case, date=day)
    assert case.occasions() == ()


def test_earlier_sitting_can_be_asked_for(new_couple, day) -> None:
    couple = new_couple(own_a=["from last month"])
    earlier = couple.occasion
    couple.occasion = couple.case.start_occasion()
    couple.write(couple.first, "venn_own", "from today")
    now = words_of(compose_handout(couple.case, date=day))
    then = words_of(compose_handout(couple.case, occasion=earlier, date=day))
    assert "from today" in now and "from last month" not in now
    assert "from last month" in then and "from today" not in then


def test_practice_lines_stand_at_the_foot(usual, day, pdf_text) -> None:
    practice = Practice(name="Harbour Practice", support="Night line: 0800 123.")
    text = pdf_text(export_handout(compose_handout(usual.case, date=day, practice=practice)))
    assert text.count("Harbour Practice Night line: 0800 123. A conversation aid") == 1


def test_names_are_literal(new_couple, day, pdf_text) -> None:
    couple = new_couple(("*Z* [x](http://a.b)", "#B $x$"))
    couple.write(couple.second, "ios_now", 0.4)
    text = pdf_text(export_handout(compose_handout(couple.case, date=day)))
    assert "As #B $x$ sees it" in text
    assert "*Z* [x](http://a.b)" in text


def test_long_names_are_never_cut_inside_a_word(new_couple, day, pdf_text) -> None:
    couple = new_couple(("Christina-Maria", "Maximilian"))
    couple.write(couple.first, "ios_now", 0.4)
    couple.write(couple.first, "ios_wished", 0.6)
    couple.write(couple.first, "ios_guess", 0.5)
    text = pdf_text(export_handout(compose_handout(couple.case, date=day)))
    assert "Christina-Maria" in text
    assert text.count("C. M.") == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"kind": "family"}, "'family'"), ({"reader": "Zoë"}, "reader")],
)
def test_wrong_arguments_are_refused_in_a_sentence(usual, changes, words) -> None:
    with pytest.raises(ArgumentError, match=words):
        compose_handout(usual.case, **changes)
