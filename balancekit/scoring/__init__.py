"""Answers to scores: one arithmetic for a single person and for a table of thousands.

The room knows banks, their keys and their missing rules; it knows no words, screens or clients.
`score` for data frames is in `balancekit.scoring.frames` (and ``balancekit.score``), so that the
workbook, which scores one person at a time, does not load pandas.
"""

from balancekit.scoring.answers import Score, Status, score_answers

__all__ = ["Score", "Status", "score_answers"]
