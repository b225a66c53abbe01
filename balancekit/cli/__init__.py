"""The command line: ``balancekit open | demo | handout | bank | casebook | score``.

What cannot be done is one sentence and exit code 2, never a traceback.
"""

from pathlib import Path
from typing import Annotated

import typer

from balancekit.cli.asking import option
from balancekit.cli.bank import bank_app
from balancekit.cli.casebook import casebook_app
from balancekit.cli.language import language_app
from balancekit.cli.pages import handout
from balancekit.cli.score import score
from balancekit.errors import BalancekitError
from balancekit.strings import say

app = typer.Typer(
    help=say("cli.help"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
app.add_typer(bank_app, name="bank")
app.add_typer(casebook_app, name="casebook")
app.add_typer(language_app, name="language")
app.command(help=say("cli.handout_help"))(handout)
app.command(help=say("cli.score_help"))(score)


@app.command("open", help=say("cli.open_help"))
def open_workbook(
    notebook: Annotated[str | None, typer.Argument(help=say("cli.open_notebook"))] = None,
    folder: Annotated[Path | None, option("--folder", "open_folder")] = None,
    port: Annotated[int, option("--port", "open_port")] = 0,
    browser: Annotated[bool, typer.Option(help=say("cli.open_browser"))] = True,
) -> None:
    """Start the guarded workbook."""
    from balancekit.room import open_room

    open_room(folder, notebook=notebook, port=port, browser=browser)


@app.command(help=say("cli.demo_help"))
def demo(out: Annotated[Path, option("--out", "demo_out")] = Path("balancekit-demo")) -> None:
    """Write the sample pages."""
    from balancekit.room.lean_imports import skip_web_address_grammar

    skip_web_address_grammar()
    from balancekit.demo import write_demo

    try:
        pages = write_demo(out)
    except KeyboardInterrupt:
        typer.echo(say("cli.demo_stopped"), err=True)
        raise typer.Exit(130) from None
    for path in pages:
        typer.echo(path)


def main() -> None:
    """Run the command line; a refusal is one sentence on the error stream and exit code 2."""
    try:
        app()
    except BalancekitError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(2) from None
