"""A folder of banks of one's own: each can be used, or is refused with file, line and reason."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

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

    Besides what `check_bank` finds, a file is refused whose id, or the id of one of whose items, is
    taken: by a bank of the package, or by another file of the folder.

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
    read: list[OwnBank] = []
    refused: list[str] = []
    for path in files:
        try:
            read.append(_read(path))
        except BankError as error:
            refused += error.faults
    if not read:
        return OwnBanks((), tuple(refused))
    faults = {own.file: said(own.file, _clashes(folder / own.file, own, read)) for own in read}
    banks = tuple(own for own in read if not faults[own.file])
    return OwnBanks(banks, (*refused, *(one for some in faults.values() for one in some)))


def _read(path: Path) -> OwnBank:
    text = text_of(path)
    bank = Bank.from_text(text, path.name)
    return OwnBank(bank, path.name, sha256(text.encode()).hexdigest())


def _clashes(path: Path, own: OwnBank, others: Iterable[OwnBank]) -> Iterator[Fault]:
    """Find ids that belong to somebody else, and kinds that a session cannot ask."""
    root = compose(text_of(path))
    assert root is not None
    banks = [one.bank for one in others]
    name = must(root, "id")
    if own.bank.id in (*list_banks(), *list_banks(published=True)):
        yield fault(name, "id", say("bank.own_id_taken", id=own.bank.id))
    same = [one.file for one in others if one.bank.id == own.bank.id and one.file != own.file]
    if same:
        yield fault(name, "id", say("bank.own_id_twice", id=own.bank.id, file=", ".join(same)))
    taken = _taken() | Counter(item.id for bank in banks for item in bank.items if bank != own.bank)
    for place, item in listed(must(root, "items"), "items"):
        yield from _item_faults(item, place, own.bank.id, taken)
    if not own.bank.worded:
        yield fault(root, "", say("bank.own_not_worded"))


def _item_faults(item: yaml.Node, place: str, bank: str, taken: Counter[str]) -> Iterator[Fault]:
    name, kind = must(item, "id"), must(item, "kind")
    if taken[name.value] or str(name.value).startswith(NO_BANKS_PREFIXES):
        mend = f"{bank}_1"
        yield fault(name, f"{place}.id", say("bank.own_item_taken", id=name.value, mend=mend))
    if kind.value not in ASKED:
        known = ", ".join(ASKED)
        yield fault(kind, f"{place}.kind", say("bank.own_kind", kind=kind.value, known=known))


def _taken() -> Counter[str]:
    """The ids of all items that the workbook asks or keeps already: answers go by them."""
    banks = (load_bank(name) for name in list_banks())
    return Counter({*NO_BANKS_ITEMS, *(item.id for bank in banks for item in bank.items)})
