"""The last page of somebody who is here alone: then and now, and the card to take along."""

from collections.abc import Iterable

from ipywidgets import HTML, DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.check_in.leaves import names, subject, told_alone
from balancekit.workbook.check_in.told import told_panel
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.screen import Screen


def own_page(screen: Screen) -> Iterable[DOMWidget]:
    """Show what was told today beside last time, and make the card, below the heading."""
    desk = screen.desk
    title = say("check_in.your_view")
    panel = HTML(told_panel(told_alone(desk), names(desk, subject(desk)), title))
    card = markup.stack(
        markup.subheading(say("check_in.card_title")),
        markup.text(say("check_in.card_text"), "bk-hint"),
        *making(screen, "card", [desk.person], say("check_in.make_card")),
    )
    yield markup.columns(panel, card)
