"""A form about the practice -> `Practice`, and into ``practice.toml``, whole or not at all."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from balancekit.errors import FaultyFileError
from balancekit.handouts.files import write_handout
from balancekit.handouts.images import image_block
from balancekit.handouts.practice import PNG, Logo, Practice, logo_from
from balancekit.handouts.practice_file import fault_in, fault_in_logo, read_practice
from balancekit.handouts.wording import one_line
from balancekit.strings import say

_LOGO_FILES = {True: "practice-logo.png", False: "practice-logo.svg"}


def drafted(values: Mapping[str, str], logo: Logo | None) -> Practice:
    """Return the practice as it would be kept.

    Parameters
    ----------
    values : mapping
        ``name``, ``address``, ``help_line``, ``colour``, ``language``, ``paper``; each can be
        empty.
    logo : Logo, optional

    Raises
    ------
    FaultyFileError
        An entry cannot be used; all of them are named, each with what the form calls it.

    Examples
    --------
    >>> drafted({"name": "Harbour", "paper": "us-letter"}, None).paper
    'us-letter'
    """
    faults = tuple(_faults(values))
    if faults:
        raise FaultyFileError(faults)
    given = {key: one_line(value) for key, value in values.items() if value.strip()}
    if "help_line" in given:
        given["support"] = given.pop("help_line")
    return Practice(**given, logo=logo)


def logo_dropped(content: bytes) -> Logo:
    """Return a dropped file as a logo.

    Raises
    ------
    FaultyFileError
        It is too large, damaged, or no picture that can be one.
    """
    what = fault_in_logo(content)
    logo = logo_from(content)
    if logo is not None and not what:
        drawn = image_block(logo.mime, logo.content, say("practice.logo"))["t"] == "picture"
        what = "" if drawn else say("practice.damaged_logo")
    if what or logo is None:
        raise FaultyFileError((say("practice.form_fault", entry=say("practice.logo"), what=what),))
    return logo


def write_practice(
    file: Path, values: Mapping[str, str], *, logo: bytes | None = None, without: bool = False
) -> None:
    """Change a profile; its comments, and what the form does not ask, stay as they are.

    Parameters
    ----------
    file : pathlib.Path
        ``practice.toml``; one that cannot be read as TOML is replaced.
    values : mapping
        As for `drafted`.
    logo : bytes, optional
        A new one; it is put beside the file.
    without : bool
        Take the logo off.

    Raises
    ------
    FaultyFileError
        What would stand in the file cannot be used, an entry of somebody's own for example.
    HandoutError
        The folder does not take it. The file is as it was.
    """
    drafted(values, None if logo is None else logo_dropped(logo))
    document = _as_it_stands(file)
    for key, value in values.items():
        if value.strip():
            document[key] = one_line(value)
        else:
            document.pop(key, None)
    if without:
        document.pop("logo", None)
    if logo is not None:
        found = logo_from(logo)
        name = _LOGO_FILES[found is not None and found.mime == PNG]
        write_handout(logo, file.with_name(name))
        document["logo"] = name
    _check(document.unwrap(), file)
    write_handout(tomlkit.dumps(document).encode(), file)
    read_practice(file)


def _faults(values: Mapping[str, str]) -> Iterator[str]:
    for key, value in values.items():
        if value.strip() and (what := fault_in(key, one_line(value), Path())):
            yield say("practice.form_fault", entry=say(f"practice.entry_{key}"), what=what)


def _as_it_stands(file: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, TOMLKitError):
        return tomlkit.document()


def _check(given: Mapping[str, object], file: Path) -> None:
    faults = [
        say("practice.form_fault", entry=key, what=what)
        for key, value in given.items()
        if (what := fault_in(key, value, file.parent))
    ]
    if faults:
        raise FaultyFileError(tuple(faults))
