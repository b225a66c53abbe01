"""A bank survives being a mapping, a YAML text and a data dictionary of REDCap."""

import csv
import io
import json
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import balancekit as bk
from balancekit.bank.redcap import read_dictionary
from balancekit.bank.redcap.rows import COLUMNS, read_rows
from balancekit.cli.bank import bank_app
from balancekit.errors import ArgumentError, BankError

BANKS = [
    bk.load_bank(bank_id)
    for published in (False, True)
    for bank_id in bk.list_banks(published=published)
]
names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
texts = st.text(
    st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("|,<>&[]'\"@={}:#\n"),
    max_size=25,
).filter(lambda text: text and text.strip() == text)
numbers = st.integers(-5, 9) | st.sampled_from([0.5, 1.25, -0.1])


@st.composite
def ranges(draw: st.DrawFn) -> tuple[float, float]:
    low, high = sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    return low, high


@st.composite
def banks(draw: st.DrawFn) -> bk.Bank:
    ids = draw(
        st.lists(names, min_size=1, max_size=6, unique=True).filter(lambda n: "record_id" not in n)
    )
    option = st.fixed_dictionaries({"value": numbers, "label": texts})
    sets = draw(st.dictionaries(names, st.lists(option, min_size=1, max_size=3), max_size=2))
    sections = draw(st.lists(names, max_size=2, unique=True))
    items = []
    for id_ in ids:
        item = {"id": id_, "text": draw(texts), "source": draw(texts)}
        kinds = ["text", "lines", "closeness", "practice", "reading", "vignette"]
        item["kind"] = draw(st.sampled_from([*kinds, *(["choice"] if sets else [])]))
        if item["kind"] == "choice" or (sets and draw(st.booleans())):
            item["options"] = draw(st.sampled_from(sorted(sets)))
        for name, held in (
            ("hint", texts),
            ("more", texts),
            ("section", st.sampled_from(sections or [""])),
        ):
            if draw(st.booleans()) and (name != "section" or sections):
                item[name] = draw(held)
        items.append(item)
    scales = {}
    for name in draw(st.lists(names, max_size=2, unique=True)):
        chosen = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
        low, high = draw(ranges())
        scales[name] = {
            "keys": [draw(st.sampled_from(["", "-"])) + id_ for id_ in chosen],
            "minimum": low,
            "maximum": high,
            "min_answered": draw(st.integers(1, len(chosen))),
            "how": draw(st.sampled_from(["pomp", "mean", "prorated_sum"])),
            "item_ranges": {chosen[0]: draw(ranges())} if draw(st.booleans()) else {},
        }
    return bk.Bank.from_dict(
        {
            **{name: draw(texts) for name in ("version", "title", "summary", "licence", "notice")},
            "id": draw(names),
            "language": "en",
            "validated": draw(st.booleans()),
            "items": items,
            "options": sets,
            "sections": [
                {"id": id_, "title": draw(texts), "guidance": draw(texts)} for id_ in sections
            ],
            "scales": scales,
            "references": draw(st.lists(texts, max_size=1)) or [draw(texts)],
        }
    )


def by_redcap(bank: bk.Bank) -> bk.Bank:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text = bank.to_redcap()
    read = read_dictionary(text, None, frozenset(), "record_id")
    assert not read.faults
    return bk.Bank.from_dict(read.mapping)


