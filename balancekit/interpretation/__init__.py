"""From scores to words: which sentences a client or a clinician is shown, and why.

Every sentence comes from a rule in a YAML file that a clinician can read, reword and switch off.
Clients get words and questions, never numbers. The room knows banks and scores; it knows neither
screens nor casebooks, so whoever calls it passes only answers that the reader may see.
"""

from balancekit.interpretation.loading import load_rules
from balancekit.interpretation.material import Context
from balancekit.interpretation.reading import Reading, read
from balancekit.interpretation.rules import Audience, Range, Rule, Rules, View

__all__ = [
    "Audience",
    "Context",
    "Range",
    "Reading",
    "Rule",
    "Rules",
    "View",
    "load_rules",
    "read",
]
