"""The text of a file that people write, or a sentence on why there is none."""

from pathlib import Path

from balancekit.errors import BankError
from balancekit.strings import say


def text_of(path: Path, encoding: str = "utf-8") -> str:
    """Read a file of UTF-8 text.

    Raises
    ------
    BankError
        There is no such file, it cannot be read, or it is not UTF-8.
    """
    try:
        return path.read_text(encoding=encoding)
    except FileNotFoundError:
        raise BankError((say("bank.no_file", file=path.name),)) from None
    except UnicodeDecodeError:
        raise BankError((say("bank.not_utf8", file=path.name),)) from None
    except OSError as error:
        raise BankError((say("bank.unreadable", file=path.name, why=error.strerror),)) from None
