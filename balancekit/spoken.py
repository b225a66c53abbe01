"""Which language a program speaks: what the practice has chosen, or the one who starts it.

Only programs ask (the command line, the workbook); the library speaks English unless told.
"""

import os
import tomllib
from pathlib import Path

from balancekit.default_path import default_path
from balancekit.strings import ENGLISH, is_known, speak

PRACTICE_FILE = "practice.toml"
LANGUAGE_MARK = "BALANCEKIT_LANGUAGE"


def speak_as_chosen(casebook: Path | None = None) -> None:
    """Speak the language in force for a casebook.

    That is what the environment variable ``BALANCEKIT_LANGUAGE`` names, else ``language`` in
    ``practice.toml`` beside the casebook, else English. Translations of one's own are looked for
    in the folder ``languages`` beside the casebook.

    Parameters
    ----------
    casebook : pathlib.Path, optional
        The usual one by default.
    """
    file = casebook or default_path()
    speak(ENGLISH, own_languages(file))
    chosen = os.environ.get(LANGUAGE_MARK) or _of_practice(file.with_name(PRACTICE_FILE))
    if is_known(chosen):
        speak(chosen)


def own_languages(casebook: Path | None = None) -> Path:
    """Return the folder beside a casebook, the usual one, for translations of one's own."""
    return (casebook or default_path()).with_name("languages")


def _of_practice(file: Path) -> str:
    """Return what the file says; what is wrong with it is said where it is used."""
    try:
        chosen = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("language", ENGLISH)
    except (OSError, ValueError):
        return ENGLISH
    return chosen if isinstance(chosen, str) else ENGLISH
