"""Places for fields -> true fields, in place, so that the page stays accessible.

Typst has no fields. It prints each as a link whose address says which field stands there; here
the annotation of that link becomes the field, and the tag of the link the tag of a field. Their
places in the page, in the reading order and in the order of the tabulator key stay as they are.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from balancekit.handouts.form_fields import PlacedField

TICKED = "/Yes"

_PLACE = "bkfield:"
_MANY_LINES = 1 << 12
_DROP_DOWN = 1 << 17
_WRITING = "/Helv {size} Tf 0.11 0.14 0.17 rg"  # the viewer's own font, in the ink of the page
_TICK_INK = b"0.11 0.29 0.40 RG 1.5 w 1 J 1 j"


def with_fields(pdf: bytes, fields: Iterable[PlacedField], *, large: bool = False) -> bytes:
    """Put true fields where a page has places for them.

    Parameters
    ----------
    pdf : bytes
        Printed from what `balancekit.handouts.blank.compose_blank` makes.
    fields : iterable of PlacedField
        The fields of that page in their order.
    large : bool
        Whether what is typed is set in large print too.

    Returns
    -------
    bytes
        A PDF of the same pages; PDF/UA-1 if it was that. The same bytes for the same page.
    """
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pdf_header = pdf[: len("%PDF-1.7")].decode("ascii")
    wanted = list(fields)
    writing = TextStringObject(_WRITING.format(size=16 if large else 10))
    placed = ArrayObject()
    for page in writer.pages:
        for reference in page.get("/Annots", ()):
            place = _place(reference)
            if place is not None:
                _become_field(writer, reference.get_object(), wanted[place])
                reference.get_object()[NameObject("/DA")] = writing
                placed.append(reference)
    _retag(writer.root_object["/StructTreeRoot"], set(_numbers(placed)))
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(_form(writer, placed, writing))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _place(reference: PdfObject) -> int | None:
    action = reference.get_object().get("/A", {})  # type: ignore[union-attr]
    address = str(action.get("/URI", ""))
    return int(address.removeprefix(_PLACE)) if address.startswith(_PLACE) else None


def _become_field(writer: PdfWriter, link: DictionaryObject, field: PlacedField) -> None:
    for key in ("/A", "/Border", "/Contents"):
        link.pop(key, None)
    left, bottom, right, top = (float(edge) for edge in cast(ArrayObject, link["/Rect"]))
    size = (right - left, top - bottom)
    link.update(
        {
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/T"): TextStringObject(field.name),
            NameObject("/TU"): TextStringObject(field.label),
            **_OF_KIND[field.kind](writer, size, field),
        }
    )


Size = tuple[float, float]
Entries = dict[PdfObject, PdfObject]


def _text(writer: PdfWriter, size: Size, field: PlacedField) -> Entries:
    flags = _MANY_LINES if field.kind == "text" else 0
    return {
        NameObject("/FT"): NameObject("/Tx"),
        NameObject("/Ff"): NumberObject(flags),
        NameObject("/AP"): _look(N=_drawn(writer, size)),
    }


def _choice(writer: PdfWriter, size: Size, field: PlacedField) -> Entries:
    # The first is empty: what was chosen by mistake can be taken back.
    options = [("", " "), *field.options]
    pairs = [ArrayObject(map(TextStringObject, option)) for option in options]
    return {
        NameObject("/FT"): NameObject("/Ch"),
        NameObject("/Ff"): NumberObject(_DROP_DOWN),
        NameObject("/Opt"): ArrayObject(pairs),
        NameObject("/AP"): _look(N=_drawn(writer, size)),
    }


def _tick(writer: PdfWriter, size: Size, field: PlacedField) -> Entries:
    wide, high = size
    points = ((0.22, 0.52), (0.42, 0.28), (0.80, 0.76))
    line = " ".join(
        f"{x * wide:.2f} {y * high:.2f} {'m' if place == 0 else 'l'}"
        for place, (x, y) in enumerate(points)
    )
    ticked = _drawn(writer, size, b"q %s %s S Q" % (_TICK_INK, line.encode()))
    states = DictionaryObject(
        {NameObject(TICKED): ticked, NameObject("/Off"): _drawn(writer, size)}
    )
    return {
        NameObject("/FT"): NameObject("/Btn"),
        NameObject("/V"): NameObject("/Off"),
        NameObject("/AS"): NameObject("/Off"),
        NameObject("/AP"): _look(N=states),
    }


_OF_KIND: dict[str, Callable[[PdfWriter, Size, PlacedField], Entries]] = {
    "text": _text,
    "line": _text,
    "choice": _choice,
    "tick": _tick,
}


def _look(**states: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): state for name, state in states.items()})


def _drawn(writer: PdfWriter, size: Size, drawing: bytes = b"") -> IndirectObject:
    look = DecodedStreamObject()
    look.set_data(drawing)
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, *size))),
        }
    )
    return writer._add_object(look)


def _retag(tree: PdfObject, fields: set[int]) -> None:
    """Make the tag of each link that has become a field the tag of a field."""
    for tag in _tags(tree):
        inside = tag.get("/K")
        kids = inside if isinstance(inside, list) else [inside]
        if fields & set(_numbers(kid.raw_get("/Obj") for kid in map(_plain, kids) if _shows(kid))):
            tag[NameObject("/S")] = NameObject("/Form")


def _tags(node: PdfObject) -> Iterator[DictionaryObject]:
    """Walk the tags of a page without recursion: a page may be deep."""
    waiting = [node]
    while waiting:
        here = _plain(waiting.pop())
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, DictionaryObject):
            yield here
            waiting += [here["/K"]] if "/K" in here else []


def _plain(value: Any) -> Any:
    return value.get_object() if isinstance(value, PdfObject) else value


def _shows(kid: Any) -> bool:
    return isinstance(kid, DictionaryObject) and "/Obj" in kid


def _numbers(references: Iterable[Any]) -> Iterator[int]:
    return (one.idnum for one in references if isinstance(one, IndirectObject))


def _form(writer: PdfWriter, placed: ArrayObject, writing: TextStringObject) -> DictionaryObject:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = _look(Helv=writer._add_object(font))
    return DictionaryObject(
        {
            NameObject("/Fields"): placed,
            NameObject("/DA"): writing,
            NameObject("/DR"): _look(Font=fonts),
        }
    )
