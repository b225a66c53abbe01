"""A scored frame as a BIDS phenotype: a table of tabs, and what its columns mean."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from balancekit.bank import Bank
from balancekit.errors import ArgumentError, DataError
from balancekit.exchange.columns import Column, columns_of
from balancekit.exchange.tables import Table, cell, table_of
from balancekit.strings import say

_LABEL = re.compile(r"(sub-)?(?P<label>[a-zA-Z0-9]+)")
_WHO = "participant_id"
_MISSING = "n/a"


def phenotype_sidecar(
    columns: Iterable[str],
    bank: Bank,
    *,
    described: Mapping[str, str] | None = None,
    how: str | None = None,
    term_url: str = "",
) -> dict[str, Any]:
    """Return the sidecar of a phenotype table: what the measure is, and what each column holds.

    Parameters
    ----------
    columns : iterable of str
        The columns of the table; ``participant_id`` needs no words.
    bank : Bank
        With which it was scored.
    described : mapping of str to str, optional
        What each other column holds.
    how : {"pomp", "mean", "prorated_sum"}, optional
        The unit of the scores, if `balancekit.score` was asked for another than the bank's.
    term_url : str
        Where an ontology defines the measure.

    Returns
    -------
    dict

    Examples
    --------
    >>> from balancekit import load_bank
    >>> told = phenotype_sidecar(["ras_4", "satisfaction"], load_bank("ras"))
    >>> told["ras_4"]["Description"], told["satisfaction"]["Derivative"]
    ('Hendrick 1988, item 4, reversed', True)
    """
    names = [name for name in columns if name != _WHO]
    tool = {"Description": " ".join([f"{bank.title}.", *bank.references])}
    return {
        "MeasurementToolMetadata": tool | ({"TermURL": term_url} if term_url else {}),
        **{one.name: _told(one) for one in columns_of(names, bank, described or {}, how)},
    }


def write_phenotype(
    data: Any,
    bank: Bank,
    folder: str | os.PathLike[str],
    *,
    participant_id: str = _WHO,
    described: Mapping[str, str] | None = None,
    how: str | None = None,
    term_url: str = "",
) -> tuple[Path, Path]:
    """Write a frame into a BIDS data set: ``phenotype/<bank>.tsv`` and its sidecar.

    Everything in the frame is written: take out first what nobody else should see.

    Parameters
    ----------
    data : data frame
        Of any kind that `balancekit.score` takes; a lazy one is computed.
    bank : Bank
        With which it was scored.
    folder : path-like
        The data set, where ``participants.tsv`` is.
    participant_id : str
        The column that says who it is, with or without ``sub-``; it comes first.
    described : mapping of str to str, optional
        What each other column holds.
    how : {"pomp", "mean", "prorated_sum"}, optional
        The unit of the scores, if `balancekit.score` was asked for another than the bank's.
    term_url : str
        Where an ontology defines the measure.

    Returns
    -------
    (pathlib.Path, pathlib.Path)
        The table and the sidecar.

    Raises
    ------
    ArgumentError
        There is no such column, the files are there already or cannot be written, or the data are
        no data frame.
    DataError
        A participant has no name of letters and digits, or a value holds a tab or a line break.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> from balancekit import load_bank
    >>> frame = pd.DataFrame({"who": ["01"], "ios_pair": [4]})
    >>> here = tempfile.TemporaryDirectory()
    >>> table, _ = write_phenotype(
    ...     frame, load_bank("ios_pairs"), here.name, participant_id="who"
    ... )
    >>> table.read_text(encoding="utf-8").splitlines()
    ['participant_id\\tios_pair', 'sub-01\\t4']
    >>> here.cleanup()
    """
    table = table_of(data)
    if participant_id not in table.columns:
        raise ArgumentError(say("exchange.no_participant", column=participant_id))
    place = table.columns.index(participant_id)
    columns = (_WHO, *(name for name in table.columns if name != participant_id))
    told = phenotype_sidecar(columns, bank, described=described, how=how, term_url=term_url)
    lines = ["\t".join(columns), *_lines(table, place)]
    path = Path(folder) / "phenotype" / f"{bank.id}.tsv"
    texts = {
        path: "\n".join(lines) + "\n",
        path.with_suffix(".json"): json.dumps(told, ensure_ascii=False, indent=2) + "\n",
    }
    if any(file.exists() for file in texts):
        raise ArgumentError(say("exchange.there_already", file=path.name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ArgumentError(say("exchange.cannot_write", why=error.strerror)) from None
    return path, path.with_suffix(".json")


def _lines(table: Table, place: int) -> Iterator[str]:
    for number, row in enumerate(table.rows, start=1):
        cells = [cell(value, _MISSING) for value in row]
        who = _LABEL.fullmatch(cells.pop(place))
        if who is None:
            raise DataError(say("exchange.participant", row=number))
        line = "\t".join([f"sub-{who['label']}", *cells])
        if line.count("\t") != len(cells) or len(line.splitlines()) > 1:
            raise DataError(say("exchange.tab", row=number))
        yield line


def _told(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {"Description": column.description}
    if column.levels:
        told["Levels"] = {cell(float(one.value), ""): one.label for one in column.levels}
    elif column.ends is not None:
        told["Minimum"], told["Maximum"] = column.ends
    if column.unit:
        told |= {"Units": column.unit, "Derivative": True}
    return told
