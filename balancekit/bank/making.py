"""The ways to a bank: from the text of a file, from a mapping, from REDCap."""

import os
import warnings
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Self

import msgspec
import yaml

from balancekit.bank.checking import faults_of
from balancekit.bank.faults import as_text, said
from balancekit.bank.nodes import LOADER
from balancekit.bank.texts import text_of
from balancekit.errors import BankError


class Made(msgspec.Struct, frozen=True):
    """What is made of checked values only."""

    @classmethod
    def from_dict(cls, mapping: Mapping[str, object]) -> Self:
        """Make a bank of what a bank file would hold.

        Parameters
        ----------
        mapping : mapping
            As a bank file holds it: ``id``, ``version``, ``items`` and so on.

        Returns
        -------
        Bank

        Raises
        ------
        BankError
            It has faults: every one of them is named with its place and, where there is one, the
            likely mend.

        Examples
        --------
        >>> from balancekit import Bank, load_bank
        >>> ios = load_bank("ios")
        >>> Bank.from_dict(ios.to_dict()) == ios
        True
        >>> now = {"keys": ["ios_nwo"], "minimum": 0, "maximum": 1, "min_answered": 1}
        >>> Bank.from_dict({**ios.to_dict(), "scales": {"now": now}})
        Traceback (most recent call last):
        balancekit.errors.BankError: scales.now.keys[0]: no item "ios_nwo"; did you mean "ios_now"?
        """
        return cls.from_text(as_text(mapping, ""), "", lines=False)

    @classmethod
    def from_text(cls, text: str, name: str, *, lines: bool = True) -> Self:
        """Make a bank of the text of a bank file; faults are named with the file's name."""
        faults = said(name, faults_of(text), lines=lines)
        if faults:
            raise BankError(faults)
        return msgspec.convert(yaml.load(text, Loader=LOADER), cls)

    @classmethod
    def from_redcap(
        cls,
        path: str | os.PathLike[str],
        *,
        form: str | None = None,
        missing: Collection[float] = (),
        record_id: str = "record_id",
    ) -> Self:
        """Make a bank of a form of REDCap's data dictionary.

        Radio buttons, drop-downs, yes or no, sliders, text and descriptive fields become items;
        section headers become sections. ``@BALANCEKIT-SCALE=-ease`` in a field annotation puts the
        field into the scale ``ease``, reversed; without a minus, as it is. A scale ranges over the
        choices (or the validation's minimum and maximum) and needs half of its items. What
        `to_redcap` has written comes back as it was.

        Parameters
        ----------
        path : path-like
            The CSV file, as REDCap exports it.
        form : str, optional
            Which of its forms, where there are several.
        missing : collection of float
            Codes such as 99 that stand for no answer: they are no response options.
        record_id : str
            The field that holds no question.

        Returns
        -------
        Bank

        Raises
        ------
        BankError
            The file cannot be read; faults are named with line and field.

        Warns
        -----
        UserWarning
            Of fields that are passed over: calculated ones, tick boxes, files, codes that are no
            numbers; and of branching, which a bank does not have.

        Examples
        --------
        >>> import tempfile
        >>> from pathlib import Path
        >>> from balancekit import Bank, load_bank
        >>> short = load_bank("balance").form("short")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "dictionary.csv"
        ...     _ = path.write_text(short.to_redcap(), encoding="utf-8")
        ...     Bank.from_redcap(path) == short
        True
        """
        from balancekit.bank.redcap import read_dictionary  # the workbook never needs it

        file = Path(path)
        text = text_of(file, "utf-8-sig")
        read = read_dictionary(text, form, frozenset(missing), record_id)
        if read.faults:
            raise BankError(said(file.name, read.faults))
        for sentence in read.passed_over:
            warnings.warn(sentence, stacklevel=2)
        return cls.from_text(as_text(read.mapping, file.name), file.name, lines=False)
