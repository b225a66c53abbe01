"""Answers in files and in tables: in whatever shape they come, to scores and back into a file.

A file is read piece by piece, so that one that is larger than memory is scored as well. This room
knows banks and scores; it knows no clients, screens or casebooks.
"""

from balancekit.tables.occasions import spread_occasions, stack_occasions
from balancekit.tables.reading import read_answers
from balancekit.tables.scoring_file import score_file
from balancekit.tables.shapes import to_long, to_wide

__all__ = [
    "read_answers",
    "score_file",
    "spread_occasions",
    "stack_occasions",
    "to_long",
    "to_wide",
]
