"""Reliability: what holds whatever the answers are, and what is said of useless ones."""

import math
from fractions import Fraction

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.stats import binom, chisquare

import balancekit as bk
from balancekit import psychometrics as psy
from balancekit.errors import ArgumentError, BalancekitError, DataError
from balancekit.psychometrics import (
    alpha,
    icc,
    item_statistics,
    omega,
    one_factor,
    reliability,
    sem,
)

BALANCE = bk.load_bank("balance")
TABLES = (alpha, omega, item_statistics, icc, reliability)
ANSWERS = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, 12), st.integers(1, 5)),
    elements=st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, math.nan]),
)


def answers(rows: int, seed: int, k: int = 5) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    common = rng.normal(size=(rows, 1))
    values = np.clip(np.round(2 + common + rng.normal(size=(rows, k))), 0, 4)
    return pd.DataFrame(values, columns=[f"q{i}" for i in range(k)])


@pytest.mark.parametrize("table", [alpha, omega, icc])
@given(values=ANSWERS)
def test_any_answers_give_figures_or_a_reason(table: object, values: np.ndarray) -> None:
    found = table(values)  # type: ignore[operator]
    (column,) = {"value", "alpha", "omega"} & set(found.columns)
    assert (np.isfinite(found[column]) | (found.note != "")).all()


@given(ANSWERS, st.randoms(use_true_random=False))
def test_neither_order_nor_direction_matters(values: np.ndarray, random: object) -> None:
    order = list(range(values.shape[1]))
    random.shuffle(order)  # type: ignore[attr-defined]
    data = pd.DataFrame(values).rename(columns=str)
    turned = (4 - data)[[str(i) for i in order]][::-1]
    for name in ("alpha", "standardised", "mean_r"):
        there, here = alpha(data)[name][0], alpha(turned)[name][0]
        assert math.isclose(there, here, abs_tol=1e-9) or (math.isnan(there) and math.isnan(here))


def test_keys_of_a_bank_and_keys_by_hand_are_the_same() -> None:
    rng = np.random.default_rng(3)
    data = pd.DataFrame(
        {it: rng.integers(0, 5, 60) for s in BALANCE.scales.values() for it in s.items}
    )
    by_hand = {name: scale.keys for name, scale in BALANCE.scales.items()}
    pd.testing.assert_frame_equal(alpha(data, BALANCE), alpha(data, by_hand))
    assert reliability(data, BALANCE)["mean"].between(0, 100).all()
    scores = bk.score(data, BALANCE)
    assert reliability(data, BALANCE).sd.tolist() == pytest.approx(
        [scores[name].std() for name in BALANCE.scales]
    )


def test_groups_are_looked_at_one_by_one() -> None:
    data = answers(80, seed=1).assign(site=["a"] * 30 + ["b"] * 50)
    both = alpha(data, by="site")
    assert both.site.tolist() == ["a", "b"]
    for name, row in both.set_index("site").iterrows():
        assert row.alpha == alpha(data[data.site == name].drop(columns="site")).alpha[0]
    two = alpha(data.assign(wave=1), by=["site", "wave"])
    assert list(two.columns[:3]) == ["site", "wave", "scale"]


def test_a_group_cannot_have_the_name_of_a_figure() -> None:
    with pytest.raises(DataError, match='groups by "scale"'):
        alpha(answers(10, 1).assign(scale=1), by="scale")


def test_raters_of_one_order_have_an_interval() -> None:
    """Two-way agreement where nothing but the raters' level differs: the error is zero."""
    row = icc(np.arange(12).reshape(4, 3)).loc[1]
    assert row.value == pytest.approx(0.9375)
    assert 0 <= row.lower < row.value < row.upper <= 1


def test_every_engine_gives_the_same() -> None:
    data = answers(40, seed=2)
    data.iloc[3, 2] = np.nan
    pd.testing.assert_frame_equal(alpha(data), alpha(pa.Table.from_pandas(data)))
    pd.testing.assert_frame_equal(alpha(data), alpha(data.to_dict("list")))
    pd.testing.assert_frame_equal(alpha(data), alpha(data.astype("Int64")))


