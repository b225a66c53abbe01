"""The same figures, bit for bit, and the same refusals on every engine."""

import math
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit import Bank, Scale, ScoringError
from tests.scoring.engines import ENGINES, rows_of

BALANCE = bk.load_bank("balance")
ITEMS = [item for scale in BALANCE.scales.values() for item in scale.items]
EVERY = pytest.mark.parametrize("engine", ENGINES)


def bank_of(**scales: Scale) -> Bank:
    names = {name: getattr(BALANCE, name) for name in BALANCE.__struct_fields__}
    return Bank(**names | {"scales": scales, "forms": {}})


def table_of(columns: dict[str, list[Any]], kind: pa.DataType) -> pa.Table:
    who = pa.array(range(len(next(iter(columns.values())))), pa.int64())
    answers = {name: pa.array(values, kind) for name, values in columns.items()}
    return pa.table({"who": who, **answers})


def scored(engine: str, table: pa.Table, bank: Bank, **asked: Any) -> list[dict[str, Any]]:
    put, get = ENGINES[engine]
    data = put(table)
    scores = bk.score(data, bank, id="who", **asked)
    assert type(scores) is type(data)
    return rows_of(get(scores))


def answers_with_holes(rows: int, kind: pa.DataType) -> pa.Table:
    rng = np.random.default_rng(5)
    answers = rng.integers(0, 5, (len(ITEMS), rows))
    holes = rng.random(answers.shape) < rng.random(rows)
    columns = np.where(holes, None, answers).tolist()
    columns[0][3], columns[7][4] = 99, -7
    return table_of(dict(zip(ITEMS, columns, strict=True)), kind)


@EVERY
@pytest.mark.parametrize("kind", [pa.int8(), pa.float64()], ids=str)
@pytest.mark.parametrize("how", ["pomp", "mean", "prorated_sum"])
def test_the_same_scores_everywhere(engine: str, kind: pa.DataType, how: str) -> None:
    table = answers_with_holes(60, kind)
    asked = {"how": how, "out_of_range": "null", "min_answered": 0.5}
    wanted = scored("pandas", answers_with_holes(60, pa.float64()), BALANCE, **asked)
    assert scored(engine, table, BALANCE, **asked) == wanted
    assert {row["independence"] is None for row in wanted} == {True, False}
    assert wanted[3]["independence_answered"] < 6


@EVERY
def test_nan_is_missing_as_null_is(engine: str) -> None:
    columns: dict[str, list[Any]] = {item: [2.0, 2.0, 2.0] for item in ITEMS}
    columns["ind_1"] = [math.nan, None, 2.0]
    rows = scored(engine, table_of(columns, pa.float64()), BALANCE)
    assert [row["independence_answered"] for row in rows] == [5, 5, 6]
    assert {row["independence"] for row in rows} == {50.0}


@EVERY
def test_small_whole_numbers_do_not_wrap_round(engine: str) -> None:
    table = table_of({"ind_1": [120, -128], "ind_2": [120, 127], "ind_3": [120, 0]}, pa.int8())
    wide = Scale(("ind_1", "ind_2", "-ind_3"), minimum=-128, maximum=127, min_answered=1)
    rows = scored(engine, table, bank_of(mine=wide), how="prorated_sum")
    assert [row["mine"] for row in rows] == [120 + 120 - 121, -128 + 127 - 1]


@EVERY
def test_items_with_ranges_of_their_own(engine: str) -> None:
    ranges = {"ind_1": (0, 6), "ind_2": (-2, 2)}
    uneven = Scale(("ind_1", "-ind_2", "ind_3"), 0, 5, min_answered=1, item_ranges=ranges)
    columns = {"ind_1": [6, None, 0], "ind_2": [-2, 1, 2], "ind_3": [5, None, 0]}
    table = table_of(columns, pa.int8())
    wanted = {
        "pomp": [100.0, 25.0, 0.0],
        "mean": [13 / 3, -1.0, -2 / 3],
        "prorated_sum": [13.0, -2 + 15 / 4, -2.0],
    }
    for how, scores in wanted.items():
        rows = scored(engine, table, bank_of(mine=uneven), how=how)
        assert [row["mine"] for row in rows] == scores


@EVERY
def test_a_column_where_nobody_answered(engine: str) -> None:
    columns: dict[str, list[Any]] = {item: [2, 3] for item in ITEMS}
    table = table_of(columns, pa.int8()).set_column(1, "ind_1", pa.nulls(2))
    rows = scored(engine, table, BALANCE)
    assert [row["independence_answered"] for row in rows] == [5, 5]


@EVERY
def test_no_rows(engine: str) -> None:
    assert scored(engine, table_of({item: [] for item in ITEMS}, pa.int8()), BALANCE) == []


