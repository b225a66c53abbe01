"""The notebook of learning together: which page belongs to which place."""

from balancekit.workbook.front import front_of
from balancekit.workbook.learn.handing_over import handover, reveal
from balancekit.workbook.learn.overview import overview
from balancekit.workbook.learn.together import together
from balancekit.workbook.learn.work import work
from balancekit.workbook.pages.closing import done

front = front_of(
    "learn",
    {
        "case": overview,
        "handover": handover,
        "work": work,
        "reveal": reveal,
        "together": together,
        "done": done,
    },
)