def test_bootstrap_is_that_of_a_plain_loop() -> None:
    values = answers(50, seed=4).to_numpy()
    found = alpha(values, ci="bootstrap", draws=3000, seed=5).loc[0]
    rng = np.random.default_rng(6)
    loop = [alpha(values[rng.integers(0, 50, 50)], ci="none").alpha[0] for _ in range(300)]
    assert found.se == pytest.approx(np.std(loop), rel=0.12)
    assert found.lower == pytest.approx(np.quantile(loop, 0.025), abs=0.04)
    again = alpha(values, ci="bootstrap", draws=3000, seed=5).loc[0]
    assert (found.lower, found.upper) == (again.lower, again.upper)


@pytest.mark.parametrize("n", [1, 2, 3, 7, 64, 1001])
def test_every_row_is_as_likely_as_any_other(n: int) -> None:
    from balancekit.psychometrics.consistency import resampling_weights

    weights = resampling_weights(2000, n, np.random.default_rng(n))
    assert (weights.sum(axis=1) == n).all()
    if n > 1:
        assert chisquare(weights.sum(axis=0)).pvalue > 1e-4
        each = binom.pmf(np.arange(n + 1), n, 1 / n)  # how often a row is in one resample
        found = np.bincount(weights.astype(int).ravel(), minlength=n + 1) / weights.size
        np.testing.assert_allclose(found, each, atol=0.02)


def test_resampled_alphas_are_exact() -> None:
    from balancekit.psychometrics.consistency import (
        alpha_of,
        resampled_alphas,
        resampling_weights,
    )

    values = answers(30, seed=8).to_numpy() + 1e6
    weights = resampling_weights(100, 30, np.random.default_rng(1)).astype(int)
    assert (weights.sum(axis=1) == 30).all()
    wanted = [alpha_of(np.cov(np.repeat(values, row, axis=0).T)) for row in weights]
    found = resampled_alphas(values, 100, np.random.default_rng(1))
    np.testing.assert_allclose(found, wanted, rtol=1e-9)


def test_intervals_cover_what_they_should(soak: object) -> None:
    """Parallel items with a known alpha: 95 in 100 intervals hold it, give or take chance."""
    rounds = soak(150, 2000)  # type: ignore[operator]
    rng = np.random.default_rng(7)
    true = 4 * 0.5 / (1 + 3 * 0.5)
    hits = dict.fromkeys(("adf", "feldt"), 0)
    for _ in range(rounds):
        values = rng.normal(size=(200, 1)) + rng.normal(size=(200, 4))
        for ci in hits:
            row = alpha(values, ci=ci).loc[0]
            hits[ci] += row.lower < true < row.upper
    reach = 4 * math.sqrt(0.05 * 0.95 / rounds)
    assert all(abs(hit / rounds - 0.95) < reach for hit in hits.values())


@given(st.lists(st.floats(0.3, 0.9), min_size=3, max_size=7), st.floats(0.1, 100))
def test_a_true_model_is_found_again(loadings: list[float], unit: float) -> None:
    from balancekit.psychometrics.one_factor import fit_one_factor

    true = np.array(loadings)
    covariance = (np.outer(true, true) + np.diag(1 - true**2)) * unit**2
    fit = fit_one_factor(covariance, 100)
    assert fit is not None
    assert fit.converged
    assert not fit.heywood
    np.testing.assert_allclose(fit.loadings, true * unit, rtol=1e-6)
    assert fit.chisq < 1e-6


def test_a_heywood_case_is_told() -> None:
    from balancekit.psychometrics.one_factor import fit_one_factor

    r = np.array([[1, 0.85, 0.85], [0.85, 1, 0.6], [0.85, 0.6, 1]])
    fit = fit_one_factor(r, 100)
    assert fit is not None
    assert (fit.converged, fit.heywood) == (True, True)
    assert fit.uniquenesses[0] == pytest.approx(1 - 0.85 * 0.85 / 0.6)
    root = np.linalg.cholesky(r)
    rng = np.random.default_rng(1)
    noise = rng.normal(size=(100, 3))
    whitened = (noise - noise.mean(0)) @ np.linalg.inv(np.linalg.cholesky(np.cov(noise.T))).T
    row = omega(whitened @ root.T).loc[0]
    assert row.heywood
    assert "Heywood" in row.note


def test_two_items_have_no_omega_and_it_is_said_why() -> None:
    row = omega(answers(30, 1, k=2)).loc[0]
    assert math.isnan(row.omega)
    assert row.note == "fewer than 3 items"
    assert one_factor(answers(30, 1, k=2))["items"] is None


