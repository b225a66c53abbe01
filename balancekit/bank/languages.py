"""A bank in another language: other words, and everything else as it was.

There is one bank, in English; a translation holds texts only, each under its key. So ids, scales,
keys and ranges cannot differ between languages, and neither can a score.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from balancekit.bank.model import Bank
from balancekit.strings import ENGLISH, base_of, language_in_force, translated

Said = Callable[[str, str], str]
_OF_SECTION = ("title", "guidance", "more", "closing", "note")
_Part = TypeVar("_Part", bound=msgspec.Struct)


def in_language(bank: Bank) -> Bank:
    """Return a bank of the package in the language in force.

    In any other language than the one it was written in, it has not been validated.
    """
    language = language_in_force()
    if base_of(language) == ENGLISH:
        return bank
    return msgspec.structs.replace(_said(bank, translated), language=language, validated=False)


def texts_of(bank: Bank) -> Iterator[tuple[str, str]]:
    """Yield key and text of all that can be translated.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> dict(texts_of(load_bank("ios")))["banks.ios.items.ios_now.text"]
    'How close do you and {name} feel these days?'
    """
    found: list[tuple[str, str]] = []

    def note(key: str, text: str) -> str:
        if text:
            found.append((key, text))
        return text

    _said(bank, note)
    yield from found


def _said(bank: Bank, say: Said) -> Bank:
    above = f"banks.{bank.id}"

    def said(part: _Part, key: str, *names: str) -> _Part:
        texts = {name: say(f"{above}{key}.{name}", getattr(part, name)) for name in names}
        return msgspec.structs.replace(part, **texts)

    return msgspec.structs.replace(
        said(bank, "", "title", "summary", "notice"),
        sections=tuple(said(it, f".sections.{it.id}", *_OF_SECTION) for it in bank.sections),
        items=tuple(said(it, f".items.{it.id}", "text", "hint", "more") for it in bank.items),
        options={
            name: tuple(said(it, f".options.{name}.{it.value:g}", "label") for it in options)
            for name, options in bank.options.items()
        },
        scales={name: said(it, f".scales.{name}", "title") for name, it in bank.scales.items()},
        forms={name: said(it, f".forms.{name}", "title") for name, it in bank.forms.items()},
    )
