"""``balancekit score``: a file of answers to a file of scores."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from balancekit.cli.asking import argument, option
from balancekit.errors import BalancekitError
from balancekit.strings import say

if TYPE_CHECKING:
    from balancekit.scoring.plan import How, OutOfRange

Data = Annotated[Path, argument("score_data")]
Ids = Annotated[list[str] | None, option("--id", "score_id")]
Keep = Annotated[
    bool, typer.Option("--keep-answered/--no-keep-answered", help=say("cli.score_keep"))
]


def score(
    data: Data,
    bank: Annotated[str, option("--bank", "score_bank")],
    form: Annotated[str, option("--form", "score_form")] = "",
    wording: Annotated[Path | None, option("--wording", "bank_wording")] = None,
    id: Ids = None,
    how: Annotated[str | None, option("--how", "score_how")] = None,
    min_answered: Annotated[str, option("--min-answered", "score_min_answered")] = "",
    out_of_range: Annotated[str, option("--out-of-range", "score_out_of_range")] = "raise",
    keep_answered: Keep = True,
    encoding: Annotated[str | None, option("--encoding", "score_encoding")] = None,
    out: Annotated[Path | None, option("--out", "score_out")] = None,
    force: Annotated[bool, typer.Option("--force", help=say("cli.score_force"))] = False,
) -> None:
    """Write the scores, and say on the error stream how the file was read."""
    from balancekit.bank import load_bank
    from balancekit.tables import score_file

    asked = load_bank(bank, wording=wording)
    notes = score_file(
        data,
        asked.form(form) if form else asked,
        out,
        id=id or None,
        how=cast("How | None", how),
        min_answered=_number(min_answered),
        out_of_range=cast("OutOfRange", out_of_range),
        keep_answered=keep_answered,
        encoding=encoding,
        force=force,
    )
    for note in notes:
        typer.echo(note, err=True)
    if out:
        typer.echo(out)


def _number(given: str) -> int | float | None:
    """Read a count or a share: 1 is one item, 1.0 is all of them."""
    if not given:
        return None
    try:
        return int(given) if given.lstrip("+-").isdigit() else float(given)
    except ValueError:
        raise BalancekitError(say("cli.score_no_number", given=given)) from None