def test_error_of_measurement() -> None:
    assert sem(15, 0.91) == pytest.approx(4.5)
    assert sem(np.array([10.0, 5.0]), 0.75).tolist() == [5.0, 2.5]  # type: ignore[union-attr]
    with pytest.raises(ArgumentError, match=r"sd -1 and reliability 0\.5"):
        sem(-1, 0.5)


BAD = {
    "no rows": (pd.DataFrame({"a": [], "b": []}), None, "the data have no rows"),
    "text": (pd.DataFrame({"a": [1, 2], "b": [1, "often"]}), None, '"b", row 1: "often"'),
    "infinite": (pd.DataFrame({"a": [1.0, np.inf], "b": [1, 2]}), None, '"a", row 1: inf'),
    "truth values": (pd.DataFrame({"a": [True, False], "b": [1, 2]}), None, "type bool"),
    "dates": (
        pd.DataFrame({"a": pd.to_datetime(["2026-01-01"] * 2), "b": [1, 2]}),
        None,
        "datetime",
    ),
    "categories": (pd.DataFrame({"a": pd.Categorical([1, 2]), "b": [1, 2]}), None, "category"),
    "unknown": (pd.DataFrame({"q1": [1], "z": [1]}), ["z", "q_1"], 'if "q1" is meant'),
    "twice": (pd.DataFrame([[1, 2]], columns=["a", "a"]), None, "there twice"),
    "item twice": (pd.DataFrame({"a": [1]}), ["a", "-a"], "stands twice"),
    "no items": (pd.DataFrame({"a": [1]}), {"s": []}, '"s" has no items'),
    "one string": (pd.DataFrame({"a": [1]}), "a", "the items of \"items\" are 'a'"),
    "no frame": (7, None, "type int"),
}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("data", "items", "told"), BAD.values(), ids=BAD)
def test_what_cannot_be_used_is_refused_in_one_sentence(
    table: object, data: object, items: object, told: str
) -> None:
    with pytest.raises(BalancekitError) as refused:
        table(data, items)  # type: ignore[operator]
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_answers_outside_a_bank_are_refused() -> None:
    data = pd.DataFrame({it: [1, 2] for s in BALANCE.scales.values() for it in s.items})
    data.loc[1, "ind_1"] = 9
    with pytest.raises(DataError, match='"ind_1", row 1: 9 lies outside 0 to 4'):
        alpha(data, BALANCE)


@pytest.mark.parametrize(
    ("values", "note"),
    [
        ([[np.nan, np.nan]] * 3, "fewer than two rows without missing answers"),
        ([[1.0, 2.0]], "fewer than two rows without missing answers"),
        ([[1.0, 2.0]] * 4, "no item varies"),
        ([[1.0], [2.0]], "fewer than 2 items"),
    ],
)
def test_what_cannot_be_estimated_is_missing_with_a_reason(
    values: list[list[float]], note: str
) -> None:
    row = alpha(np.array(values)).loc[0]
    assert math.isnan(row.alpha)
    assert row.note == note
    assert icc(np.array(values)).note.eq(note.replace("items", "raters")).all()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"ci": "normal"}, "ci is 'normal'; choose one of"),
        ({"level": 95}, "level is 95; give a number between 0 and 1"),
        ({"draws": 3}, "draws is 3; give a whole number, 100 or more"),
        ({"missing": "pairwise"}, "needs complete rows"),
        ({"by": "site"}, "lack the columns site"),
        ({"ci": "bootstrap", "seed": "a"}, "seed is 'a'; give a whole number, 0 or more"),
    ],
)
def test_arguments_are_checked(arguments: dict[str, object], told: str) -> None:
    with pytest.raises(BalancekitError, match=told):
        alpha(answers(10, 1), **arguments)  # type: ignore[arg-type]


def test_items_with_a_range_of_their_own_are_scored_within_it() -> None:
    """As in the Couples Satisfaction Index: one question has seven answers, the others six."""
    told = bk.load_bank("csi_4").to_dict()
    told["scales"]["satisfaction"]["keys"][0] = "-csi4_1"
    for bank in (bk.load_bank("csi_4"), bk.Bank.from_dict(told)):
        data = bk.simulate(bank, 4000, reliability=0.8, seed=1)
        assert (data["csi4_1"].max(), data["csi4_2"].max()) == (6, 5)
        for how in (None, "pomp", "mean", "prorated_sum"):
            found = bk.reliability(data, bank, how=how).iloc[0]
            scores = bk.score(data, bank, how=how)["satisfaction"]
            assert found["alpha"] == pytest.approx(0.8, abs=0.01)
            assert found["unit"] == (how or bank.scales["satisfaction"].how)
            assert found["mean"] == pytest.approx(scores.mean())
            assert found["sd"] == pytest.approx(scores.std())
            assert found["sem"] == pytest.approx(scores.std() * math.sqrt(1 - found["alpha"]))
        as_given = item_statistics(data, bank).set_index("item")["mean"]
        assert as_given["csi4_1"] == pytest.approx(data["csi4_1"].mean())
        with pytest.raises(DataError, match="7 lies outside 0 to 6"):
            bk.reliability(data.assign(csi4_1=7), bank)


