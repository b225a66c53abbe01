"""A file of answers to a file of scores, whatever its size."""

from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from balancekit.bank import Bank
from balancekit.scoring.frames import score
from balancekit.scoring.names import check_names
from balancekit.scoring.plan import How, OutOfRange, Plan, plan_of
from balancekit.scoring.progress import shown_progress
from balancekit.tables.ids import Ids
from balancekit.tables.labels import check_labels
from balancekit.tables.opening import PARQUET, open_answers
from balancekit.tables.source import Source
from balancekit.tables.strays import refuse_strays
from balancekit.tables.writing import check_place, writing


def score_file(
    data: str | PathLike[str],
    bank: Bank,
    out: str | PathLike[str] | None = None,
    *,
    id: str | Sequence[str] | None = None,
    how: How | None = None,
    min_answered: int | float | None = None,
    out_of_range: OutOfRange = "raise",
    keep_answered: bool = True,
    encoding: str | None = None,
    force: bool = False,
) -> tuple[str, ...]:
    """Score a file of answers piece by piece: what `balancekit score` does.

    Parameters
    ----------
    data : path
        CSV, TSV, Parquet, Stata or SPSS, as `read_answers` takes it.
    bank : Bank
    out : path, optional
        Where the scores go: ``.csv``, ``.tsv`` or ``.parquet``, written whole or not at all.
        Without it they go to the standard output, as CSV.
    id, how, min_answered, out_of_range, keep_answered
        As for `balancekit.score`, whose figures these are, digit for digit.
    encoding : str, optional
        As for `read_answers`.
    force : bool
        Whether a file that is there already is replaced. The answers themselves never are.

    Returns
    -------
    tuple of str
        What somebody should know of how the file was read, in sentences.

    Raises
    ------
    DataError
        The file cannot be read, or the scores cannot be written.
    ScoringError
        As for `balancekit.score`; rows have the numbers that a spreadsheet or a statistics
        program shows. Or the value labels of the file contradict the bank.
    ArgumentError
        As for `balancekit.score`.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from balancekit import load_bank
    >>> with TemporaryDirectory() as folder:
    ...     data, out = Path(folder) / "answers.csv", Path(folder) / "scores.csv"
    ...     _ = data.write_text("who;ios_now\\nZ;0,25\\nB;\\n")
    ...     (note,) = score_file(data, load_bank("ios"), out)
    ...     print(out.read_text())
    who,now,now_answered
    Z,25.0,1
    B,,0
    <BLANKLINE>
    """
    plan = plan_of(
        bank,
        id=id,
        how=how,
        min_answered=min_answered,
        out_of_range=out_of_range,
        keep_answered=keep_answered,
    )
    path, place = Path(data), None if out is None else Path(out)
    check_place(place, path, force=force)
    source = open_answers(path, plan.items, encoding)
    check_names(source.columns, plan)
    check_labels(source.labels, bank, path)
    asked = {"how": how, "min_answered": min_answered, "keep_answered": keep_answered}
    with writing(place) as write:
        for scored in _scored(source, plan, bank, asked, typed=_is_parquet(place)):
            write(scored)
    return source.notes


def _is_parquet(place: Path | None) -> bool:
    return place is not None and place.suffix.lower() in PARQUET


def _scored(
    source: Source, plan: Plan, bank: Bank, asked: dict[str, Any], *, typed: bool
) -> Iterator[pd.DataFrame]:
    """Yield the scores of each piece; of the last only when all ids are known to be sound."""
    ids, others = Ids(plan), plan.carried(source.columns)
    held = None
    pieces = source.pieces(plan.items, others, typed=typed)
    for piece in shown_progress(pieces, lambda piece: piece.done):
        if held is not None:
            yield held
        ids.see(piece.frame)
        if plan.out_of_range == "raise":
            refuse_strays(piece.frame, plan, source)
        held = score(piece.frame, bank, out_of_range="null", **asked)
    ids.check(lambda: (it.frame for it in source.pieces([], plan.ids, typed=typed)))
    empty = pd.DataFrame({name: [] for name in (*others, *plan.items)})
    yield score(empty, bank, **asked) if held is None else held
