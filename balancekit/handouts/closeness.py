"""The small closeness pictures of one person: on the screen, and in their places on paper."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from balancekit.diagrams import ClosenessDiagram, closeness_diagram
from balancekit.handouts.gathering import CLOSENESS_ITEMS, SharedAnswers
from balancekit.strings import say

_ROW_WIDTH = 468  # px, of three pictures on paper
_EDGE = 12  # px, beside the first picture and the last
Captioned = tuple[str, float]


def closeness_pictures(shared: SharedAnswers, index: int, width: float) -> ClosenessDiagram:
    """Return the small pictures that one of the two shows, in so many px for a row.

    A name that does not fit on one line beside its circle gives way to its beginning.
    """
    return _drawn(_captioned(_answered(shared, index)), _names(shared), width)


def closeness_row(shared: SharedAnswers, index: int) -> ClosenessDiagram:
    """Return the same for paper, each picture as large as if there were three of them.

    Two people's pictures can be compared only where they have one scale. What is missing is drawn
    and taken away again, so that a row without it is as high as any other.
    """
    given, names = _answered(shared, index), _names(shared)
    fillers = {item: 0.5 for item in CLOSENESS_ITEMS if item not in given}
    whole = _drawn(_captioned({**given, **fillers}), names, _ROW_WIDTH)
    alt = _drawn(_captioned(given), names, _ROW_WIDTH).alt
    return _first(whole, len(given), len(CLOSENESS_ITEMS), alt)


def captioned_pictures(
    pictures: Sequence[Captioned], names: tuple[str, str], width: float
) -> ClosenessDiagram:
    """Return one or two small pictures with captions of their own, as large as if they were two.

    Parameters
    ----------
    pictures : sequence of (caption, share)
    names : tuple of str
        Whose circle is the left one, whose the right; shortened where there is no room.
    width : float
        In px, of a row of two.
    """
    drawn = _drawn(pictures, names, width)
    if len(pictures) > 1:
        return drawn
    return _first(_drawn([*pictures, *pictures], names, width), 1, 2, drawn.alt)


def _first(whole: ClosenessDiagram, count: int, of: int, alt: str) -> ClosenessDiagram:
    """Take away all pictures of a row but the first ones."""
    width = 2 * _EDGE + (whole.width - 2 * _EDGE) * count / of
    texts = tuple(text for text in whole.texts if text.x < width - _EDGE)
    return replace(whole, width=width, panels=whole.panels[:count], texts=texts, alt=alt)


def _answered(shared: SharedAnswers, index: int) -> dict[str, float]:
    answers = shared.closeness[index]
    return {item: answers[item] for item in CLOSENESS_ITEMS if item in answers}


def _names(shared: SharedAnswers) -> tuple[str, str]:
    first, second = shared.people
    return first.name, second.name


def shortened(names: tuple[str, str], fits: tuple[bool, ...]) -> tuple[str, str]:
    """Shorten names that do not fit to as many letters as tell them from the other.

    Examples
    --------
    >>> shortened(("Christina", "Al"), (False, True)), shortened(("Maxine", "Max"), (False, True))
    (('C.', 'Al'), ('Maxi.', 'Max'))
    >>> shortened(("Maximilian", "Marie-Louise"), (False, False))
    ('Max.', 'Mar.')
    """
    first, second = names
    return (
        first if fits[0] else _beginning(first, second),
        second if fits[1] else _beginning(second, first),
    )


def _beginning(name: str, other: str) -> str:
    apart = (n for n in range(1, len(name)) if name[:n].casefold() != other[:n].casefold())
    return f"{name[: next(apart, len(name))]}."


def _captioned(answers: Mapping[str, float]) -> list[Captioned]:
    return [(say(f"handout.{item}"), share) for item, share in answers.items()]


def _drawn(pictures: Sequence[Captioned], names: tuple[str, str], width: float) -> ClosenessDiagram:
    drawn = _pictures(pictures, names, width)
    lines = [label.role for panel in drawn.panels[:1] for label in panel.labels]
    fits = tuple(lines.count(role) <= 1 for role in ("label_a", "label_b"))
    return drawn if all(fits) else _pictures(pictures, shortened(names, fits), width)


def _pictures(
    pictures: Sequence[Captioned], names: tuple[str, str], width: float
) -> ClosenessDiagram:
    return closeness_diagram([(caption, share, names) for caption, share in pictures], width=width)