@pytest.mark.parametrize(("seed", "n", "k", "loading"), [(24, 30, 4, 0.5), (8, 50, 5, 0.4)])
def test_a_weak_factor_is_found_where_whole_steps_go_back_and_forth(
    seed: int, n: int, k: int, loading: float
) -> None:
    draw = np.random.default_rng(seed)
    factor = draw.normal(size=(n, 1))
    values = factor * loading + np.sqrt(1 - loading**2) * draw.normal(size=(n, k))
    (row,) = psy.omega(values).to_dict("records")
    assert row["converged"]
    assert not row["heywood"]
    (fit,) = psy.one_factor(values).values()
    implied = np.outer(fit.loadings, fit.loadings) + np.diag(fit.uniquenesses)
    inverse = np.linalg.inv(implied)
    gradient = inverse @ (implied - np.cov(values.T, bias=True)) @ inverse
    assert np.abs(gradient @ fit.loadings).max() < 1e-9
    assert np.abs(np.diag(gradient)).max() < 1e-9


@pytest.mark.parametrize("constant", [0.1, 0.7, 100 / 3])
def test_an_item_that_never_varies_goes_with_nothing(constant: float) -> None:
    draw = np.random.default_rng(3)
    for n in range(5, 20):
        a, b = draw.integers(1, 6, (2, n)).astype(float)
        table = psy.item_statistics({"a": a, "b": b, "c": [constant] * n})
        assert table.loc[2, "sd"] == 0
        assert np.isnan(table.loc[2, "r_rest"])


def test_a_single_item_still_has_a_spread() -> None:
    assert psy.item_statistics({"a": [1, 3]}).loc[0, "sd"] == pytest.approx(np.sqrt(2))


def test_raters_who_only_oppose_each_other_have_the_lowest_icc() -> None:
    table = psy.icc({"a": [10, 40, 70.0, 55], "b": [90, 60, 30.0, 45]}).set_index("icc")
    for name in ("ICC(1)", "ICC(C,1)"):
        assert table.loc[name, ["value", "lower", "upper"]].tolist() == pytest.approx([-1] * 3)
    assert table.loc["ICC(C,k)", "value"] == -np.inf


def test_no_icc_of_a_mean_lies_beside_its_interval_or_above_one() -> None:
    draw = np.random.default_rng(2991)
    for _ in range(300):
        for row in psy.icc(draw.integers(1, 6, (6, 3)).astype(float)).to_dict("records"):
            if np.isnan(row["value"]):
                assert row["note"]
            else:
                assert row["lower"] <= row["value"] + 1e-9
                assert row["value"] <= min(row["upper"], 1) + 1e-9


def test_pairs_of_items_may_lack_a_figure_and_say_why() -> None:
    data = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [1.0, 3, 2, 4], "c": [np.nan] * 4})
    row = alpha(data, missing="pairwise", ci="none").loc[0]
    assert (math.isnan(row["alpha"]), row["note"]) == (True, "an item has fewer than two answers")
    apart = data.assign(a=[1, 2, np.nan, np.nan], c=[np.nan, np.nan, 1, 2])
    row = alpha(apart, missing="pairwise", ci="none").loc[0]
    assert row["note"] == "two items were never answered by the same people"


def test_an_item_that_never_varies_is_told() -> None:
    row = alpha({"a": [1, 2, 3, 4], "b": [2, 2, 2, 2]}).loc[0]
    assert (row["alpha"], row["note"]) == (0, "an item does not vary")


def test_resampled_intervals_come_again_with_their_seed() -> None:
    data = answers(60, 3)
    one, two = (bk.reliability(data, ci="bootstrap", draws=200, seed=5) for _ in range(2))
    pd.testing.assert_frame_equal(one, two)
    plain = alpha(data, ci="bootstrap", draws=200, seed=5).loc[0]
    assert (one["alpha_lower"][0], one["alpha_upper"][0]) == (plain["lower"], plain["upper"])


