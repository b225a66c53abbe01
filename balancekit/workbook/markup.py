"""Sentences as widgets. Whatever a person wrote is escaped here, once."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ipywidgets import HTML, Box, DOMWidget, HBox, VBox


def paragraphs(sentence: str, look: str = "bk-text", *, role: str = "") -> str:
    """Return sentences as HTML; line breaks begin a new paragraph.

    Examples
    --------
    >>> paragraphs("Zoë <3 Ben", "bk-hint")
    '<div class="bk-hint"><p>Zoë &lt;3 Ben</p></div>'
    """
    attribute = f' role="{role}"' if role else ""
    parts = "".join(f"<p>{escape(part)}</p>" for part in sentence.split("\n") if part.strip())
    return f'<div class="{look}"{attribute}>{parts}</div>'


def items(sentences: Iterable[str], look: str = "bk-list") -> str:
    """Return sentences as an HTML list.

    Examples
    --------
    >>> items(["one", "<two>"])
    '<ul class="bk-list"><li>one</li><li>&lt;two&gt;</li></ul>'
    """
    return f'<ul class="{look}">{"".join(f"<li>{escape(one)}</li>" for one in sentences)}</ul>'


def text(sentence: str, look: str = "bk-text") -> HTML:
    """Show sentences."""
    return HTML(paragraphs(sentence, look))


def subheading(sentence: str) -> HTML:
    """Show the heading of a part of a page."""
    return HTML(f'<h2 class="bk-subheading">{escape(sentence)}</h2>')


def part_heading(sentence: str) -> HTML:
    """Show a heading below a subheading."""
    return HTML(f'<h3 class="bk-part-heading">{escape(sentence)}</h3>')


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table as HTML; the first cell of a row is its heading.

    Examples
    --------
    >>> table(["scale", "score"], [["own", "75"]])[-66:]
    '<tr><th scope="row">own</th><td>75</td></tr></tbody></table></div>'
    """
    columns = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "".join(f"<tr>{_cells(*row)}</tr>" for row in rows)
    return (
        f'<div class="bk-table-room"><table class="bk-table"><thead><tr>{columns}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _cells(first: str, *others: str) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in others)
    return f'<th scope="row">{escape(first)}</th>{cells}'


def more(label: str, sentence: str) -> HTML:
    """Show a paragraph when it is asked for; nothing where there is none."""
    if not sentence:
        return HTML("")
    return HTML(
        f'<details class="bk-more"><summary>{escape(label)}</summary>'
        f"{paragraphs(sentence)}</details>"
    )


def replace(
    box: Box, widgets: Iterable[DOMWidget], *, spare: type[DOMWidget] | tuple[()] = ()
) -> list[DOMWidget]:
    """Put widgets into a box, and do away with those that were in it, words and all.

    Those of the kind ``spare`` live on, and are returned.
    """
    old = box.children
    box.children = tuple(widgets)
    return [one for widget in old for one in _clear(widget, spare)]


def _clear(widget: DOMWidget, spare: type[DOMWidget] | tuple[()]) -> Iterator[DOMWidget]:
    for child in getattr(widget, "children", ()):
        yield from _clear(child, spare)
    if isinstance(widget, spare):
        yield widget
    else:
        close(widget)


def close(widget: DOMWidget) -> None:
    """Do away with a widget."""
    widget.close()
    for part in ("layout", "style"):  # widgets of their own, which would stay for ever
        if widget.has_trait(part):
            getattr(widget, part).close()


def links(label: str, addresses: Mapping[str, str]) -> HTML:
    """Lead to other notebooks of the workbook."""
    items = "".join(f'<a href="{escape(to)}">{escape(text)}</a>' for to, text in addresses.items())
    return HTML(f'<nav class="bk-links" aria-label="{escape(label)}">{items}</nav>')


def stack(*widgets: DOMWidget) -> Box:
    """Set widgets below one another."""
    return VBox(list(widgets))


def row(*widgets: DOMWidget) -> Box:
    """Set widgets side by side; they wrap where there is no room."""
    box = HBox(list(widgets))
    box.add_class("bk-row")
    return box


def bar(*widgets: DOMWidget) -> Box:
    """Set widgets side by side at the top, in sight on a long page too."""
    box = HBox(list(widgets))
    box.add_class("bk-bar")
    return box


def columns(*widgets: DOMWidget) -> Box:
    """Set widgets in two columns; below one another where there is no room for two."""
    box = HBox(list(widgets))
    box.add_class("bk-columns")
    return box


def brief(*widgets: DOMWidget) -> Box:
    """Set widgets below one another, close enough that a page needs no scrolling."""
    box = VBox(list(widgets))
    box.add_class("bk-brief")
    return box


def panel(*widgets: DOMWidget) -> Box:
    """Set widgets below one another in a quiet frame."""
    box = VBox(list(widgets))
    box.add_class("bk-panel")
    return box


def beside(choices: Iterable[DOMWidget], shown: Iterable[DOMWidget]) -> Box:
    """Set what is chosen beside what comes of it; below one another where there is no room."""
    box = HBox([stack(*choices), stack(*shown)])
    box.add_class("bk-beside")
    return box


def way(button: DOMWidget, *said: DOMWidget) -> Box:
    """Set a way in beside what is said of it; below one another where there is no room."""
    box = HBox([button, stack(*said)])
    box.add_class("bk-way")
    return box
