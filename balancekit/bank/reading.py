"""From a bank file to a Bank, or to all of its faults at once."""

from functools import lru_cache
from pathlib import Path

import msgspec

from balancekit.bank.brought import Wording, with_wording
from balancekit.bank.in_use import own_bank
from balancekit.bank.languages import in_language
from balancekit.bank.model import Bank
from balancekit.bank.texts import text_of
from balancekit.errors import BankError
from balancekit.strings import say, using

_BANKS = Path(__file__).resolve().parent.parent / "banks"
_PUBLISHED = _BANKS / "published"


def list_banks(*, published: bool = False) -> tuple[str, ...]:
    """Return the ids of the banks that come with the package.

    Parameters
    ----------
    published : bool
        Instead of what the workbook asks, the published measures whose key comes with the package
        and whose wording does not.

    Examples
    --------
    >>> print(*list_banks())
    balance check_in guesses ios nurture pillars spectrum venn vignettes worksheet
    >>> print(*list_banks(published=True))
    csi_16 csi_4 ecr_rs ecr_s ios_pairs ras
    """
    folder = _PUBLISHED if published else _BANKS
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def load_bank(
    id_or_path: str | Path, language: str | None = None, *, wording: Wording | None = None
) -> Bank:
    """Read a bank and check it.

    Parameters
    ----------
    id_or_path : str or pathlib.Path
        The id of a bank of the package (see `list_banks`), or of one of your own in use, or a path
        to a YAML file of your own.
    language : str, optional
        In which its texts are; by default the one in force, English unless somebody chose. What
        has not been translated is English; ids, keys and values are the same in any language. A
        file of your own stays as it is, and so does a published measure.
    wording : mapping or path-like, optional
        The questions of a published measure, which come with their authors' leave and not with the
        package: ``{"ras_1": "…", …, "options": {"points": {1: "…", 5: "…"}}}``, or a YAML file that
        holds this. Scoring needs none.

    Returns
    -------
    Bank
        Frozen. A text that was read before is not checked again: a page may ask for its bank
        wherever it needs it. The mappings are the caller's own.

    Raises
    ------
    BankError
        There is no such bank, or the file has faults: every one of them is named with its line,
        its place in the file and, where there is one, the likely mend.
    ArgumentError
        Wording was given to a bank that has its own.

    Examples
    --------
    >>> bank = load_bank("ios")
    >>> bank.scales["now"].keys
    ('ios_now',)
    >>> load_bank("ios", "qps").title
    '«Ĥóóŵ ćĺóóšéé ííť fééééĺš»'
    >>> load_bank("ras").scales["satisfaction"].keys[2:5], load_bank("ras").worded
    (('ras_3', '-ras_4', 'ras_5'), False)
    """
    if isinstance(id_or_path, str) and (own := own_bank(id_or_path)) is not None:
        return own
    path = _find(id_or_path)
    bank = _apart(_made_of(text_of(path), path.name))
    if wording is not None:
        return with_wording(bank, wording)
    with using(language or ""):
        return in_language(bank) if path.parent == _BANKS else bank


@lru_cache(maxsize=64)
def _made_of(text: str, name: str) -> Bank:
    return Bank.from_text(text, name)


def _apart(bank: Bank) -> Bank:
    """Return the same bank; who puts something into its mappings puts it into no other's."""
    scales = {
        name: msgspec.structs.replace(scale, item_ranges=dict(scale.item_ranges))
        for name, scale in bank.scales.items()
    }
    return msgspec.structs.replace(
        bank, scales=scales, forms=dict(bank.forms), options=dict(bank.options)
    )


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
    for folder, known in ((_BANKS, list_banks()), (_PUBLISHED, list_banks(published=True))):
        if id_or_path in known:
            return folder / f"{id_or_path}.yaml"
    raise BankError((_unknown(id_or_path),))


def _unknown(bank: str) -> str:
    known, published = map(", ".join, (list_banks(), list_banks(published=True)))
    return say("bank.unknown", bank=bank, known=known, published=published)
