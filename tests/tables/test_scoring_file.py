"""A file of answers to a file of scores: the figures of `bk.score`, or one sentence and no file."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit import BalancekitError, DataError, ScoringError
from balancekit.tables import parquet_file, source, text_file
from balancekit.tables.opening import open_answers
from tests.tables.test_reading import HEAD, ITEMS, ROW, SHORT, answers, bad, write_csv


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a few rows come in several pieces."""
    for module in (source, text_file, parquet_file):
        monkeypatch.setattr(module, "ROWS_AT_ONCE", 4)


@pytest.fixture(scope="module")
def sound_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, frame = tmp_path_factory.mktemp("sound"), answers(20)
    write_csv(frame, folder / "a.csv")
    frame.to_parquet(folder / "a.parquet")
    frame.to_stata(folder / "a.dta", write_index=False)
    pyreadstat.write_sav(frame, str(folder / "a.sav"))
    return folder


def scores_in(path: Path) -> pd.DataFrame:
    if path.suffix == ".parquet":
        return pq.read_table(path).to_pandas()
    separator = "\t" if path.suffix == ".tsv" else ","
    return pd.read_csv(path, sep=separator, dtype={"who": str})


@pytest.mark.parametrize("given_as", ["csv", "parquet", "dta", "sav"])
@pytest.mark.parametrize("out", ["s.csv", "s.tsv", "s.parquet"])
@pytest.mark.parametrize("how", ["pomp", "mean", "prorated_sum"])
@pytest.mark.usefixtures("small_pieces")
def test_the_figures_of_score(tmp_path: Path, given_as: str, out: str, how: str) -> None:
    frame, path = answers(11), tmp_path / f"a.{given_as}"
    if given_as == "csv":
        write_csv(frame, path)
    elif given_as == "parquet":
        frame.to_parquet(path)
    elif given_as == "dta":
        frame.to_stata(path, write_index=False)
    else:
        pyreadstat.write_sav(frame, str(path))
    wanted = bk.score(frame, SHORT, how=how, min_answered=1)
    assert bk.score_file(path, SHORT, tmp_path / out, how=how, min_answered=1) == ()
    found = scores_in(tmp_path / out)
    assert list(found.columns) == list(wanted.columns)
    assert found["who"].tolist() == wanted["who"].tolist()
    for name in wanted.columns[1:]:
        np.testing.assert_array_equal(found[name].astype(float), wanted[name].astype(float))


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_progress_goes_from_the_first_piece_to_the_end(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    answers(11).to_parquet(path) if kind == "parquet" else write_csv(answers(11), path)
    done = [piece.done for piece in open_answers(path, ITEMS).pieces(ITEMS, [], typed=False)]
    assert len(done) == 3
    assert done == sorted(done)
    assert done[-1] == 1


def test_other_columns_of_a_text_go_through_as_they_are_written(tmp_path: Path) -> None:
    path = bad(tmp_path, "a.csv", b'ios_now,id,note\n0.5,007,"a ""b"", c"\n,1e3,\n')
    bk.score_file(path, bk.load_bank("ios"), tmp_path / "s.csv", keep_answered=False)
    wanted = 'id,note,now\n007,"a ""b"", c",50.0\n1e3,,\n'
    assert (tmp_path / "s.csv").read_text(encoding="utf-8") == wanted


def test_no_rows_give_a_file_of_names(tmp_path: Path) -> None:
    path = bad(tmp_path, "a.csv", HEAD)
    bk.score_file(path, SHORT, tmp_path / "s.csv", id="who", keep_answered=False)
    assert (tmp_path / "s.csv").read_text(encoding="utf-8") == f"who,{','.join(SHORT.scales)}\n"
    bk.score_file(path, SHORT, tmp_path / "s.parquet")
    assert pq.read_metadata(tmp_path / "s.parquet").num_rows == 0


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("parquet", [False, True], ids=["csv", "parquet"])
@pytest.mark.parametrize(
    ("place", "column", "value", "said"),
    [
        (
            [7, 9],
            "ind_1",
            9,
            '"ind_1", row {row}: 9 lies outside 0 to 4 .* column 2 in all',
        ),
        ([8], "ind_1", math.inf, "row {row}: inf is infinite"),
        ([9], "who", "00", '"00" stands in 2 rows; give an id'),
        ([2, 9], "who", None, 'the id "who" is empty in 2 rows'),
    ],
    ids=["outside", "infinite", "twice", "empty"],
)
def test_faults_in_a_later_piece_are_named_and_nothing_is_written(
    tmp_path: Path, parquet: bool, place: list[int], column: str, value: object, said: str
) -> None:
    frame, path = answers(11), tmp_path / ("a.parquet" if parquet else "a.csv")
    frame.loc[place, column] = value
    frame.to_parquet(path) if parquet else frame.to_csv(path, index=False)
    row = place[0] + (1 if parquet else 2)  # a program counts from 1, a sheet has names in row 1
    with pytest.raises(ScoringError, match=said.format(row=row)):
        bk.score_file(path, SHORT, tmp_path / "s.csv", id="who")
    assert [it.name for it in tmp_path.iterdir()] == [path.name]
    if column == "ind_1":
        bk.score_file(path, SHORT, tmp_path / "s.csv", id="who", out_of_range="null")
        wanted = bk.score(frame, SHORT, id="who", out_of_range="null")
        pd.testing.assert_frame_equal(scores_in(tmp_path / "s.csv"), wanted)


def test_ids_of_one_hash_are_still_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hash that is the same by chance is no id that is there twice."""
    monkeypatch.setattr(
        "balancekit.tables.ids._hashes", lambda held: np.zeros(len(held), dtype=np.uint64)
    )
    write_csv(answers(), tmp_path / "a.csv")
    bk.score_file(tmp_path / "a.csv", SHORT, tmp_path / "s.csv", id=["who", "age"])
    assert len(scores_in(tmp_path / "s.csv")) == 6


def test_no_file_is_replaced_unasked(tmp_path: Path) -> None:
    path, out = bad(tmp_path, "a.csv", HEAD + ROW), bad(tmp_path, "s.csv", b"mine")
    with pytest.raises(DataError, match=r"s\.csv is there already; .* --force"):
        bk.score_file(path, SHORT, out)
    assert out.read_bytes() == b"mine"
    bk.score_file(path, SHORT, out, force=True)
    assert out.read_text(encoding="utf-8").startswith("who,")
    with pytest.raises(DataError, match="holds the answers themselves"):
        bk.score_file(path, SHORT, path, force=True)
    with pytest.raises(DataError, match="end its name in one of these"):
        bk.score_file(path, SHORT, tmp_path / "s.xlsx")
    with pytest.raises(DataError, match="cannot be written"):
        bk.score_file(path, SHORT, path / "s.csv")


NUMBERS = ["", "0", "4", " 3 ", "2.5", "NA", "9", "-1", "1,5", "inf", "nan", "1e1", "٣"]
cells = st.sampled_from([*NUMBERS, "x", '"', "\x00", ";"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(cells, min_size=1, max_size=9), max_size=3), st.sampled_from(",;\t|"))
def test_any_table_is_scored_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    lines = [separator.join(row) for row in [["who", *ITEMS], *rows]]
    path, out = bad(folder, "a.csv", "\n".join(lines).encode()), folder / "s.csv"
    try:
        bk.score_file(path, SHORT, out)
    except BalancekitError as refused:
        assert "\n" not in str(refused)
        assert not out.exists()
        return
    wanted = bk.score(bk.read_answers(path, SHORT), SHORT)
    found = scores_in(out)
    for name in SHORT.scales:
        np.testing.assert_array_equal(found[name].astype(float), wanted[name].astype(float))


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["a.csv", "a.tsv", "a.parquet", "a.dta", "a.sav"]))
def test_any_bytes_are_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    path = bad(tmp_path_factory.mktemp("bytes"), name, content)
    for asked in (None, SHORT):
        try:
            bk.read_answers(path, asked)
        except BalancekitError as refused:
            assert str(refused)


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["a.csv", "a.parquet", "a.dta", "a.sav"]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=4),
    st.floats(0, 1),
)
def test_a_damaged_file_is_read_or_refused_in_one_sentence(
    sound_files: Path, name: str, changed: list[tuple[float, int]], kept: float
) -> None:
    content = bytearray((sound_files / name).read_bytes())
    for place, byte in changed:
        content[int(place * len(content))] = byte
    half = kept < 0.2
    path = bad(
        sound_files, f"damaged-{name}", bytes(content[: len(content) // 2 if half else None])
    )
    try:
        bk.score_file(path, SHORT, sound_files / "s.csv", force=True)
    except BalancekitError as refused:
        assert str(refused)
