"""Whatever stands in a table: the same scores, or the same refusal, on every engine."""

import datetime as dt
import math
import os
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import dask.dataframe
import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit import Scale, ScoringError
from tests.scoring.engines import ENGINES, rows_of
from tests.scoring.test_engines import EVERY, bank_of, table_of

SCALE = Scale(("ind_1", "-ind_2", "ind_3"), 0, 4, min_answered=2)
BANK = bank_of(mine=SCALE)
SOAK = os.environ.get("BALANCEKIT_SOAK") == "1"
SAID = ("lack", "outside", "infinite", "is empty", "stands in", "true and false")

whole = st.integers(0, 4)
CELLS: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.int8(): whole | st.sampled_from([99, -7, 127, -128]),
    pa.int64(): whole | st.sampled_from([99, 2**60, -(2**60)]),
    pa.float64(): st.floats(0, 4) | st.sampled_from([math.nan, math.inf, -math.inf, 4.5, -0.0]),
    pa.decimal128(5, 2): st.decimals(0, 4, places=2) | st.just(Decimal("4.01")),
    pa.bool_(): st.booleans(),
    pa.string(): st.sampled_from(["3", "often", ""]),
    pa.date32(): st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    pa.null(): st.nothing(),
}


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    """Up to four people; mostly sound ids and answers, one column of any kind."""
    rows = draw(st.integers(0, 4))
    who = draw(
        st.just(list(range(rows))) | st.lists(st.none() | whole, min_size=rows, max_size=rows)
    )
    columns = {"who": pa.array(who, pa.int64())}
    odd = draw(st.sampled_from(sorted(CELLS, key=str)))
    for item, kind in zip(SCALE.items, (odd, pa.int8(), pa.float64()), strict=True):
        cells = st.none() | (CELLS[kind] if item == "ind_1" else whole)
        columns[item] = pa.array(draw(st.lists(cells, min_size=rows, max_size=rows)), kind)
    if draw(st.integers(0, 9)) == 0:
        del columns[draw(st.sampled_from(SCALE.items))]
    return pa.table(columns)


def outcome(engine: str, table: pa.Table, out_of_range: str) -> object:
    """The rows of scores; or what is refused, of which column.

    Engines have names of their own for types, and some of them turn 99 into 99.0.
    """
    put, get = ENGINES[engine]
    try:
        return rows_of(get(bk.score(put(table), BANK, id="who", out_of_range=out_of_range)))
    except ScoringError as refusal:
        said = str(refusal)
        first = re.search(r'"(.*?)"', said)
        known = [word for word in SAID if word in said]
        return first and first[1], known or "not a number"


@settings(max_examples=500 if SOAK else 25, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.sampled_from(["raise", "null"]))
def test_any_table_fares_alike_everywhere(table: pa.Table, out_of_range: str) -> None:
    wanted = outcome("pyarrow", table, out_of_range)
    found = {engine: outcome(engine, table, out_of_range) for engine in ENGINES}
    assert found == dict.fromkeys(ENGINES, wanted)


@pytest.mark.parametrize("work", [bk.score, bk.check_keys])
def test_a_column_that_is_there_twice(work: Callable[..., object]) -> None:
    """Of pandas and of dask; of pyarrow and duckdb, too. The others allow none."""
    names = ["ind_1", "ind_2", "ind_3", "ind_2"]
    rows = [[1, 2, 3, 4]]
    table = pa.Table.from_arrays([pa.array([value]) for value in rows[0]], names=names)
    frame = pd.DataFrame(rows, columns=names)
    query = duckdb.sql("select 1 as ind_1, 2 as ind_2, 3 as ind_3, 4 as ind_2")
    for data in (frame, dask.dataframe.from_pandas(frame, npartitions=1), table, query):
        with pytest.raises(ScoringError, match='the column "ind_2" is there twice'):
            work(data, BANK)


@EVERY
def test_complete_answers_have_the_last_digit_too(engine: str) -> None:
    put, get = ENGINES[engine]
    table = table_of({item: [3, 3, 3] for item in SCALE.items}, pa.int8())
    rows = rows_of(get(bk.score(put(table), BANK)))
    assert {row["mine"] for row in rows} == {700 / 12}


@EVERY
def test_decimals_are_the_nearest_floats(engine: str) -> None:
    cents = [Decimal(cent) / 100 for cent in range(401)]
    columns = {"ind_1": cents, "ind_2": [Decimal(0)] * 401, "ind_3": [None] * 401}
    put, get = ENGINES[engine]
    rows = rows_of(get(bk.score(put(table_of(columns, pa.decimal128(5, 2))), BANK)))
    assert [row["mine"] for row in rows] == [100 * (float(cent) + 4) / 8 for cent in cents]
