"""Any table at all: every engine gives the same figures, or one sentence of the same kind."""

import datetime as dt
import math
import os
import warnings
from collections.abc import Callable
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
from balancekit.errors import BalancekitError

SOAK = os.environ.get("BALANCEKIT_SOAK") == "1"
Columns = dict[str, list[Any]]


def of_duckdb(columns: Columns) -> Any:
    shared = duckdb.connect()
    return shared.from_arrow(pa.table(columns))


ENGINES: dict[str, Callable[[Columns], Any]] = {
    "pandas": pd.DataFrame,
    "pandas with arrow": lambda it: pa.table(it).to_pandas(types_mapper=pd.ArrowDtype),
    "polars": pl.DataFrame,
    "lazy polars": pl.LazyFrame,
    "pyarrow": pa.table,
    "duckdb": of_duckdb,
    "mapping": lambda it: it,
}
ITEMS = ["a", "b", "c", "d"]
ASKED: dict[str, Callable[[Any], Any]] = {
    "alpha": lambda data: psy.alpha(data, ITEMS),
    "alpha, pairwise": lambda data: psy.alpha(data, ITEMS, missing="pairwise", ci="none"),
    "reliability by group": lambda data: psy.reliability(data, ITEMS, by="arm"),
    "item_statistics": lambda data: psy.item_statistics(data, ITEMS),
    "icc": lambda data: psy.icc(data, ITEMS),
    "reliable_change": lambda data: psy.reliable_change(data, "a", "b", reliability=0.7).table,
    "agreement": lambda data: psy.agreement(psy.dyads(data, "pair"), ITEMS),
    "agreement of roles": lambda data: psy.agreement(psy.dyads(data, "pair", "who"), ITEMS),
    "item_agreement": lambda data: psy.item_agreement(psy.dyads(data, "pair"), ITEMS),
    "partner_scores": lambda data: psy.partner_scores(psy.dyads(data, "pair", "who"), ITEMS),
    "profile_similarity": lambda data: psy.profile_similarity(psy.dyads(data, "pair"), ITEMS),
    "apim": lambda data: bk.apim(psy.dyads(data, "pair", "who"), "a", "b").table,
    "apim of strangers": lambda data: bk.apim(psy.dyads(data, "pair"), "a", ["b", "c"]).table,
    "k_ratio": lambda data: psy.k_ratio(psy.dyads(data, "pair"), "a", "b", draws=100, seed=1),
    "roles": lambda data: psy.distinguishability(psy.dyads(data, "pair", "who"), ["a", "b"]).chisq,
}

NUMBERS = st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, None])
ODD = st.sampled_from(
    [
        [1.5, math.inf],
        [1.0, -math.inf],
        ["often", "never"],
        ["1", "2"],
        [True, False],
        [True, None],
        [None, None],
        [dt.date(2026, 1, 1), dt.date(2026, 1, 2)],
        [2**53, 1],
        [[1], [2]],
        [math.nan, 1.0],
        [1e308, -1e308],
        [1e-308, 3e-308],
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> Columns:
    rows = draw(st.integers(0, 14))
    columns: Columns = {it: draw(st.lists(NUMBERS, min_size=rows, max_size=rows)) for it in ITEMS}
    if draw(st.booleans()):
        odd = draw(ODD)
        columns[draw(st.sampled_from(ITEMS))] = (odd * rows)[:rows]
    arm = st.sampled_from(["x", "y"])
    columns["arm"] = draw(st.lists(arm, min_size=rows, max_size=rows))
    columns["pair"] = [place // 2 for place in range(rows)]
    columns["who"] = [draw(st.sampled_from(["n", "s"])) for _ in range(rows)]
    if draw(st.integers(0, 3)):
        columns["who"] = ["n" if place % 2 else "s" for place in range(rows)]
    if rows and not draw(st.integers(0, 4)):
        columns["pair"][0] = draw(st.sampled_from([1, None, 9]))
    return columns


def what_comes(ask: Callable[[Any], Any], data: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return ask(data)
        except BalancekitError as refused:
            assert "\n" not in str(refused)
            return type(refused)


@pytest.mark.parametrize("name", ASKED)
@settings(max_examples=400 if SOAK else 10)
@given(columns=tables())
def test_every_engine_fares_alike(name: str, columns: Columns) -> None:
    expected = what_comes(ASKED[name], pd.DataFrame(columns))
    for engine, made in ENGINES.items():
        found = what_comes(ASKED[name], made(columns))
        if isinstance(expected, pd.DataFrame):
            assert isinstance(found, pd.DataFrame), (engine, found)
            pd.testing.assert_frame_equal(found, expected, check_dtype=False, obj=engine)
        elif isinstance(expected, float):
            assert np.isclose(found, expected, rtol=1e-12), engine
        else:
            assert found is expected, engine


def test_opposed_raters_of_two_rows_have_no_agreement() -> None:
    """All that differs is error: there is nothing to divide by."""
    found = psy.icc(np.array([[0.0, 1.0], [1.0, 0.0]]))
    assert math.isnan(found["value"][1])
    assert found["note"][1] == "the raters agree too little for this coefficient to exist"
    pairs = psy.dyads({"pair": [1, 1, 2, 2], "q": [1, 0, 1, 0]}, "pair")
    assert psy.agreement(pairs, "q")["icc_anova"][0] == -1


@pytest.mark.parametrize("value", [1e308, -1e38])
def test_what_no_square_holds_is_refused(value: float) -> None:
    with pytest.raises(BalancekitError, match="is too large to be reckoned with"):
        psy.alpha({"a": [1.0, value], "b": [1.0, 2.0]})


def test_what_has_no_square_counts_as_nothing() -> None:
    assert psy.alpha({"a": [1e-300, 3e-300], "b": [0.0, 0.0]})["note"][0] == "no item varies"


@pytest.mark.parametrize("unit", [1e-30, 1e30])
def test_any_unit_gives_the_same(unit: float) -> None:
    answers = pd.DataFrame(np.random.default_rng(2).normal(size=(40, 4)), columns=ITEMS)
    answers = answers.add(answers["a"], axis=0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for ask, name in (
            (psy.alpha, "lower"),
            (psy.icc, "value"),
            (psy.item_statistics, "r_rest"),
        ):
            one, two = ask(answers)[name], ask(answers * unit)[name]
            np.testing.assert_allclose(two, one, rtol=1e-9)
