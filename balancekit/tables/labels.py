"""Whether a file means by its numbers what the bank means by them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from balancekit.bank import Bank, Scale
from balancekit.errors import ScoringError
from balancekit.strings import say
from balancekit.tables.source import Labels


def check_labels(labels: Labels, bank: Bank, path: Path) -> None:
    """Refuse a file whose value labels contradict the bank.

    An answer that is called "never" may be 1 in the file and 0 in the bank: every score would be
    wrong, and most answers would be in range all the same.

    Raises
    ------
    ScoringError
        The same words stand for another number; or the labels go on right beyond the range.
    """
    for scale in bank.scales.values():
        for item in scale.items:
            for fault in _faults(item, labels.get(item, {}), scale, bank):
                raise ScoringError(f"{path.name}: {fault}")


def _faults(item: str, named: Mapping[float, str], scale: Scale, bank: Bank) -> Iterator[str]:
    ours = _ours(item, bank)
    for value, label in named.items():
        known = ours.get(_plain(label), value)
        if known != value:
            values = {"value": f"{value:g}", "known": f"{known:g}"}
            yield say("tables.other_value", column=item, label=label, **values)
    low, high = scale.range_of(item)
    for value, label in named.items():
        if low - 1 <= value < low or high < value <= high + 1:
            ends = {"value": f"{value:g}", "minimum": f"{low:g}", "maximum": f"{high:g}"}
            yield say("tables.beyond", column=item, label=label, **ends)


def _ours(item: str, bank: Bank) -> dict[str, float]:
    """What the answers on offer are called in the bank, where it says so."""
    named = (bank.options.get(it.options, ()) for it in bank.items if it.id == item)
    return {_plain(option.label): option.value for options in named for option in options}


def _plain(label: str) -> str:
    return " ".join(label.casefold().split())
