"""What a language still lacks."""

from balancekit.strings.known import file_of
from balancekit.strings.translations import forms_of, read_catalogue, usable_messages
from balancekit.translating.entries import all_texts


def untranslated(language: str) -> tuple[str, ...]:
    """Return the keys of all texts that are said in English where a language is spoken.

    Parameters
    ----------
    language : str

    Returns
    -------
    tuple of str
        Not translated, fuzzy, faulty, or made from another English than today's. Every key for a
        language without a file.

    Examples
    --------
    >>> "workbook.next" in untranslated("tlh")
    True
    """
    file = file_of(language)
    usable = usable_messages(read_catalogue(file)) if file else ()
    said = {message.context: forms_of(message.id) for message in usable}
    return tuple(key for key, text in all_texts().items() if said.get(key) != text.forms)
