"""Invented answers: what was asked for comes out of the answers themselves."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

import balancekit as bk
from balancekit.errors import ArgumentError
from balancekit.psychometrics import agreement, alpha, apim, dyads, simulate
from balancekit.psychometrics.steps import seen, thresholds, underneath, weights

BALANCE = bk.load_bank("balance")
SCALES = list(BALANCE.scales)
MANY = 40_000


def test_reliability_agreement_and_effects_come_out() -> None:
    asked = dict(zip(SCALES, (0.6, 0.75, 0.85, 0.9), strict=True))
    likeness = dict(zip(SCALES, (0.5, 0.3, -0.2, 0.0), strict=True))
    effects = {("independence", "interdependence"): (0.35, 0.15)}
    data = simulate(BALANCE, MANY, reliability=asked, agreement=likeness, effects=effects, seed=1)
    found = alpha(data, BALANCE, ci="none").set_index("scale").alpha
    pairs = dyads(bk.score(data, BALANCE), couple="couple")
    same = agreement(pairs, SCALES).set_index("variable").icc_double_entry
    for scale in SCALES:
        assert found[scale] == pytest.approx(asked[scale], abs=0.01)
        assert same[scale] == pytest.approx(likeness[scale], abs=0.02)
    ratio = np.std(pairs.long.interdependence) / np.std(pairs.long.independence)
    model = apim(pairs, "interdependence", "independence")
    assert model.effect("actor") / ratio == pytest.approx(0.35, abs=0.02)
    assert model.effect("partner") / ratio == pytest.approx(0.15, abs=0.02)


def test_answers_are_answers_of_the_bank() -> None:
    data = simulate(BALANCE, 50, seed=2)
    items = [item.id for item in BALANCE.items if item.id in data.columns]
    assert list(data.columns) == ["couple", "person", *items]
    assert set(np.unique(data[items])) <= {0, 1, 2, 3, 4}
    assert bk.score(data, BALANCE)[SCALES].notna().all().all()
    pd.testing.assert_frame_equal(data, simulate(BALANCE, 50, seed=2))
    assert not data.equals(simulate(BALANCE, 50, seed=3))


def test_single_people_and_other_banks() -> None:
    alone = simulate(BALANCE.form("short"), 5000, couples=False, reliability=0.7, seed=1)
    assert "couple" not in alone
    assert len(alone) == 5000
    found = alpha(alone, BALANCE.form("short"), ci="none").alpha
    assert found.tolist() == pytest.approx([0.7] * 4, abs=0.04)
    closeness = simulate(bk.load_bank("ios"), 3000, agreement=0.4, seed=1)
    assert closeness.ios_now.between(0, 1).all()
    pairs = dyads(closeness, couple="couple")
    assert agreement(pairs, "ios_now").icc_anova[0] == pytest.approx(0.4, abs=0.05)


def test_steps_do_to_correlations_what_is_said() -> None:
    rng = np.random.default_rng(1)
    values, cuts = np.arange(5.0), thresholds(5)
    for rho in (-0.6, 0.3, 0.8):
        z = rng.multivariate_normal([0, 0], [[1, rho], [rho, 1]], size=400_000)
        stepped = values[np.searchsorted(cuts, z)]
        told = float(seen(rho, weights(values), weights(values)))
        assert np.corrcoef(stepped.T)[0, 1] == pytest.approx(told, abs=0.005)
        assert underneath(told, weights(values), weights(values)) == pytest.approx(rho, abs=1e-9)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"n": 0}, "n is 0"),
        ({"reliability": 1.2}, "reliability is 1.2 for the scale"),
        ({"reliability": 0.0}, "between 0 and 1"),
        (
            {"reliability": {"independence": 0.8}},
            'reliability is None for the scale "interdependence"',
        ),
        ({"reliability": 0.5, "agreement": 0.9}, "cannot all be as asked"),
        ({"effects": {("independence", "happiness"): (0.2, 0.1)}}, 'on "happiness"'),
        ({"effects": {("independence", "interdependence"): (1.5, 0.9)}}, "cannot all be as asked"),
        ({"agreement": {"independance": 0.3}}, 'agreement names "independance"'),
        ({"reliability": 1}, "reliability is 1 for the scale .* between 0 and 1"),
        ({"effects": {"independence": 0.3}}, "effects is "),
        ({"effects": [0.3]}, r"effects is \[0.3\]"),
        ({"effects": {("independence", "interdependence"): (0.2,)}}, "is no effect"),
        ({"effects": {("independence", "interdependence"): 0.2}}, "is no effect"),
        ({"effects": {("independence", "interdependence"): (0.2, math.nan)}}, "is no effect"),
        (
            {
                "effects": {
                    ("independence", "interdependence"): (0.2, 0.1),
                    ("interdependence", "over_reliance"): (0.2, 0.1),
                }
            },
            "itself an outcome",
        ),
    ],
)
def test_refusals(arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        simulate(BALANCE, **{"n": 10, **arguments})
