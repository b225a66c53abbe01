"""``balancekit bank``: list, show and check question banks."""

from pathlib import Path
from typing import Annotated

import typer

from balancekit.cli.asking import Wording, argument, option
from balancekit.cli.forms import print_blank
from balancekit.cli.redcap import redcap
from balancekit.strings import say

bank_app = typer.Typer(help=say("cli.bank_help"), no_args_is_help=True)
bank_app.command("print", help=say("cli.form_print_help"))(print_blank)
bank_app.command("redcap", help=say("cli.redcap_help"))(redcap)


@bank_app.command("list", help=say("cli.bank_list_help"))
def list_all(
    published: Annotated[bool, option("--published", "bank_published")] = False,
) -> None:
    """List the banks that come with the package."""
    from balancekit.bank import list_banks, load_bank

    for bank_id in list_banks(published=published):
        bank = load_bank(bank_id)
        typer.echo(f"{bank_id:<12}{bank.title} ({say('cli.items', count=len(bank.items))})")


@bank_app.command(help=say("cli.bank_show_help"))
def show(bank: Annotated[str, argument("bank_argument")], wording: Wording = None) -> None:
    """Print what a bank asks."""
    from balancekit.bank import check_worded, load_bank

    shown = load_bank(bank, wording=wording)
    check_worded(shown)
    typer.echo(f"{shown.title} · {shown.id} {shown.version} · {shown.licence}")
    typer.echo(f"{shown.summary}\n{shown.notice}\n")
    for item in shown.items:
        typer.echo(f"{item.id:<24}{item.kind:<11}{item.text}")
        typer.echo(f"{'':<35}{say('cli.source', source=item.source)}")


@bank_app.command(help=say("cli.bank_check_help"))
def check(file: Annotated[Path, argument("bank_file")]) -> None:
    """Check a bank file."""
    from balancekit.bank import load_bank

    bank = load_bank(file)
    typer.echo(say("bank.fine", file=file.name, items=len(bank.items), scales=len(bank.scales)))