def dictionary(tmp_path: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({"Form Name": "survey", "Field Type": "radio", **row})
    path = tmp_path / "dictionary.csv"
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    return path


def field(name: str, choices: str = "1, low | 2, middle | 3, high", **more: str) -> dict[str, str]:
    label = {"Variable / Field Name": name, "Field Label": f"Question {name}"}
    return label | {"Choices, Calculations, OR Slider Labels": choices} | more


def tagged(name: str, tag: str, **more: str) -> dict[str, str]:
    return field(name, **{"Field Annotation": f"@BALANCEKIT-SCALE={tag}", **more})


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_every_bank_of_ours_survives_every_way(bank: bk.Bank) -> None:
    assert bk.Bank.from_dict(bank.to_dict()) == bank
    assert bk.Bank.from_dict(yaml.safe_load(bank.to_yaml())) == bank
    assert by_redcap(bank) == bank


@settings(max_examples=25)
@given(banks())
def test_any_bank_survives_every_way(bank: bk.Bank) -> None:
    assert bk.Bank.from_dict(yaml.safe_load(bank.to_yaml())) == bank
    assert by_redcap(bank) == bank


def test_a_mapping_may_hold_numbers_of_numpy_and_tuples() -> None:
    told = bk.load_bank("ios").to_dict()
    told["scales"]["now"] |= {"maximum": np.float64(1), "keys": ("ios_now",)}
    assert bk.Bank.from_dict(told) == bk.load_bank("ios")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": 3}, "title: expected text here"),
        ({"scales": {"now": {"keys": ["ios_nwo"]}}}, 'scales.now: "minimum" is missing'),
        ({"titel": "x"}, 'titel: "titel" is not known here'),
        ({"items": []}, "items: the list is empty"),
        ({"title": object()}, "a value of the type object cannot be in a bank"),
    ],
)
def test_a_fault_of_a_mapping_is_named_with_its_place(change: dict[str, object], said: str) -> None:
    with pytest.raises(BankError) as refused:
        bk.Bank.from_dict(bk.load_bank("ios").to_dict() | change)
    assert any(fault.startswith(said) for fault in refused.value.faults), refused.value.faults


def test_a_dictionary_has_the_columns_and_the_matrices_that_redcap_asks_for() -> None:
    text = bk.load_bank("balance").to_redcap()
    head, record, *rows = csv.reader(io.StringIO(text))
    assert tuple(head) == COLUMNS and len(COLUMNS) == 18
    assert record[0] == "record_id"
    assert all(len(row) == 18 for row in rows)
    read, _ = read_rows(text)
    matrices: dict[str, list[int]] = {}
    for place, row in enumerate(read):
        if row.matrix:
            matrices.setdefault(row.matrix, []).append(place)
    assert matrices
    for name, places in matrices.items():
        assert len(name) <= 60 and places == list(range(places[0], places[-1] + 1))
        assert len({read[place].choices for place in places}) == 1
        assert all(not read[place].header for place in places[1:])


def test_a_dictionary_from_elsewhere_becomes_a_bank_that_scores(tmp_path: Path) -> None:
    path = dictionary(
        tmp_path,
        {"Variable / Field Name": "record_id", "Field Type": "text", "Field Label": "Record ID"},
        tagged("q1", "ease", **{"Section Header": "About <b>us</b>", "Matrix Group Name": "agree"}),
        tagged("q2", "-ease", **{"Field Label": "<p>How often&nbsp;so?</p>"}),
        tagged("q3", "ease", **{"Field Type": "slider"}),
        field("remark", "", **{"Field Type": "notes"}),
    )
    bank = bk.Bank.from_redcap(path)
    assert (bank.id, bank.title, bank.validated) == ("survey", "Survey", False)
    assert [item.kind for item in bank.items] == ["choice", "choice", "text", "text"]
    assert bank.item("q2").text == "How often\xa0so?"
    assert {item.section for item in bank.items} == {"section_about_us"}
    assert set(bank.options) == {"agree"}
    scale = bank.scales["ease"]
    assert scale.keys == ("q1", "-q2", "q3")
    assert (scale.minimum, scale.maximum, scale.min_answered) == (1, 3, 2)
    assert scale.item_ranges == {"q3": (0, 100)}
    scored = bk.score(pd.DataFrame({"q1": [3], "q2": [1], "q3": [100]}), bank)
    assert scored["ease"].tolist() == [100]
    assert by_redcap(bank) == bank


