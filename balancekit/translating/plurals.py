"""How many forms a language needs for numbers: Unicode's CLDR rules, as gettext writes them."""

import re

from babel import Locale, UnknownLocaleError
from babel.plural import to_gettext

from balancekit.errors import ArgumentError
from balancekit.strings import say

_ORDER = ("zero", "one", "two", "few", "many", "other")
# CLDR's operand for compact numbers such as 1.2M, which gettext does not know; ours are whole.
_COMPACT = re.compile(r"\be\b")


def locale_of(language: str) -> Locale:
    """Return what Babel knows of a language.

    Raises
    ------
    ArgumentError
        There is no such language.

    Examples
    --------
    >>> locale_of("pt-BR").english_name
    'Portuguese (Brazil)'
    """
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        raise ArgumentError(say("translating.no_language", language=language)) from None


def form_names(language: str) -> tuple[str, ...]:
    """Return the names of a language's forms, in their order in the file.

    Examples
    --------
    >>> form_names("pl"), form_names("ja")
    (('one', 'few', 'many', 'other'), ('other',))
    """
    tags = locale_of(language).plural_form.tags | {"other"}
    return tuple(name for name in _ORDER if name in tags)


def plural_header(language: str) -> str:
    """Return the rule for the head of a file.

    Examples
    --------
    >>> plural_header("de")
    'nplurals=2; plural=((((n == 1)) && ((0 == 0))) ? 0 : 1);'
    """
    rule = to_gettext(locale_of(language).plural_form)
    return f"{_COMPACT.sub('0', rule).rstrip(';')};"
