"""A data dictionary as rows: the 18 columns, in and out."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from balancekit.bank.nodes import Fault
from balancekit.strings import say


class Row(NamedTuple):
    """One field of a form; the attributes are the columns, in REDCap's order, and then the line."""

    name: str
    form: str
    header: str = ""
    type: str = "text"
    label: str = ""
    choices: str = ""
    note: str = ""
    validation: str = ""
    lowest: str = ""
    highest: str = ""
    identifier: str = ""
    branching: str = ""
    required: str = ""
    alignment: str = ""
    number: str = ""
    matrix: str = ""
    ranking: str = ""
    annotation: str = ""
    line: int = 0


COLUMNS = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
# As REDCap's programming interface calls them.
_BY_INTERFACE = (
    "field_name",
    "form_name",
    "section_header",
    "field_type",
    "field_label",
    "select_choices_or_calculations",
    "field_note",
    "text_validation_type_or_show_slider_number",
    "text_validation_min",
    "text_validation_max",
    "identifier",
    "branching_logic",
    "required_field",
    "custom_alignment",
    "question_number",
    "matrix_group_name",
    "matrix_ranking",
    "field_annotation",
)
_NEEDED = ("name", "form", "type", "label", "choices")


def read_rows(text: str) -> tuple[list[Row], list[Fault]]:
    """Return the fields of a data dictionary, and what is wrong with its columns.

    Examples
    --------
    >>> read_rows("Form Name,Field Type\\n")[1][0].what
    'the column "Variable / Field Name" is missing; export the data dictionary from REDCap as CSV'
    """
    table = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        places = _places(next(table, []))
        lacking = [name for name in _NEEDED if name not in places.values()]
        if lacking:
            return [], [_lacking(name) for name in lacking]
        return list(_rows(table, places)), []
    except csv.Error as error:
        return [], [Fault(table.line_num, "", say("bank.redcap_no_csv", problem=str(error)))]


def write_rows(rows: Iterable[Row]) -> str:
    """Return a data dictionary as the text of a CSV file."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(row[: len(COLUMNS)] for row in rows)
    return out.getvalue()


def _places(head: list[str]) -> dict[int, str]:
    """Which attribute stands in which column of the file."""
    known = {
        title.lower(): Row._fields[place]
        for titles in (COLUMNS, _BY_INTERFACE)
        for place, title in enumerate(titles)
    }
    found = ((place, known.get(title.strip().lower())) for place, title in enumerate(head))
    return {place: name for place, name in found if name}


def _rows(table: Iterator[list[str]], places: dict[int, str]) -> Iterator[Row]:
    line = 2
    for cells in table:
        held = {places[place]: cell for place, cell in enumerate(cells) if place in places}
        if any(cell.strip() for cell in cells):
            yield Row(**({"name": "", "form": ""} | held), line=line)
        line = table.line_num + 1  # type: ignore[attr-defined]


def _lacking(name: str) -> Fault:
    column = COLUMNS[Row._fields.index(name)]
    return Fault(1, "", say("bank.redcap_no_column", column=column))
