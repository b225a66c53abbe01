"""Looks through files for words, byte by byte."""

import gzip
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote


def _written_as(word: str) -> set[bytes]:
    spellings = {word, json.dumps(word)[1:-1], quote(word)}
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return {spelling.encode(encoding) for spelling in spellings for encoding in encodings}


def _contents(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes as they stand, then what is packed in them."""
    content = path.read_bytes()
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def canary_hits(root: Path, words: Iterable[str]) -> list[tuple[Path, str]]:
    """Search every file below a folder for words, byte by byte.

    Words are looked for in UTF-8 and both kinds of UTF-16, also as JSON and addresses write them,
    and in file names; files that vanish meanwhile are passed over.
    """
    needles = {word: _written_as(word) for word in words}
    hits = []
    for path in (path for path in root.rglob("*") if path.is_file()):
        try:
            contents = [str(path).encode(), *_contents(path)]
        except FileNotFoundError:
            continue
        hits += [
            (path, word)
            for word, spellings in needles.items()
            if any(spelling in content for spelling in spellings for content in contents)
        ]
    return hits
