"""Scores of a data frame: the right figure, or a refusal that says how to mend it."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import balancekit as bk
from balancekit import Bank, Scale, ScoringError
from balancekit.errors import ArgumentError

BALANCE = bk.load_bank("balance")
ITEMS = [key.removeprefix("-") for scale in BALANCE.scales.values() for key in scale.keys]
MISSING = [np.nan, None, pd.NA]


def random_answers(rows: int, seed: int) -> pd.DataFrame:
    """Complete rows and rows with holes, one of each in turn."""
    rng = np.random.default_rng(seed)
    answers = rng.integers(0, 5, size=(rows, len(ITEMS))).astype(float)
    holes = rng.random(answers.shape) < rng.random((rows, 1))
    holes[::2] = False
    answers[holes] = np.nan
    return pd.DataFrame(answers, columns=ITEMS)


def bank_of(*keys: str, minimum: float = 0, maximum: float = 4, least: int = 1) -> Bank:
    scale = Scale(keys=keys, minimum=minimum, maximum=maximum, min_answered=least)
    changed = {"scales": {"mine": scale}, "forms": {}}
    return Bank(**{name: getattr(BALANCE, name) for name in BALANCE.__struct_fields__} | changed)


def test_equal_to_numpy_on_forty_thousand_response_sets() -> None:
    data = random_answers(40_000, seed=1)  # more than the kernel takes at once
    scores = bk.score(data, BALANCE)
    for name, scale in BALANCE.scales.items():
        # Another way to the same figure: key the whole matrix, then average along its rows.
        sign = np.array([-1 if key.startswith("-") else 1 for key in scale.keys])
        keyed = data[[key.removeprefix("-") for key in scale.keys]].to_numpy() * sign
        keyed[:, sign < 0] += 4
        count = (~np.isnan(keyed)).sum(axis=1)
        mean = np.nansum(keyed, axis=1) / np.maximum(count, 1)
        wanted = np.where(count >= scale.min_answered, mean / 4 * 100, np.nan)
        np.testing.assert_allclose(scores[name], wanted, rtol=1e-14)
        assert (scores[f"{name}_answered"] == count).all()
    assert scores["independence"].isna().sum() > 4000


def test_an_answer_out_of_range_is_found_far_down() -> None:
    data = random_answers(40_000, seed=9)
    data.loc[39_999, "ind_4"] = 5
    with pytest.raises(ScoringError, match=r'"ind_4", row 39999: 5.0 lies .*1 in all'):
        bk.score(data, BALANCE)


def test_exact_to_the_last_digit() -> None:
    data = random_answers(500, seed=2)
    scores = bk.score(data, BALANCE, min_answered=1)
    for name, scale in BALANCE.scales.items():
        for row, score in enumerate(scores[name]):
            steps = [
                Fraction(4 - value if key.startswith("-") else value)
                for key in scale.keys
                if not np.isnan(value := data.loc[row, key.removeprefix("-")])
            ]
            exact = float(100 * sum(steps) / (4 * len(steps))) if steps else None
            assert score == exact or (exact is None and np.isnan(score))


@given(st.integers(0, 1000), st.floats(-50, 50), st.floats(0.5, 100))
def test_reversing_every_item_mirrors_the_score(seed: int, minimum: float, width: float) -> None:
    keys = ("ind_1", "-ind_2", "ind_3", "ind_4")
    turned = tuple(key.removeprefix("-") if key[0] == "-" else f"-{key}" for key in keys)
    data = random_answers(6, seed) / 4 * width + minimum
    bank, mirror = (
        bank_of(*each, minimum=minimum, maximum=minimum + width) for each in (keys, turned)
    )
    there, back = (bk.score(data, each, out_of_range="null") for each in (bank, mirror))
    np.testing.assert_allclose(back["mine"], 100 - there["mine"], atol=1e-9)
    assert there["mine"].dropna().between(0, 100).all()


@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(seed: int, random: object) -> None:
    data = random_answers(8, seed)
    columns, rows = list(data.columns), list(data.index)
    random.shuffle(columns)  # type: ignore[attr-defined]
    random.shuffle(rows)  # type: ignore[attr-defined]
    shuffled = bk.score(data.loc[rows, columns], BALANCE)
    pd.testing.assert_frame_equal(shuffled.sort_index(), bk.score(data, BALANCE))


@given(st.integers(0, 1000))
def test_a_constant_column_changes_nothing(seed: int) -> None:
    data = random_answers(5, seed)
    with_wave = bk.score(data.assign(wave=1), BALANCE)
    pd.testing.assert_frame_equal(with_wave.drop(columns="wave"), bk.score(data, BALANCE))


def test_other_columns_are_carried_through_and_the_input_stays() -> None:
    data = random_answers(4, seed=3)
    data.insert(0, "who", ["a", "b", "a", "b"])
    data["leaning"] = pd.Categorical(["even", "me", "me", "even"])
    data.index = pd.Index(["x", "x", "y", "z"], name="label")
    before = data.copy(deep=True)
    scores = bk.score(data, BALANCE)
    pd.testing.assert_frame_equal(data, before)
    pd.testing.assert_frame_equal(scores[["who", "leaning"]], data[["who", "leaning"]])
    wanted = [end for name in BALANCE.scales for end in (name, f"{name}_answered")]
    assert list(scores.columns) == ["who", "leaning", *wanted]


def test_out_of_range_as_missing_leaves_the_input_too() -> None:
    data = random_answers(3, seed=4)
    data.loc[0, ["ind_1", "ind_2"]] = [99, -np.inf]
    before = data.copy(deep=True)
    scores = bk.score(data, BALANCE, out_of_range="null")
    pd.testing.assert_frame_equal(data, before)
    assert scores.loc[0, "independence_answered"] == 4


@pytest.mark.parametrize("dtype", ["int8", "int64", "uint8", "float32", "Int8", "Float64", object])
def test_every_type_of_number_gives_the_same(dtype: str) -> None:
    whole = random_answers(10, seed=5).iloc[::2]
    pd.testing.assert_frame_equal(bk.score(whole.astype(dtype), BALANCE), bk.score(whole, BALANCE))


def test_small_whole_numbers_do_not_wrap_round() -> None:
    data = pd.DataFrame({item: [120] for item in ITEMS}, dtype="int8")
    bank = bank_of("ind_1", "ind_2", "-ind_3", minimum=-120, maximum=120)
    assert bk.score(data, bank).loc[0, "mine"] == pytest.approx(200 / 3)


@pytest.mark.parametrize("dtype", ["Int8", "Float64", object])
def test_missing_is_missing_in_every_type(dtype: str) -> None:
    data = pd.DataFrame({item: [2.0, 2.0] for item in ITEMS}).astype(dtype)
    data.loc[0, "ind_1"] = None
    scores = bk.score(data, BALANCE)
    assert list(scores["independence_answered"]) == [5, 6]
    assert list(scores["independence"]) == [50, 50]


def test_the_three_kinds_of_missing_beside_numbers() -> None:
    column = pd.Series([*MISSING, 4, Decimal(3), Fraction(1)], dtype=object)
    scores = bk.score(pd.DataFrame({"ind_1": column}), bank_of("ind_1"))
    assert list(scores["mine"].dropna()) == [100, 75, 25]


def test_no_rows_and_no_answers() -> None:
    empty = bk.score(random_answers(3, seed=6).iloc[:0], BALANCE)
    assert empty.shape == (0, 8)
    blank = bk.score(pd.DataFrame({item: [None] for item in ITEMS}), BALANCE)
    assert np.isnan(blank.loc[0, "independence"])
    assert blank.loc[0, "independence_answered"] == 0


@pytest.mark.parametrize(
    ("rule", "scored_from"),
    [(None, 4), (1, 1), (6, 6), (np.int64(2), 2), (0.5, 3), (1.0, 6), (0.01, 1), (2 / 3, 4)],
)
def test_how_many_answers_a_score_needs(rule: float | None, scored_from: int) -> None:
    answers = np.where(np.tri(7, 6, -1) > 0, 3.0, np.nan)
    keys = BALANCE.scales["independence"].keys
    data = pd.DataFrame(answers, columns=[key.removeprefix("-") for key in keys])
    scores = bk.score(data, bank_of(*keys, least=4), min_answered=rule)
    assert scores["mine"].first_valid_index() == scored_from


def test_a_share_of_many_items_is_not_off_by_one() -> None:
    names = [f"q{number}" for number in range(30)]
    data = pd.DataFrame([[1.0] * 3 + [np.nan] * 27], columns=names)
    assert bk.score(data, bank_of(*names), min_answered=0.1).loc[0, "mine"] == 25


def test_the_short_form_asks_for_its_own_items_only() -> None:
    short = BALANCE.form("short")
    data = random_answers(4, seed=7)[[item.id for item in short.items]]
    scores = bk.score(data.iloc[::2], short)
    assert (scores["over_reliance_answered"] == 2).all()
    assert scores["over_reliance"].notna().all()


def changed(**columns: object) -> pd.DataFrame:
    return random_answers(3, seed=8).iloc[[0, 2]].assign(**columns)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (changed(ind_2=[1, 9]), '"ind_2", row 2: 9 lies outside 0 to 4'),
        (changed(ind_2=[1, -0.5]), 'row 2: -0.5 lies outside 0 to 4 .* out_of_range="null"'),
        (changed(ind_2=[np.inf, 1]), "row 0: inf is infinite"),
        (changed(ind_2=["often", 1]), '"ind_2", row 0: "often" is not a number; put the number'),
        (changed(ind_2=["1", None]), '"1" is not a number'),
        (changed(ind_2=["x" * 500, 1]), f'"{"x" * 40}…" is not'),
        (changed(ind_2=[[1], 1]), r'"\[1\]" is not a number'),
        (changed(ind_2=[1j, 1]), '"ind_2" holds values of the type complex128'),
        (changed(ind_2=pd.array([True, None], dtype="boolean")), '"ind_2" holds true and false'),
        (changed(ind_2=[True, False]), '"ind_2" holds true and false'),
        (changed(ind_2=[True, None]), '"ind_2" holds true and false'),
        (changed(ind_2=[10**400, None]), "row 0: 1000"),
        (changed(ind_2=pd.Categorical([1, 2])), '"ind_2" holds categories'),
        (changed(ind_2=pd.to_datetime(["2026-01-01"] * 2)), '"ind_2" holds values of the type'),
        (changed().rename(columns={"ind_2": "Ind_2"}), 'if "Ind_2" holds the answers to "ind_2"'),
        (changed().filter(like="ind"), "lack the columns int_1, int_2, .*; add them"),
        (changed(independence=[1, 2]), '"independence" would be written twice'),
        (changed(over_reliance_answered=[1, 2]), '"over_reliance_answered" would be written twice'),
        (pd.concat([changed(), changed()["ind_1"]], axis=1), '"ind_1" is there twice'),
        (pd.concat({"wave": changed()}, axis=1), "2 levels; give them one"),
    ],
)
def test_what_cannot_be_scored_is_named(data: pd.DataFrame, said: str) -> None:
    with pytest.raises(ScoringError, match=said):
        bk.score(data, BALANCE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"min_answered": 0}, "min_answered is 0, .* has 6 items; give a count from 1"),
        ({"min_answered": 7}, "min_answered is 7"),
        ({"min_answered": 0.0}, "share above 0"),
        ({"min_answered": 4.0}, "whole number for a count"),
        ({"min_answered": np.nan}, "share above 0"),
        ({"min_answered": True}, "min_answered is True"),
        ({"min_answered": "half"}, "min_answered is 'half'"),
        ({"out_of_range": "drop"}, 'choose "raise" or "null"'),
        ({"bank": "balance"}, "give what load_bank returns"),
        ({"bank": bk.load_bank("venn")}, '"venn" has no scales'),
        ({"data": {"ind_1": [1]}}, "the type dict; give a data frame of pandas"),
    ],
)
def test_what_cannot_be_asked_is_named(arguments: dict[str, object], said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        bk.score(**{"data": changed(), "bank": BALANCE} | arguments)  # type: ignore[arg-type]


def test_two_scales_cannot_write_the_same_column() -> None:
    one = Scale(keys=("ind_1",), minimum=0, maximum=4, min_answered=1)
    names = {name: getattr(BALANCE, name) for name in BALANCE.__struct_fields__}
    bank = Bank(**names | {"scales": {"a": one, "a_answered": one}})
    with pytest.raises(ScoringError, match='"a_answered" would be written twice'):
        bk.score(changed(), bank)
