"""Psych-DS and BIDS: each column told, each digit there, whole or not at all."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import dask.dataframe as dd
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pytest

import balancekit as bk
from balancekit.errors import ArgumentError, DataError
from balancekit.exchange import (
    phenotype_sidecar,
    psych_ds_description,
    write_phenotype,
    write_psych_ds,
)

SHORT = bk.load_bank("balance").form("short")
TOLD = {"couple": "Which couple.", "person": "Who answered; a number of the study."}
NAMES = {"name": "Room for both", "description": "Two people, one sitting."}
# Psych-DS, schema 1.5.0: files.data and CompiledMetadata.
DATA_FILE = re.compile(r"([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv")
REQUIRED = {"@context", "@type", "name", "description", "variableMeasured"}


def answers() -> pd.DataFrame:
    rng = np.random.default_rng(1)
    items = [item.id for item in SHORT.items]
    frame = pd.DataFrame(rng.integers(0, 5, (6, len(items))).astype(float), columns=items)
    frame.iloc[1, 2] = np.nan
    return frame.assign(couple=[1, 1, 2, 2, 3, 3], person=[f"p{n}" for n in range(6)])


def scored() -> pd.DataFrame:
    frame = answers()
    scores = bk.score(frame, SHORT, id="person").drop(columns="person")
    return pd.concat([frame, scores], axis=1)


def read(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_a_psych_ds_data_set_tells_every_column_of_its_table(tmp_path: Path) -> None:
    frame = scored()
    table, codebook = write_psych_ds(frame, SHORT, tmp_path / "study", **NAMES, described=TOLD)
    assert DATA_FILE.fullmatch(table.name) and table.parent.name == "data"
    told = json.loads(codebook.read_text(encoding="utf-8"))
    assert set(told) >= REQUIRED
    known = {one["name"]: one for one in told["variableMeasured"]}
    assert list(known) == list(frame.columns) == list(read(table)[0])
    assert known["couple"]["description"] == "Which couple."
    assert (known["ind_1"]["minValue"], known["ind_1"]["maxValue"]) == (0, 4)
    assert known["ind_1"]["valueReference"][0]["description"] == "never"
    assert known["ind_1"]["propertyID"] == "balance.ind_1"
    assert known["independence"]["unitText"] == "percent of the maximum possible"
    assert "ind_1 ind_5" in known["independence"]["description"]
    assert known["independence_answered"]["maxValue"] == 2


def test_every_digit_of_a_table_comes_back(tmp_path: Path) -> None:
    frame = scored().assign(third=[1 / 3, 1e-300, 12345678.9, np.nan, 0.1 + 0.2, -0.0])
    table, _ = write_psych_ds(frame, SHORT, tmp_path, **NAMES)
    for name in ("third", "independence", "ind_5"):
        came_back = [float(row[name] or "nan") for row in read(table)]
        np.testing.assert_array_equal(came_back, frame[name].to_numpy())


@pytest.mark.parametrize("engine", ["polars", "lazy", "arrow", "duckdb", "dask"])
def test_every_engine_writes_the_same(tmp_path: Path, engine: str) -> None:
    frame = pl.from_pandas(scored())
    kinds: dict[str, Any] = {"polars": frame, "lazy": frame.lazy(), "arrow": frame.to_arrow()}
    kinds["dask"] = dd.from_pandas(scored(), npartitions=2)
    with duckdb.connect() as connection:
        kinds["duckdb"] = connection.from_arrow(frame.to_arrow())
        other, _ = write_psych_ds(kinds[engine], SHORT, tmp_path / "other", **NAMES)
    plain, _ = write_psych_ds(scored(), SHORT, tmp_path / "plain", **NAMES)
    assert other.read_bytes() == plain.read_bytes()


def test_a_unit_that_was_asked_for_is_told() -> None:
    told = psych_ds_description(["independence"], SHORT, **NAMES, how="prorated_sum")
    (column,) = told["variableMeasured"]
    assert (column["minValue"], column["maxValue"], column["unitText"]) == (0, 8, "points, sum")


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine")
    with pytest.raises(ArgumentError, match="folder is not empty"):
        write_psych_ds(scored(), SHORT, tmp_path / "taken", **NAMES)
    with pytest.raises(ArgumentError, match="letters and digits only, not 'my study'"):
        write_psych_ds(scored(), SHORT, tmp_path / "new", **NAMES, study="my study")
    with pytest.raises(ArgumentError, match="must be a data frame, not dict"):
        write_psych_ds({}, SHORT, tmp_path / "new", **NAMES)
    with pytest.raises(ArgumentError, match="cannot be written there"):
        write_psych_ds(scored(), SHORT, tmp_path / "taken" / "mine.txt" / "new", **NAMES)
    assert [path.name for path in tmp_path.rglob("*")] == ["taken", "mine.txt"]


def test_a_phenotype_has_its_participants_first_and_its_levels_beside(tmp_path: Path) -> None:
    table, sidecar = write_phenotype(
        scored(), SHORT, tmp_path, participant_id="person", described=TOLD
    )
    assert table.relative_to(tmp_path).as_posix() == "phenotype/balance.tsv"
    rows = read(table, "\t")
    told = json.loads(sidecar.read_text(encoding="utf-8"))
    assert next(iter(rows[0])) == "participant_id"
    assert all(re.fullmatch(r"sub-[a-zA-Z0-9]+", row["participant_id"]) for row in rows)
    assert set(told) - {"MeasurementToolMetadata"} == set(rows[0]) - {"participant_id"}
    assert told["ind_1"]["Levels"] == {
        f"{option.value:g}": option.label for option in SHORT.options["frequency"]
    }
    assert all(row["ind_1"] in {*told["ind_1"]["Levels"], "n/a"} for row in rows)
    assert [row["ind_5"] for row in rows].count("n/a") == answers()["ind_5"].isna().sum()
    assert told["independence"]["Derivative"] is True
    assert (told["independence"]["Minimum"], told["independence"]["Maximum"]) == (0, 100)


def test_a_key_without_wording_tells_where_each_item_comes_from() -> None:
    told = phenotype_sidecar(["ecr_s_8"], bk.load_bank("ecr_s"), term_url="https://example.org/ecr")
    assert told["ecr_s_8"]["Description"] == "Wei and others 2007, item 8, reversed"
    assert told["MeasurementToolMetadata"]["TermURL"] == "https://example.org/ecr"
    assert "10.1080/00223890701268041" in told["MeasurementToolMetadata"]["Description"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"person": ["a b", *"cdefg"]}, "participant in row 1 needs a name of letters and digits"),
        ({"person": [None, *"cdefg"]}, "participant in row 1"),
        ({"couple": ["1", "2\t3", *"4567"]}, "a value in row 2 holds a tab"),
        ({"couple": ["1", "2\n3", *"4567"]}, "a value in row 2 holds a tab or a line break"),
    ],
)
def test_what_a_table_of_tabs_cannot_hold_is_refused(
    tmp_path: Path, change: dict[str, list[str]], said: str
) -> None:
    with pytest.raises(DataError, match=said):
        write_phenotype(scored().assign(**change), SHORT, tmp_path, participant_id="person")
    assert not list(tmp_path.iterdir())


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    write_phenotype(scored(), SHORT, tmp_path, participant_id="person")
    with pytest.raises(ArgumentError, match=r"balance\.tsv is there already"):
        write_phenotype(scored(), SHORT, tmp_path, participant_id="person")
    with pytest.raises(ArgumentError, match='no column "participant_id"; name the one'):
        write_phenotype(scored(), SHORT, tmp_path / "other")
