"""The same scores and counts, as one would write them by hand for one engine and these keys."""

from collections.abc import Mapping, Sequence

import pandas as pd
import polars as pl

Keys = Mapping[str, Sequence[str]]


def in_pandas(data: pd.DataFrame, keys: Keys, low: int, high: int, least: int) -> pd.DataFrame:
    """Turn columns round, then means along the rows."""
    keyed, scores = data.copy(), {}
    for key in (key for scale in keys.values() for key in scale if key.startswith("-")):
        keyed[key[1:]] = low + high - keyed[key[1:]]
    for name, scale in keys.items():
        items = keyed[[key.removeprefix("-") for key in scale]]
        count = items.notna().sum(axis=1)
        pomp = (items.mean(axis=1) - low) / (high - low) * 100
        scores |= {name: pomp.where(count >= least), f"{name}_answered": count}
    return pd.DataFrame(scores)


def in_polars(data: pl.LazyFrame, keys: Keys, low: int, high: int, least: int) -> pl.LazyFrame:
    """Means across columns; answers out of range are missing."""
    scores = []
    for name, scale in keys.items():
        keyed = [_keyed_polars(key, low, high) for key in scale]
        count = pl.sum_horizontal(answer.is_not_null() for answer in keyed).cast(pl.Int64)
        pomp = (pl.mean_horizontal(keyed) - low) / (high - low) * 100
        scores += [
            pl.when(count >= least).then(pomp).alias(name),
            count.alias(f"{name}_answered"),
        ]
    return data.select(scores)


def _keyed_polars(key: str, low: int, high: int) -> pl.Expr:
    answer = pl.col(key.removeprefix("-"))
    turned = low + high - answer if key.startswith("-") else answer
    return pl.when(answer.is_between(low, high)).then(turned)


def in_sql(table: str, keys: Keys, low: int, high: int, least: int) -> str:
    """The query for duckdb; answers out of range are missing."""
    scores, keyed = [], []
    for name, scale in keys.items():
        items = [key.removeprefix("-") for key in scale]
        for key, item in zip(scale, items, strict=True):
            turned = f"{low + high} - {item}" if key.startswith("-") else item
            keyed.append(f"case when {item} between {low} and {high} then {turned} end as {item}")
        count = " + ".join(f"({item} is not null)::bigint" for item in items)
        total = " + ".join(f"coalesce({item}, 0)" for item in items)
        pomp = f"(({total}) / ({count}) - {low}) / {float(high - low)} * 100"
        scores.append(f"case when {count} >= {least} then {pomp} end as {name}")
        scores.append(f"{count} as {name}_answered")
    return f"select {', '.join(scores)} from (select {', '.join(keyed)} from {table})"
