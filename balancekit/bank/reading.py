"""From a bank file to a Bank, or to all of its faults at once."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from balancekit.bank.checking import faults_of
from balancekit.bank.languages import in_language
from balancekit.bank.model import Bank
from balancekit.bank.nodes import LOADER, Fault
from balancekit.errors import BankError
from balancekit.strings import say, using

_BANKS = Path(__file__).resolve().parent.parent / "banks"


def list_banks() -> tuple[str, ...]:
    """Return the ids of the banks that come with the package.

    Examples
    --------
    >>> print(*list_banks())
    balance check_in guesses ios nurture pillars spectrum venn vignettes worksheet
    """
    return tuple(sorted(path.stem for path in _BANKS.glob("*.yaml")))


def load_bank(id_or_path: str | Path, language: str | None = None) -> Bank:
    """Read a bank and check it.

    Parameters
    ----------
    id_or_path : str or pathlib.Path
        The id of a bank of the package (see `list_banks`) or a path to a YAML file of your own.
    language : str, optional
        In which its texts are; by default the one in force, English unless somebody chose. What
        has not been translated is English; ids, keys and values are the same in any language. A
        file of your own stays as it is.

    Returns
    -------
    Bank
        Frozen; safe to share.

    Raises
    ------
    BankError
        There is no such bank, or the file has faults: every one of them is named with its line,
        its place in the file and, where there is one, the likely mend.

    Examples
    --------
    >>> bank = load_bank("ios")
    >>> bank.scales["now"].keys
    ('ios_now',)
    >>> load_bank("ios", "qps").title
    '«Ĥóóŵ ćĺóóšéé ííť fééééĺš»'
    """
    path = _find(id_or_path)
    text = _text(path)
    faults = tuple(_lines(path, faults_of(text)))
    if faults:
        raise BankError(faults)
    bank = msgspec.convert(yaml.load(text, Loader=LOADER), Bank)
    with using(language or ""):
        return in_language(bank) if path.parent == _BANKS else bank


def check_bank(path: str | Path) -> tuple[str, ...]:
    """Return every fault of a bank file, one line each; none means that it can be used.

    Examples
    --------
    >>> check_bank("no/such/file.yaml")
    ('file.yaml: there is no such file; check the path',)
    """
    try:
        load_bank(Path(path))
    except BankError as error:
        return error.faults
    return ()


def _find(id_or_path: str | Path) -> Path:
    if isinstance(id_or_path, Path) or Path(id_or_path).suffix in {".yaml", ".yml"}:
        return Path(id_or_path)
    if id_or_path not in list_banks():
        known = ", ".join(list_banks())
        raise BankError((say("bank.unknown", bank=id_or_path, known=known),))
    return _BANKS / f"{id_or_path}.yaml"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BankError((say("bank.no_file", file=path.name),)) from None
    except UnicodeDecodeError:
        raise BankError((say("bank.not_utf8", file=path.name),)) from None
    except OSError as error:
        raise BankError((say("bank.unreadable", file=path.name, why=error.strerror),)) from None


def _lines(path: Path, faults: list[Fault]) -> Iterator[str]:
    for fault in faults:
        place = f" {fault.path}" if fault.path else ""
        yield f"{path.name}:{fault.line}{place}: {fault.what}"
