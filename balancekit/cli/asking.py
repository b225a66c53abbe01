"""What the commands ask for: options with their help, and the passphrase.

A passphrase is asked for or read from a pipe, a line each; it is never an argument, because
command lines are kept and seen by others.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from balancekit.errors import BalancekitError
from balancekit.strings import say

if TYPE_CHECKING:
    from balancekit.casebook import Casebook, Respondent


def option(name: str, key: str) -> Any:
    """Return an option with its help."""
    return typer.Option(name, help=say(f"cli.{key}"))


def argument(key: str) -> Any:
    """Return an argument with its help."""
    return typer.Argument(help=say(f"cli.{key}"))


CasebookFile = Annotated[Path | None, option("--casebook", "casebook")]
"""Which casebook; without it, the usual one."""

Wording = Annotated[Path | None, option("--wording", "bank_wording")]
"""The questions of a published measure, whose key alone comes with the package."""


def ask_passphrase(key: str = "cli.passphrase", *, twice: bool = False) -> str:
    """Ask for a passphrase; somebody who types a new one types it twice."""
    if sys.stdin.isatty():
        return str(typer.prompt(say(key), hide_input=True, confirmation_prompt=twice))
    return sys.stdin.readline().rstrip("\r\n")


@contextmanager
def opened(
    file: Path | None, passphrase: str | None = None, *, read_only: bool = False
) -> "Iterator[Casebook]":
    """Open a casebook, and say what befell it."""
    from balancekit.bank import OWN_BANKS, read_own_banks, use_banks
    from balancekit.casebook import Casebook, default_path

    secret = ask_passphrase() if passphrase is None else passphrase
    with Casebook.open(file or default_path(), secret, read_only=read_only) as book:
        found = read_own_banks(book.path.with_name(OWN_BANKS))
        use_banks(one.bank for one in found.banks)
        yield book
        for notice in book.notices:
            typer.echo(notice, err=True)


def reader_numbered(people: "Sequence[Respondent]", number: str) -> "Respondent":
    """Return the person with this number, counted from 1.

    A number, because command lines are kept and seen by others: a name does not belong there.

    Raises
    ------
    BalancekitError
        There is no such person.
    """
    for person in people:
        if number == str(person.position + 1):
            return person
    raise BalancekitError(say("cli.no_reader"))
