"""``balancekit language``: what a translator works on, out, checked and in."""

from pathlib import Path
from typing import Annotated

import typer

from balancekit.cli.asking import argument, option
from balancekit.strings import say

language_app = typer.Typer(help=say("cli.language_help"), no_args_is_help=True)
File = Annotated[Path, argument("language_file")]


@language_app.command(help=say("cli.language_export_help"))
def export(
    language: Annotated[str, argument("language_code")],
    out: Annotated[Path, option("--out", "language_out")],
) -> None:
    """Write all texts of a language, translated or not."""
    from balancekit.translating import export_translation

    export_translation(language, out)
    typer.echo(out)


@language_app.command(help=say("cli.language_check_help"))
def check(file: File) -> None:
    """Say what is wrong with a translation."""
    from balancekit.translating import check_translation

    typer.echo(say("cli.language_fine", file=file.name, language=check_translation(file)))


@language_app.command("import", help=say("cli.language_import_help"))
def take_in(file: File) -> None:
    """Put a translation where the workbook finds it, and say how much is still English."""
    from balancekit.spoken import own_languages
    from balancekit.strings.known import look_in
    from balancekit.translating import import_translation, untranslated

    place = import_translation(file, own_languages())
    look_in(place.parent)
    lacking = len(untranslated(place.stem))
    typer.echo(say("cli.language_taken_in", path=place, language=place.stem))
    typer.echo(say("cli.language_lacking", count=lacking))
