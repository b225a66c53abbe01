"""Couples: who belongs to whom, and what must not depend on the order of the data."""

import math
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit import psychometrics as psy
from balancekit.errors import BalancekitError, DataError
from balancekit.psychometrics import (
    agreement,
    apim,
    distinguishability,
    dyads,
    dyads_from_wide,
    item_agreement,
    k_ratio,
    partner_scores,
    profile_similarity,
)


def people(n: int, seed: int, dependence: float = 0.4) -> pd.DataFrame:
    """Couples with an actor effect of 0.5, a partner effect of 0.2 and dependent leftovers."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 2))
    cov = [[1, dependence], [dependence, 1]]
    y = 0.5 * x + 0.2 * x[:, ::-1] + rng.multivariate_normal([0, 0], cov, size=n)
    return pd.DataFrame(
        {
            "pair": np.repeat([f"c{i}" for i in range(n)], 2),
            "who": ["north", "south"] * n,
            "x": x.ravel(),
            "y": y.ravel(),
        }
    )


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    data = people(12, seed)
    mixed = data.sample(frac=1, random_state=seed)
    for role in (None, "who"):
        here, there = dyads(data, "pair", role), dyads(mixed, "pair", role)
        for kind in ("exchangeable",) if role is None else ("exchangeable", "distinguishable"):
            one, two = (apim(it, "y", "x", kind=kind) for it in (here, there))  # type: ignore[arg-type]
            np.testing.assert_allclose(one.table.estimate, two.table.estimate, atol=1e-9)
            np.testing.assert_allclose(one.table.se, two.table.se, atol=1e-9)
        one, two = agreement(here, "y").loc[0], agreement(there, "y").loc[0]
        for name in ("icc_anova", "icc_double_entry", "lower", "mean_distance"):
            assert math.isclose(one[name], two[name], abs_tol=1e-9)
    pd.testing.assert_frame_equal(dyads(data, "pair", "who").wide, dyads(mixed, "pair", "who").wide)


@given(st.integers(0, 1000), st.floats(-0.95, 0.95))
def test_exchangeable_maximum_is_a_maximum(seed: int, dependence: float) -> None:
    """No other parameters near by are likelier, whatever sign the dependence has."""
    data = people(30, seed, dependence)
    model = apim(dyads(data, "pair"), "y", "x")
    y, x = (data[it].to_numpy().reshape(-1, 2) for it in ("y", "x"))

    def loglik(b: np.ndarray, variance: float, rho: float) -> float:
        left = y - b[0] - b[1] * x - b[2] * x[:, ::-1]
        cov = variance * np.array([[1, rho], [rho, 1]])
        square = np.einsum("ni,ij,nj->", left, np.linalg.inv(cov), left)
        return float(-(len(y) * (2 * np.log(2 * np.pi) + np.linalg.slogdet(cov)[1]) + square) / 2)

    at = model.table.estimate.to_numpy(), model.residual[0, 0], model.rho
    assert loglik(*at) == pytest.approx(model.loglik, abs=1e-8)
    rng = np.random.default_rng(seed)
    for _ in range(5):
        moved = at[0] + rng.normal(size=3) * 0.01, at[1] * 1.01, at[2] * 0.99
        assert loglik(*moved) < model.loglik


def test_negative_dependence_is_found() -> None:
    data = people(400, seed=1, dependence=-0.7)
    model = apim(dyads(data, "pair"), "y", "x")
    assert model.rho == pytest.approx(-0.7, abs=0.06)
    assert model.effect("actor") == pytest.approx(0.5, abs=0.1)
    assert model.effect("partner") == pytest.approx(0.2, abs=0.1)
    assert agreement(dyads(data, "pair"), "y").icc_anova[0] < 0


def test_several_predictors() -> None:
    data = people(300, seed=2)
    data["z"] = np.random.default_rng(3).normal(size=len(data))
    pairs = dyads(data, "pair", "who")
    both = apim(pairs, "y", ["x", "z"])
    assert len(both.table) == 10
    assert both.effect("actor", "north", "z") == pytest.approx(0, abs=0.2)
    k = k_ratio(pairs, "y", ["x", "z"], kind="exchangeable", draws=200, seed=1)
    assert k.predictor.tolist() == ["x", "z"]
    assert k.lower[0] < 0.4 < k.upper[0]


@pytest.mark.parametrize("kind", ["exchangeable", "distinguishable"])
def test_resampled_k_is_that_of_a_plain_loop(kind: Any) -> None:
    data = people(60, seed=4)
    pairs = dyads(data, "pair", "who")
    found = k_ratio(pairs, "y", "x", kind=kind, draws=2000, seed=1)
    wide = pairs.wide
    rng = np.random.default_rng(2)
    loop = []
    for _ in range(100):
        drawn = wide.iloc[rng.integers(0, 60, 60)].drop(columns="pair")
        model = apim(dyads_from_wide(drawn, ("_north", "_south")), "y", "x", kind=kind)
        estimates = model.table.set_index("effect").estimate
        loop.append(np.ravel(estimates["partner"])[0] / np.ravel(estimates["actor"])[0])
    spread = found.upper[0] - found.lower[0]
    assert np.quantile(loop, 0.025) == pytest.approx(found.lower[0], abs=0.3 * spread)
    assert np.quantile(loop, 0.975) == pytest.approx(found.upper[0], abs=0.3 * spread)


def test_views_of_a_couple_whose_partner_is_missing() -> None:
    data = people(3, seed=5).drop(index=3)
    pairs = dyads(data, "pair", "who")
    assert pairs.incomplete == 1
    wide = pairs.wide.set_index("pair")
    assert math.isnan(wide.loc["c1", "y_south"])
    pairwise = pairs.pairwise.set_index(["pair", "who"])
    assert len(pairwise) == 5
    assert math.isnan(pairwise.loc[("c1", "north"), "y_partner"])
    assert pairwise.loc[("c0", "north"), "y_partner"] == wide.loc["c0", "y_south"]
    assert partner_scores(pairs, "y")["mean"].isna().tolist() == [False, True, False]
    assert agreement(pairs, "y").couples[0] == 2


def test_wide_and_long_are_the_same_couples() -> None:
    data = people(20, seed=6)
    again = dyads_from_wide(dyads(data, "pair", "who").wide, ("_north", "_south"), couple="pair")
    one, two = (apim(it, "y", "x").table for it in (dyads(data, "pair", "who"), again))
    pd.testing.assert_frame_equal(one, two)


@pytest.mark.parametrize("name", ["role", "couple"])
def test_a_variable_called_like_a_made_column_is_refused(name: str) -> None:
    wide = {f"{name}_a": [1, 2], f"{name}_b": [3, 4], "joy_a": [1, 2], "joy_b": [2, 3]}
    with pytest.raises(DataError, match=f'"{name}"'):
        dyads_from_wide(wide, ("_a", "_b"))


def test_profiles_by_hand() -> None:
    rng = np.random.default_rng(7)
    data = pd.DataFrame(rng.integers(0, 5, size=(40, 8)), columns=list("abcdefgh"))
    data.insert(0, "pair", np.repeat(range(20), 2))
    data.insert(1, "who", ["n", "s"] * 20)
    data.loc[0, "c"] = np.nan
    for role in (None, "who"):
        found = profile_similarity(dyads(data, "pair", role), list("abcdefgh"))
        own = data.set_index(["pair", "who"])
        norm = own.groupby("who").transform("mean") if role else own - own + own.mean()
        for couple in (0, 1, 9):
            both = own.loc[couple].T.dropna()
            apart = (own - norm).loc[couple].T.dropna()
            row = found.loc[couple]
            assert row["raw"] == pytest.approx(both.corr().iloc[0, 1])
            assert row["distinctive"] == pytest.approx(apart.corr().iloc[0, 1])
            doubled = np.concatenate([both.n, both.s]), np.concatenate([both.s, both.n])
            assert row["raw_double_entry"] == pytest.approx(np.corrcoef(*doubled)[0, 1])
            assert row["distance"] == pytest.approx(np.sqrt(((both.n - both.s) ** 2).mean()))
            assert row["items"] == len(both)


def test_keys_of_a_bank_are_applied_to_profiles_and_items() -> None:
    balance = bk.load_bank("balance")
    rng = np.random.default_rng(8)
    items = [it for scale in balance.scales.values() for it in scale.items]
    data = pd.DataFrame(rng.integers(0, 5, size=(40, len(items))), columns=items)
    data.insert(0, "pair", np.repeat(range(20), 2))
    profiles = profile_similarity(dyads(data, "pair"), balance)
    assert profiles.groupby("scale").size().tolist() == [20] * 4
    shares = item_agreement(dyads(data, "pair"), balance)
    assert len(shares) == len(items)
    assert (shares.near >= shares.same).all()


BAD: dict[str, tuple[dict[str, list[Any]], str]] = {
    "three": ({"pair": [1, 1, 1], "who": ["a", "b", "a"], "y": [1, 2, 3]}, "has 3 rows"),
    "nobody knows": ({"pair": [1, None], "who": ["a", "b"], "y": [1, 2]}, "which couple this is"),
    "no role": ({"pair": [1, 1], "who": ["a", None], "y": [1, 2]}, "the role is missing"),
    "three roles": ({"pair": [1, 1, 2], "who": ["a", "b", "c"], "y": [1, 2, 3]}, "3 roles"),
    "one role": ({"pair": [1, 2], "who": ["a", "a"], "y": [1, 2]}, "1 roles"),
    "role twice": (
        {"pair": [1, 1, 2, 2], "who": ["a", "a", "a", "b"], "y": [1, 2, 3, 4]},
        'the couple "1" has the role "a" twice',
    ),
    "no rows": ({"pair": [], "who": [], "y": []}, "no rows"),
    "no column": ({"couple": [1], "who": ["a"], "y": [1]}, "lack the columns pair"),
}


@pytest.mark.parametrize(("data", "told"), BAD.values(), ids=BAD)
def test_what_is_no_couple_is_refused(data: dict[str, list[Any]], told: str) -> None:
    with pytest.raises(DataError) as refused:
        dyads(data, "pair", "who")
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"y": "often"}, "is not a number"),
        ({"y": np.inf}, "is infinite"),
        ({"y": 3.0}, "does not vary"),
        ({"x": 3.0}, "cannot be separated"),
        ({"y": np.nan}, "couples with all values: 0"),
    ],
)
@pytest.mark.parametrize("role", [None, "who"])
def test_models_without_an_answer_are_refused(
    change: dict[str, Any], told: str, role: str | None
) -> None:
    pairs = dyads(people(20, seed=9).assign(**change), "pair", role)
    for ask in (apim, k_ratio):
        with pytest.raises(BalancekitError, match=told):
            ask(pairs, "y", "x")  # type: ignore[operator]


def test_nothing_left_over_is_refused() -> None:
    data = people(20, seed=12)
    shared = data.assign(
        y=np.where(data.who == "north", 1, -1) * np.repeat(data.y[::2], 2).to_numpy()
    )
    for case, predictor in ((data.assign(y=2 * data.x), "x"), (shared, "x")):
        for role in (None, "who"):
            with pytest.raises(DataError, match="is left over"):
                apim(dyads(case, "pair", role), "y", predictor)


@pytest.mark.parametrize(
    "ask",
    [
        lambda it: agreement(it, "y"),
        lambda it: apim(it, "y", "x"),
        lambda it: k_ratio(it, "y", "x"),
        lambda it: distinguishability(it, "y"),
        lambda it: partner_scores(it, "y"),
        lambda it: item_agreement(it, ["y"]),
        lambda it: profile_similarity(it, ["y"]),
    ],
)
def test_a_plain_frame_is_not_couples_yet(ask: Any) -> None:
    with pytest.raises(BalancekitError, match=r"type DataFrame; give what bk\.dyads"):
        ask(people(4, seed=1))


def test_a_predictor_of_the_couple_cannot_be_split() -> None:
    data = people(20, seed=10)
    data["years"] = np.repeat(np.arange(20.0), 2)
    for role in (None, "who"):
        with pytest.raises(DataError, match="same for both"):
            apim(dyads(data, "pair", role), "y", "years")


def test_distinguishability_needs_roles_and_couples() -> None:
    data = people(20, seed=11)
    with pytest.raises(BalancekitError, match="without roles"):
        distinguishability(dyads(data, "pair"), "y")
    with pytest.raises(BalancekitError, match="without roles"):
        apim(dyads(data, "pair"), "y", "x", kind="distinguishable")
    with pytest.raises(DataError, match="takes 5 or more"):
        distinguishability(dyads(data[:6], "pair", "who"), ["y", "x"])
    with pytest.raises(DataError, match="repeats another"):
        distinguishability(dyads(data.assign(z=2 * data.y), "pair", "who"), ["y", "z"])


def test_the_test_of_distinguishability_keeps_its_level(soak: Any) -> None:
    rounds = soak(200, 2000)
    hits = sum(
        distinguishability(dyads(people(80, seed), "pair", "who"), ["y", "x"]).p < 0.05
        for seed in range(rounds)
    )
    assert abs(hits / rounds - 0.05) < 4 * math.sqrt(0.05 * 0.95 / rounds)


def test_couples_without_variance_have_a_reason() -> None:
    pairs = dyads({"pair": [1, 1, 2, 2], "y": [3, 3, 3, 3]}, "pair")
    assert agreement(pairs, "y").note[0] == "all values are the same"
    lonely = dyads({"pair": [1, 2], "y": [3, 4]}, "pair")
    assert agreement(lonely, "y").note[0] == "fewer than two couples with both values"
    assert item_agreement(lonely, ["y"]).note[0] == "fewer than two couples with both values"


def test_what_is_done_later_to_data_or_views_changes_no_figure() -> None:
    data = pd.DataFrame({"pair": [1, 1, 2, 2], "joy": [1.0, 2.0, 4.0, 3.0]})
    pairs = dyads(data, couple="pair")
    known = [[1.0, 2.0], [4.0, 3.0]]
    data.loc[0, "joy"] = 99.0
    assert pairs.values(["joy"])[:, :, 0].tolist() == known
    pairs.values(["joy"])[:] = 0
    view = pairs.long
    view["joy"] = 5.0
    assert pairs.values(["joy"])[:, :, 0].tolist() == known
    assert pairs.wide["joy_1"].tolist() == [1.0, 4.0]


@pytest.mark.parametrize("kind", ["exchangeable", "distinguishable"])
@pytest.mark.parametrize("n", [50, 20_000])
def test_a_predictor_that_does_not_vary_is_refused_however_many_couples(kind: Any, n: int) -> None:
    """Rounding makes a constant sum, or a mean of many, vary by a hair."""
    rng = np.random.default_rng(n)
    first = rng.normal(size=n)
    second = 24.3 - first if kind == "exchangeable" else np.full(n, 0.1)
    wide = pd.DataFrame({"y1": rng.normal(size=n), "y2": rng.normal(size=n)})
    pairs = dyads_from_wide(wide.assign(x1=first, x2=second), ("1", "2"))
    with pytest.raises(DataError, match="vary"):
        apim(pairs, "y", "x", kind=kind)


def test_nobody_changes_who_stands_where() -> None:
    pairs = dyads({"pair": [1, 1, 2, 2], "joy": [1.0, 2.0, 4.0, 3.0]}, couple="pair")
    with pytest.raises(ValueError, match="read-only"):
        pairs.places[:] = pairs.places[:, ::-1]
    assert repr(pairs) == "<2 couples by 'pair'>"


def test_profiles_reversed_by_hand_have_no_raw_similarity() -> None:
    draw = np.random.default_rng(5)
    answers = pd.DataFrame(draw.integers(1, 6, (120, 6)), columns=list("abcdef"))
    pairs = psy.dyads(answers.assign(p=np.repeat(range(60), 2)), "p")
    by_hand = psy.profile_similarity(pairs, ["a", "-b", "c", "-d", "e", "-f"])
    assert by_hand[["raw", "raw_double_entry"]].isna().all(axis=None)
    assert abs(by_hand["distinctive"].mean()) < 0.3


def test_a_role_that_never_varies_has_no_correlation() -> None:
    wide = {"x_1": [1.0, 2, 3, 4, 5, 7], "x_2": [0.1] * 6}
    found = psy.agreement(psy.dyads_from_wide(wide, ("_1", "_2")), "x").iloc[0]
    assert math.isnan(found["pearson"])
    assert found["note"] == "one of the two never varies, so there is no correlation"
    apart = {"x_1": [1.1, 2.1, 3.1, 4.3], "x_2": [1.0, 2.0, 3.0, 4.2]}
    found = psy.agreement(psy.dyads_from_wide(apart, ("_1", "_2")), "x").iloc[0]
    assert math.isnan(found["t"])
    assert found["note"]


def test_strong_negative_dependence_keeps_a_chance() -> None:
    """1 minus a chance of nearly 1 was 0."""
    first = np.arange(40.0)
    data = {"x_1": first, "x_2": 40 - first + np.random.default_rng(1).normal(0, 0.01, 40)}
    found = psy.agreement(psy.dyads_from_wide(data, ("_1", "_2")), "x")["p_two_sided"][0]
    assert 0 < found < 1e-60


ORDERED = {
    "pandas": lambda: pd.DataFrame({"who": pd.Categorical(["w", "h"] * 2, ["w", "h"])}),
    "polars": lambda: pl.DataFrame({"who": ["w", "h"] * 2}, schema={"who": pl.Enum(["w", "h"])}),
    "lazy polars": lambda: pl.LazyFrame(
        {"who": ["w", "h"] * 2}, schema={"who": pl.Enum(["w", "h"])}
    ),
    "pyarrow": lambda: pa.table({"who": pa.array(["w", "h"] * 2).dictionary_encode()}),
    "duckdb": lambda: duckdb.sql(
        "select cast(t.who as enum('w', 'h')) as who, t.pair from "
        "(values ('w', 1), ('h', 1), ('w', 2), ('h', 2)) t(who, pair) order by pair, t.who"
    ),
}


@pytest.mark.parametrize("engine", ORDERED)
def test_roles_come_in_the_order_of_their_categories_on_every_engine(engine: str) -> None:
    data: Any = ORDERED[engine]()
    if engine == "pyarrow":
        data = data.append_column("pair", [[1, 1, 2, 2]])
    elif "polars" in engine:
        data = data.with_columns(pair=pl.Series([1, 1, 2, 2]))
    elif engine == "pandas":
        data = data.assign(pair=[1, 1, 2, 2])
    assert dyads(data, "pair", "who").names == ("w", "h")


def test_a_missing_role_is_missing_on_every_engine() -> None:
    """pyarrow's categories gave it the last one there is."""
    who = pa.array(["w", "h", "w", None]).dictionary_encode()
    with pytest.raises(DataError, match='"who", row 3: the role is missing'):
        dyads(pa.table({"pair": [1, 1, 2, 2], "who": who}), "pair", "who")


