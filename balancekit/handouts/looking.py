"""What is found in the blocks of a page, wherever in them it stands."""

from collections.abc import Iterator


def missing_from(part: object) -> Iterator[str]:
    """Yield the sentences of all boxes that say what could not be printed, in their order.

    Examples
    --------
    >>> list(missing_from([{"t": "missing", "s": "Not printed here: a tree."}]))
    ['Not printed here: a tree.']
    """
    if isinstance(part, dict):
        if part.get("t") == "missing":
            yield part["s"]
        yield from (it for value in part.values() for it in missing_from(value))
    elif isinstance(part, list):
        yield from (it for value in part for it in missing_from(value))


def language_of_han(sections: object) -> str:
    """Tell whose form Chinese characters take where they stand alone, as a name often does."""
    found = set(_languages(sections))
    return next((lang for lang in ("ko", "ja") if lang in found), "zh")


def _languages(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield str(part.get("lang", ""))
        yield from (lang for value in part.values() for lang in _languages(value))
    elif isinstance(part, list):
        yield from (lang for value in part for lang in _languages(value))
