"""Sections and forms: what a bank hands out, and what a file with faults in them is told."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit.bank import check_bank
from balancekit.bank.checking import faults_of
from balancekit.errors import ArgumentError

BALANCE = Path(bk.__file__).parent / "banks" / "balance.yaml"
TEXT = BALANCE.read_text(encoding="utf-8")
SHORT = "    items: [ind_1, int_1, ovi_1, ovr_3, ind_5, int_5, ovi_4, ovr_5]"


def changed(tmp_path: Path, old: str, new: str) -> tuple[str, ...]:
    assert old in TEXT
    path = tmp_path / "balance.yaml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    return check_bank(path)


def line_of(line: str) -> int:
    return TEXT.splitlines().index(line) + 1


def test_a_form_asks_its_items_and_scores_only_them() -> None:
    bank = bk.load_bank("balance")
    short = bank.form("short")
    assert tuple(item.id for item in short.items) == bank.forms["short"].items
    assert {name: scale.keys for name, scale in short.scales.items()} == {
        "independence": ("ind_1", "ind_5"),
        "interdependence": ("int_1", "int_5"),
        "over_independence": ("ovi_1", "ovi_4"),
        "over_reliance": ("ovr_3", "ovr_5"),
    }
    assert {scale.min_answered for scale in short.scales.values()} == {2}
    assert [section.id for section in short.sections] == ["past_weeks"]


def test_a_form_keeps_what_answers_are_stored_under() -> None:
    bank = bk.load_bank("balance")
    short = bank.form("short")
    assert (short.id, short.version, short.options) == (bank.id, bank.version, bank.options)
    assert len(bank.items) == 41
    assert bank.scales["independence"].min_answered == 4


def test_a_reversed_key_stays_reversed_and_an_unasked_scale_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "balance.yaml"
    path.write_text(TEXT.replace(SHORT, "    items: [ind_6, ind_1]"), encoding="utf-8")
    scales = bk.load_bank(path).form("short").scales
    assert {name: scale.keys for name, scale in scales.items()} == {
        "independence": ("ind_1", "-ind_6")
    }


def test_an_unknown_form_or_section_is_named() -> None:
    bank = bk.load_bank("balance")
    with pytest.raises(ArgumentError, match='no form "brief"; its forms are: short'):
        bank.form("brief")
    with pytest.raises(ArgumentError, match='"ios" has no form "short"; its forms are: none'):
        bk.load_bank("ios").form("short")
    with pytest.raises(ArgumentError, match='"balance" has no section "step1"'):
        bank.in_section("step1")


def test_each_item_with_a_section_is_found_there() -> None:
    bank = bk.load_bank("worksheet")
    found = [item.id for section in bank.sections for item in bank.in_section(section.id)]
    assert found == [f"step{step}_{prompt}" for step in range(1, 8) for prompt in range(1, 4)]


def test_an_unknown_section_is_named_with_line_path_and_mend(tmp_path: Path) -> None:
    (fault,) = changed(tmp_path, "section: past_weeks", "section: past_week")
    line = line_of("    section: past_weeks")
    assert fault == (
        f'balance.yaml:{line} items[0].section: no section "past_week"; did you mean "past_weeks"?'
    )


def test_a_form_that_asks_for_an_unknown_item_is_told_the_likely_one(tmp_path: Path) -> None:
    (fault,) = changed(tmp_path, SHORT, SHORT.replace("ind_1,", "ind_1, indd_2,"))
    place = f"balance.yaml:{line_of(SHORT)} forms.short.items[1]"
    assert fault == f'{place}: no item "indd_2"; did you mean "ind_2"?'


def test_a_scale_with_too_few_items_in_a_form_is_named(tmp_path: Path) -> None:
    (fault,) = changed(tmp_path, SHORT, SHORT.replace(", ovr_5", ""))
    place = f"balance.yaml:{line_of(SHORT)} forms.short.items"
    assert fault.startswith(f'{place}: the scale "over_reliance" has only 1 of its items here')


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    min_answered: 2", "    min_answered: 9", "number of items in the form, 8"),
        ("    min_answered: 2", "    min_answered: 0", "number of items in the form, 8"),
        ("    min_answered: 2", "    min_answered: two", "expected a whole number"),
        (SHORT, SHORT.replace("int_1", "ind_1"), 'the item "ind_1" stands twice'),
        (SHORT, SHORT.replace("ind_1", "-ind_1"), "wrong form"),
        (SHORT, "    items: []", "the list is empty"),
        ("  short:\n", "  Short form:\n", "wrong form"),
        ("  - id: wishes", "  - id: past_weeks", 'section id "past_weeks" is used twice'),
        ("    minutes: 2", "    minutes: a few", "expected a whole number"),
        ("    minutes: 2", "    minuets: 2", 'did you mean "minutes"'),
        ("    title: How you want it\n", "", '"title" is missing'),
        ("forms:\n", "form:\n", 'did you mean "forms"'),
    ],
)
def test_each_fault_of_sections_and_forms_is_said(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    faults = changed(tmp_path, old, new)
    assert any(said in fault for fault in faults), faults


def test_faults_of_all_parts_come_at_once_in_the_order_of_the_file() -> None:
    text = TEXT
    for old, new in (
        ("  - id: wishes", "  - id: past_weeks"),
        ("options: frequency", "options: frequencies"),
        ("keys: [ind_1", "keys: [idn_1"),
        (SHORT, SHORT.replace("ovr_5", "ovr_9")),
    ):
        text = text.replace(old, new, 1)
    assert [fault.path for fault in faults_of(text)] == [
        "sections[1].id",
        "items[0].options",
        *(f"items[{index}].section" for index in range(24, 29)),
        "scales.independence.keys[0]",
        "forms.short.items[7]",
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from([item.id for item in bk.load_bank("balance").items]), min_size=1))
def test_a_form_is_refused_or_can_be_asked(ids: list[str]) -> None:
    faults = faults_of(TEXT.replace(SHORT, f"    items: [{', '.join(ids)}]"))
    scored = [sum(item.startswith(scale) for item in ids) for scale in ("ind", "int", "ovi", "ovr")]
    fine = len(set(ids)) == len(ids) > 1 and 1 not in scored
    assert (not faults) == fine
