"""The engines that tests score on: how a table gets there, and how its scores come back."""

from collections.abc import Callable
from typing import Any, NamedTuple

import dask.dataframe
import duckdb
import ibis
import pandas as pd
import polars as pl
import pyarrow as pa


class Engine(NamedTuple):
    """A way there and a way back; both by Arrow, so that missing stays missing."""

    put: Callable[[pa.Table], Any]
    get: Callable[[Any], pa.Table]


def _in_duckdb(table: pa.Table) -> duckdb.DuckDBPyRelation:
    return duckdb.connect().from_arrow(table)


def _from_dask(frame: Any) -> pa.Table:
    return pa.Table.from_pandas(frame.compute(), preserve_index=False)


def _nullable(table: pa.Table) -> pd.DataFrame:
    """A pandas frame whose whole numbers stay whole beside missing ones.

    Without a type of their own, dask would turn decimals and truth values into text.
    """
    decimal = pa.decimal128(5, 2)
    kinds = {
        pa.int8(): pd.Int8Dtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
        decimal: pd.ArrowDtype(decimal),
    }
    return table.to_pandas(types_mapper=kinds.get)


ENGINES = {
    "pandas": Engine(pa.Table.to_pandas, lambda f: pa.Table.from_pandas(f, preserve_index=False)),
    "pandas, nullable": Engine(
        _nullable, lambda frame: pa.Table.from_pandas(frame, preserve_index=False)
    ),
    "polars": Engine(pl.from_arrow, lambda frame: frame.to_arrow()),
    "polars, lazy": Engine(lambda t: pl.from_arrow(t).lazy(), lambda f: f.collect().to_arrow()),
    "pyarrow": Engine(lambda table: table, lambda table: table),
    "duckdb": Engine(_in_duckdb, lambda relation: relation.to_arrow_table()),
    "ibis": Engine(ibis.memtable, lambda table: table.to_pyarrow()),
    "dask": Engine(
        lambda table: dask.dataframe.from_pandas(_nullable(table), npartitions=2), _from_dask
    ),
}


def rows_of(table: pa.Table, id: str = "who") -> list[dict[str, Any]]:
    """The rows in the order of their ids, with None for whatever is missing."""
    rows = [{k: None if v != v else v for k, v in row.items()} for row in table.to_pylist()]
    return sorted(rows, key=lambda row: row[id])
