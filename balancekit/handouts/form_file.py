"""What the fields of a PDF hold, whoever's program has written it. Knows nothing of banks."""

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, DictionaryObject, StreamObject

from balancekit.errors import FormError
from balancekit.strings import say

LARGEST = 30_000_000  # bytes
MOST_FIELDS = 5_000
_PAGES_SEARCHED = 40
_KINDS = {"/Tx": "text", "/Ch": "choice", "/Btn": "tick"}


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """What one field holds.

    Attributes
    ----------
    kind : str
        ``text``, ``choice`` or ``tick``; empty for any other.
    text : str
        What was written or chosen; for a tick the name of its state, with a slash.
    options : mapping
        For a choice: what each option says, to its token.
    """

    kind: str
    text: str
    options: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Held(kind={self.kind!r})"


def held_values(pdf: bytes) -> tuple[dict[str, Held], str]:
    """Return what each field of a PDF holds, by its whole name; without fields, the PDF's text.

    Raises
    ------
    FormError
        The file is too large, damaged or locked, or two fields have one name.
    """
    if len(pdf) > LARGEST:
        raise FormError(say("form.too_large"))
    try:
        with _no_log():
            reader = PdfReader(io.BytesIO(pdf))
            if reader.is_encrypted:
                raise FormError(say("form.locked"))
            held = _all_held(reader)
            return held, "" if held else _text(reader)
    except FormError:
        raise
    except Exception:  # a damaged file can break the reader at any place, in any way
        raise FormError(say("form.damaged")) from None


@contextmanager
def _no_log() -> Iterator[None]:
    """Keep the reader silent: what it complains of can quote the file."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)


def _text(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages[:_PAGES_SEARCHED])


def _all_held(reader: PdfReader) -> dict[str, Held]:
    found: dict[str, Held] = {}
    for name, entries in _fields([_listed(reader), _drawn(reader)]):
        if name in found or len(found) == MOST_FIELDS:
            raise FormError(say("form.mixed"))
        found[name] = _held(entries)
    return found


def _listed(reader: PdfReader) -> Any:
    form = _plain(reader.root_object.get("/AcroForm"))
    return _plain(form.get("/Fields")) if isinstance(form, DictionaryObject) else None


def _drawn(reader: PdfReader) -> list[Any]:
    """Return the fields on the pages; programs that join files leave some of them unlisted."""
    annotations = (_plain(page.get("/Annots")) or () for page in reader.pages)
    found = (_plain(one) for several in annotations for one in several)
    return [one for one in found if "/T" in one and "/Parent" not in one]


def _fields(lists: list[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk trees of fields, each once; a field inherits what those above it say."""
    waiting: list[tuple[str, dict[str, Any], Any]] = [("", {}, nodes) for nodes in lists]
    seen: set[int] = set()
    while waiting:
        above, inherited, nodes = waiting.pop()
        for node in map(_plain, nodes if isinstance(nodes, list) else ()):
            if not isinstance(node, DictionaryObject) or id(node) in seen:
                continue
            seen.add(id(node))
            name = ".".join(part for part in (above, str(_plain(node.get("/T", "")))) if part)
            entries = {**inherited, **{key: _plain(value) for key, value in node.items()}}
            kids = _plain(node.get("/Kids"))
            if isinstance(kids, list) and any("/T" in _plain(kid) for kid in kids):
                waiting.append((name, {k: entries[k] for k in _INHERITED & set(entries)}, kids))
            else:
                yield name, entries


_INHERITED = {"/FT", "/V", "/Opt"}


def _held(entries: Mapping[str, Any]) -> Held:
    kind = _KINDS.get(str(entries.get("/FT")), "")
    if kind == "tick":
        return Held(kind, _state(entries))
    return Held(kind, _words(entries.get("/V")), _options(entries.get("/Opt")))


def _state(entries: Mapping[str, Any]) -> str:
    """Return the state of a box; some programs write it only where the box is drawn."""
    kids = entries.get("/Kids")
    drawn = [entries, *(map(_plain, kids) if isinstance(kids, list) else ())]
    states = [str(entries.get("/V", "/Off")), *(str(one.get("/AS", "/Off")) for one in drawn)]
    return next((state for state in states if state != "/Off"), "/Off")


def _options(pairs: Any) -> dict[str, str]:
    """Return what each option says, to its token; some programs keep the one, some the other."""
    found: dict[str, str] = {}
    for pair in map(_plain, pairs if isinstance(pairs, list) else ()):
        both = [_words(part) for part in pair] if isinstance(pair, list) else [_words(pair)]
        found[both[-1]] = both[0]
    return found


def _words(value: Any) -> str:
    value = _plain(value)
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    if isinstance(value, StreamObject):
        value = ByteStringObject(value.get_data())
    if isinstance(value, bytes):
        return _decoded(value)
    return str(value)


def _decoded(words: bytes) -> str:
    for mark, encoding in (
        (b"\xfe\xff", "utf-16"),
        (b"\xff\xfe", "utf-16"),
        (b"\xef", "utf-8-sig"),
    ):
        if words.startswith(mark):
            return words.decode(encoding)
    return words.decode("latin-1")


def _plain(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
