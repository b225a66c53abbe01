"""A picture in plain words, for those who do not see it: as sentences, and as a table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import astuple

from balancekit.diagrams.kinds import (
    AgreementDiagram,
    ClosenessDiagram,
    Diagram,
    MapDiagram,
    OccasionsDiagram,
    OverlapDiagram,
)
from balancekit.diagrams.marks import Spot
from balancekit.geometry import Kind
from balancekit.strings import say


class WordsTable(NamedTuple):
    """What a picture shows as a table.

    Attributes
    ----------
    caption : str
        What the table is about.
    head : tuple of str
        Names of the columns.
    rows : tuple of tuple of str
        One for each item, closeness picture, relationship or question, in the order of the
        picture.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def alt_text(diagram: Diagram) -> str:
    """Return a picture in plain words: names, counts, how large the shared part is, every item.

    Parameters
    ----------
    diagram : OverlapDiagram, ClosenessDiagram, MapDiagram, OccasionsDiagram or AgreementDiagram
        Any diagram.

    Returns
    -------
    str
        What a screen reader says in its place, on the screen and in the PDF.

    Examples
    --------
    >>> from balancekit.diagrams import overlap_diagram
    >>> alt_text(overlap_diagram(["Tea"], [], [], names=("Ana", "Ben")))
    ... # doctest: +NORMALIZE_WHITESPACE
    'Two overlapping circles, one for Ana and one for Ben. The shared part is 45 % of each circle;
    that makes room for words and measures nothing. Only Ana, 1 thing: Tea. Ours, in both circles:
    nothing yet. Only Ben: nothing yet.'
    """
    return diagram.alt


def words_table(diagram: Diagram) -> WordsTable:
    """Return what a picture shows as a table, a twin of the picture for screen readers.

    Parameters
    ----------
    diagram : OverlapDiagram, ClosenessDiagram, MapDiagram, OccasionsDiagram or AgreementDiagram
        Any diagram.

    Returns
    -------
    WordsTable
        Caption, head and rows of words; no row where the picture is empty.

    Examples
    --------
    >>> from balancekit.diagrams import overlap_diagram
    >>> diagram = overlap_diagram(["Tea"], [], ["Our garden"], names=("Ana", "Ben"))
    >>> words_table(diagram).rows
    (('Only Ana', 'Tea'), ('Ours', 'Our garden'))
    """
    if isinstance(diagram, OccasionsDiagram | AgreementDiagram):
        kind = "occasions" if isinstance(diagram, OccasionsDiagram) else "agreement"
        return _rows_of(kind, diagram.names, map(astuple, diagram.rows))
    rows = {OverlapDiagram: _overlap_rows, ClosenessDiagram: _panel_rows, MapDiagram: _map_rows}
    kinds = {OverlapDiagram: "overlap", ClosenessDiagram: "closeness"}
    it = type(diagram)
    name = diagram.subject if isinstance(diagram, MapDiagram) else kinds[it]
    caption, left, right = (
        say(f"picture.table_{name}_{part}") for part in ("caption", "left", "right")
    )
    return WordsTable(caption, (left, right), tuple(rows[it](diagram)))  # type: ignore[operator]


def overlap_alt(
    items: Mapping[str, tuple[str, ...]],
    names: tuple[str, str],
    areas: tuple[float, float, float],
    kind: Kind,
) -> str:
    """Return two circles with words in plain words."""
    a, b = names
    parts = [
        say(f"picture.alt_{kind}", a=a, b=b),
        *_sizes(names, areas, kind),
        _part("alt_own", items["a"], a),
        _part("alt_both", items["both"], ""),
        _part("alt_own", items["b"], b),
    ]
    return " ".join(parts)


def _sizes(names: tuple[str, str], areas: tuple[float, float, float], kind: Kind) -> Iterator[str]:
    shares = [percent(areas[2] / area) for area in areas[:2]]
    if kind == "overlap" and areas[0] == areas[1]:
        yield say("picture.alt_share", share=shares[0])
    elif kind != "identical" and areas[2]:
        yield say(
            "picture.alt_shares", a=names[0], b=names[1], share_a=shares[0], share_b=shares[1]
        )


def percent(share: float) -> str:
    """Return whole percents, but never all or nothing where it is neither.

    Examples
    --------
    >>> percent(0.45), percent(0.0001), percent(0.9999)
    ('45', 'less than 1', 'more than 99')
    """
    if 0 < share < 0.01:
        return say("picture.alt_less")
    if 0.99 < share < 1:
        return say("picture.alt_more")
    return f"{100 * share:.0f}"


def _part(key: str, items: tuple[str, ...], name: str) -> str:
    if not items:
        return say(f"picture.{key}_none", name=name)
    return say(f"picture.{key}", count=len(items), name=name, items="; ".join(items))


def _overlap_rows(diagram: OverlapDiagram) -> Iterator[tuple[str, str]]:
    a, b = diagram.names
    for whose, items in (
        (say("picture.table_own", name=a), diagram.own_a),
        (say("picture.label_both"), diagram.both),
        (say("picture.table_own", name=b), diagram.own_b),
    ):
        yield from ((whose, item) for item in items)


def _panel_rows(diagram: ClosenessDiagram) -> Iterator[tuple[str, str]]:
    yield from ((panel.caption, panel.words) for panel in diagram.panels)


def _map_rows(diagram: MapDiagram) -> Iterator[tuple[str, str]]:
    yield from ((patch.name, patch.words) for patch in diagram.patches)
    yield from ((name, say("picture.map_unplaced")) for name in diagram.unplaced)


def _rows_of(
    kind: str, names: tuple[str, str], rows: Iterable[tuple[str, Spot | None, Spot | None]]
) -> WordsTable:
    answered = tuple(
        (label, one.words if one else "", other.words if other else "")
        for label, one, other in rows
        if one or other
    )
    head = (say("picture.table_rows_left"), *names)
    return WordsTable(say(f"picture.table_{kind}_caption"), head, answered)
