"""`balancekit score`: scores in a file or on the screen; a refusal is a sentence, exit code 2."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit.__main__ import main
from tests.tables.test_reading import BALANCE, HEAD, ROW, SHORT, answers, bad, write_csv
from tests.test_cli import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Said(NamedTuple):
    """What a command has said, and the code that it ended with."""

    code: object
    out: str
    err: str


@pytest.fixture
def score(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """The command in this process, in a folder of its own."""

    def command(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["balancekit", "score", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        return Said(left.value.code or 0, *capsys.readouterr())

    return command


def test_scores_on_the_screen_and_in_a_file(folder: Path, score: Callable[..., Said]) -> None:
    write_csv(answers(), folder / "a.csv", sep=";")
    wanted = bk.score(answers(), SHORT, id="who", how="mean", min_answered=0.5, keep_answered=False)
    asked = ["a.csv", "--bank", "balance", "--form", "short", "--id", "who"]
    asked += ["--how", "mean", "--min-answered", "0.5", "--no-keep-answered"]
    shown = score(*asked)
    assert shown.code == 0, shown.err
    assert shown.out == wanted.to_csv(index=False, lineterminator="\n")
    assert shown.err == (
        "a.csv: semicolons stand between the columns, as European Excel writes them; a comma in a"
        " number is read as its decimal point\n"
    )
    written = score(*asked, "--out", "deep/s.csv")
    assert written.out.split() == [str(Path("deep") / "s.csv")]
    assert (folder / "deep" / "s.csv").read_text(encoding="utf-8") == shown.out
    found = pd.read_csv(folder / "deep" / "s.csv", dtype={"who": str})
    pd.testing.assert_frame_equal(found, wanted)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.csv", "--bank", "balance"], "there is no file gone.csv"),
        (["a.csv", "--bank", "balanse"], "balanse"),
        (["a.csv", "--bank", "gone.yaml"], "there is no such file"),
        (["a.csv", "--bank", "venn"], '"venn" has no scales'),
        (["a.csv", "--bank", "balance"], "the data lack the columns ind_2"),
        (["a.csv", "--bank", "balance", "--form", "tiny"], "tiny"),
        (["a.csv", "--id", "whom"], 'lack the column "whom", which id asks for'),
        (["a.csv", "--id", "who"], '"Z" stands in 2 rows'),
        (["a.csv", "--how", "sum"], "how is 'sum'"),
        (["a.csv", "--min-answered", "half"], "--min-answered is half; give a count"),
        (["a.csv", "--min-answered", "7"], "min_answered is 7"),
        (["a.csv", "--min-answered", "nan"], "share above 0"),
        (["a.csv", "--out-of-range", "drop"], 'choose "raise" or "null"'),
        (["a.csv", "--encoding", "latin-17"], 'no encoding "latin-17"'),
        (["a.csv", "--out", "a.csv"], "a.csv holds the answers themselves"),
        (["a.csv", "--out", "s.doc"], "s.doc: scores are written as .csv"),
        (["high.csv"], 'column "ind_1", row 3: 7 lies outside 0 to 4'),
        ([], "Usage: balancekit score"),
    ],
    ids=lambda it: " ".join(it) if isinstance(it, list) else "",
)
def test_what_cannot_be_done(
    folder: Path, score: Callable[..., Said], arguments: list[str], said: str
) -> None:
    bad(folder, "a.csv", HEAD + ROW + ROW)
    bad(folder, "high.csv", HEAD + ROW + ROW.replace(b"1", b"7", 1))
    short = [] if "--bank" in arguments else ["--bank", "balance", "--form", "short"]
    heard = score(*arguments, *short)
    assert (heard.code, heard.out) == (2, "")
    assert said in heard.err
    assert "Traceback" not in heard.err
    assert not list(folder.glob("*s.*"))


@pytest.mark.parametrize(
    ("module", "data", "said"),
    [
        ("pyreadstat", "a.sav", "install it with: pip install balancekit[spss]"),
        ("pyarrow", "a.parquet", "install it with: pip install balancekit[parquet]"),
    ],
)
def test_what_is_not_installed_is_named(
    folder: Path,
    score: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    data: str,
    said: str,
) -> None:
    bad(folder, data, b"")
    monkeypatch.setitem(sys.modules, module, None)
    heard = score(data, "--bank", "balance")
    assert heard.code == 2
    assert said in heard.err


def test_nothing_but_the_scores_goes_into_a_pipe(folder: Path) -> None:
    data = pd.concat([answers()] * 6_000).fillna(1)
    data["who"] = range(len(data))
    data.to_csv(folder / "a.csv", index=False)
    asked = run("score", "a.csv", "--bank", "balance", "--form", "short", "--id", "who")
    assert asked.stderr == ""
    lines = asked.stdout.splitlines()
    assert lines[0].split(",")[:2] == ["who", next(iter(BALANCE.scales))]
    assert len(lines) == len(data) + 1


def test_a_published_measure_needs_no_wording_and_takes_one(
    folder: Path, score: Callable[..., Said]
) -> None:
    bad(folder, "a.csv", b"who,csi4_1,csi4_2,csi4_3,csi4_4\nZ,6,5,5,5\n")
    lines = [f"csi4_{number}: question {number}" for number in range(1, 5)]
    (folder / "mine.yaml").write_text("\n".join(lines), encoding="utf-8")
    found = score("a.csv", "--bank", "csi_4", "--wording", "mine.yaml")
    assert found.out == "who,satisfaction,satisfaction_answered\nZ,21.0,4\n"
    bk.score_file("a.csv", bk.load_bank("csi_4"), "s.csv")
    assert (folder / "s.csv").read_text(encoding="utf-8") == found.out


words = st.text(st.characters(exclude_characters="\0/\\", exclude_categories=["Cs"]), max_size=9)
numbers = st.integers(-2, 9) | st.floats() | words
options = st.fixed_dictionaries(
    {"--bank": st.sampled_from(["balance", "ios", "csi_4", "venn", "a.csv"]) | words},
    optional={
        "--form": st.sampled_from(["short", "long"]),
        "--id": st.sampled_from(["who", "ind_1", ""]),
        "--how": st.sampled_from(["mean", "prorated_sum", "sum"]),
        "--min-answered": numbers.map(str),
        "--out-of-range": st.sampled_from(["null", "raise", "none"]),
        "--encoding": st.sampled_from(["utf-16", "latin-1", "idna", "rot13", "undefined"]) | words,
        "--out": st.sampled_from(["s.csv", "a.csv", "s.parquet", "x" * 300 + ".csv"]) | words,
    },
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(options, st.sampled_from(["a.csv", "b.csv", "c.csv", ""]) | words)
def test_whatever_is_asked_is_done_or_refused_in_words(
    folder: Path, score: Callable[..., Said], asked: dict[str, str], data: str
) -> None:
    bad(folder, "a.csv", HEAD + ROW)
    bad(folder, "b.csv", b"who;ios_now\nZ;0,5\n")
    bad(folder, "c.csv", HEAD + ROW.replace(b"1", b"8", 1))
    given = [part for option in asked.items() for part in option]
    heard = score(*given, "--", data)
    assert heard.code in (0, 2)
    assert "Traceback" not in heard.err
    assert bool(heard.err) >= (heard.code == 2)
