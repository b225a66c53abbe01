"""What stands in braces in a sentence: a translation must neither lose one nor make one up."""

import string
from collections.abc import Sequence

COUNT = "count"


def placeholders(text: str) -> frozenset[str]:
    """Return the placeholders of a text, with their conversions.

    Raises
    ------
    ValueError
        A brace is alone.

    Examples
    --------
    >>> sorted(placeholders("{name} has {count} of {{these}}, not {kind!r}"))
    ['count', 'kind!r', 'name']
    """
    parts = string.Formatter().parse(text)
    return frozenset(
        f"{name}{'!' * bool(how)}{how or ''}{':' * bool(form)}{form}"
        for _, name, form, how in parts
        if name is not None
    )


def misplaced(english: Sequence[str], translation: str) -> frozenset[str]:
    """Return the placeholders that a translation lacks, or has and the English has not.

    A form for one number may leave out how many there are.

    Parameters
    ----------
    english : sequence of str
        The English text, or its forms.
    translation : str
        One form of the translation.

    Returns
    -------
    frozenset of str
        A brace that stands alone is ``"{"``.

    Examples
    --------
    >>> misplaced(["{day}: {kind}"], "{day} – {art}") == {"kind", "art"}
    True
    >>> misplaced(["One copy.", "{count} copies."], "Eine Kopie.")
    frozenset()
    """
    wanted = frozenset().union(*map(placeholders, english))
    try:
        given = placeholders(translation)
    except ValueError:
        return frozenset("{")
    optional = {COUNT} if len(english) > 1 else set()
    return (wanted ^ given) - (optional & wanted)
