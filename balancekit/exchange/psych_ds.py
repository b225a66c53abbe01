"""A scored frame as a Psych-DS data set: one table, and a codebook beside it."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from balancekit.bank import Bank
from balancekit.errors import ArgumentError
from balancekit.exchange.columns import Column, columns_of
from balancekit.exchange.new_folder import new_folder
from balancekit.exchange.properties import Property, choices, property_value
from balancekit.exchange.tables import table_of, table_text
from balancekit.strings import say

_STUDY = re.compile(r"[a-zA-Z0-9]+")


def psych_ds_description(
    columns: Iterable[str],
    bank: Bank,
    *,
    name: str,
    description: str,
    described: Mapping[str, str] | None = None,
    how: str | None = None,
) -> dict[str, Any]:
    """Return the codebook of a table, as Psych-DS's ``dataset_description.json`` holds it.

    Parameters
    ----------
    columns : iterable of str
        The columns of the table. Items, scores and counts are known from the bank.
    bank : Bank
        With which it was scored.
    name, description : str
        Of the data set.
    described : mapping of str to str, optional
        What each other column holds.
    how : {"pomp", "mean", "prorated_sum"}, optional
        The unit of the scores, if `balancekit.score` was asked for another than the bank's.

    Returns
    -------
    dict

    Examples
    --------
    >>> from balancekit import load_bank
    >>> told = psych_ds_description(
    ...     ["person", "ios_now", "now"], load_bank("ios"), name="Closeness", description="…"
    ... )
    >>> [column["name"] for column in told["variableMeasured"]]
    ['person', 'ios_now', 'now']
    """
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "schemaVersion": "Psych-DS 0.4.0",
        "citation": list(bank.references),
        "variableMeasured": [
            _property(column) for column in columns_of(columns, bank, described or {}, how)
        ],
    }


def write_psych_ds(
    data: Any,
    bank: Bank,
    folder: str | os.PathLike[str],
    *,
    name: str,
    description: str,
    study: str = "balancekit",
    described: Mapping[str, str] | None = None,
    how: str | None = None,
) -> tuple[Path, ...]:
    """Write a frame as a Psych-DS data set: ``data/study-…_data.csv`` and its codebook.

    Everything in the frame is written: take out first what nobody else should see.

    Parameters
    ----------
    data : data frame
        Of any kind that `balancekit.score` takes; a lazy one is computed.
    bank : Bank
        With which it was scored.
    folder : path-like
        Where: new or empty. It appears whole or not at all.
    name, description : str
        Of the data set.
    study : str
        For the name of the file: letters and digits.
    described : mapping of str to str, optional
        What each other column holds.
    how : {"pomp", "mean", "prorated_sum"}, optional
        The unit of the scores, if `balancekit.score` was asked for another than the bank's.

    Returns
    -------
    tuple of pathlib.Path
        The table and the codebook.

    Raises
    ------
    ArgumentError
        The folder is not empty or cannot be written, the study's name has other signs, or the data
        are no data frame.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> from balancekit import load_bank, score
    >>> bank = load_bank("ios_pairs")
    >>> scored = score(pd.DataFrame({"person": ["a"], "ios_pair": [4]}), bank).assign(ios_pair=4)
    >>> here = tempfile.TemporaryDirectory()
    >>> told = {"person": "Who answered."}
    >>> table, codebook = write_psych_ds(
    ...     scored, bank, here.name, name="Pairs", description="One couple.", described=told
    ... )
    >>> table.name
    'study-balancekit_data.csv'
    >>> here.cleanup()
    """
    if not _STUDY.fullmatch(study):
        raise ArgumentError(say("exchange.study", given=repr(study)))
    table = table_of(data)
    told = psych_ds_description(
        table.columns, bank, name=name, description=description, described=described, how=how
    )
    place = Path(folder).absolute()
    files = {
        f"data/study-{study}_data.csv": table_text(table),
        "dataset_description.json": json.dumps(told, ensure_ascii=False, indent=2) + "\n",
    }
    try:
        with new_folder(place) as half_made:
            (half_made / "data").mkdir()
            for file, text in files.items():
                (half_made / file).write_text(text, encoding="utf-8", newline="")
    except FileExistsError:
        raise ArgumentError(say("exchange.not_empty")) from None
    except OSError as error:
        raise ArgumentError(say("exchange.cannot_write", why=error.strerror)) from None
    return tuple(place / file for file in files)


def _property(column: Column) -> Property:
    told = property_value(column.name, column.description)
    if column.property_id:
        told["propertyID"] = column.property_id
    if column.ends is not None:
        told["minValue"], told["maxValue"] = column.ends
    if column.unit:
        told["unitText"] = column.unit
    return told | (choices(column.levels) if column.levels else {})
