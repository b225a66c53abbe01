"""What is wrong with a file of translations: every fault with its line and its key."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from balancekit.errors import FaultyFileError
from balancekit.strings import say
from balancekit.strings.placeholders import misplaced
from balancekit.strings.translations import forms_of, read_catalogue
from balancekit.translating.entries import Text, all_texts


def check_translation(file: Path) -> str:
    """Return the language of a file that can be used.

    What is not translated yet, marked as fuzzy, or made from older English is no fault: there the
    workbook says the English.

    Parameters
    ----------
    file : pathlib.Path
        As `export_translation` has written it, and a translator filled it in.

    Raises
    ------
    FaultyFileError
        All that is wrong, each with its line: unknown keys, placeholders that are missing or made
        up, missing forms of plurals.
    """
    try:
        catalogue = read_catalogue(file)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FaultyFileError((say("translating.unreadable", file=file.name, why=why),)) from None
    faults = [
        say("translating.fault", file=file.name, line=line, text=key, what=what)
        for line, key, what in sorted(_faults(catalogue))
    ]
    if faults:
        raise FaultyFileError(tuple(faults))
    return str(catalogue.locale_identifier).replace("_", "-")


def _faults(catalogue: Any) -> Iterator[tuple[int, str, str]]:
    if catalogue.locale is None:
        yield 1, "Language", say("translating.no_head")
    for message in catalogue:
        if not message.id:
            continue
        key = message.context or ""
        text = all_texts().get(key)
        for what in _of_message(message, text) if text else [_unknown(key)]:
            yield message.lineno, key, what


def _unknown(key: str) -> str:
    near = get_close_matches(key, all_texts(), n=1)
    return say("translating.unknown") + (say("bank.did_you_mean", name=near[0]) if near else "")


def _of_message(message: Any, text: Text) -> Iterator[str]:
    forms = forms_of(message.string)
    if message.fuzzy or forms_of(message.id) != text.forms or not any(forms):
        return
    for place, form in enumerate(forms):
        if not form:
            yield say("translating.form_missing", form=f"msgstr[{place}]", count=len(forms))
        elif wrong := misplaced(text.forms, form):
            names = ", ".join(f"{{{name}}}" for name in sorted(wrong))
            yield say("translating.placeholders", names=names)
        elif _has_digits(form) and text.key.startswith("rules.") and not _has_digits(text.forms[0]):
            yield say("interpretation.digits")


def _has_digits(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
