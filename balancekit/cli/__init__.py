"""The command line: ``balancekit open | demo | handout | bank``.

What cannot be done is one sentence and exit code 2, never a traceback. A passphrase is asked for
or read from a pipe; it is never an argument, because command lines are kept and seen by others.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from balancekit.errors import BalancekitError
from balancekit.strings import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from balancekit.casebook import Respondent

app = typer.Typer(
    help=say("cli.help"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
bank_app = typer.Typer(help=say("cli.bank_help"), no_args_is_help=True)
app.add_typer(bank_app, name="bank")


def _option(name: str, key: str) -> Any:
    return typer.Option(name, help=say(f"cli.{key}"))


@app.command("open", help=say("cli.open_help"))
def open_workbook(
    notebook: Annotated[str | None, typer.Argument(help=say("cli.open_notebook"))] = None,
    folder: Annotated[Path | None, _option("--folder", "open_folder")] = None,
    port: Annotated[int, _option("--port", "open_port")] = 0,
    browser: Annotated[bool, typer.Option(help=say("cli.open_browser"))] = True,
) -> None:
    """Start the guarded workbook."""
    from balancekit.room import open_room

    open_room(folder, notebook=notebook, port=port, browser=browser)


@app.command(help=say("cli.demo_help"))
def demo(out: Annotated[Path, _option("--out", "demo_out")] = Path("balancekit-demo")) -> None:
    """Write the sample pages."""
    from balancekit.room.lean_imports import skip_web_address_grammar

    skip_web_address_grammar()
    from balancekit.demo import write_demo

    for path in write_demo(out):
        typer.echo(path)


@app.command(help=say("cli.handout_help"))
def handout(
    case: Annotated[str, typer.Argument(help=say("cli.handout_case"))],
    out: Annotated[Path, _option("--out", "handout_out")],
    kind: Annotated[str, _option("--kind", "handout_kind")] = "couple",
    reader: Annotated[str, _option("--for", "handout_for")] = "",
    paper: Annotated[str, _option("--paper", "handout_paper")] = "a4",
    casebook: Annotated[Path | None, _option("--casebook", "casebook")] = None,
) -> None:
    """Write the pages of a case."""
    from balancekit.room.lean_imports import skip_web_address_grammar

    skip_web_address_grammar()
    from balancekit.casebook import Casebook, default_path
    from balancekit.handouts import compose_handout, export_handout
    from balancekit.handouts.files import write_handout

    path = casebook or default_path()
    with Casebook.open(path, _passphrase()) as book:
        opened = book.case(case)
        for person, file in _files(opened.people, reader, out):
            page = export_handout(compose_handout(opened, kind, reader=person), paper)
            write_handout(page, file)
            opened.note_page_given(opened.current_occasion(), kind, [person], file.name)
            typer.echo(file)


def _files(
    people: "Sequence[Respondent]", reader: str, out: Path
) -> "list[tuple[Respondent, Path]]":
    """Pair each reader with a file: the file itself for one, numbered ones for all."""
    if not reader:
        return [
            (person, out.with_name(f"{out.stem}-{person.position + 1}{out.suffix or '.pdf'}"))
            for person in people
        ]
    # A number, because command lines are kept and seen by others: a name does not belong there.
    chosen = [person for person in people if reader == str(person.position + 1)]
    if not chosen:
        raise BalancekitError(say("cli.no_reader"))
    return [(chosen[0], out)]


def _passphrase() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt(say("cli.passphrase"), hide_input=True))
    return sys.stdin.readline().rstrip("\r\n")


@bank_app.command("list", help=say("cli.bank_list_help"))
def list_all() -> None:
    """List the banks that come with the package."""
    from balancekit.bank import list_banks, load_bank

    for bank_id in list_banks():
        bank = load_bank(bank_id)
        typer.echo(f"{bank_id:<12}{bank.title} ({say('cli.items', count=len(bank.items))})")


@bank_app.command(help=say("cli.bank_show_help"))
def show(bank: Annotated[str, typer.Argument(help=say("cli.bank_argument"))]) -> None:
    """Print what a bank asks."""
    from balancekit.bank import load_bank

    shown = load_bank(bank)
    typer.echo(f"{shown.title} · {shown.id} {shown.version} · {shown.licence}")
    typer.echo(f"{shown.summary}\n{shown.notice}\n")
    for item in shown.items:
        typer.echo(f"{item.id:<24}{item.kind:<11}{item.text}")
        typer.echo(f"{'':<35}{say('cli.source', source=item.source)}")


@bank_app.command(help=say("cli.bank_check_help"))
def check(file: Annotated[Path, typer.Argument(help=say("cli.bank_file"))]) -> None:
    """Check a bank file."""
    from balancekit.bank import load_bank

    bank = load_bank(file)
    typer.echo(say("bank.fine", file=file.name, items=len(bank.items), scales=len(bank.scales)))


def main() -> None:
    """Run the command line; a refusal is one sentence on the error stream and exit code 2."""
    try:
        app()
    except BalancekitError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(2) from None
