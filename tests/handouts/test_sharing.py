"""What was taken out leaves no trace: the page equals that of a case that never had it."""

import datetime
from dataclasses import dataclass
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.handouts import compose_handout, export_handout

DAY = datetime.date(2026, 11, 21)
_numbers = count(1)
_words = st.text(st.characters(codec="latin-1", categories=["L", "N", "Zs"]), min_size=1)
_words = _words.map(str.strip).filter(bool).map(lambda words: words[:40])


@dataclass(frozen=True)
class Line:
    person: int
    item: str
    value: str | float
    kept: bool


_lines = st.builds(
    Line,
    st.integers(0, 1),
    st.sampled_from(["venn_own", "venn_both"]),
    _words,
    st.booleans(),
) | st.builds(
    Line,
    st.integers(0, 1),
    st.sampled_from(["ios_now", "ios_wished", "ios_guess"]),
    st.floats(0, 1),
    st.booleans(),
)


def write(case, occasion, lines, only_kept):
    for line in lines:
        if only_kept and not line.kept:
            continue
        person = case.people[line.person]
        entry = case.next_entry(occasion, person, line.item) if "venn" in line.item else 0
        case.answer(occasion, person, line.item, line.value, entry=entry)
        readers = (*case.people, case.therapist) if line.kept else (case.therapist,)
        case.set_recipients(occasion, person, line.item, entry, readers)


def without_second_closeness(lines):
    """One answer for each closeness item, as the workbook asks it once."""
    seen = set()
    for line in lines:
        key = (line.person, line.item)
        if line.item.startswith("venn") or key not in seen:
            seen.add(key)
            yield line


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(_lines, max_size=14), reader=st.integers(0, 1))
def test_page_without_a_line_equals_the_page_that_never_had_it(book, lines, reader) -> None:
    lines = list(without_second_closeness(lines))
    pdfs = []
    for only_kept in (False, True):
        case = book.new_case(f"S-{next(_numbers)}", names=("Zoë", "Ben"))
        write(case, case.start_occasion(), lines, only_kept)
        pdfs.append(export_handout(compose_handout(case, reader=case.people[reader], date=DAY)))
    assert pdfs[0] == pdfs[1]


def test_every_kept_line_is_printed_and_no_other(new_couple, pdf_text) -> None:
    couple = new_couple()
    kept = [f"keptword{letter}" for letter in "abcdef"]
    for entry, word in enumerate(kept):
        couple.write(couple.first, "venn_own", word, 2 * entry)
        couple.write(couple.first, "venn_own", f"secret{word}", 2 * entry + 1, shared=False)
    notebook = compose_handout(couple.case, reader=couple.second, date=DAY)
    text = pdf_text(export_handout(notebook))
    assert all(word in text for word in kept)
    assert "secret" not in text
    assert "secret" not in str(notebook)


def test_line_taken_back_is_gone(new_couple, pdf_text) -> None:
    couple = new_couple(own_a=["first thought", "second thought"])
    couple.case.answer(couple.occasion, couple.first, "venn_own", None, status="cleared")
    text = pdf_text(export_handout(compose_handout(couple.case, date=DAY)))
    assert "second thought" in text
    assert "first thought" not in text


def test_recipients_count_as_they_are_now(new_couple) -> None:
    couple = new_couple(own_a=["shown at first"])
    readers = (couple.first, couple.case.therapist)
    couple.case.set_recipients(couple.occasion, couple.first, "venn_own", 0, readers)
    for reader in couple.case.people:
        page = compose_handout(couple.case, reader=reader, date=DAY)
        assert "shown at first" not in str(page)
