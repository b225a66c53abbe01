"""Every exception the package raises on purpose.

A message is one plain sentence: what is wrong, where, and how to mend it. The screens show
``str(error)`` as it stands; the command line prints it and exits with code 2.
"""


class BalancekitError(Exception):
    """The mother of them all: ``except BalancekitError`` catches every deliberate refusal."""


class ArgumentError(BalancekitError, ValueError):
    """A function was called with a value it cannot work with; the message names the argument."""


class FaultyFileError(BalancekitError, ValueError):
    """A file that people write cannot be used as it is.

    Attributes
    ----------
    faults : tuple of str
        Every fault found, one line each, with file, line and path.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class BankError(FaultyFileError):
    """A bank file cannot be used."""


class RulesError(FaultyFileError):
    """A file of rules cannot be used; none of its rules was taken over."""


class ScoringError(BalancekitError, ValueError):
    """Data cannot be scored; the message names column, row and value, and nothing was scored."""


class DataError(BalancekitError, ValueError):
    """Data cannot be analysed; the message names column, row and value, or the couple."""


class CasebookError(BalancekitError):
    """The casebook cannot do what was asked; nothing in it was changed."""


class CannotOpenError(CasebookError):
    """Wrong passphrase or damaged file: encryption makes the two look the same."""


class InUseError(CasebookError):
    """Another program or computer has the casebook open; it can be read meanwhile."""


class NotSavedError(CasebookError):
    """An answer could not be written; the screen must not say "saved"."""


class HandoutError(BalancekitError):
    """A handout cannot be made; no file was written."""


class FormError(BalancekitError):
    """A form that came back cannot be taken in; nothing of it was kept."""


class RoomError(BalancekitError):
    """The workbook cannot be opened here, or not safely."""
