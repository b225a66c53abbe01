"""What the notebooks show: pages of widgets around a casebook.

A notebook holds one cell, ``couple_overlap()``; everything else is here.
"""

from balancekit.workbook.window import couple_overlap

__all__ = ["couple_overlap"]
