"""The notebook of seven steps: which page belongs to which place."""

from balancekit.workbook.front import front_of
from balancekit.workbook.worksheet.overview import handover, overview
from balancekit.workbook.worksheet.work import done, work

front = front_of("worksheet", {"case": overview, "handover": handover, "work": work, "done": done})
