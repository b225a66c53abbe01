"""Scores, as exact arithmetic and as R's psych have them; ``make_scores.py`` asked psych."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit import Bank, Scale
from tests.conformance.score_sets import SETS, Set, items_of, table

HERE = Path(__file__).parent
R: dict[str, Any] = json.loads((HERE / "scores.json").read_text(encoding="utf-8"))
BALANCE = bk.load_bank("balance")
HOWS = ("pomp", "mean", "prorated_sum")
EVERY = pytest.mark.parametrize("one", SETS, ids=lambda it: f"{it.data}-{it.scale}")
ROWS = 250


def bank_of(keys: tuple[str, ...], ends: tuple[float, float], least: int = 1) -> Bank:
    return with_scale(Scale(keys=keys, minimum=ends[0], maximum=ends[1], min_answered=least))


def with_scale(scale: Scale) -> Bank:
    names = {name: getattr(BALANCE, name) for name in BALANCE.__struct_fields__}
    return Bank(**names | {"scales": {"mine": scale}, "forms": {}})


def answers_of(one: Set) -> pd.DataFrame:
    return table(one.package, one.data)[items_of(one.keys)]


def exact(
    answers: pd.DataFrame, keys: tuple[str, ...], ends: tuple[float, float]
) -> Iterator[dict[str, Fraction | int]]:
    """Every unit of each row in fractions, by the definition: the mean of what was answered."""
    low, high = map(Fraction, ends)
    for row in answers.to_numpy(dtype=float):
        given = [
            low + high - Fraction(value) if key.startswith("-") else Fraction(value)
            for key, value in zip(keys, row, strict=True)
            if low <= value <= high
        ]
        mean = sum(given, Fraction()) / len(given) if given else Fraction()
        yield {
            "answered": len(given),
            "mean": mean,
            "pomp": 100 * (mean - low) / (high - low),
            "prorated_sum": mean * len(keys),
        }


@EVERY
def test_scores_are_those_of_exact_arithmetic(one: Set) -> None:
    """Of whole numbers to the last bit, of fractions to the last but one or two."""
    answers = answers_of(one).drop_duplicates().head(ROWS)
    whole = bool((answers % 1 == 0).stack().all())
    narrow = (one.minimum, one.minimum + (one.maximum - one.minimum) / 2)
    for ends in ((one.minimum, one.maximum), narrow):
        wanted = list(exact(answers, one.keys, ends))
        bank = bank_of(one.keys, ends)
        for rule in (1, len(one.keys), 0.5):
            least = rule if isinstance(rule, int) else -(-len(one.keys) // 2)
            for how in HOWS:
                found = bk.score(answers, bank, how=how, min_answered=rule, out_of_range="null")
                assert found["mine_answered"].tolist() == [it["answered"] for it in wanted]
                scores = [float(it[how]) if it["answered"] >= least else np.nan for it in wanted]
                if whole and all(float(end).is_integer() for end in ends):
                    np.testing.assert_array_equal(found["mine"], scores)
                else:
                    np.testing.assert_allclose(found["mine"], scores, rtol=1e-15, atol=5e-15)


Ends = tuple[int, int]
ends = st.tuples(st.integers(-9, 9), st.integers(1, 9)).map(lambda it: (it[0], sum(it)))
items = st.lists(st.tuples(st.booleans(), ends), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(items, st.data())
def test_any_keys_and_ranges_are_scored_exactly(
    scale: list[tuple[bool, Ends]], data: st.DataObject
) -> None:
    """Where items have ranges of their own: the share of the steps that were possible."""
    names = [f"q{number}" for number in range(len(scale))]
    keys = tuple(f"{'-' * turned}{name}" for name, (turned, _) in zip(names, scale, strict=True))
    own = {name: it for name, (_, it) in zip(names, scale, strict=True)}
    answer = [st.none() | st.integers(low - 1, high + 1) for low, high in own.values()]
    rows = data.draw(st.lists(st.tuples(*answer), min_size=1, max_size=5))
    mine = Scale(keys, *own["q0"], min_answered=1, item_ranges=own)
    bank = with_scale(mine)
    frame = pd.DataFrame(rows, columns=names, dtype=float)
    found = {how: bk.score(frame, bank, how=how, out_of_range="null")["mine"] for how in HOWS}
    for place, row in enumerate(rows):
        given = [
            (high - it if turned else it - low, low, high - low)
            for it, (turned, (low, high)) in zip(row, scale, strict=True)
            if it is not None and low <= it <= high
        ]
        if not given:
            assert all(np.isnan(found[how][place]) for how in HOWS)
            continue
        steps, lowest, possible = map(sum, zip(*given, strict=True))
        share = Fraction(steps, possible)
        least, most = (sum(it[end] for it in own.values()) for end in (0, 1))
        wanted = {
            "pomp": 100 * share,
            "mean": Fraction(steps + lowest, len(given)),
            "prorated_sum": least + (most - least) * share,
        }
        assert {how: found[how][place] for how in HOWS} == {
            how: float(it) for how, it in wanted.items()
        }


@pytest.mark.parametrize("wanted", R["sets"], ids=lambda it: f"{it['data']}-{it['scale']}")
def test_scores_are_those_of_psych(wanted: dict[str, Any]) -> None:
    one = next(it for it in SETS if (it.data, it.scale) == (wanted["data"], wanted["scale"]))
    bank = bank_of(one.keys, (one.minimum, one.maximum))
    answers = answers_of(one)
    means, sums = (
        bk.score(answers, bank, how=how, out_of_range="null")["mine"].to_numpy() for how in HOWS[1:]
    )
    assert len(means) == wanted["n"]
    assert np.isnan(means).sum() == wanted["unanswered"]
    rows, whole = np.array(wanted["rows"]) - 1, np.array(wanted["whole"]) - 1
    for name in ("mean_items", "mean_fast"):
        np.testing.assert_allclose(means[rows], np.array(wanted[name], dtype=float), rtol=1e-13)
    np.testing.assert_allclose(sums[whole], wanted["totals"], rtol=1e-13, atol=1e-13)
    found = [np.nanmean(means), np.nanstd(means, ddof=1)]
    np.testing.assert_allclose(found, [wanted["average"], wanted["sd"]], rtol=1e-10)


def test_the_totals_that_a_study_published() -> None:
    """HELP: the sum of 20 items about the past week, four reversed, is in the file as ``CES_D``."""
    (one,) = (it for it in SETS if it.scale == "cesd")
    data = table(one.package, one.data)
    scores = bk.score(data[items_of(one.keys)], bank_of(one.keys, (0, 3)), how="prorated_sum")
    full = scores["mine_answered"] == 20
    assert full.sum() > 1000
    assert (scores["mine"] == data["CES_D"])[full].all()


def test_answers_below_each_other_give_the_same_scores() -> None:
    """Verbal aggression: 316 people by 24 situations, a row an answer."""
    data = table("lme4", "VerbAgg")
    data = data.assign(value=data["resp"].map({"no": 0, "perhaps": 1, "yes": 2}).astype(float))
    items = tuple(dict.fromkeys(data["item"]))
    bank = bank_of(items, (0, 2))
    wide = bk.to_wide(data.assign(item=data["item"].astype(str)), bank, id="id", answer="value")
    scores = bk.score(wide, bank, id="id", how="prorated_sum").set_index("id")["mine"]
    assert (scores == data.groupby("id")["value"].sum()).all()
    back = bk.to_long(wide, bank, id="id")
    assert len(back) == len(data) == 316 * 24
