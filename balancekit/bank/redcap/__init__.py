"""Banks as REDCap's data dictionaries, and data dictionaries as banks.

A dictionary is a CSV file of 18 columns, a row a field. What REDCap has no column for stands in the
field annotation, in tags of ours (`tags.py`) that REDCap leaves alone.
"""

from balancekit.bank.redcap.reading import Reading, read_dictionary
from balancekit.bank.redcap.writing import dictionary_of, names_to_mend

__all__ = ["Reading", "dictionary_of", "names_to_mend", "read_dictionary"]
