"""Every sentence a person sees, in the language in force; and how that language writes a day.

English is complete and stands in ``languages/en``, one YAML file a room. Any other language is
one file of translations, ``LANGUAGE.po``, in the format that translators' tools read: beside the
English ones, or in the folder ``languages`` beside the casebook. What it lacks stays English,
sentence by sentence.
"""

from balancekit.strings.apart import first_direction
from balancekit.strings.in_force import language_in_force, speak, using
from balancekit.strings.known import ENGLISH, base_of, is_known, known_languages
from balancekit.strings.saying import say
from balancekit.strings.texts import translated
from balancekit.strings.writing import (
    day_and_time,
    in_a_row,
    listed,
    long_date,
    number,
    right_to_left,
    short_date,
    time_of_day,
)

__all__ = [
    "ENGLISH",
    "base_of",
    "day_and_time",
    "first_direction",
    "in_a_row",
    "is_known",
    "known_languages",
    "language_in_force",
    "listed",
    "long_date",
    "number",
    "right_to_left",
    "say",
    "short_date",
    "speak",
    "time_of_day",
    "translated",
    "using",
]
