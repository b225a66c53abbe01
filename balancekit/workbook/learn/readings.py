"""Pages to read: what each of the two needs can look like, and what too much of either is like."""

from collections.abc import Iterable

from ipywidgets import HTML, DOMWidget

from balancekit.bank import Bank, load_bank
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.screen import Screen

# Of each page, side -> the readings that tell of it.
_ENDS: dict[str, dict[str, tuple[str, ...]]] = {
    "two_ends": {
        "own": ("spectrum_independence", "spectrum_own_traits"),
        "shared": ("spectrum_interdependence", "spectrum_shared_traits"),
    },
    "too_much": {"own": ("too_much_alone",), "shared": ("too_much_together",)},
}


def reading(screen: Screen, section_id: str) -> Iterable[DOMWidget]:
    """Show the two sides next to each other, and the rest when it is asked for."""
    bank = load_bank("spectrum")
    section = bank.section(section_id)
    yield markup.text(section.guidance, "bk-lead")
    sides = _ENDS[section_id]
    yield _spectrum(bank, sides)
    told = {item for items in sides.values() for item in items}
    rest = [item.text for item in bank.in_section(section_id) if item.id not in told]
    yield markup.more(say("worksheet.more"), "\n".join([*rest, section.more]))


def _spectrum(bank: Bank, sides: dict[str, tuple[str, ...]]) -> HTML:
    """Give both sides the same room: neither end is the better one."""
    cells = "".join(
        f'<section class="bk-side"><h2>{say(f"learn.side_{side}")}</h2>'
        f"{''.join(markup.paragraphs(bank.item(item).text) for item in items)}</section>"
        for side, items in sides.items()
    )
    return HTML(f'<div class="bk-sides">{cells}</div>')
