"""Files of answers: whatever program wrote them, the same answers; or a sentence why not."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest

import balancekit as bk
from balancekit import DataError, ScoringError
from balancekit.errors import ArgumentError

BALANCE = bk.load_bank("balance")
SHORT = BALANCE.form("short")
ITEMS = [item.id for item in SHORT.items]
LABELS = {option.value: option.label for option in BALANCE.options["frequency"]}


def answers(rows: int = 6) -> pd.DataFrame:
    rng = np.random.default_rng(3)
    values = rng.integers(0, 5, (rows, len(ITEMS))).astype(float)
    values[0, 1] = values[4, 3] = np.nan
    frame = pd.DataFrame(values, columns=ITEMS)
    frame.insert(0, "who", [f"0{number}" for number in range(rows)])
    frame["age"] = range(30, 30 + rows)
    return frame


def same(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    assert list(found.columns) == list(wanted.columns)
    assert found["who"].tolist() == wanted["who"].tolist()
    assert found["age"].astype(int).tolist() == wanted["age"].tolist()
    np.testing.assert_array_equal(found[ITEMS].to_numpy(), wanted[ITEMS].to_numpy())
    assert {str(kind) for kind in found[ITEMS].dtypes} == {"float64"}


def write_csv(frame: pd.DataFrame, path: Path, encoding: str = "utf-8", **how: str) -> None:
    frame.convert_dtypes().to_csv(path, index=False, encoding=encoding, **how)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("a.csv", {}),
        ("a.csv", {"na_rep": "NA"}),
        ("a.csv", {"na_rep": " "}),  # as SPSS writes it
        ("a.csv", {"sep": ";", "decimal": ","}),
        ("a.csv", {"encoding": "utf-8-sig", "lineterminator": "\r\n"}),
        ("a.txt", {"sep": "\t", "encoding": "utf-16", "na_rep": "."}),
        ("a.tsv", {"sep": "\t"}),
        ("a.txt", {"sep": "|"}),
    ],
)
def test_text_of_many_programs(tmp_path: Path, name: str, how: dict[str, str]) -> None:
    write_csv(answers(), tmp_path / name, **how)
    same(bk.read_answers(tmp_path / name, SHORT), answers())


def test_parquet_stata_and_spss(tmp_path: Path) -> None:
    answers().convert_dtypes().to_parquet(tmp_path / "a.parquet")
    answers().to_stata(tmp_path / "a.dta", write_index=False)
    pyreadstat.write_sav(answers(), str(tmp_path / "a.sav"))
    for name in ("a.parquet", "a.dta", "a.sav"):
        same(bk.read_answers(tmp_path / name, SHORT), answers())


def test_every_digit_of_a_decimal_is_read(tmp_path: Path) -> None:
    written = ["0.1", "0,30000000000000004", "1e-3", ",5", "0.7071067811865476"]
    for mark in ".,":
        cells = "\n".join(text.translate({44: mark, 46: mark}) for text in written)
        (tmp_path / "a.csv").write_text(f"ios_now;x\n{cells}\n", encoding="utf-8")
        found = bk.read_answers(tmp_path / "a.csv", bk.load_bank("ios"))
        assert found["ios_now"].tolist() == [0.1, 0.30000000000000004, 0.001, 0.5, 0.5**0.5]


def test_other_columns_are_what_they_hold(tmp_path: Path) -> None:
    text = 'id,wave,weight,site,ticked\n007,1,0.5,north,"1,2"\n,NA,,,\n012,2,1e3,,3\n'
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    found = bk.read_answers(tmp_path / "a.csv")
    assert found["id"].tolist()[0] == "007"
    assert found["wave"].dtype == "Int64"
    assert found["weight"].dropna().tolist() == [0.5, 1000.0]
    assert found["ticked"].dropna().tolist() == ["1,2", "3"]
    assert [int(count) for count in found.isna().sum()] == [1, 1, 1, 2, 1]


def test_what_spss_and_stata_declare_as_missing_is_missing(tmp_path: Path) -> None:
    frame = answers().fillna(2.0)
    frame.loc[2, "ind_1"] = 5
    frame.loc[3, "ind_1"] = -7
    named = {**LABELS, 5.0: "no answer", -1.0: "refused"}
    pyreadstat.write_sav(
        frame,
        str(tmp_path / "a.sav"),
        missing_ranges={"ind_1": [5, {"lo": -99, "hi": -1}]},
        variable_value_labels={"ind_1": named},
    )
    assert bk.read_answers(tmp_path / "a.sav", SHORT)["ind_1"].isna().tolist() == [
        row in (2, 3) for row in range(6)
    ]
    labelled = frame.assign(ind_1=frame["ind_1"].where(frame["ind_1"].between(0, 4)))
    labelled.to_stata(tmp_path / "b.dta", write_index=False, value_labels={"ind_1": LABELS})
    assert bk.read_answers(tmp_path / "b.dta", SHORT)["ind_1"].isna().sum() == 2


@pytest.mark.parametrize("suffix", [".sav", ".dta"])
@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({1: "never", 2: "rarely"}, 'a.*: "never" is 1 in the column "ind_1", and 0 in the bank'),
        ({0: "Almost  Always"}, '"Almost  Always" is 0 in the column "ind_1", and 4 in the bank'),
        ({1: "nie", 5: "immer"}, '"ind_1" has the label 5 "immer", right beside .* 0 to 4'),
        ({0: "nie", 4: "immer"}, ""),
        ({0: "nie", 9: "keine Angabe"}, ""),
    ],
    ids=["shifted", "turned", "one too high", "other words", "far away"],
)
def test_labels_that_contradict_the_bank(
    tmp_path: Path, suffix: str, named: dict[int, str], said: str
) -> None:
    path = tmp_path / f"a{suffix}"
    frame = answers().fillna(2.0)
    if suffix == ".sav":
        pyreadstat.write_sav(frame, str(path), variable_value_labels={"ind_1": named})
    else:
        frame = frame.astype(dict.fromkeys(ITEMS, "int8"))
        frame.to_stata(path, write_index=False, value_labels={"ind_1": named})
    if not said:
        same(bk.read_answers(path, SHORT), frame)
        return
    with pytest.raises(ScoringError, match=said):
        bk.read_answers(path, SHORT)


def bad(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


HEAD = ",".join(["who", *ITEMS]).encode() + b"\n"
ROW = b"Z" + b",1" * len(ITEMS) + b"\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "a.csv is empty"),
        ("a.csv", b"\n\n", "a.csv is empty"),
        (
            "a.csv",
            HEAD + ROW + b"Z\xe9" + ROW[1:],
            "a.csv, line 3, byte 2 .* 0xE9 is no",
        ),
        ("a.csv", HEAD.replace(b"who", b"wh\xf6"), "line 1, byte 3"),
        ("a.csv", b"\xff\xfea\x00b", "a.csv is not written in UTF-16"),
        ("a.csv", HEAD + ROW + ROW[:-1] + b",7\n", "row 3: there are 10 cells, and 9 names"),
        ("a.csv", HEAD + ROW + b'"Z' + ROW[1:], "row 3 or the one before: a quotation mark"),
        ("a.csv", HEAD.replace(b"ind_1", b"Ind_1"), 'if "Ind_1" holds the answers to "ind_1"'),
        ("a.csv", HEAD.replace(b"who", b"ind_1"), '"ind_1" is there twice'),
        ("a.csv", HEAD + ROW + ROW.replace(b"1", b"often", 1), 'row 3: "often" is not a number'),
        ("a.csv", HEAD + ROW.replace(b"1", b'"a\n b"', 1), 'row 2: "a b" is not a number'),
        ("a.csv", HEAD + ROW.replace(b"1", b"1_0", 1), 'row 2: "1_0" is not a number'),
        ("a.csv", HEAD + ROW.replace(b"1", b'"1,5"', 1), 'row 2: "1,5" is not a number'),
        ("a.csv", HEAD + ROW.replace(b"1", b"True", 1), 'row 2: "True" is not a number'),
        ("a.csv", b"sep=,\n" + HEAD + ROW.replace(b"1", b"x", 1), 'row 2: "x" is not a number'),
        ("a.parquet", b"PAR1 no", "a.parquet is damaged, or no Parquet file"),
        ("a.dta", b"none", "a.dta is damaged, or no Stata file"),
        ("a.sav", b"none", "a.sav is damaged, or no SPSS file"),
        ("a.xlsx", b"PK", "save the sheet with the answers as “CSV UTF-8”"),
        ("a.rds", b"", "a.rds is of a kind that is not read here"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises((DataError, ScoringError), match=said) as refused:
        bk.read_answers(bad(tmp_path, name, content), SHORT)
    assert "\n" not in str(refused.value)


def test_two_decimal_marks_in_one_column(tmp_path: Path) -> None:
    path = bad(tmp_path, "a.csv", b"ios_now;x\n0,5;1\n0.25;1\n")
    with pytest.raises(ScoringError, match=r'"ios_now" holds 0,5 with a comma and 0\.25 with a'):
        bk.read_answers(path, bk.load_bank("ios"))


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no file .*gone\.csv; check the path"):
        bk.read_answers(tmp_path / "gone.csv")
    with pytest.raises(DataError, match="is a folder"):
        bk.read_answers(tmp_path)
    path = bad(tmp_path, "a.csv", b"wh\xf6\nZ\n")
    assert list(bk.read_answers(path, encoding="cp1252")) == ["whö"]
    for encoding in ("latin-17", "hex", "\0"):
        with pytest.raises(ArgumentError, match="there is no encoding"):
            bk.read_answers(path, encoding=encoding)


def test_what_excel_adds_is_left_out(tmp_path: Path) -> None:
    path = bad(tmp_path, "a.csv", b"sep=;\r\nwho;ios_now;;\r\nZ;0,5;;\r\nB;;;\r\n")
    found = bk.read_answers(path, bk.load_bank("ios"))
    assert found.astype(object).to_numpy().tolist()[0] == ["Z", 0.5]
    assert list(found) == ["who", "ios_now"]


def test_other_columns_of_parquet_have_types_of_pandas(tmp_path: Path) -> None:
    frame = answers().assign(wave=[1, 2, None, 1, 2, 3], weight=0.5, seen=True)
    frame.convert_dtypes().to_parquet(tmp_path / "a.parquet")
    kinds = bk.read_answers(tmp_path / "a.parquet", SHORT).drop(columns=ITEMS).dtypes.astype(str)
    assert kinds.tolist() == ["string", "Int64", "Int64", "Float64", "boolean"]
    frame.assign(ind_1="often").to_parquet(tmp_path / "b.parquet")
    with pytest.raises(ScoringError, match='"ind_1", row 1: "often" is not a number'):
        bk.read_answers(tmp_path / "b.parquet", SHORT)


def test_short_rows_lack_their_last_answers_as_excel_leaves_them_out(tmp_path: Path) -> None:
    path = bad(tmp_path, "a.csv", HEAD + ROW + ROW[:-3] + b"\n\n")
    assert bk.read_answers(path, SHORT)[ITEMS].isna().sum().sum() == 1