def test_what_a_bank_cannot_hold_is_passed_over_and_said(tmp_path: Path) -> None:
    path = dictionary(
        tmp_path,
        field("q1", **{"Branching Logic (Show field only if...)": "[age] > 17"}),
        field("q2", "a, yes | b, no"),
        field("total", "[q1] + 1", **{"Field Type": "calc"}),
        field("many", **{"Field Type": "checkbox"}),
        field("photo", "", **{"Field Type": "file"}),
    )
    with pytest.warns(UserWarning) as told:
        bank = bk.Bank.from_redcap(path)
    assert [item.id for item in bank.items] == ["q1"]
    sentences = " ".join(str(one.message) for one in told)
    for said in (
        "condition in REDCap; a bank always asks them: q1",
        "not numbers were passed over: q2",
    ):
        assert said in sentences
    assert all(name in sentences for name in ("total", "many", "photo"))


def test_choices_that_were_changed_behind_the_tags_are_said(tmp_path: Path) -> None:
    text = bk.load_bank("ras").to_redcap()
    path = tmp_path / "ras.csv"
    path.write_text(text, encoding="utf-8")
    assert bk.Bank.from_redcap(path) == bk.load_bank("ras")
    last = '"1, 1 | 2, 2 | 3, 3 | 4, 4 | 5, 5"'
    path.write_text(text.replace(last, '"1, 1 | 2, 2 | 3, 3"', 1), encoding="utf-8")
    with pytest.warns(UserWarning, match="another range than the tag .*: ras_1$"):
        changed = bk.Bank.from_redcap(path)
    assert [option.value for option in changed.options[changed.item("ras_1").options]] == [1, 2, 3]


def test_no_set_of_choices_takes_the_place_of_another(tmp_path: Path) -> None:
    path = dictionary(
        tmp_path,
        field("q1", **{"Matrix Group Name": "agree"}),
        field("agree", "1, a | 2, b"),
        field("q3", "5, c | 6, d", **{"Matrix Group Name": "agree"}),
        field("q4", "1, a | 2, b"),
    )
    bank = bk.Bank.from_redcap(path)
    said = [[option.label for option in bank.options[item.options]] for item in bank.items]
    assert said == [["low", "middle", "high"], ["a", "b"], ["c", "d"], ["a", "b"]]
    assert len(bank.options) == 3


def test_codes_for_no_answer_are_no_answer(tmp_path: Path) -> None:
    path = dictionary(
        tmp_path, tagged("q1", "ease", **field("q1", "0, no | 1, yes | 99, rather not say"))
    )
    assert bk.Bank.from_redcap(path).scales["ease"].maximum == 99
    bank = bk.Bank.from_redcap(path, missing=[99])
    assert bank.scales["ease"].maximum == 1
    assert [option.value for option in bank.options["q1"]] == [0, 1]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (field("q1", "1 never | 2, often"), r':2 q1: the choice "1 never" needs a code'),
        (tagged("q1", "ease", **{"Field Type": "text"}), ":2 q1: the field counts in a scale, but"),
        (tagged("q1", "!"), ":2 q1: the tag @BALANCEKIT-SCALE in the field annotation cannot"),
        (field("q1", **{"Field Annotation": "@BALANCEKIT-ITEM={1}"}), "tag @BALANCEKIT-ITEM"),
        (
            field("total", "1 + 1", **{"Field Type": "calc"}),
            ":2: not one field of this form can be",
        ),
        (field("1st"), '"1st" has the wrong form'),
    ],
)
def test_a_fault_of_a_dictionary_is_named_with_line_and_field(
    tmp_path: Path, row: dict[str, str], said: str
) -> None:
    with pytest.raises(BankError) as refused:
        bk.Bank.from_redcap(dictionary(tmp_path, row))
    assert any(said in fault for fault in refused.value.faults), refused.value.faults
    assert all(fault.startswith("dictionary.csv") for fault in refused.value.faults)


