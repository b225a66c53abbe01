"""What a practice fills in once: it stands at the foot of every page, the same for everyone."""

import msgspec


class Practice(msgspec.Struct, frozen=True):
    """The practice's own lines for the foot of a page.

    Parameters
    ----------
    name : str
        Name of the practice; empty for the plain variant, which says nothing of where it is from.
    support : str
        Whom to turn to between meetings; empty for a neutral sentence.

    Examples
    --------
    >>> Practice(support="In danger call 112.").name
    ''
    """

    name: str = ""
    support: str = ""
