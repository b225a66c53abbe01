"""``measures.yaml``: the reliability and standard deviation that a practice knows of a measure.

None comes with the package: what is asked here has not been studied in these words. A file names
each measure by its id, with where the figures are from::

    now:
      reliability: 0.8
      sd: 0.25
      source: "whose study, of whom"
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from balancekit.bank.checking import check_shape, syntax_fault
from balancekit.bank.nodes import Fault, entries, fault, must, not_among
from balancekit.bank.shapes import Field, Kind
from balancekit.errors import FaultyFileError
from balancekit.interpretation.change import Precision
from balancekit.strings import say

MEASURES_FILE = "measures.yaml"
MEASURES = ("now",)
"""Measures that can be compared over time: felt closeness, 0 to 1 (scale ``now`` of bank ios)."""

_PRECISION = Field(
    Kind.PART,
    part={"reliability": Field(Kind.NUMBER), "sd": Field(Kind.NUMBER), "source": Field()},
)
_FILE = Field(Kind.NAMED, of=_PRECISION)


def load_precisions(path: Path) -> dict[str, Precision]:
    """Read a file of measures.

    Raises
    ------
    FaultyFileError
        It cannot be read or has faults: every one of them is named with its line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise FaultyFileError((say("interpretation.not_utf8", file=path.name),)) from None
    except OSError as error:
        why = error.strerror
        raise FaultyFileError(
            (say("interpretation.unreadable", file=path.name, why=why),)
        ) from None
    if faults := sorted(_faults(text)):
        raise FaultyFileError(tuple(f"{path.name}:{it.line} {it.path}: {it.what}" for it in faults))
    return msgspec.convert(yaml.safe_load(text) or {}, dict[str, Precision], strict=False)


def _faults(text: str) -> Iterator[Fault]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        yield syntax_fault(error)
        return
    if root is None:
        return
    shape = list(check_shape(root, "", _FILE))
    yield from shape or _figures(root)


def _figures(root: yaml.Node) -> Iterator[Fault]:
    """What is wrong with the figures of a file whose shape is right."""
    for name, place, key, value in entries(root, ""):
        reliability, sd = must(value, "reliability"), must(value, "sd")
        if name not in MEASURES:
            yield fault(key, place, not_among(name, MEASURES))
        if not 0 <= float(reliability.value) < 1:
            what = say("interpretation.bad_reliability", value=reliability.value)
            yield fault(reliability, f"{place}.reliability", what)
        if not float(sd.value) > 0:
            yield fault(sd, f"{place}.sd", say("interpretation.bad_sd", value=sd.value))