def test_which_form_is_asked_where_there_are_several(tmp_path: Path) -> None:
    path = dictionary(tmp_path, field("q1"), field("q2", **{"Form Name": "later"}))
    with pytest.raises(BankError, match="say which one, form=…: survey, later"):
        bk.Bank.from_redcap(path)
    with pytest.raises(BankError, match="its forms are: survey, later"):
        bk.Bank.from_redcap(path, form="latre")
    assert [item.id for item in bk.Bank.from_redcap(path, form="later").items] == ["q2"]


def test_what_is_no_dictionary_is_refused(tmp_path: Path) -> None:
    path = dictionary(tmp_path, columns=("Form Name", "Field Type"))
    with pytest.raises(
        BankError, match=r'dictionary\.csv:1: the column "Variable / Field Name" is'
    ):
        bk.Bank.from_redcap(path)
    with pytest.raises(BankError, match=r"nowhere\.csv: there is no such file"):
        bk.Bank.from_redcap(tmp_path / "nowhere.csv")
    with pytest.raises(BankError, match="there is no field in it"):
        bk.Bank.from_redcap(dictionary(tmp_path))


def test_names_that_redcap_would_change_are_said() -> None:
    told = bk.load_bank("ios_pairs").to_dict()
    told["items"][0]["id"] = "a_very_long_name_of_an_item"
    told["scales"]["closeness"]["keys"] = ["a_very_long_name_of_an_item"]
    bank = bk.Bank.from_dict(told)
    with pytest.warns(UserWarning, match="a_very_long_name_of_an_item"):
        bank.to_redcap()
    with pytest.raises(ArgumentError, match="name of the record id"):
        bk.load_bank("ios").to_redcap(record_id="ios_now")


@given(st.text(max_size=120), st.sampled_from(["", ",".join(COLUMNS) + "\n"]))
def test_no_text_makes_the_reading_fail(text: str, head: str) -> None:
    read_dictionary(head + text, None, frozenset(), "record_id")


@given(
    st.sampled_from(["BANK", "ITEM"]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(
                st.sampled_from(["options", "scales", "sections", "item_ranges", "q1"]), inner
            )
        ),
        max_leaves=6,
    ),
)
def test_no_tag_makes_the_reading_fail(name: str, held: object) -> None:
    told = {**held, "id": "q"} if isinstance(held, dict) else held
    row = ["q1", "q", "", "radio", "?", "1, a", *[""] * 11]
    out = io.StringIO()
    csv.writer(out).writerows(
        [COLUMNS, [*row, f"@BALANCEKIT-SCALE=q1 @BALANCEKIT-{name}={json.dumps(told)}"]]
    )
    read = read_dictionary(out.getvalue(), None, frozenset(), "record_id")
    if not read.faults:
        try:
            bk.Bank.from_dict(read.mapping)
        except BankError as refused:
            assert refused.faults


def test_the_command_line_takes_a_dictionary_to_a_bank_that_scores_and_back(tmp_path: Path) -> None:
    def redcap(*arguments: str) -> Result:
        return CliRunner().invoke(bank_app, ["redcap", *arguments])

    rows = tagged("q1", "ease", **field("q1", "0, no | 1, yes | 99, say nothing"))
    total = field("total", "[q1]", **{"Field Type": "calc"})
    written = dictionary(tmp_path, rows, total)
    bank = tmp_path / "mine.yaml"
    done = redcap(str(written), "--missing", "99", "--out", str(bank))
    assert (done.exit_code, done.stdout.strip()) == (0, str(bank))
    assert done.stderr.strip().endswith("to a scale: total") and len(done.stderr.splitlines()) == 1
    assert bk.load_bank(bank).scales["ease"].maximum == 1
    refused = redcap("balance", "--form", "short", "--out", str(bank))
    assert "mine.yaml is there already" in str(refused.exception)
    short = tmp_path / "short.csv"
    redcap("balance", "--form", "short", "--out", str(short))
    assert bk.Bank.from_redcap(short) == bk.load_bank("balance").form("short")
