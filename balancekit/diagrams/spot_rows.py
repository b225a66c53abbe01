"""Where two dots a row and their words stand: one row under the other."""

from collections.abc import Sequence
from typing import NamedTuple

from balancekit.diagrams.letters import direction
from balancekit.diagrams.letters import width as em
from balancekit.diagrams.marks import BarMark, DotMark, Spot, TextMark
from balancekit.diagrams.wrapping import fill, wrap

EDGE, _GUTTER = 4.0, 18.0  # px
_LABELS = 0.46  # of the width
_LABEL, _WORDS, _END = 15.0, 13.0, 13.0  # px, sizes of letters
_LINE, _BOLD = 1.3, 1.16
_OFF = 20.0  # px from the middle of a dot to the middle of its words
_PEN = 11.0  # the same where a pen will draw the dots
_BETWEEN = 16.0
_RING, _STEP = 8.0, 1.6
_KEY_INDENT, _KEY_APART = 2 * _RING + 6, 22.0


class Look(NamedTuple):
    """The role of a dot, its radius, px, and the role of its words."""

    role: str
    r: float
    words: str


class RowSheet:
    """Places one row under the other: what was asked on the left, the dots on the right.

    One dot has its words above it, the other one below; where both stand in one place, the smaller
    one lies in the larger.

    Attributes
    ----------
    dots : list of DotMark
    bars : list of BarMark
        Between the two dots of a row, where they are joined.
    texts : list of TextMark
        Roles ``row``, ``axis``, and those of the dots.
    y : float
        Where what is placed so far ends, px.
    """

    def __init__(
        self, width: float, steps: int, above: Look, below: Look, *, joined: bool = False
    ) -> None:
        self._above, self._below, self._joined = above, below, joined
        self.dots: list[DotMark] = []
        self.bars: list[BarMark] = []
        self.texts: list[TextMark] = []
        self.y = EDGE
        self._right = width - EDGE
        self._low = width * _LABELS + _GUTTER + _RING
        self._high = self._right - _RING
        self._steps = steps

    def head(self, ends: tuple[str, str], above: str, below: str) -> None:
        """Place the key of the two dots, and at both ends of the scale what they mean."""
        room = self._low - _RING - _GUTTER - EDGE
        half = (self._high - self._low + 2 * _RING - _GUTTER) / 2
        low, high = (_wrapped(end, half, _END) for end in ends)
        left, right = self._low - _RING, self._high + _RING
        bottom = max(self._key(above, below, room), self._stack(low, left, "start", "axis"))
        self.y = max(bottom, self._stack(high, right, "end", "axis")) + _BETWEEN

    def row(self, label: str, above: Spot | None, below: Spot | None) -> None:
        """Place what was asked, the steps, and a dot for each answer."""
        lines = _wrapped(label, self._low - _RING - _GUTTER - EDGE, _LABEL)
        over_words, under_words = self._wrapped_words(above), self._wrapped_words(below)
        tall, step = len(lines) * _LABEL * _LINE, _WORDS * _LINE
        off = _OFF if over_words or under_words else _PEN
        over = max(off + (max(len(over_words), 1) - 0.5) * step, tall / 2)
        under = max(off + (max(len(under_words), 1) - 0.5) * step, tall / 2)
        middle = self.y + over
        for i, line in enumerate(lines):
            y = middle + (i + 0.5) * _LABEL * _LINE - tall / 2
            self.texts.append(TextMark(line, EDGE, y, _LABEL, "row", "start", direction(line)))
        self._points(middle)
        if self._joined and above is not None and below is not None:
            self._bar(above, below, middle)
        if below is not None:
            self._dot(below, under_words, self._below, middle, middle + _OFF)
        if above is not None:
            top = middle - _OFF - (len(over_words) - 1) * step
            self._dot(above, over_words, self._above, middle, top)
        self.y = middle + under + _BETWEEN

    def _bar(self, above: Spot, below: Spot, y: float) -> None:
        """Join two dots from edge to edge; those that touch need no bar."""
        ends = ((self._x(above), self._above.r), (self._x(below), self._below.r))
        (x1, left), (x2, right) = sorted(ends)
        if x1 + left < x2 - right:
            self.bars.append(BarMark(x1 + left, x2 - right, y))

    def _x(self, spot: Spot) -> float:
        return self._low + spot.share * (self._high - self._low)

    def _points(self, y: float) -> None:
        count = self._steps or 2  # the two ends at least: a place needs something to lie between
        reach = (self._high - self._low) / (count - 1)
        self.dots += [DotMark("step", self._low + i * reach, y, _STEP) for i in range(count)]

    def _wrapped_words(self, spot: Spot | None) -> list[str]:
        room = self._right - self._low + _RING
        return [] if spot is None else _wrapped(spot.words, room / _BOLD, _WORDS)

    def _dot(self, spot: Spot, lines: Sequence[str], look: Look, y: float, top: float) -> None:
        x = self._x(spot)
        self.dots.append(DotMark(look.role, x, y, look.r))
        left, right, anchor = self._low - _RING, self._right, "middle"
        half = max((em(line) for line in lines), default=0.0) * _WORDS * _BOLD / 2
        if x - half < left:
            x, anchor = left, "start"
        elif x + half > right:
            x, anchor = right, "end"
        for i, line in enumerate(lines):
            line_y, turn = top + i * _WORDS * _LINE, direction(line)
            self.texts.append(TextMark(line, x, line_y, _WORDS, look.words, anchor, turn))

    def _key(self, above: str, below: str, room: float) -> float:
        """The upper one first; the other beside it where there is room, else below."""
        step = _WORDS * _LINE
        x, y, tall = EDGE, self.y + step / 2, 0
        for name, look in ((above, self._above), (below, self._below)):
            lines = _wrapped(name, (room - _KEY_INDENT) / _BOLD, _WORDS)
            wide = _KEY_INDENT + max((em(line) for line in lines), default=0.0) * _WORDS * _BOLD
            if x > EDGE and x + wide > EDGE + room:
                x, y, tall = EDGE, y + max(tall - 1, 0) * step + 2 * _RING + 4, 0
            self.dots.append(DotMark(look.role, x + _RING, y, look.r))
            self.texts += [
                TextMark(
                    *(line, x + _KEY_INDENT, y + i * step, _WORDS, look.words, "start"),
                    direction(line),
                )
                for i, line in enumerate(lines)
            ]
            tall = max(tall, len(lines))
            x += wide + _KEY_APART
        return y + (max(tall, 1) - 0.5) * step

    def _stack(self, lines: Sequence[str], x: float, anchor: str, role: str) -> float:
        step = _END * _LINE
        self.texts += [
            TextMark(line, x, self.y + (i + 0.5) * step, _END, role, anchor, direction(line))
            for i, line in enumerate(lines)
        ]
        return self.y + len(lines) * step


def _wrapped(text: str, room: float, size: float) -> list[str]:
    """As few lines as there must be, and as even as they can be."""
    filled = [line for line in fill(text, room / size) if line.text]
    even = wrap(text, len(filled)) if len(filled) > 1 else None
    if even and max(line.width for line in even) * size <= room:
        filled = list(even)
    return [line.text for line in filled]
