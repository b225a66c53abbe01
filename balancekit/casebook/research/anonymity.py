"""How few people look alike in the table: names are gone, but a pattern can be one's own."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from balancekit.casebook.research.gathering import Rating
from balancekit.strings import say

FEWEST = 5

# What somebody who knows a person could know of them, without having seen an answer.
_KNOWABLE: dict[str, Callable[[Rating], object]] = {
    "relationship": lambda row: row.relationship,
    "occasion": lambda row: row.occasion,
    "day": lambda row: row.day,
}


def smallest_group(ratings: Iterable[Rating], columns: Iterable[str]) -> int:
    """Return how many people the smallest group has whose rows hold the same in some columns.

    Parameters
    ----------
    ratings : iterable of Rating
    columns : iterable of str
        Of ``relationship``, ``occasion``, ``day``, and ``case``: how many people it has.

    Returns
    -------
    int
        The k of k-anonymity (Sweeney 2002, doi 10.1142/S0218488502001648); 0 without a row.
    """
    columns = tuple(columns)
    profiles: defaultdict[str, set[object]] = defaultdict(set)
    members: defaultdict[str, set[str]] = defaultdict(set)
    homes: dict[str, str] = {}
    for row in ratings:
        known = tuple(_KNOWABLE[column](row) for column in columns if column in _KNOWABLE)
        profiles[row.person].add(known)
        members[row.case].add(row.person)
        homes[row.person] = row.case
    sizes = {
        person: len(members[home]) if "case" in columns else 0 for person, home in homes.items()
    }
    groups = Counter((frozenset(seen), sizes[person]) for person, seen in profiles.items())
    return min(groups.values(), default=0)


def small_group_warnings(ratings: Iterable[Rating]) -> tuple[str, ...]:
    """Return a sentence that names the columns by which few people could be recognised, if any."""
    ratings = tuple(ratings)
    columns = ("case", *_KNOWABLE)
    telling = [name for name in columns if smallest_group(ratings, [name]) < FEWEST]
    smallest = smallest_group(ratings, columns)
    if smallest >= FEWEST:
        return ()
    named = ", ".join(telling or columns)
    return (say("casebook.research_small_groups", columns=named, smallest=smallest, fewest=FEWEST),)
