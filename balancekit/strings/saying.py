"""The one way to a sentence: its key, and what is put into it."""

from functools import cache
from typing import cast

from balancekit.strings.apart import set_apart
from balancekit.strings.in_force import language_in_force
from balancekit.strings.known import CATALOGUES, ENGLISH
from balancekit.strings.texts import translated, translated_form
from balancekit.strings.writing import right_to_left

Entry = str | dict[str, str]


@cache
def english_entries(room: str) -> dict[str, Entry]:
    """Return the English sentences of a room: name to text, or to forms ``one`` and ``other``."""
    import yaml  # not at the top: most of those who import balancekit never see a sentence

    text = (CATALOGUES / ENGLISH / f"{room}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(text, Loader=loader))


def say(key: str, **values: object) -> str:
    """Return the sentence for a key in the language in force, with the values put in.

    Parameters
    ----------
    key : str
        ``"room.entry"``: the file of the catalogue, then the entry in it.
    **values
        What the placeholders of the sentence stand for. An entry with forms is chosen by the
        value ``count``; a language has as many forms as its plurals need.

    Returns
    -------
    str
        The sentence; in English where the language in force has none. Values are put in as they
        are: braces in a client's words stay braces. Words that run the other way than the
        sentence are set apart, by marks that are not seen.

    Raises
    ------
    KeyError
        No such entry, or a placeholder without a value.

    Examples
    --------
    >>> say("common.saved_at", time="14:03")
    'saved 14:03'
    >>> say("cli.items", count=1), say("cli.items", count=2)
    ('1 item', '2 items')
    """
    room, _, name = key.partition(".")
    entry = english_entries(room)[name]
    if isinstance(entry, str):
        return translated(key, entry).format_map(_set_apart(values))
    form = translated_form(key, entry, cast(int, values["count"]))
    return form.format_map(_set_apart(values))


def _set_apart(values: dict[str, object]) -> dict[str, object]:
    turned = bool(values) and right_to_left(language_in_force())
    return {
        name: set_apart(value, right_to_left=turned) if isinstance(value, str) else value
        for name, value in values.items()
    }
