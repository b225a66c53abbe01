"""``balancekit casebook``: copies, soundness, passphrase, and what leaves the casebook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from balancekit.cli.asking import CasebookFile, argument, ask_passphrase, opened, option
from balancekit.cli.forms import take_in
from balancekit.cli.pages import give
from balancekit.errors import BalancekitError
from balancekit.strings import say

if TYPE_CHECKING:
    from balancekit.casebook.research.writing import Form

casebook_app = typer.Typer(help=say("cli.casebook_help"), no_args_is_help=True)
casebook_app.command(help=say("cli.give_help"))(give)
casebook_app.command("import", help=say("cli.form_import_help"))(take_in)


@casebook_app.command(help=say("cli.backup_help"))
def backup(
    folder: Annotated[Path | None, option("--folder", "backup_folder")] = None,
    keep: Annotated[int, option("--keep", "backup_keep")] = 8,
    casebook: CasebookFile = None,
) -> None:
    """Write a copy, and keep the newest ones only."""
    with opened(casebook) as book:
        typer.echo(book.backup(folder, keep))


@casebook_app.command(help=say("cli.backups_help"))
def backups(casebook: CasebookFile = None) -> None:
    """List the copies that are known."""
    with opened(casebook, read_only=True) as book:
        for copy in book.backups():
            gone = "" if copy.is_there else f"  {say('cli.backup_gone')}"
            typer.echo(f"{copy.made.astimezone():%Y-%m-%d %H:%M}  {copy.path}{gone}")


@casebook_app.command(help=say("cli.restore_help"))
def restore(
    copy: Annotated[Path, argument("restore_copy")],
    path: Annotated[Path, argument("restore_path")],
) -> None:
    """Make a new casebook of a copy."""
    from balancekit.casebook import Casebook

    with Casebook.restore(copy, path, ask_passphrase()) as book:
        typer.echo(say("cli.restored", path=path, count=len(book.cases())))
        for notice in book.notices:
            typer.echo(notice, err=True)


@casebook_app.command(help=say("cli.verify_help"))
def verify(casebook: CasebookFile = None) -> None:
    """Read everything and say what is wrong."""
    with opened(casebook, read_only=True) as book:
        faults = book.verify()
        if faults:
            raise BalancekitError("\n".join(faults))
        typer.echo(say("cli.sound"))


@casebook_app.command(help=say("cli.rekey_help"))
def rekey(casebook: CasebookFile = None) -> None:
    """Encrypt everything anew, with another passphrase or with the same one."""
    old = ask_passphrase()
    with opened(casebook, old) as book:
        book.change_passphrase(old, ask_passphrase("cli.new_passphrase", twice=True))
        typer.echo(say("cli.rekeyed"))


@casebook_app.command(help=say("cli.export_help"))
def export(
    out: Annotated[Path, option("--out", "export_out")],
    form: Annotated[str, option("--form", "export_form")] = "csv",
    free_text: Annotated[bool, typer.Option("--free-text", help=say("cli.export_text"))] = False,
    casebook: CasebookFile = None,
) -> None:
    """Write ratings for research, without names, codes or dates."""
    from balancekit.casebook import research_export

    with opened(casebook, read_only=True) as book:
        written = research_export(book, out, form=cast("Form", form), free_text=free_text)
    for file in written.files:
        typer.echo(file)
    for warning in written.warnings:
        typer.echo(warning, err=True)
