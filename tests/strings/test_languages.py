"""Which language is spoken, by whom, and what is said where it lacks a sentence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from balancekit import load_bank, score
from balancekit.bank import choice_of, list_banks, wording_of
from balancekit.bank.languages import texts_of
from balancekit.interpretation import load_rules
from balancekit.spoken import LANGUAGE_MARK, speak_as_chosen
from balancekit.strings import (
    day_and_time,
    language_in_force,
    listed,
    long_date,
    number,
    right_to_left,
    say,
    speak,
    time_of_day,
    using,
)
from balancekit.strings.known import CATALOGUES, look_in

POLISH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<12 || n%100>14) ? 1 : 2);\\n"

msgctxt "workbook.next"
msgid "Next"
msgstr "Dalej"

msgctxt "workbook.back"
msgid "Backwards"
msgstr "Wstecz"

msgctxt "workbook.undo"
msgid "Undo"
msgstr ""

#, fuzzy
msgctxt "workbook.lock"
msgid "Lock now"
msgstr "Zablokuj"

msgctxt "workbook.step"
msgid "Page {step} of {steps}"
msgstr "Strona {krok}"

msgctxt "cli.items"
msgid "{count} item"
msgid_plural "{count} items"
msgstr[0] "{count} pytanie"
msgstr[1] "{count} pytania"
msgstr[2] "{count} pytań"

msgctxt "banks.ios.items.ios_now.text"
msgid "How close do you and {name} feel these days?"
msgstr "Jak blisko?"

msgctxt "banks.ios.items.ios_wished.text"
msgid "How close would you like the two of you to be?"
msgstr "Jak blisko chcecie być?"

msgctxt "rules.balance.near_the_middle"
msgid "No one name fits. Which part would you like to talk about?"
msgstr "O czym chcesz porozmawiać?"
"""


@pytest.fixture(autouse=True)
def english_again() -> object:
    yield
    speak("en")
    look_in(CATALOGUES)


@pytest.fixture
def polish(tmp_path: Path) -> None:
    (tmp_path / "pl.po").write_text(POLISH, encoding="utf-8")
    speak("pl", tmp_path)


@pytest.mark.usefixtures("polish")
def test_what_is_translated_is_said_and_all_else_stays_english() -> None:
    assert say("workbook.next") == "Dalej"
    assert say("workbook.begin") == "Begin"  # not in the file
    assert say("workbook.undo") == "Undo"  # empty
    assert say("workbook.lock") == "Lock now"  # marked as doubtful
    assert say("workbook.back") == "Back"  # made from another English
    assert say("workbook.step", step=1, steps=2) == "Page 1 of 2"  # a placeholder of its own


@pytest.mark.usefixtures("polish")
def test_a_language_has_as_many_forms_as_its_plurals_need() -> None:
    said = [say("cli.items", count=count) for count in (1, 3, 5, 22, 0)]
    assert said == ["1 pytanie", "3 pytania", "5 pytań", "22 pytania", "0 pytań"]


@pytest.mark.usefixtures("polish")
def test_banks_and_rules_speak_the_language_and_no_key_or_value_moves() -> None:
    assert load_bank("ios").item("ios_wished").text == "Jak blisko chcecie być?"
    assert wording_of("ios", "ios_wished") == "Jak blisko chcecie być?"
    assert load_bank("ios").title == load_bank("ios", "en").title
    # It lacks {name}: the English one stays.
    assert load_bank("ios").item("ios_now") == load_bank("ios", "en").item("ios_now")
    sentences = {rule.id: rule.sentence for rule in load_rules().rules}
    assert sentences["near_the_middle"] == "O czym chcesz porozmawiać?"


@pytest.mark.usefixtures("polish")
def test_a_language_of_another_country_is_served_too() -> None:
    with using("pl-US"):
        assert say("workbook.next") == "Dalej"


def test_own_rules_keep_their_own_words(tmp_path: Path) -> None:
    own = tmp_path / "rules.yaml"
    own.write_text('rules:\n  - id: near_the_middle\n    sentence: "My words."\n', encoding="utf-8")
    with using("qps"):
        sentences = {rule.id: rule.sentence for rule in load_rules(own).rules}
    assert sentences["near_the_middle"] == "My words."
    assert sentences["too_few"].startswith("«")


