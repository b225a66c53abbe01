"""The learning sheet: one page, and only what its reader may see, without a trace of the rest."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.compose import KINDS
from balancekit.handouts.learning_answers import (
    CHOSEN,
    RELEASED,
    practices,
    stories,
    story_named,
)
from balancekit.handouts.placements import kept_as
from balancekit.handouts.practice import Practice

STORY = "vignette_calendars"
OWN, TALK = "Keep up something that is yours alone.", "Say in plain words what you think"
_numbers = count(1)


def put(couple, who, spot, *, shown):
    case = couple.case
    case.answer(couple.occasion, who, STORY, kept_as(spot), bank="vignettes")
    if shown:
        case.set_recipients(couple.occasion, who, STORY, 0, {*case.people, case.therapist} - {who})


def want(couple, who, *items):
    for item in items:
        couple.case.answer(couple.occasion, who, item, 1, bank="venn")


def release(couple, who, *items):
    case = couple.case
    words, entry = " ".join(items), who.position
    case.answer(couple.occasion, case.therapist, RELEASED, words, bank="notes", entry=entry)


def sheet(couple, who, day, **practice):
    page = compose_handout(
        couple.case, "learning", reader=who, date=day, practice=Practice(**practice)
    )
    return export_handout(page)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_without_places_it_is_one_accessible_page(new_couple, day, faults, pdf_text, paper) -> None:
    couple = new_couple()
    pdf = sheet(couple, couple.first, day, paper=paper)
    assert not faults(pdf)
    text = pdf_text(pdf)
    assert "Page 1 of 1" in text
    for words in ("Two things people need", OWN, "Ari and Lou", "HarperCollins"):
        assert words in text


@pytest.mark.parametrize("story", [story.section.id for story in stories()])
def test_every_story_fits_with_its_prompts(new_couple, day, pdf_text, story) -> None:
    couple = new_couple()
    couple.case.answer(couple.occasion, couple.case.therapist, CHOSEN, story, bank="notes")
    text = pdf_text(sheet(couple, couple.first, day))
    assert "Page 1 of 1" in text
    assert all(prompt.text in text for prompt in story_named(story).prompts)


def test_only_what_was_ticked_and_released_stands_on_the_sheet(new_couple, day, pdf_text) -> None:
    couple = new_couple()
    want(couple, couple.first, "practice_own", "practice_talk")
    release(couple, couple.first, "practice_own", "practice_shared")
    text = pdf_text(sheet(couple, couple.first, day))
    assert OWN in text
    assert TALK not in text  # wanted, but not released
    assert "both enjoy" not in text  # released, but not wanted any more
    assert TALK in pdf_text(sheet(couple, couple.second, day))  # the whole menu


def test_a_place_is_drawn_for_those_who_may_see_it(new_couple, day, pdf_text, faults) -> None:
    couple = new_couple(names=("Zoë", "שרה כהן"))
    put(couple, couple.first, (90, 10), shown=True)
    put(couple, couple.second, (10, 90), shown=False)
    first, second = (sheet(couple, who, day) for who in (couple.first, couple.second))
    assert not faults(first) and not faults(second)
    assert "Zoë" in pdf_text(first) and "שרה" not in pdf_text(first)
    assert "Zoë" in pdf_text(second) and "Page 2 of 2" in pdf_text(second)
    assert "שרה" in str(compose_handout(couple.case, "learning", reader=couple.second))


def test_large_print_speaks_of_the_story_too(new_couple, day, pdf_text) -> None:
    couple = new_couple()
    put(couple, couple.first, (90, 10), shown=True)
    page = compose_handout(couple.case, "learning", reader=couple.first, date=day)
    text = pdf_text(export_handout(page, large=True))
    assert "their own" in text and "my own life" not in text


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_a_blank_sheet_is_one_page_with_the_whole_menu(faults, pdf_text, paper) -> None:
    pdf = export_handout(compose_handout(None, "learning", practice=Practice(paper=paper)))
    assert not faults(pdf)
    text = pdf_text(pdf)
    assert "Page 1 of 1" in text
    assert all(item.text in text for item in practices())


SPOTS = st.tuples(st.floats(0, 100), st.floats(0, 100))
TICKS = st.sets(st.sampled_from([item.id for item in practices()]))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(own=SPOTS, other=SPOTS, ticks=TICKS, others=TICKS)
def test_what_the_other_keeps_leaves_no_trace(new_couple, day, own, other, ticks, others) -> None:
    pages = []
    for hidden in (True, False):
        couple = new_couple()
        put(couple, couple.first, own, shown=True)
        want(couple, couple.first, *ticks)
        release(couple, couple.first, *(ticks or {"practice_own"}))
        if hidden:
            put(couple, couple.second, other, shown=False)
            want(couple, couple.second, *others)
        pages.append(compose_handout(couple.case, "learning", reader=couple.first, date=day))
    assert pages[0] == pages[1]


def test_places_and_ticks_are_said_in_words_wherever_answers_are_listed(
    new_couple, day, pdf_text
) -> None:
    couple = new_couple()
    put(couple, couple.first, (90, 10), shown=False)
    want(couple, couple.first, "practice_own")
    page = compose_handout(couple.case, "everything", reader=couple.first, date=day)
    text = pdf_text(export_handout(page))
    assert "much own life, little shared life" in text
    assert "would like more of this" in text
    assert "90" not in text
    assert "learning" in KINDS