def test_one_as_a_number_and_as_a_word_are_two_couples() -> None:
    pairs = dyads({"pair": [1, "1", 1, "1"], "q": [1, 2, 3, 4]}, "pair")
    assert pairs.couples.tolist() == [1, "1"]
    assert pairs.values(["q"])[:, :, 0].tolist() == [[1, 3], [2, 4]]


@pytest.mark.parametrize(
    ("data", "couple", "view"),
    [
        ({"joy_1": [1, 1, 2, 2], "joy": [1, 2, 3, 4]}, "joy_1", "wide"),
        ({"joy_actor": [1, 1, 2, 2], "joy": [1, 2, 3, 4]}, "joy_actor", "pairwise"),
    ],
)
def test_a_view_whose_column_is_taken_is_refused(data: Any, couple: str, view: str) -> None:
    with pytest.raises(DataError, match=f'a column "{couple}" of its own'):
        getattr(dyads(data, couple), view)


def test_what_a_couple_lacks_has_its_reason() -> None:
    data = {
        "pair": [1, 1, 2, 2, 3, 3],
        "a": [1, 2, 3, 3, 4, np.nan],
        "b": [2, 3, 3, 1, 2, 2],
        "c": [3, 1, 3, 2, 1, 3],
    }
    pairs = dyads(data, "pair")
    assert partner_scores(pairs, "a")["note"].tolist() == ["", "", "one of the two is missing"]
    assert profile_similarity(pairs, ["a", "b", "c"])["note"].tolist() == [
        "",
        "one of the two answered every item alike",
        "fewer than 3 items that both answered",
    ]
    blind = profile_similarity(pairs, ["a", "-b", "c"])["note"]
    assert blind[0] == "items reversed by hand, around a point that nobody knows"


