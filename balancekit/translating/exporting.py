"""Everything that can be translated, with what has been, as a PO file."""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.pofile import write_po

from balancekit.errors import BalancekitError
from balancekit.strings import say
from balancekit.strings.known import file_of
from balancekit.strings.translations import forms_of, read_catalogue
from balancekit.translating.entries import Text, all_texts
from balancekit.translating.plurals import form_names, locale_of, plural_header

_HEAD = "# balancekit"


def export_translation(language: str, file: Path) -> None:
    """Write all texts with what is translated of them; what was made from older English is fuzzy.

    Parameters
    ----------
    language : str
        Such as ``"de"`` or ``"pt-BR"``.
    file : pathlib.Path
        Written whole or not at all.

    Raises
    ------
    ArgumentError
        There is no such language.
    BalancekitError
        The file cannot be written.
    """
    content = BytesIO()
    write_po(content, _catalogue(language), width=100, include_previous=True)
    try:
        file.write_bytes(content.getvalue())
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BalancekitError(say("translating.not_written", file=file.name, why=why)) from None


def _catalogue(language: str) -> Catalog:
    catalogue = Catalog(
        locale=locale_of(language), header_comment=_HEAD, project="balancekit", fuzzy=False
    )
    catalogue.mime_headers = [("Plural-Forms", plural_header(language))]
    forms, known = form_names(language), _known(language)
    for text in all_texts().values():
        _add(catalogue, text, forms, known.get(text.key))
    return catalogue


def _known(language: str) -> dict[str, Any]:
    """Return the messages of the present file by key; of one that cannot be read, none."""
    file = file_of(language)
    if file is None:
        return {}
    try:
        return {message.context: message for message in read_catalogue(file) if message.context}
    except (OSError, ValueError):
        return {}


def _add(catalogue: Catalog, text: Text, forms: tuple[str, ...], known: Any) -> None:
    several = len(text.forms) > 1
    where = list(text.where)
    translation: Any = ""
    if several:
        where.append(say("translating.forms", forms=", ".join(forms)))
        translation = ("",) * len(forms)
    flags: set[str] = set()
    if known is not None and any(forms_of(known.string)) and known.pluralizable == several:
        translation = known.string
        flags |= {"fuzzy"} if known.fuzzy or forms_of(known.id) != text.forms else set()
    message = catalogue.add(
        text.forms if several else text.forms[0],
        translation,
        locations=[(text.file, text.line)],
        auto_comments=where,
        flags=flags,
        previous_id=known.id if flags else (),
        context=text.key,
    )
    # "{share} % of" is no placeholder of Python's older kind.
    message.flags.discard("python-format")
