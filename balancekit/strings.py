"""Every sentence a person sees, from one catalogue a language.

A catalogue is a folder of small YAML files, one for each room, so that a translator needs no
Python: ``say("casebook.cannot_open")`` is the entry ``cannot_open`` in ``casebook.yaml``.
"""

from functools import cache
from pathlib import Path

_CATALOGUES = Path(__file__).resolve().parent / "languages"
LANGUAGE = "en"


@cache
def _entries(language: str, room: str) -> dict[str, str | dict[str, str]]:
    import yaml  # not at the top: most of those who import balancekit never see a sentence

    text = (_CATALOGUES / language / f"{room}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(text, Loader=loader))


def say(key: str, **values: object) -> str:
    """Return the sentence for a key, with the values put in.

    Parameters
    ----------
    key : str
        ``"room.entry"``: the file of the catalogue, then the entry in it.
    **values
        What the placeholders of the sentence stand for. An entry with the forms ``one`` and
        ``other`` is chosen by the value ``count``.

    Returns
    -------
    str
        The sentence. Values are put in as they are: braces in a client's words stay braces.

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
    entry = _entries(LANGUAGE, room)[name]
    if isinstance(entry, dict):
        entry = entry["one" if values["count"] == 1 else "other"]
    return entry.format_map(values)