@pytest.mark.parametrize("kind", ["exchangeable", "distinguishable"])
@pytest.mark.parametrize("away", [1e3, 1e6, 1e8])
def test_where_a_scale_begins_changes_no_resampled_k(kind: Any, away: float) -> None:
    """From a million on there was no interval, and below it lost its digits."""
    data = people(30, 1)
    asked = [dyads(it, "pair", "who") for it in (data, data.assign(x=data["x"] + away))]
    one, two = (k_ratio(it, "y", "x", kind=kind, draws=200, seed=1) for it in asked)
    for name in ("k", "lower", "upper"):
        np.testing.assert_allclose(two[name], one[name], rtol=1e-6)
    assert (two["note"] == "").all()


@pytest.mark.parametrize("kind", ["exchangeable", "distinguishable"])
@pytest.mark.parametrize("away", [1e5, 1e7, 1e9])
def test_where_a_scale_begins_changes_no_likelihood(kind: Any, away: float) -> None:
    """The restricted one was taken from covariances that had lost their digits."""
    data = people(30, 3).round(3)
    here, there = (
        apim(dyads(it, "pair", "who"), "y", "x", kind=kind, method="reml")
        for it in (data, data.assign(x=(data["x"] + away).round(3)))
    )
    assert there.loglik == pytest.approx(here.loglik, abs=1e-5 if away > 1e8 else 1e-7)


@pytest.mark.parametrize("name", ["self", "data", "index"])
def test_a_group_may_be_called_as_it_likes(name: str) -> None:
    data = people(6, 1).drop(columns="who").assign(z=1.0)
    data[name] = np.repeat(["a", "b"] * 3, 2)
    pairs = dyads(data, "pair")
    assert partner_scores(pairs, "y", by=name).columns[0] == name
    assert profile_similarity(pairs, ["x", "y", "z"], by=name).columns[0] == name
