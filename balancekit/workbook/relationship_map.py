"""The notebook of the relationship map: which page belongs to which place."""

from balancekit.workbook.front import front_of
from balancekit.workbook.pages.closing import done
from balancekit.workbook.pages.handing_over import handover, reveal
from balancekit.workbook.relations.overview import map_handover, overview
from balancekit.workbook.relations.part import part
from balancekit.workbook.relations.together import together
from balancekit.workbook.relations.work import work

front = front_of(
    "relations",
    {
        "case": overview,
        "map_handover": map_handover,
        "work": work,
        "handover": handover,
        "write": part,
        "reveal": reveal,
        "together": together,
        "done": done,
    },
)
