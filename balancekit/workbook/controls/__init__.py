"""The controls that clients touch, each with a name that a screen reader can say.

They know nothing of cases or banks: a control is given words and a value, and tells when the
value changed. What was typed is sent while typing (0.3 s after the last key) and at once when
the field is left; what was chosen is sent at once.
"""

from balancekit.workbook.controls.choice import Choice
from balancekit.workbook.controls.closeness import Closeness
from balancekit.workbook.controls.curtain import Curtain
from balancekit.workbook.controls.day import Day
from balancekit.workbook.controls.drop import Drop
from balancekit.workbook.controls.entry import Entry
from balancekit.workbook.controls.heading import Heading
from balancekit.workbook.controls.keypad import Keypad
from balancekit.workbook.controls.keys import Keys
from balancekit.workbook.controls.lines import Lines
from balancekit.workbook.controls.look_switch import LookSwitch
from balancekit.workbook.controls.mirror import Mirror
from balancekit.workbook.controls.pick import Pick
from balancekit.workbook.controls.placement import Placement
from balancekit.workbook.controls.prose import Prose
from balancekit.workbook.controls.ratings import Ratings
from balancekit.workbook.controls.second_screen import SecondScreen
from balancekit.workbook.controls.sheets import Sheets
from balancekit.workbook.controls.ticks import Ticks
from balancekit.workbook.controls.watch import Watch

__all__ = [
    "Choice",
    "Closeness",
    "Curtain",
    "Day",
    "Drop",
    "Entry",
    "Heading",
    "Keypad",
    "Keys",
    "Lines",
    "LookSwitch",
    "Mirror",
    "Pick",
    "Placement",
    "Prose",
    "Ratings",
    "SecondScreen",
    "Sheets",
    "Ticks",
    "Watch",
]
