"""A file of translations, ``LANGUAGE.po``, as gettext looks things up in it: by key and English.

A message's context is the key. What is empty, marked as doubtful ("fuzzy"), made from another
English than today's, or faulty, counts as not translated.
"""

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from balancekit.strings.known import file_of
from balancekit.strings.placeholders import misplaced

if TYPE_CHECKING:
    from babel.messages import Catalog, Message


def translations(language: str) -> gettext.NullTranslations:
    """Return what is translated into a language; nothing where there is no file."""
    file = file_of(language)
    return gettext.NullTranslations() if file is None else _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(file: Path, changed: int) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo

    try:
        catalogue = read_catalogue(file)
    except (OSError, ValueError):  # `balancekit language check` says what is wrong with it
        return gettext.NullTranslations()
    usable = {id(message) for message in usable_messages(catalogue)}
    for message in [each for each in catalogue if each.id and id(each) not in usable]:
        catalogue.delete(message.id, message.context)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return gettext.GNUTranslations(BytesIO(compiled.getvalue()))


def read_catalogue(file: Path) -> "Catalog":
    """Read a file as Babel does.

    Raises
    ------
    OSError, ValueError
        It cannot be read, or is no such file.
    """
    from babel.messages.pofile import PoFileError, read_po

    with file.open("rb") as lines:
        try:
            return read_po(lines, abort_invalid=True)
        except PoFileError as error:
            raise ValueError(f"{error.lineno + 1}: {error.args[0]}") from error
        except LookupError as error:  # the head names a writing that Python does not know
            raise ValueError(str(error)) from error


def forms_of(texts: object) -> tuple[str, ...]:
    """Return the texts of a message, one or several, as Babel holds them."""
    return tuple(texts) if isinstance(texts, tuple | list) else (str(texts),)


def usable_messages(catalogue: "Catalog") -> "list[Message]":
    """Return the messages that are translated: whole, beyond doubt, with their placeholders."""
    return [message for message in catalogue if message.id and _is_usable(message)]


def _is_usable(message: "Message") -> bool:
    forms = forms_of(message.string)
    fits = all(forms) and not any(misplaced(forms_of(message.id), form) for form in forms)
    return fits and not message.fuzzy
