"""``balancekit bank redcap``: a bank to REDCap's data dictionary, or a dictionary to a bank."""

import warnings
from pathlib import Path
from typing import Annotated

import typer

from balancekit.cli.asking import argument, option
from balancekit.errors import BalancekitError
from balancekit.strings import say


def redcap(
    source: Annotated[str, argument("redcap_source")],
    out: Annotated[Path, option("--out", "redcap_out")],
    form: Annotated[str, option("--form", "redcap_form")] = "",
    missing: Annotated[list[float] | None, option("--missing", "redcap_missing")] = None,
    force: Annotated[bool, typer.Option("--force", help=say("cli.redcap_force"))] = False,
) -> None:
    """Write the other one of the two, and say what was passed over."""
    if out.exists() and not force:
        raise BalancekitError(say("cli.redcap_exists", file=out.name))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        text = _other(source, form, missing or [])
    for one in told:
        typer.echo(one.message, err=True)
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BalancekitError(say("cli.redcap_not_written", file=out.name, why=why)) from None
    typer.echo(out)


def _other(source: str, form: str, missing: list[float]) -> str:
    from balancekit.bank import Bank, load_bank

    if Path(source).suffix.lower() == ".csv":
        return Bank.from_redcap(source, form=form or None, missing=missing).to_yaml()
    bank = load_bank(source)
    return (bank.form(form) if form else bank).to_redcap()
