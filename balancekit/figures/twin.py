"""What a screen reader finds in place of a picture: its name, and a table of what it shows."""

from html import escape

from balancekit.diagrams import Diagram, alt_text, words_table

_UNSEEN = (
    "position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);"
    "white-space:nowrap"
)


def table_twin(diagram: Diagram) -> str:
    """Return what a diagram shows as an HTML table that is heard and not seen.

    Parameters
    ----------
    diagram : OverlapDiagram, ClosenessDiagram, MapDiagram, OccasionsDiagram or AgreementDiagram
        What is drawn beside it.

    Returns
    -------
    str
        Empty where the picture is.

    Examples
    --------
    >>> from balancekit.diagrams import overlap_diagram
    >>> "<td>Tea</td>" in table_twin(overlap_diagram(["Tea"], [], []))
    True
    """
    caption, head, rows = words_table(diagram)
    if not rows:
        return ""
    columns = "".join(f'<th scope="col">{escape(it)}</th>' for it in head)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(it)}</td>" for it in others)
        + "</tr>"
        for first, *others in rows
    )
    return (
        f'<div style="{_UNSEEN}"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def spoken(diagram: Diagram) -> str:
    """Return a picture as HTML that is only heard: for one drawn by a script without a name.

    Examples
    --------
    >>> from balancekit.diagrams import overlap_diagram
    >>> 'role="img" aria-label="Two overlapping' in spoken(overlap_diagram([], [], []))
    True
    """
    name = f'<div role="img" aria-label="{escape(alt_text(diagram))}" style="{_UNSEEN}"></div>'
    return name + table_twin(diagram)
