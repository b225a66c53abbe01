"""For translators: everything that can be translated, as one PO file a language, out and in again.

The file is in gettext's format, which every translator's tool reads. A message's context is the key
of the text; a comment says where it appears. Only the command line asks for this room.
"""

from balancekit.translating.checking import check_translation
from balancekit.translating.exporting import export_translation
from balancekit.translating.importing import import_translation
from balancekit.translating.progress import untranslated

__all__ = ["check_translation", "export_translation", "import_translation", "untranslated"]