@EVERY
def test_everything_missing_and_one_respondent(engine: str) -> None:
    (row,) = scored(engine, table_of({item: [None] for item in ITEMS}, pa.float64()), BALANCE)
    assert row["who"] == 0
    assert {row[name] for name in BALANCE.scales} == {None}
    assert {row[f"{name}_answered"] for name in BALANCE.scales} == {0}


@EVERY
@pytest.mark.parametrize(
    ("answers", "kind", "said"),
    [
        ([1, 99, 2], pa.int8(), '"ind_1", .*: 99 lies outside 0 to 4 .in this column 1 in all'),
        ([1.0, -0.5, 2.0], pa.float64(), '"ind_1", .*: -0.5 lies outside'),
        ([math.nan, math.inf, None], pa.float64(), '"ind_1", .*: inf is infinite'),
        ([-math.inf, 1.0, None], pa.float64(), '"ind_1", .*: -inf is infinite'),
        ([None, "3", "often"], pa.string(), '"ind_1", .*: "(3|often)" is not a number'),
        ([True, False, None], pa.bool_(), '"ind_1" holds true and false'),
    ],
    ids=["outside", "fraction", "infinite", "minus infinite", "text", "truth"],
)
def test_the_same_refusals_everywhere(
    engine: str, answers: list[Any], kind: pa.DataType, said: str
) -> None:
    columns: dict[str, list[Any]] = {item: [2, 2, 2] for item in ITEMS}
    table = table_of(columns, pa.int8()).set_column(1, "ind_1", pa.array(answers, kind))
    with pytest.raises(ScoringError, match=said):
        scored(engine, table, BALANCE)


@EVERY
@pytest.mark.parametrize(
    ("who", "said"),
    [
        ([1, 2, 1], '"1" stands in 2 rows; give an id'),
        ([1, None, 2], 'the id "who" is empty in 1 row'),
    ],
)
def test_ids_tell_rows_apart(engine: str, who: list[int | None], said: str) -> None:
    table = table_of({item: [2, 2, 2] for item in ITEMS}, pa.int8())
    table = table.set_column(0, "who", pa.array(who, pa.int64()))
    with pytest.raises(ScoringError, match=said):
        scored(engine, table, BALANCE)


@EVERY
def test_other_columns_go_through_unless_ids_are_named(engine: str) -> None:
    put, get = ENGINES[engine]
    table = table_of({item: [3, 1] for item in ITEMS}, pa.int8())
    table = table.append_column("site", pa.array(["north", "south"]))
    everything = get(bk.score(put(table), BALANCE, keep_answered=False))
    assert everything.column_names == ["who", "site", *BALANCE.scales]
    assert everything["site"].to_pylist() == ["north", "south"]
    only = get(bk.score(put(table), BALANCE, id=["site", "who"], keep_answered=False))
    assert only.column_names == ["site", "who", *BALANCE.scales]
    nothing_else = get(bk.score(put(table.select(ITEMS)), BALANCE))
    assert nothing_else.num_rows == 2


fractions = st.lists(
    st.lists(st.none() | st.floats(-3, 7), min_size=6, max_size=6), min_size=1, max_size=4
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(fractions, st.booleans())
def test_fractions_give_the_same_bits(rows: list[list[float | None]], narrow: bool) -> None:
    """Additions are in the same order everywhere, and out of range is missing everywhere."""
    keys = ("ind_1", "-ind_2", "ind_3", "-ind_4", "ind_5", "ind_6")
    scale = Scale(keys, -0.7 if narrow else -3, 6.1 if narrow else 7, min_answered=2)
    columns = dict(zip(scale.items, map(list, zip(*rows, strict=True)), strict=True))
    table, bank = table_of(columns, pa.float64()), bank_of(mine=scale)
    for how in ("pomp", "mean", "prorated_sum"):
        asked = {"how": how, "out_of_range": "null"}
        wanted = scored("pandas", table, bank, **asked)
        for engine in ("polars", "polars, lazy", "duckdb"):
            assert scored(engine, table, bank, **asked) == wanted


def test_a_lazy_frame_is_not_worked_out_before_it_is_asked_for() -> None:
    """A query over a table that is filled only afterwards."""
    connection = duckdb.connect()
    connection.execute(f"create table t ({', '.join(f'{item} tinyint' for item in ITEMS)})")
    query = bk.score(connection.table("t"), BALANCE, out_of_range="null")
    connection.execute(f"insert into t values ({', '.join('4' for _ in ITEMS)})")
    assert query.fetchall()[0][1] == 6


def test_categories_are_refused_by_name() -> None:
    frame = pl.DataFrame({item: [2, 2] for item in ITEMS})
    frame = frame.with_columns(ind_1=pl.Series(["1", "2"], dtype=pl.Categorical))
    for data in (frame, frame.lazy()):
        with pytest.raises(ScoringError, match='"ind_1" holds categories'):
            bk.score(data, BALANCE)
