"""Forms filled in for tests: by pypdf, and by rewriting the file as other programs do."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

Change = Callable[[DictionaryObject], None]


def fields_of_file(pdf: bytes) -> list[DictionaryObject]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return [one.get_object() for page in reader.pages for one in page.get("/Annots", [])]


def names_of(pdf: bytes, *items: str) -> list[str]:
    """Names of the fields of these items, in the order of the page."""
    names = [str(field["/T"]) for field in fields_of_file(pdf)]
    return [name for name in names if not items or name.split(":")[-2] in items]


def filled(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """Fill fields by name, as pypdf does, with what they look like."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    return written(writer)


def filled_by_item(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """Fill the first field of each item."""
    return filled(pdf, {names_of(pdf, item)[0]: value for item, value in values.items()})


def changed(pdf: bytes, change: Change, names: list[str] | None = None) -> bytes:
    """Change the dictionary of each field, or of those with these names."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        for one in page.get("/Annots", []):
            field = one.get_object()
            if names is None or str(field["/T"]) in names:
                change(field)
    return written(writer)


def setting(key: str, value: Any) -> Change:
    def change(field: DictionaryObject) -> None:
        field[NameObject(key)] = TextStringObject(value) if isinstance(value, str) else value

    return change


def rewritten(pdf: bytes, **how: Any) -> bytes:
    """Save a PDF anew with a change to the whole of it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for way, wanted in how.items():
        getattr(writer, way)(**wanted)
    return written(writer)


def flattened(pdf: bytes) -> bytes:
    """Print the fields into the page, as "print to PDF" does."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.root_object.pop("/AcroForm", None)
    for page in writer.pages:
        page.pop("/Annots", None)
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
