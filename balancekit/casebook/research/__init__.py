"""From a casebook to a folder that researchers can read: ratings without names, codes or dates.

Nothing here is loaded before somebody asks for it: it is the only part that needs pandas.
"""

from balancekit.casebook.research.exporting import ResearchExport, research_export

__all__ = ["ResearchExport", "research_export"]