@pytest.mark.parametrize("bank_id", list_banks())
def test_a_bank_in_another_language_is_the_same_bank(bank_id: str) -> None:
    english, other = load_bank(bank_id), load_bank(bank_id, "qps")
    assert not other.validated
    assert other.language == "qps"
    assert [item.id for item in other.items] == [item.id for item in english.items]
    assert [scale.keys for scale in other.scales.values()] == [
        scale.keys for scale in english.scales.values()
    ]
    assert other.references == english.references
    said = dict(texts_of(other))
    assert said.keys() == dict(texts_of(english)).keys()
    assert all(text.startswith("«") or text == "{name}" for text in said.values())


def test_a_score_is_the_same_in_any_language() -> None:
    answers = [{"ind_1": 3, "ind_2": 1, "ind_3": 4, "ind_4": 2, "ovr_1": 4}]
    import pandas as pd

    frame = pd.DataFrame(answers).reindex(
        columns=[item for scale in load_bank("balance").scales.values() for item in scale.items]
    )
    english = score(frame, load_bank("balance"))
    pd.testing.assert_frame_equal(score(frame, load_bank("balance", "qps-plocm")), english)


def test_a_language_for_now_does_not_reach_other_threads() -> None:
    with using("qps"), ThreadPoolExecutor(1) as pool:
        assert say("workbook.next") != "Next"
        assert pool.submit(say, "workbook.next").result() == "Next"
    assert say("workbook.next") == "Next"


def test_a_label_asked_for_twice_follows_the_language() -> None:
    assert choice_of("balance", "ind_1", 0) == "never"
    with using("qps"):
        assert choice_of("balance", "ind_1", 0) == "«ńéévééŕ»"
        assert wording_of("ios", "ios_guess").startswith("«Ĥ")
    assert wording_of("ios", "ios_guess").startswith("How")


def test_the_practice_chooses_and_whoever_starts_it_may_choose_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casebook = tmp_path / "casebook.balancekit"
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "pl.po").write_text(POLISH, encoding="utf-8")
    (tmp_path / "practice.toml").write_text('language = "pl"\n', encoding="utf-8")
    speak_as_chosen(casebook)
    assert say("workbook.next") == "Dalej"
    monkeypatch.setenv(LANGUAGE_MARK, "qps")
    speak_as_chosen(casebook)
    assert language_in_force() == "qps"


@pytest.mark.parametrize("text", ["language = 3", "language =", 'language = "tlh"', "\xff"])
def test_what_cannot_be_chosen_is_english(tmp_path: Path, text: str) -> None:
    (tmp_path / "practice.toml").write_text(text, encoding="latin-1")
    speak_as_chosen(tmp_path / "casebook.balancekit")
    assert language_in_force() == "en"


MOMENT = datetime(2026, 3, 9, 14, 3, tzinfo=UTC).astimezone().replace(hour=14, minute=3)


@pytest.mark.parametrize(
    ("language", "day", "time", "amount", "names"),
    [
        ("en", "9 March 2026", "14:03", "66.7", "Ana, Ben and Zoë"),
        ("en-US", "March 9, 2026", "2:03\u202fPM", "66.7", "Ana, Ben, and Zoë"),
        ("de", "9. März 2026", "14:03", "66,7", "Ana, Ben und Zoë"),
        ("fr", "9 mars 2026", "14:03", "66,7", "Ana, Ben et Zoë"),
        ("ja", "2026年3月9日", "14:03", "66.7", "Ana、Ben、Zoë"),
    ],
)
def test_days_times_numbers_and_lists_as_the_language_writes_them(
    language: str, day: str, time: str, amount: str, names: str
) -> None:
    with using(language):
        assert long_date(date(2026, 3, 9)) == day
        assert time_of_day(MOMENT) == time
        assert number(200 / 3) == amount
        assert listed(["Ana", "Ben", "Zoë"]) == names
        assert time in day_and_time(MOMENT)


def test_the_computer_s_own_settings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANG", "LC_ALL", "LC_TIME", "LANGUAGE"):
        monkeypatch.setenv(name, "de_DE.UTF-8")
    assert (long_date(date(2026, 3, 9)), number(1.5)) == ("9 March 2026", "1.5")


def test_languages_that_run_from_right_to_left() -> None:
    assert [right_to_left(it) for it in ("ar", "he", "fa-IR", "qps-plocm", "de", "tlh")] == [
        *(True, True, True, True),
        *(False, False),
    ]
