"""An English text -> the same in the language in force; of a missing one, the English stays."""

from collections.abc import Mapping

from balancekit.strings.in_force import language_in_force
from balancekit.strings.known import ENGLISH, base_of
from balancekit.strings.pseudo import PSEUDO, pseudo


def translated(key: str, english: str) -> str:
    """Return a text in the language in force.

    Parameters
    ----------
    key : str
        Which text it is; for a translator, where it stands: ``"banks.ios.items.ios_now.text"``.
    english : str
        The text: what is returned where it was not translated, or has been changed since.

    Examples
    --------
    >>> translated("banks.ios.title", "How close it feels")
    'How close it feels'
    """
    language = language_in_force()
    if not english or base_of(language) == ENGLISH:
        return english
    if language in PSEUDO:
        return pseudo(language, english)
    from balancekit.strings.translations import translations  # Babel, for other languages only

    return translations(language).pgettext(key, english)


def translated_form(key: str, english: Mapping[str, str], count: int) -> str:
    """Return the form for a count: English has two, other languages from one to six.

    Parameters
    ----------
    key : str
    english : mapping
        The forms ``one`` and ``other``.
    count : int
        How many.

    Examples
    --------
    >>> translated_form("cli.items", {"one": "{count} item", "other": "{count} items"}, 2)
    '{count} items'
    """
    language = language_in_force()
    if base_of(language) == ENGLISH or language in PSEUDO:
        return translated(key, english["one" if count == 1 else "other"])
    from balancekit.strings.translations import translations

    return translations(language).npgettext(key, english["one"], english["other"], count)
