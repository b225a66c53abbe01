"""Which items go against the rest of their scale: the same answer on every engine."""

import math
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import balancekit as bk
from balancekit import Bank, Scale, ScoringError
from tests.scoring.engines import ENGINES
from tests.scoring.test_engines import BALANCE, EVERY, ITEMS, answers_with_holes, bank_of, table_of

TWO = bank_of(**{name: BALANCE.scales[name] for name in ("independence", "over_reliance")})


def checked(engine: str, table: pa.Table, bank: Bank, **asked: Any) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bk.check_keys(ENGINES[engine].put(table), bank, **asked)


@EVERY
def test_the_same_correlations_everywhere(engine: str) -> None:
    asked = {"out_of_range": "null", "min_answered": 0.5}
    wanted = checked("pandas", answers_with_holes(60, pa.float64()), TWO, **asked)
    assert {True, False} == set(wanted["flagged"])
    found = checked(engine, answers_with_holes(60, pa.int8()), TWO, **asked)
    pd.testing.assert_frame_equal(found, wanted, check_exact=True)


def test_as_pandas_correlates_an_item_with_the_mean_of_the_others() -> None:
    given = answers_with_holes(400, pa.float64()).to_pandas()[ITEMS]
    given = given.where((given >= 0) & (given <= 4))
    table = checked("pandas", pa.Table.from_pandas(given), BALANCE)
    for name, scale in BALANCE.scales.items():
        turned = [key[1:] for key in scale.keys if key.startswith("-")]
        keyed = given[list(scale.items)].copy()
        keyed[turned] = 4 - keyed[turned]
        enough = keyed.notna().sum(axis=1) >= scale.min_answered
        for row in table[table["scale"] == name].itertuples():
            own, rest = keyed[row.item], keyed.drop(columns=row.item).mean(axis=1)
            assert row.r_rest == pytest.approx(own[enough].corr(rest[enough]), abs=1e-11)
            assert row.n == (enough & own.notna()).sum()
            assert row.reversed == (row.item in turned)


def test_what_is_coded_the_other_way_round_is_named_and_left_as_it_is() -> None:
    data = bk.simulate(BALANCE, 150, reliability=0.8, seed=4)
    assert not bk.check_keys(data, BALANCE)["flagged"].any()  # and no warning
    data[["ind_2", "int_3"]] = 4 - data[["ind_2", "int_3"]]
    before = data.copy(deep=True)
    with pytest.warns(UserWarning, match=r"^2 items go against .*: ind_2, int_3; look at"):
        table = bk.check_keys(data, BALANCE)
    assert table.loc[table["flagged"], "item"].tolist() == ["ind_2", "int_3"]
    pd.testing.assert_frame_equal(data, before)


@EVERY
def test_items_with_ranges_of_their_own(engine: str) -> None:
    ranges = {"ind_1": (0, 10), "ind_2": (-2, 2)}
    uneven = Scale(("ind_1", "-ind_2", "ind_3"), 0, 5, min_answered=1, item_ranges=ranges)
    columns = {"ind_1": [10, None, 0, 4], "ind_2": [-2, 1, 2, 2], "ind_3": [5, 2, 0, 4]}
    table = checked(engine, table_of(columns, pa.int8()), bank_of(mine=uneven))
    rest = [(4 + 5) / 9, 0.0, (0 + 4) / 9]
    assert table.loc[0, "n"] == 3
    assert table.loc[0, "r_rest"] == pytest.approx(np.corrcoef([10, 0, 4], rest)[0, 1], abs=1e-11)
    rest = [(10 + 5) / 15, 2 / 5, 0.0, (4 + 4) / 15]
    assert table.loc[1, "r_rest"] == pytest.approx(np.corrcoef([4, 1, 0, 0], rest)[0, 1], abs=1e-11)


@EVERY
@pytest.mark.parametrize(
    ("columns", "n", "note"),
    [
        ({"ind_1": [], "ind_2": []}, 0, "fewer than two respondents"),
        ({"ind_1": [None, None], "ind_2": [None, None]}, 0, "fewer than two respondents"),
        ({"ind_1": [1, None], "ind_2": [3, 4]}, 1, "fewer than two respondents"),
        (
            {"ind_1": [3, 3, 3], "ind_2": [1, 2, 3]},
            3,
            "everyone alike, in this item or in the rest",
        ),
    ],
    ids=["no rows", "all missing", "one respondent", "no variance"],
)
def test_no_correlation_is_missing_and_says_why(
    engine: str, columns: dict[str, list[Any]], n: int, note: str
) -> None:
    pair = Scale(("ind_1", "-ind_2"), 0, 4, min_answered=1)
    alone = Scale(("ind_1",), 0, 4, min_answered=1)
    table = checked(engine, table_of(columns, pa.float64()), bank_of(mine=pair, alone=alone))
    assert table["n"].tolist() == [n, n, 0]
    assert table["note"].tolist() == [note, note, "no other item in this scale"]
    assert all(map(math.isnan, table["r_rest"]))
    assert not table["flagged"].any()


@EVERY
def test_it_refuses_what_scores_refuse(engine: str) -> None:
    columns = {item: [2, 3] for item in ITEMS} | {"ind_1": [2, 99]}
    with pytest.raises(ScoringError, match=r'"ind_1", .*: 99 lies outside 0 to 4'):
        checked(engine, table_of(columns, pa.int8()), BALANCE)
    del columns["ind_1"]
    with pytest.raises(ScoringError, match="lack the columns ind_1"):
        checked(engine, table_of(columns, pa.int8()), BALANCE)


def test_columns_with_the_name_of_a_score_are_not_in_the_way() -> None:
    data = bk.simulate(BALANCE, 30, seed=1)
    assert len(checked("pandas", pa.Table.from_pandas(data.assign(independence=1)), BALANCE)) == 24
