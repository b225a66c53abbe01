"""Couples looked at group by group: the same figures as of each group alone."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit import psychometrics as psy
from balancekit.errors import DataError

ITEMS = ["a", "b", "c", "d"]
ASKED: dict[str, Callable[..., pd.DataFrame]] = {
    "agreement": lambda pairs, **by: psy.agreement(pairs, ITEMS, **by),
    "partner_scores": lambda pairs, **by: psy.partner_scores(pairs, ITEMS, **by),
    "item_agreement": lambda pairs, **by: psy.item_agreement(pairs, ITEMS, **by),
    "profile_similarity": lambda pairs, **by: psy.profile_similarity(pairs, ITEMS, **by),
    "every column": lambda pairs, **by: psy.item_agreement(pairs, **by),
}


def study(seed: int, couples: int = 24) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    data = pd.DataFrame(rng.integers(1, 6, (2 * couples, 4)).astype(float), columns=ITEMS)
    data = data.mask(rng.random(data.shape) < 0.05)
    keys = {
        "pair": np.repeat(rng.permutation(couples), 2),
        "who": ["north", "south"] * couples,
        "site": np.repeat(rng.permutation(["x", "y", "z"] * (couples // 3)), 2),
    }
    return data.assign(**keys).sample(frac=1, random_state=seed).iloc[: 2 * couples - 3]


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
@settings(max_examples=15)
@given(seed=st.integers(0, 1000), told_apart=st.booleans())
def test_a_group_is_what_it_would_be_alone(
    ask: Callable[..., pd.DataFrame], seed: int, told_apart: bool
) -> None:
    data = study(seed)
    role = "who" if told_apart else None
    if role is None:
        data = data.drop(columns="who")
    whole = ask(psy.dyads(data, "pair", role), by="site")
    assert whole.columns[0] == "site"
    for site, some in data.groupby("site"):
        alone = ask(psy.dyads(some.drop(columns="site"), "pair", role))
        here = whole[whole["site"] == site].drop(columns="site").reset_index(drop=True)
        pd.testing.assert_frame_equal(here, alone)


def test_models_of_groups() -> None:
    people = bk.simulate(bk.load_bank("balance"), 80, seed=4)
    scores = bk.score(people, bk.load_bank("balance")).assign(arm=np.repeat(["a", "b"], 80))
    pairs = psy.dyads(scores, "couple")
    found = psy.k_ratio(pairs, "interdependence", "independence", by="arm", draws=200, seed=1)
    assert found["arm"].tolist() == ["a", "b"]
    for (labels, some), k in zip(pairs.groups("arm"), found["k"], strict=True):
        model = bk.apim(some, "interdependence", "independence")
        assert k == model.effect("partner") / model.effect("actor")
        assert model.couples == 40
        assert set(some.long["arm"]) == {labels["arm"]}


def test_a_group_keeps_its_roles_where_one_is_missing() -> None:
    data = pd.DataFrame(
        {"pair": [1, 1, 2, 2, 3], "who": ["b", "a", "a", "b", "b"], "arm": list("xxyyz"), "q": 1.0}
    )
    groups = {it["arm"]: some for it, some in psy.dyads(data, "pair", "who").groups("arm")}
    assert groups["z"].names == ("a", "b")
    assert groups["z"].wide[["q_a", "q_b"]].isna().to_numpy().tolist() == [[True, False]]
    assert groups["z"].incomplete == 1
    assert groups["x"].couples.tolist() == [1]


def test_groups_by_category_number_and_nothing() -> None:
    arm = pd.Categorical(["late", "late", "soon", "soon", None, None], ["soon", "late"])
    data = pd.DataFrame({"pair": [1, 1, 2, 2, 3, 3], "arm": arm, "q": [1.0, 2, 3, 5, 4, 4]})
    found = psy.agreement(psy.dyads(data, "pair"), "q", by="arm")
    assert found["arm"].astype(object).map(str).tolist() == ["soon", "late", "nan"]
    pd.testing.assert_frame_equal(
        psy.agreement(psy.dyads(data, "pair"), "q", by=[]),
        psy.agreement(psy.dyads(data, "pair"), "q"),
    )


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("who", 'the two of the couple "1" differ in "who"'),
        ("lost", "lack the columns lost"),
        ("pearson", "cannot be told from the table"),
    ],
)
def test_couples_are_grouped_by_what_both_share(by: Any, told: str) -> None:
    data = {"pair": [1, 1, 2, 2], "who": list("abab"), "q": [1, 2, 2, 4], "pearson": [1, 1, 2, 2]}
    with pytest.raises(DataError, match=told):
        psy.agreement(psy.dyads(data, "pair", "who"), "q", by=by)


def test_one_missing_and_one_there_differ() -> None:
    data = {"pair": [1, 1, 2, 2], "arm": ["x", None, "y", "y"], "q": [1, 2, 2, 4]}
    with pytest.raises(DataError, match='the couple "1" differ in "arm"'):
        psy.agreement(psy.dyads(data, "pair"), "q", by="arm")
