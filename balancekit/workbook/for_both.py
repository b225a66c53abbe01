"""Which pages a second screen may show, and what of them.

Nothing is shown there unless its page is declared for both, and of such a page only what is known
here: words, lists, pictures. No button, no field, no message, and nothing that is unknown.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import singledispatch, wraps
from html import escape
from typing import Any

from ipywidgets import HTML, Box, DOMWidget

from balancekit.workbook import markup
from balancekit.workbook.controls import Heading, Lines, Mirror, Prose
from balancekit.workbook.pictures import Told

Shows = Callable[..., Iterable[DOMWidget]]

DECLARED: set[str] = set()
"""Every page that is for both, by module and name."""


def for_both(page: Shows) -> Shows:
    """Declare a page as one that both look at: a second screen shows it as well.

    Parameters
    ----------
    page : callable
        Takes the screen, and returns the page or the part of it that is for both.
    """
    return for_both_where(lambda _: True)(page)


def for_both_where(holds: Callable[[Any], bool]) -> Callable[[Shows], Shows]:
    """Declare a page as one for both where something holds of its screen, and only there."""

    def declare(page: Shows) -> Shows:
        name = f"{page.__module__}.{page.__qualname__}"
        DECLARED.add(name.removeprefix("balancekit.workbook."))

        @wraps(page)
        def declared(screen: Any, *rest: Any) -> tuple[DOMWidget, ...]:
            widgets = tuple(page(screen, *rest))
            screen.for_both = widgets if holds(screen) else ()
            return widgets

        return declared

    return declare


class Reflection:
    """Keeps a second screen as the page is, while people write on it.

    Parameters
    ----------
    mirror : Mirror
        What tells the second screen's window.
    """

    def __init__(self, mirror: Mirror) -> None:
        self._mirror = mirror
        self._widgets: tuple[DOMWidget, ...] = ()
        mirror.observe(self._changed, "watched")

    def show(self, widgets: Iterable[DOMWidget]) -> None:
        """Show these from now on; nothing where there are none."""
        self._widgets = tuple(widgets)
        self._changed()

    def _changed(self, _: object = None) -> None:
        if not self._mirror.watched:
            self._mirror.shown = ""
            return
        for widget in _all(self._widgets):
            widget.observe(self._changed, [name for name in _LIVE if widget.has_trait(name)])
        self._mirror.shown = "".join(map(seen, self._widgets))


_LIVE = ("value", "children", "rows", "text")


def _all(widgets: Iterable[DOMWidget]) -> Iterator[DOMWidget]:
    for widget in widgets:
        yield widget
        yield from _all(getattr(widget, "children", ()))


@singledispatch
def seen(widget: DOMWidget) -> str:
    """Return a widget as a second screen shows it: as HTML that cannot be touched.

    Examples
    --------
    >>> from ipywidgets import Button
    >>> seen(HTML("<p>Zoë</p>")), seen(Button(description="Next"))
    ('<p>Zoë</p>', '')
    """
    return ""


@seen.register
def _(widget: HTML) -> str:
    return str(widget.value)


@seen.register
def _(widget: Told) -> str:
    return widget.still


@seen.register
def _(widget: Box) -> str:
    inside = "".join(map(seen, widget.children))
    return f'<div class="{escape(" ".join(widget._dom_classes))}">{inside}</div>' if inside else ""


@seen.register
def _(widget: Heading) -> str:
    return f'<h1 class="bk-heading">{escape(widget.label)}</h1>'


@seen.register
def _(widget: Lines) -> str:
    return markup.items(row["text"] for row in widget.rows)


@seen.register
def _(widget: Prose) -> str:
    return markup.paragraphs(widget.text, "bk-prose-said") if widget.text.strip() else ""
