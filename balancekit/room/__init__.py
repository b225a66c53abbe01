"""The room: what ``balancekit open`` starts so that the workbook can be used in a browser.

A guarded Jupyter server that keeps no client word, one kernel, and a page that shows nothing but
the workbook. The room knows notebooks and kernels; it knows nothing of cases, banks or answers.
"""

from balancekit.room.opening import open_room

__all__ = ["open_room"]
