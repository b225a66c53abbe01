"""``practice.toml`` beside the casebook -> `Practice`; every fault is named with its line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from balancekit.casebook import default_path
from balancekit.errors import FaultyFileError
from balancekit.handouts.practice import Logo, Practice, logo_from
from balancekit.handouts.press import PAPERS
from balancekit.handouts.wording import one_line
from balancekit.spoken import PRACTICE_FILE
from balancekit.strings import is_known, known_languages, say

MOST_LOGO = 200_000  # bytes: it is printed into every page that leaves the practice
_LEAST_CONTRAST = 4.5  # of headings against white paper, WCAG 2.2, 1.4.3
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_LINES = {"name": "name", "address": "address", "help_line": "support"}
_KEYS = (*_LINES, "logo", "colour", "language", "paper")


def practice_in_force(casebook: Path | None = None) -> Practice:
    """Return what stands in the file beside a casebook.

    Parameters
    ----------
    casebook : pathlib.Path, optional
        The usual one by default.

    Returns
    -------
    Practice
        One without a name where there is no such file.

    Raises
    ------
    FaultyFileError
        As for `read_practice`.
    """
    file = (casebook or default_path()).with_name(PRACTICE_FILE)
    return read_practice(file) if file.is_file() else Practice()


def read_practice(file: Path) -> Practice:
    """Read a profile: ``name``, ``address``, ``help_line``, ``logo``, ``colour``, ``paper``.

    Parameters
    ----------
    file : pathlib.Path
        TOML. The logo is a file named from the same folder, SVG or PNG.

    Raises
    ------
    FaultyFileError
        It cannot be read, or holds what it should not; all faults at once, each with its line.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        given = tomllib.loads(text)
    except UnicodeDecodeError:
        raise FaultyFileError((say("practice.not_utf8", file=file.name),)) from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise FaultyFileError((say("practice.unreadable", file=file.name, why=why),)) from None
    except tomllib.TOMLDecodeError as error:
        raise FaultyFileError((say("practice.not_toml", file=file.name, why=error),)) from None
    faults = [
        say("practice.fault", file=file.name, line=_line(text, key), entry=key, what=what)
        for key, what in _faults(given, file.parent)
    ]
    if faults:
        raise FaultyFileError(tuple(faults))
    lines = {ours: one_line(given[key]) for key, ours in _LINES.items() if key in given}
    others = {key: given[key] for key in ("colour", "language", "paper") if key in given}
    return Practice(**lines, **others, logo=_logo(file.parent / given.get("logo", "")))


def contrast_with_white(colour: str) -> float:
    """Return the contrast of a colour against white paper, 1 to 21.

    The relative luminance of WCAG 2.2.

    Examples
    --------
    >>> round(contrast_with_white("#000000")), round(contrast_with_white("#ffffff"))
    (21, 1)
    """
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05)


def fault_in(key: str, value: object, folder: Path) -> str:
    """Say what is wrong with one entry of a profile; empty where nothing is.

    Parameters
    ----------
    key : str
    value : object
    folder : pathlib.Path
        Where the file of a logo stands.

    Examples
    --------
    >>> fault_in("colour", "blue", Path())
    'a colour is written as # and six digits or letters a to f, such as "#1d4966"'
    >>> fault_in("name", "Harbour Practice", Path())
    ''
    """
    checks: dict[str, Callable[[str], str]] = {
        "logo": lambda value: _logo_fault(folder / value),
        "colour": _colour_fault,
        "language": _language_fault,
        "paper": lambda value: _choice_fault(value, PAPERS),
    }
    if key not in _KEYS:
        return say("practice.unknown", keys=", ".join(_KEYS))
    if not isinstance(value, str):
        return say("practice.not_text")
    return checks[key](value) if key in checks else ""


def fault_in_logo(content: bytes) -> str:
    """Say why a file cannot be a logo; empty where it can."""
    if len(content) > MOST_LOGO:
        return say("practice.large_logo", most=MOST_LOGO // 1000)
    return "" if logo_from(content) else say("practice.other_logo")


def _faults(given: Mapping[str, Any], folder: Path) -> Iterator[tuple[str, str]]:
    for key, value in given.items():
        if what := fault_in(key, value, folder):
            yield key, what


def _line(text: str, key: str) -> int:
    """Find where a key stands; tomllib does not say."""
    name = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if name.match(line)), 1)


def _logo(path: Path) -> Logo | None:
    return logo_from(path.read_bytes()) if path.is_file() else None


def _logo_fault(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError:
        return say("practice.no_logo")
    return fault_in_logo(content)


def _colour_fault(value: str) -> str:
    if not _COLOUR.match(value):
        return say("practice.not_colour")
    return say("practice.pale") if contrast_with_white(value) < _LEAST_CONTRAST else ""


def _choice_fault(value: str, known: tuple[str, ...]) -> str:
    return "" if value in known else say("practice.not_among", value=value, known=", ".join(known))


def _language_fault(value: str) -> str:
    return "" if is_known(value) else _choice_fault(value, known_languages())
