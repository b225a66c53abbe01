"""Wide, long, below each other, side by side: nothing is lost on the way, on any engine."""

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit import ScoringError
from balancekit import psychometrics as psy
from balancekit.errors import ArgumentError
from tests.scoring.engines import ENGINES, rows_of
from tests.tables.test_reading import ITEMS, SHORT, answers

EVERY = pytest.mark.parametrize("engine", [name for name in ENGINES if name != "dask"])
IOS = bk.load_bank("ios")


def table_of(frame: pd.DataFrame) -> pa.Table:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    return table.cast(
        pa.schema([(it.name, pa.string() if it.name == "who" else it.type) for it in table.schema])
    )


@EVERY
def test_there_and_back(engine: str) -> None:
    put, get = ENGINES[engine]
    data = put(table_of(answers()[["who", *ITEMS]]))
    long = bk.to_long(data, SHORT, id="who")
    assert type(long) is type(data)
    assert len(get(long)) == 6 * len(ITEMS)
    back = bk.to_wide(long, SHORT, id="who")
    assert type(back) is type(data)
    assert rows_of(get(back)) == rows_of(table_of(answers()[["who", *ITEMS]]))


@EVERY
def test_occasions_below_each_other_and_scores_side_by_side(engine: str) -> None:
    put, get = ENGINES[engine]
    first, second = answers()[["who", *ITEMS]], answers()[["who", *ITEMS]].fillna(4)
    wide = first.merge(second, on="who", suffixes=("_t1", "_t2"))
    data = put(table_of(wide))
    patterns = {"before": "{item}_t1", "after": "{item}_t2"}
    stacked = bk.stack_occasions(data, SHORT, patterns, id="who")
    scores = bk.score(stacked, SHORT, id=["who", "occasion"])
    found = rows_of(get(bk.spread_occasions(scores, SHORT, id="who", occasion="occasion")))
    wanted = [bk.score(it, SHORT, id="who") for it in (first, second)]
    for scale in SHORT.scales:
        for name, each in zip(patterns, wanted, strict=True):
            shown = [
                np.nan if row[f"{scale}_{name}"] is None else row[f"{scale}_{name}"]
                for row in found
            ]
            np.testing.assert_array_equal(shown, each[scale])


def test_a_change_table_is_what_reliable_change_takes() -> None:
    waves = pd.DataFrame(
        {"who": [2, 1, 1, 2, 3], "wave": [1, 2, 1, 2, 1], "ios_now": [0.2, 0.9, 0.1, 0.3, 0.5]}
    )
    scores = bk.score(waves, IOS, id=["who", "wave"])
    change = bk.spread_occasions(scores, IOS, id="who", occasion="wave")
    assert change.to_dict("list")["who"] == [1, 2, 3]
    found = psy.reliable_change(change, "now_1", "now_2", reliability=0.8, sd=10)
    assert found.table.difference.round(9).tolist()[:2] == [80, 10]
    assert np.isnan(found.table.difference[2])


@pytest.mark.parametrize(
    ("occasions", "names"),
    [
        ([1.0, 2.5], ["now_1", "now_2.5"]),
        (pd.to_datetime(["2026-01-01", "2026-02-01"]), ["now_2026-01-01", "now_2026-02-01"]),
        ([pd.Timestamp("2026-01-01 14:03")] * 2, ["now_2026-01-01 14:03:00"]),
    ],
)
def test_occasions_have_names_that_can_be_typed(occasions: Any, names: list[str]) -> None:
    scores = pd.DataFrame({"who": ["Z", "B"], "day": occasions, "now": [25.0, 50.0]})
    found = bk.spread_occasions(scores, IOS, id="who", occasion="day")
    assert list(found.columns) == ["who", *names]


@pytest.mark.parametrize("turn", [bk.to_long, bk.to_wide])
def test_a_table_whose_names_are_not_plain(turn: Any) -> None:
    data = pd.DataFrame({"who": ["Z"], "ios_now": [0.5]})
    with pytest.raises(ScoringError, match='"ios_now" is there twice'):
        turn(pd.concat([data, data[["ios_now"]]], axis=1), IOS, id="who")
    with pytest.raises(ScoringError, match="2 levels; give them one"):
        turn(pd.concat({"wave": data}, axis=1), IOS, id="who")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.none() | st.floats(0, 1)), max_size=6))
def test_long_answers_are_turned_or_refused(rows: list[tuple[int, float | None]]) -> None:
    long = {
        "who": [who for who, _ in rows],
        "item": ["ios_now"] * len(rows),
        "answer": [answer for _, answer in rows],
    }
    frame = pd.DataFrame(long).astype({"answer": float})
    for data in (frame, pl.DataFrame(long, schema={"who": pl.Int64, "item": str, "answer": float})):
        if len(set(long["who"])) < len(rows):
            with pytest.raises(ScoringError, match="stands in"):
                bk.to_wide(data, IOS, id="who")
        else:
            wide = bk.to_wide(data, IOS, id="who")
            assert list(wide["who"]) == sorted(long["who"])


LONG = {"who": ["Z", "B"], "item": ["ios_now", "ios_now"], "answer": [0.5, 1.0]}


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame, pa.table])
@pytest.mark.parametrize(
    ("changed", "asked", "said"),
    [
        ({"item": ["ios_now", "ios_nov"]}, {}, 'names "ios_nov", .* if "ios_now" is meant'),
        ({"item": ["ios_now", "x"]}, {}, 'names "x", which is in no scale of the bank; leave'),
        ({"who": ["Z", "Z"]}, {}, '"Z, ios_now" stands in 2 rows'),
        ({"who": ["Z", None]}, {}, 'the id "who" is empty in 1 row'),
        ({"answer": ["a", "b"]}, {}, '"answer"'),
        ({}, {"answer": "answr"}, 'lack the column "answr"; is it "answer"'),
        ({}, {"id": "couple"}, 'lack the column "couple"'),
    ],
)
def test_what_cannot_be_made_wide(
    kind: Any, changed: dict[str, Any], asked: dict[str, str], said: str
) -> None:
    with pytest.raises(ScoringError, match=said):
        bk.to_wide(kind({**LONG, **changed}), IOS, **{"id": "who", **asked})


def test_what_cannot_be_asked() -> None:
    data = pd.DataFrame({"item": ["Z"], "ios_now": [0.5]})
    with pytest.raises(ArgumentError, match='a column "item" is made'):
        bk.to_long(data, IOS, id="item")
    for id in ([], ["item", "item"], [1]):
        with pytest.raises(ArgumentError, match="id is"):
            bk.to_long(data, IOS, id=id)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="the type dict; give a data frame"):
        bk.to_long({"item": [1]}, IOS, id="item")
    with pytest.raises(ArgumentError, match=r"dask are not turned round; give data\.compute"):
        bk.to_long(ENGINES["dask"].put(pa.table({"who": ["Z"], "ios_now": [1.0]})), IOS, id="who")
    for patterns in ({}, {"before": "t1"}):
        with pytest.raises(ArgumentError, match=r"with \{item\} for the id"):
            bk.stack_occasions(data, IOS, patterns, id="item")
    with pytest.raises(ScoringError, match='lack the column "ios_now_2"; is it "ios_now"'):
        bk.stack_occasions(data, IOS, {"after": "{item}_2"}, id="item")
    with pytest.raises(ScoringError, match='"often" is not a number'):
        bk.to_long(data.assign(who="Z", ios_now="often"), IOS, id="who")
