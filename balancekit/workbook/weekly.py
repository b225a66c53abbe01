"""The notebook of the weekly check-in: which page belongs to which place."""

from balancekit.workbook.check_in.overview import overview
from balancekit.workbook.check_in.part import part
from balancekit.workbook.check_in.together import together
from balancekit.workbook.front import front_of
from balancekit.workbook.pages.closing import done
from balancekit.workbook.pages.handing_over import handover, reveal

front = front_of(
    "check_in",
    {
        "case": overview,
        "handover": handover,
        "write": part,
        "reveal": reveal,
        "together": together,
        "done": done,
    },
)
