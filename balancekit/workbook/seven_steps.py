"""The notebook of seven steps: which page belongs to which place."""

from balancekit.workbook.front import front_of
from balancekit.workbook.pages.closing import done
from balancekit.workbook.worksheet.overview import handover, overview
from balancekit.workbook.worksheet.work import work

front = front_of("worksheet", {"case": overview, "handover": handover, "work": work, "done": done})
