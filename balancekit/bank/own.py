"""A folder of banks of one's own: each can be used, or is refused with file, line and reason."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from balancekit.bank.checking import compose
from balancekit.bank.faults import said
from balancekit.bank.model import Bank
from balancekit.bank.nodes import Fault, fault, listed, must
from balancekit.bank.reading import list_banks, load_bank
from balancekit.bank.texts import text_of
from balancekit.bank.wording import NO_BANKS_ITEMS, NO_BANKS_PREFIXES
from balancekit.errors import BankError
from balancekit.strings import say

OWN_BANKS = "banks"
"""Name of their folder, beside the casebook."""
ASKED = ("text", "lines", "choice", "reading", "vignette")
"""Kinds of items that a bank of one's own can have."""


class OwnBank(msgspec.Struct, frozen=True):
    """A bank of one's own that can be used.

    Attributes
    ----------
    bank : Bank
    file : str
        Name of its file.
    digest : str
        Of what stands in the file: another one tells that it has changed.
    """

    bank: Bank
    file: str
    digest: str


class OwnBanks(msgspec.Struct, frozen=True):
    """What stands in a folder.

    Attributes
    ----------
    banks : tuple of OwnBank
        In the order of the names of their files.
    refused : tuple of str
        Why the other files cannot be used: a sentence each, with file, line and place.
    """

    banks: tuple[OwnBank, ...] = ()
    refused: tuple[str, ...] = ()


def read_own_banks(folder: Path) -> OwnBanks:
    """Read every ``.yaml`` file of a folder; one that has faults keeps no other from being used.

    Besides what `check_bank` finds, a file is refused that asks what a session cannot, whose id is
    that of a bank of the package or of another file, or one of whose items has an id that is taken:
    by the workbook, or by a file whose name comes before.

    Parameters
    ----------
    folder : pathlib.Path
        It need not be there.

    Examples
    --------
    >>> read_own_banks(Path("no/such/folder"))
    OwnBanks(banks=(), refused=())
    """
    files = sorted(path for path in folder.glob("*.y*ml") if path.suffix in {".yaml", ".yml"})
    refused: list[str] = []
    read = list(_sound(files, refused))
    kept: list[_Read] = []
    for one in read:
        names = [other.own.file for other in read if _same_id(one, other)]
        if names:
            what = say("bank.own_id_twice", id=one.own.bank.id, file=", ".join(names))
            refused += said(one.own.file, [fault(must(one.root, "id"), "id", what)])
            continue
        taken = {item.id for other in kept for item in other.own.bank.items}
        faults = tuple(_taken_faults(one, taken))
        refused += said(one.own.file, faults)
        if not faults:
            kept.append(one)
    return OwnBanks(tuple(one.own for one in kept), tuple(refused))


class _Read(NamedTuple):
    """A bank, and the file as nodes that know their lines."""

    own: OwnBank
    root: yaml.Node


def _same_id(one: _Read, other: _Read) -> bool:
    return one.own.bank.id == other.own.bank.id and one.own.file != other.own.file


def _sound(files: Iterable[Path], refused: list[str]) -> Iterator[_Read]:
    """Yield what has no fault of its own; what has is added to those refused."""
    for path in files:
        try:
            one = _read(path)
        except BankError as error:
            refused += error.faults
            continue
        faults = sorted([*_own_faults(one), *_taken_faults(one, _ids_of_the_package())])
        refused += said(path.name, faults)
        if not faults:
            yield one


def _read(path: Path) -> _Read:
    text = text_of(path)
    bank = Bank.from_text(text, path.name)
    root = compose(text)
    assert root is not None  # an empty file is no bank
    return _Read(OwnBank(bank, path.name, sha256(text.encode()).hexdigest()), root)


def _own_faults(one: _Read) -> Iterator[Fault]:
    """Find the id of a bank of the package, and what a session cannot ask."""
    bank, name = one.own.bank, must(one.root, "id")
    if bank.id in (*list_banks(), *list_banks(published=True)):
        yield fault(name, "id", say("bank.own_id_taken", id=bank.id))
    if not bank.worded:
        yield fault(name, "", say("bank.own_not_worded"))
    for place, item in listed(must(one.root, "items"), "items"):
        kind = must(item, "kind")
        if kind.value not in ASKED:
            what = say("bank.own_kind", kind=kind.value, known=", ".join(ASKED))
            yield fault(kind, f"{place}.kind", what)


def _taken_faults(one: _Read, taken: Collection[str]) -> Iterator[Fault]:
    """Find items whose ids are somebody else's."""
    mend = f"{one.own.bank.id}_1"
    for place, item in listed(must(one.root, "items"), "items"):
        name = must(item, "id")
        if name.value in taken or str(name.value).startswith(NO_BANKS_PREFIXES):
            what = say("bank.own_item_taken", id=name.value, mend=mend)
            yield fault(name, f"{place}.id", what)


@cache
def _ids_of_the_package() -> frozenset[str]:
    """The ids of all items that the workbook asks or keeps already: answers go by them."""
    banks = (load_bank(name) for name in list_banks())
    return frozenset({*NO_BANKS_ITEMS, *(item.id for bank in banks for item in bank.items)})
