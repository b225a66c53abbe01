"""What the notebooks show: pages of widgets around a casebook.

A notebook holds one cell, such as ``open_window("couple_overlap")``; everything else is here.
"""

from balancekit.workbook.window import open_window

__all__ = ["open_window"]
