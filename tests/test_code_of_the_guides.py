"""The code of the README and of the research guide runs as it stands."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest

import balancekit as bk

CHECKOUT = Path(__file__).parents[1]


def code_of(page: str) -> str:
    """The longest block of Python on a page."""
    text = (CHECKOUT / page).read_text(encoding="utf-8")
    return max(re.findall(r"```python\n(.*?)```", text, re.DOTALL), key=len)


def study() -> pd.DataFrame:
    """Couples of two sites who answered twice, a row a person and wave."""
    bank = bk.load_bank("balance")
    waves = [bk.simulate(bank, 40, agreement=0.4, seed=seed) for seed in (1, 2)]
    people = pd.concat(waves, ignore_index=True)
    return people.assign(
        person=np.tile(np.arange(80), 2),
        role=["north", "south"] * 80,
        site=np.tile(np.repeat(["Aarhus", "Bergen"], 40), 2),
        wave=np.repeat(["before", "after"], 80),
    )


@pytest.mark.parametrize("page", ["README.md", "docs/psychometrics.md"])
def test_it_runs_as_it_stands(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = study()
    data[data["wave"] == "before"].to_csv("answers.csv", index=False)
    pyreadstat.write_sav(data, "answers.sav")
    exec(compile(code_of(page), page, "exec"), {})
