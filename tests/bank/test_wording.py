"""The writing rules: short, plain, warm, for any two people, and safe to be read by the other."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

import balancekit as bk

BANKS = [bk.load_bank(bank_id) for bank_id in bk.list_banks()]
BALANCE = bk.load_bank("balance")
SCALES = {"ind": "independence", "int": "interdependence"} | {
    "ovi": "over_independence",
    "ovr": "over_reliance",
}
PRACTICES = ("aware", "talk", "limits", "support", "shared", "own")
REVERSED = {"ind_6", "int_6", "ovi_6", "ovr_6"}
NEGATIVE = re.compile(
    r"\b(no|not|never|nobody|nothing|none|neither|nor|without|hardly|barely|cannot|lack|refuse"
    r"|fail|avoid|\w+n’t)\b",
    re.IGNORECASE,
)
GENDER = re.compile(
    r"\b(he|she|him|his|her|hers|husband|wife|spouse|boyfriend|girlfriend|m[ao]n|wom[ae]n|boys?"
    r"|girls?|mothers?|fathers?|mum|dad|sons?|daughters?|brothers?|sisters?|married|marriage)\b",
    re.IGNORECASE,
)
HOUSEHOLD = re.compile(
    r"\b(households?|housework|chores?|kids?|child(ren)?|bedroom|sex|mortgage|rent)\b",
    re.IGNORECASE,
)
LABELS = re.compile(
    r"\b(patient|diagnos(ed|e)|disorder|codepend\w*|symptom|toxic|healthy|unhealthy)\b",
    re.IGNORECASE,
)


URGING = re.compile(
    r"\b(should|must|ought|open up|rely (on \w+ )?more|trust (\w+ )?more|tell (\w+ )?everything"
    r"|stay together|stay with|forgive)\b",
    re.IGNORECASE,
)


def read_by_clients(bank: bk.Bank) -> Iterator[tuple[str, str]]:
    """All that a client may read of a bank, with the id it stands under."""
    yield from (("title", bank.title), ("summary", bank.summary))
    for item in bank.items:
        yield from ((item.id, text) for text in (item.text, item.hint, item.more) if text)
    for section in bank.sections:
        texts = (section.title, section.guidance, section.more, section.closing)
        yield from ((section.id, text) for text in texts if text)
    for options in bank.options.values():
        yield from (("option", option.label) for option in options)


def rated() -> list[bk.Item]:
    return [item for item in BALANCE.items if item.options == "frequency"]


def words(text: str) -> list[str]:
    return re.findall(r"[\w’{}-]+", text)


def syllables(word: str) -> int:
    silent = re.search(r"[^l]e$|[^td]ed$", word)
    return max(len(re.findall(r"[aeiouy]+", word)) - bool(silent), 1)


def grade(text: str) -> float:
    """School grade of a text by Flesch and Kincaid (1975); 12-year-olds are in grade 6 or 7."""
    found = re.findall(r"[a-z’]+", text.lower())
    sentences = [part for part in re.split(r"[.?!:…]\W", f"{text} ") if part.strip()]
    return (
        0.39 * len(found) / len(sentences) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
    )


def test_ids_of_the_rated_items_stay_as_they_are() -> None:
    scored = {f"{scale}_{number}" for scale in SCALES for number in range(1, 7)}
    practices = {f"{practice}_{number}" for practice in PRACTICES for number in (1, 2)}
    wishes = {f"fit_{scale}" for scale in SCALES.values()} | {"leaning"}
    assert {item.id for item in BALANCE.items} == scored | practices | wishes
    assert {item.id for item in rated()} == scored | practices


def test_each_scale_has_its_six_items_and_one_of_them_reversed() -> None:
    for short, name in SCALES.items():
        keys = BALANCE.scales[name].keys
        assert [key.removeprefix("-") for key in keys] == [f"{short}_{n}" for n in range(1, 7)]
        assert [key for key in keys if key.startswith("-")] == [f"-{short}_6"]
        scale = BALANCE.scales[name]
        assert (scale.minimum, scale.maximum, scale.min_answered) == (0, 4, 4)


def test_the_short_form_has_two_items_a_scale_and_none_reversed() -> None:
    short = BALANCE.form("short")
    expected = {"ind_1", "ind_5", "int_1", "int_5", "ovi_1", "ovi_4", "ovr_3", "ovr_5"}
    assert {item.id for item in short.items} == expected
    assert not REVERSED & expected
    assert {len(scale.keys) for scale in short.scales.values()} == {2}


def test_the_mixed_order_asks_no_scale_twice_in_a_row() -> None:
    order = [item.id[:3] for item in BALANCE.in_section("past_weeks")]
    assert len(order) == 24
    assert all(one != next_one for one, next_one in pairwise(order))


@pytest.mark.parametrize("item", rated(), ids=lambda item: item.id)
def test_a_rated_item_is_short_and_about_what_i_do(item: bk.Item) -> None:
    assert len(words(item.text)) <= 14
    assert re.search(r"\b(I|my)\b", item.text)
    assert item.text.endswith(".")


@pytest.mark.parametrize("item", rated(), ids=lambda item: item.id)
def test_a_rated_item_has_no_negative_that_never_could_double(item: bk.Item) -> None:
    # To say no is something that one does; no other negative stands beside the answer "never".
    assert not NEGATIVE.search(re.sub(r"\bsays? no\b", "", item.text))


def test_answers_are_written_once_and_are_those_agreed_on() -> None:
    labels = {name: [o.label for o in options] for name, options in BALANCE.options.items()}
    assert labels == {
        "frequency": ["never", "rarely", "sometimes", "often", "almost always"],
        "fit": ["as I want it", "more", "less", "unsure"],
        "leaning": ["mostly me", "about even", "mostly {name}", "differs by topic"],
    }
    assert [option.value for option in BALANCE.options["frequency"]] == [0, 1, 2, 3, 4]


def test_ids_differ_across_banks() -> None:
    ids = [item.id for bank in BANKS for item in bank.items]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_wording_fits_any_two_people(bank: bk.Bank) -> None:
    for place, text in read_by_clients(bank):
        for banned in (GENDER, HOUSEHOLD):
            assert not banned.search(text), (place, text)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_wording_has_no_label_for_people(bank: bk.Bank) -> None:
    notes = ((section.id, section.note) for section in bank.sections)
    for place, text in (*read_by_clients(bank), *notes):
        assert not LABELS.search(text), (place, text)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_wording_urges_nobody_to_disclose_rely_or_stay(bank: bk.Bank) -> None:
    for place, text in read_by_clients(bank):
        assert not URGING.search(text), (place, text)


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_wording_can_be_read_at_twelve(bank: bk.Bank) -> None:
    for place, text in read_by_clients(bank):
        if len(words(text)) > 15:
            assert grade(text) < 8, (place, grade(text))
    assert grade(". ".join(text for _, text in read_by_clients(bank))) < 5


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_wording_has_one_kind_of_apostrophe_and_one_placeholder(bank: bk.Bank) -> None:
    notes = [section.note for section in bank.sections]
    for text in (*(text for _, text in read_by_clients(bank)), *notes, bank.notice):
        assert not re.search("['\"`]", text), text
        assert set(re.findall(r"[{}]\w*}?", text)) <= {"{name}"}, text


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_each_section_guides_in_few_words_and_notes_what_a_therapist_needs(bank: bk.Bank) -> None:
    for section in bank.sections:
        assert len(words(section.guidance)) <= 25
        assert re.search("What it is for: .*How long: .*What to watch for: ", section.note)
        assert section.minutes > 0


def test_the_worksheet_has_seven_steps_of_three_prompts_and_a_closing_word() -> None:
    bank = bk.load_bank("worksheet")
    assert [section.id for section in bank.sections] == [f"step{n}" for n in range(1, 8)]
    assert all(section.more for section in bank.sections)
    assert len(bank.of_kind("text")) == 21
    assert bank.sections[-1].closing
    assert sum(section.minutes for section in bank.sections) <= 50


def test_step_three_names_four_kinds_of_relationship() -> None:
    section = bk.load_bank("worksheet").section("step3")
    for kind in ("family", "friends", "partner", "work"):
        assert kind in section.guidance


def test_the_bank_of_pillars_has_four_and_three_gifts_of_them() -> None:
    readings = [item.id for item in bk.load_bank("pillars").of_kind("reading")]
    assert len([name for name in readings if name.startswith("pillar_")]) == 4
    assert len([name for name in readings if name.startswith("wellbeing_")]) == 3


def test_vignettes_come_with_something_to_ask() -> None:
    stories = [item for bank in BANKS for item in bank.of_kind("vignette")]
    assert len(stories) == 15
    assert all(story.hint.endswith("?") for story in stories)


def test_each_story_to_place_is_short_and_has_two_prompts() -> None:
    bank = bk.load_bank("vignettes")
    assert len(bank.sections) == 10
    for section in bank.sections:
        story, *prompts = bank.in_section(section.id)
        assert [item.kind for item in (story, *prompts)] == ["vignette", "text", "text"]
        assert 60 <= len(words(story.text)) <= 90, (story.id, len(words(story.text)))
        assert all("?" in prompt.text for prompt in prompts)


def test_the_stories_to_place_are_of_all_kinds_and_tell_no_story_twice() -> None:
    bank = bk.load_bank("vignettes")
    told = " ".join(section.guidance for section in bank.sections)
    for kind in ("couple", "friends", "family", "work"):
        assert kind in told
    sources = " ".join(section.source for section in bank.sections)
    for idea in ("balanced", "isolation", "losing oneself", "relocation"):
        assert idea in sources
    people = {name: bank.id for bank in BANKS if bank.id != "vignettes" for name in named_in(bank)}
    assert not named_in(bank) & people.keys()


def named_in(bank: bk.Bank) -> set[str]:
    """The people of a bank's stories: names stand in the question below each of them."""
    asked = " ".join(re.sub(r"^\w+", "", story.hint) for story in bank.of_kind("vignette"))
    return set(re.findall(r"\b[A-Z]\w+", asked))
