"""However columns are named, they are found; and whatever is no name is refused in one sentence."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import balancekit as bk
from balancekit import psychometrics as psy
from balancekit.errors import ArgumentError, BalancekitError, DataError

_ANSWERS = np.random.default_rng(7).integers(1, 10, (40, 3))
PEOPLE = pd.DataFrame(_ANSWERS, columns=["a", "b", "c"]).assign(
    pair=np.repeat(range(20), 2), who=["north", "south"] * 20, site=np.repeat(["x", "y"], 20)
)
PAIRS = psy.dyads(PEOPLE, "pair", "who")
ITEMS = ["a", "b", "c"]
LISTS: dict[str, Callable[[list[str]], Any]] = {
    "tuple": tuple,
    "index": pd.Index,
    "array": np.array,
    "series": pd.Series,
    "generator": iter,
    "keys": dict.fromkeys,
}
LISTS["keys"] = lambda names: dict.fromkeys(names).keys()


@pytest.mark.parametrize("form", LISTS.values(), ids=LISTS)
def test_a_list_of_names_may_come_in_any_form(form: Callable[[list[str]], Any]) -> None:
    asked: list[Callable[[Any], pd.DataFrame]] = [
        lambda names: psy.alpha(PEOPLE, names),
        lambda names: psy.reliability(PEOPLE, names, by="site"),
        lambda names: psy.reliability(PEOPLE, {"s": names}),
        lambda names: psy.agreement(PAIRS, names),
        lambda names: psy.partner_scores(PAIRS, names),
        lambda names: psy.item_agreement(PAIRS, names),
        lambda names: psy.profile_similarity(PAIRS, names),
        lambda names: bk.apim(PAIRS, "a", names).table,
        lambda names: psy.k_ratio(PAIRS, "a", names, seed=1, draws=100),
    ]
    for ask in asked:
        names = ["b", "c"] if ask in asked[-2:] else ITEMS
        pd.testing.assert_frame_equal(ask(form(names)), ask(names))
    by = psy.alpha(PEOPLE, ITEMS, by=form(["site", "who"]))
    pd.testing.assert_frame_equal(by, psy.alpha(PEOPLE, ITEMS, by=["site", "who"]))


def test_a_tuple_is_one_name_where_a_column_is_called_so() -> None:
    people = pd.DataFrame({"pair": [1, 1, 2, 2], "a": [4, 3, 2, 1], "b": [1, 1, 2, 3]})
    people.columns = pd.Index(["pair", "a", ("a", "b")], tupleize_cols=False)
    scores = psy.partner_scores(psy.dyads(people, "pair"), ("a", "b"))
    assert scores["variable"].tolist() == [("a", "b")] * 2


NO_NAMES: dict[str, tuple[Callable[[], Any], str]] = {
    "agreement of nothing": (lambda: psy.agreement(PAIRS, []), "variables names no column"),
    "scores of nothing": (lambda: psy.partner_scores(PAIRS, []), "variables names no column"),
    "roles in nothing": (lambda: psy.distinguishability(PAIRS, []), "variables names no column"),
    "agreement of scales": (
        lambda: psy.agreement(PAIRS, {"s": ["a"]}),  # type: ignore[arg-type]
        "give the name of a column",
    ),
    "k of nothing": (lambda: psy.k_ratio(PAIRS, "a", []), "predictors names no column"),
    "outcome in a list": (lambda: bk.apim(PAIRS, ["a"], "b"), r"outcome is \['a'\]"),  # type: ignore[arg-type]
    "couple in a list": (lambda: psy.dyads(PEOPLE, ["pair"]), r"couple is \['pair'\]"),  # type: ignore[arg-type]
    "role in a list": (lambda: psy.dyads(PEOPLE, "pair", ["who"]), r"role is \['who'\]"),  # type: ignore[arg-type]
    "no couple": (lambda: psy.dyads(PEOPLE, None), "couple is None"),
    "before in a list": (
        lambda: psy.reliable_change(PEOPLE, ["a"], "b", reliability=0.8),  # type: ignore[arg-type]
        r"before is \['a'\]",
    ),
    "a list in a list": (lambda: psy.alpha(PEOPLE, [["a", "b"]]), r"items is \['a', 'b'\]"),  # type: ignore[list-item]
    "items by number": (lambda: psy.alpha(PEOPLE, 5), 'the items of "items" are 5'),  # type: ignore[arg-type]
    "a scale of nothing": (lambda: psy.alpha(PEOPLE, {"s": None}), 'the items of "s" are None'),  # type: ignore[dict-item]
    "a set": (lambda: psy.agreement(PAIRS, {"a", "b"}), "give the name of a column"),
    "suffixes alone": (lambda: psy.dyads_from_wide(PEOPLE, ("_a",)), "give the two endings"),  # type: ignore[arg-type]
    "suffixes alike": (lambda: psy.dyads_from_wide(PEOPLE, ("_a", ".a")), "give the two endings"),
    "suffixes of numbers": (lambda: psy.dyads_from_wide(PEOPLE, (1, 2)), "give the two endings"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize(("ask", "told"), NO_NAMES.values(), ids=NO_NAMES)
def test_what_is_no_name_is_refused(ask: Callable[[], Any], told: str) -> None:
    with pytest.raises(ArgumentError, match=told) as refused:
        ask()
    assert "\n" not in str(refused.value)


NO_DATA: dict[str, tuple[Any, str]] = {
    "single values": ({"a": 1, "b": 2}, "cannot be put side by side"),
    "columns of two lengths": ({"a": [1, 2], "b": [1]}, "cannot be put side by side"),
    "a name twice": (
        pa.table([pa.array([1]), pa.array([2])], names=["a", "a"]),
        '"a" is there twice',
    ),
    "a query that fails": (
        pl.LazyFrame({"a": [1]}).with_columns(pl.col("lost") + 1),
        "could not be read",
    ),
    "three dimensions": (np.zeros((2, 2, 2)), "of the type ndarray"),
}


@pytest.mark.parametrize(("data", "told"), NO_DATA.values(), ids=NO_DATA)
def test_what_is_no_table_is_refused(data: Any, told: str) -> None:
    with pytest.raises(BalancekitError, match=told) as refused:
        psy.alpha(data, ["a"])
    assert "\n" not in str(refused.value)


def test_groups_and_couples_by_lists_are_refused() -> None:
    data = pd.DataFrame({"g": [[1], [2]], "a": [1, 2], "b": [2, 1]})
    with pytest.raises(DataError, match="the values in g cannot make groups"):
        psy.alpha(data, ["a", "b"], by="g")
    with pytest.raises(DataError, match="the values in g cannot make groups"):
        psy.dyads(data, "g")


@pytest.mark.parametrize("within", ["x", -1, float("nan"), True])
def test_how_near_is_a_number_of_nought_or_more(within: Any) -> None:
    with pytest.raises(ArgumentError, match="within is "):
        psy.item_agreement(PAIRS, ["a"], within=within)


@pytest.mark.parametrize(
    ("sd", "share"), [("a", 0.8), ([1, 2], [0.1, 0.2, 0.3]), (float("inf"), 0.8), (None, 0.8)]
)
def test_an_error_of_measurement_needs_numbers(sd: Any, share: Any) -> None:
    if sd is None:
        sd = {"sd": 1}
    with pytest.raises(ArgumentError, match="no error of measurement for sd"):
        psy.sem(sd, share)


@pytest.mark.parametrize("how", ["pomp", "prorated_sum", "total"])
def test_columns_named_by_hand_have_means_of_their_answers(how: Any) -> None:
    assert psy.reliability(PEOPLE, ITEMS)["unit"].tolist() == ["mean"]
    with pytest.raises(ArgumentError, match="how is "):
        psy.reliability(PEOPLE, ITEMS, how=how)


TABLES: dict[str, Callable[..., pd.DataFrame]] = {
    "alpha": lambda data, **by: psy.alpha(data, ITEMS, **by),
    "omega": lambda data, **by: psy.omega(data, ITEMS, **by),
    "reliability": lambda data, **by: psy.reliability(data, ITEMS, **by),
    "item_statistics": lambda data, **by: psy.item_statistics(data, ITEMS, **by),
    "icc": lambda data, **by: psy.icc(data, ITEMS, **by),
    "agreement": lambda data, **by: psy.agreement(psy.dyads(data, "pair"), ITEMS, **by),
    "partner_scores": lambda data, **by: psy.partner_scores(psy.dyads(data, "pair"), ITEMS, **by),
    "item_agreement": lambda data, **by: psy.item_agreement(psy.dyads(data, "pair"), ITEMS, **by),
    "profile_similarity": lambda data, **by: psy.profile_similarity(
        psy.dyads(data, "pair"), ITEMS, **by
    ),
    "k_ratio": lambda data, **by: psy.k_ratio(psy.dyads(data, "pair"), "a", "b", draws=100, **by),
}


@pytest.mark.parametrize("ask", TABLES.values(), ids=TABLES)
def test_no_group_can_have_the_name_of_a_figure(ask: Callable[..., pd.DataFrame]) -> None:
    """But it may have any other, such as that of a column in another table."""
    for name in ask(PEOPLE).columns:
        with pytest.raises(DataError, match=f'groups by "{name}" cannot be told'):
            ask(PEOPLE.rename(columns={"site": name}), by=name)
    for name in ("gender", "arm") if ask(PEOPLE).columns[0] in ("role", "couple") else ("role",):
        found = ask(PEOPLE.rename(columns={"site": name}), by=name)
        assert found.columns[0] == name