def test_a_fit_that_meets_impossible_covariances_has_not_converged() -> None:
    """On its way to a flat place it tried uniquenesses that no items can have."""
    values = np.random.default_rng(158).integers(0, 5, (10, 6)).astype(float)
    row = psy.omega(values).loc[0]
    assert not row["converged"]
    assert row["note"] == "the one-factor model did not converge"


def test_of_several_places_the_lowest_is_taken() -> None:
    """The one that the usual beginning leads to has a chi-square of 9.07; there is one of 8.22."""
    answers = [
        *("332443", "543343", "233454", "432542", "664553", "333553", "433534", "546443", "344454"),
        *("533343", "431464", "644432", "314552", "455245", "541447", "444644", "443543", "556434"),
        *("755444", "144343", "245524", "652353", "365535", "454333", "533446", "343255"),
    ]
    row = omega(np.array([list(map(float, one)) for one in answers])).loc[0]
    assert row["converged"]
    assert row["chisq"] == pytest.approx(8.2238, abs=1e-3)


SADDLE = ((0, -1, 0), (-2, 1, 0), (-4, -2, 1), (2, 1, 1), (-1, -1, -1), (1, 0, -1), (0, 0, 1))
SADDLE += ((1, -4, 3), (1, 0, -2), (2, -2, 3), (3, 0, -1), (-2, -2, -2), (0, 2, -2))


@pytest.mark.parametrize(
    "answers",
    [
        SADDLE,  # the correlations have a negative product: no one factor has such
        [(1, 2, 1), (2, 1, 1), (3, 4, 1), (4, 3, 1), (1, 2, 2), (2, 1, 2), (3, 4, 2), (4, 3, 2)],
        [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)],  # nothing goes together
    ],
)
def test_where_nothing_is_lowest_no_model_is_found(answers: list[tuple[int, ...]]) -> None:
    row = omega(np.array(answers, dtype=float)).loc[0]
    assert not row["converged"]
    assert row["note"] == "the one-factor model did not converge"


def test_the_sum_of_loadings_is_not_negative_in_the_units_of_the_items() -> None:
    data = {"a": [3, 5, 4, 6, 7, 5, 2, 6, 4, 5], "b": [2, 5, 3, 6, 6, 5, 3, 7, 4, 4]}
    data |= {"c": [3, 4, 4, 6, 7, 6, 2, 5, 3, 5]}
    data |= {"d": [700, 480, 610, 420, 300, 490, 820, 380, 600, 530]}
    fit = one_factor(data)["items"]
    assert fit is not None
    assert fit.loadings.sum() > 0


def test_small_items_beside_a_large_one_keep_their_digits() -> None:
    """The sum of the rest was the sum of all less the item: eight of sixteen digits were lost."""
    draw = np.random.default_rng(22)
    values = draw.normal(size=(60, 3)) * [1e-4, 1e-4, 1.0]
    rest = [[Fraction(row[0]) + Fraction(row[1]), Fraction(row[2])] for row in values.tolist()]
    (aa, ab), (_, bb) = _products(rest)
    exact = float(ab) / math.sqrt(float(aa) * float(bb))
    found = item_statistics(values)["r_rest"][2]
    assert found == pytest.approx(exact, rel=1e-13)


def test_items_that_cancel_each_other_leave_nothing_to_go_with() -> None:
    draw = np.random.default_rng(3)
    one, other = draw.normal(size=(2, 50)) + 0.1
    found = item_statistics({"a": one, "b": 0.3 - one, "c": other})
    assert found["r_rest"].isna().tolist() == [False, False, True]
    assert found["note"].tolist() == ["", "", "the sum of the other items does not vary"]
    flat = item_statistics({"a": one, "b": np.full(50, 0.1), "c": other})
    assert flat["note"].tolist() == ["", "an item does not vary", ""]


def _products(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Sums of products of deviations, without any rounding."""
    means = [sum(column, Fraction(0)) / len(rows) for column in zip(*rows, strict=True)]
    away = [[it - mean for it, mean in zip(row, means, strict=True)] for row in rows]
    return [[sum((row[i] * row[j] for row in away), Fraction(0)) for j in (0, 1)] for i in (0, 1)]
