"""Questions that people add in a session: the item of an answer names the one it answers.

Item ``own_step2_31_0`` answers the question that was kept as item ``own_step2``, entry 0, at the
sitting with the number 31.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_ANSWER_TO_OWN = re.compile(r"(own_.+)_(\d+)_(\d+)")


class OwnPrompt(NamedTuple):
    """Where a question of somebody's own is kept: item, number of the sitting, entry."""

    item: str
    occasion: int
    entry: int


def prompt_answered(item: str) -> OwnPrompt | None:
    """Return which own question an item answers; None if it is none.

    Examples
    --------
    >>> prompt_answered("own_step2_31_0")
    OwnPrompt(item='own_step2', occasion=31, entry=0)
    """
    found = _ANSWER_TO_OWN.fullmatch(item)
    return OwnPrompt(found[1], int(found[2]), int(found[3])) if found else None


def renumbered(item: str, occasions: Mapping[int, int]) -> str:
    """Return an item with the new number of the sitting it names, where there is one.

    Examples
    --------
    >>> renumbered("own_step2_31_0", {31: 40}), renumbered("venn_own", {31: 40})
    ('own_step2_40_0', 'venn_own')
    """
    prompt = prompt_answered(item)
    if prompt is None or prompt.occasion not in occasions:
        return item
    return f"{prompt.item}_{occasions[prompt.occasion]}_{prompt.entry}"
