"""The export for research, from asking to the sentence about small groups."""

import os
from dataclasses import dataclass
from pathlib import Path

from balancekit.casebook.research.anonymity import small_group_warnings
from balancekit.casebook.research.gathering import Rating, Text, gather
from balancekit.casebook.research.writing import Form, write_tables
from balancekit.casebook.store import Casebook
from balancekit.errors import ArgumentError, CasebookError
from balancekit.strings import say


@dataclass(frozen=True, slots=True)
class ResearchExport:
    """What was written.

    Attributes
    ----------
    folder : pathlib.Path
    files : tuple of pathlib.Path
    cases, people : int
        How many are in the tables.
    ratings, texts : int
        How many rows the tables have.
    left_out : int
        How many people are not in them because they said no.
    warnings : tuple of str
        What to think of before it is passed on, a sentence each.
    """

    folder: Path
    files: tuple[Path, ...]
    cases: int
    people: int
    ratings: int
    texts: int
    left_out: int
    warnings: tuple[str, ...]


def research_export(
    book: Casebook,
    folder: str | os.PathLike[str],
    *,
    form: Form = "csv",
    free_text: bool = False,
) -> ResearchExport:
    """Write the ratings of a casebook as a Psych-DS data set, without names, codes or dates.

    Cases and people get new random names each time, and days are counted from the case's first
    sitting. Whoever said no to research is left out. The table is tidy: one row a rating, with
    "does not fit" and "rather not say" as a status without a value; what was never touched has no
    row.

    Parameters
    ----------
    book : Casebook
    folder : path-like
        Where: new or empty. Only its owner may read it (on Linux and Mac).
    form : {"csv", "parquet"}
        Psych-DS asks for CSV; Parquet needs ``pip install 'balancekit[parquet]'``.
    free_text : bool
        Also what people wrote in their own words, in a table of its own, of those who said yes to
        research (what was written together: if everyone did). Names of the people they wrote about
        are never in it as such, but can stand in their words.

    Returns
    -------
    ResearchExport

    Raises
    ------
    CasebookError
        Nothing may leave, the folder is not empty or cannot be written, or pyarrow is missing.
    ArgumentError
        No such form.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Casebook.create(Path(folder.name) / "demo.casebook", "a passphrase") as book:
    ...     case = book.new_case("K-7", names=("Zoë",))
    ...     _ = case.answer(case.current_occasion(), case.people[0], "ios_now", 0.25, bank="ios")
    ...     written = research_export(book, Path(folder.name) / "research")
    >>> written.cases, written.people, written.ratings
    (1, 1, 1)
    >>> [file.name for file in written.files]
    ['study-balancekit_description-ratings_data.csv', 'dataset_description.json']
    >>> folder.cleanup()
    """
    if form not in ("csv", "parquet"):
        raise ArgumentError(say("casebook.research_form"))
    gathered = gather(book, free_text=free_text)
    rows: tuple[Rating | Text, ...] = (*gathered.ratings, *gathered.texts)
    if not rows:
        raise CasebookError(say("casebook.research_nothing"))
    place = Path(folder).absolute()
    files = write_tables(place, gathered, form)
    return ResearchExport(
        folder=place,
        files=files,
        cases=len({row.case for row in rows}),
        people=len({row.person for row in rows if row.author == "person"}),
        ratings=len(gathered.ratings),
        texts=len(gathered.texts),
        left_out=gathered.left_out,
        warnings=(
            *small_group_warnings(gathered.ratings),
            *((say("casebook.research_texts"),) if gathered.texts else ()),
        ),
    )
