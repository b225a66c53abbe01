"""The notebook of two circles: which page belongs to which place."""

from balancekit.workbook.front import front_of
from balancekit.workbook.pages.closing import done
from balancekit.workbook.pages.handing_over import handover, reveal
from balancekit.workbook.pages.overview import overview
from balancekit.workbook.pages.together import together
from balancekit.workbook.pages.writing import writing

front = front_of(
    "couple",
    {
        "case": overview,
        "handover": handover,
        "write": writing,
        "reveal": reveal,
        "together": together,
        "done": done,
    },
)
