"""The end of a session, in every notebook."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.for_both import for_both
from balancekit.workbook.pages.going import goer
from balancekit.workbook.pages.handing_over import therapist_button
from balancekit.workbook.screen import Screen


def finisher(screen: Screen) -> Callable[[], None]:
    """Return what leads to the closing page."""
    return goer(screen, stage="done", step=0)


@for_both
def done(screen: Screen) -> Iterable[DOMWidget]:
    """Close the session: nothing of anyone's is on this page."""
    yield Heading(label=say("workbook.done_title"))
    yield markup.text(say("workbook.done_text"))
    yield therapist_button(screen)
