"""Where the dots and words of two occasions stand: one row under the other."""

from collections.abc import Sequence

from balancekit.diagrams.letters import direction
from balancekit.diagrams.letters import width as em
from balancekit.diagrams.marks import DotMark, OccasionRow, Spot, TextMark
from balancekit.diagrams.wrapping import fill, wrap

EDGE, _GUTTER = 4.0, 18.0  # px
_LABELS = 0.46  # of the width
_LABEL, _WORDS, _END = 15.0, 13.0, 13.0  # px, sizes of letters
_LINE, _BOLD = 1.3, 1.16
_OFF = 20.0  # px from the middle of a dot to the middle of its words
_PEN = 11.0  # the same where a pen will draw the dots
_BETWEEN = 16.0
_RING, _DISC, _STEP = 8.0, 4.8, 1.6
_KEY_APART = 22.0


class RowSheet:
    """Places one row under the other: what was asked on the left, the dots on the right.

    Attributes
    ----------
    dots : list of DotMark
    texts : list of TextMark
        Roles ``row``, ``axis``, ``then``, ``now``.
    y : float
        Where what is placed so far ends, px.
    """

    def __init__(self, width: float, steps: int) -> None:
        self.dots: list[DotMark] = []
        self.texts: list[TextMark] = []
        self.y = EDGE
        self._right = width - EDGE
        self._low = width * _LABELS + _GUTTER + _RING
        self._high = self._right - _RING
        self._steps = steps

    def head(self, ends: tuple[str, str], names: tuple[str, str]) -> None:
        """Place the key, and at both ends of the scale what they mean."""
        room = self._low - _RING - _GUTTER - EDGE
        half = (self._high - self._low + 2 * _RING - _GUTTER) / 2
        low, high = (_wrapped(end, half, _END) for end in ends)
        left, right = self._low - _RING, self._high + _RING
        bottom = max(self._key(names, room), self._stack(low, left, "start", "axis"))
        self.y = max(bottom, self._stack(high, right, "end", "axis")) + _BETWEEN

    def row(self, row: OccasionRow) -> None:
        """Place what was asked, the steps, and a dot for each answer."""
        lines = _wrapped(row.label, self._low - _RING - _GUTTER - EDGE, _LABEL)
        above, below = (self._wrapped_words(spot) for spot in (row.now, row.then))
        label, step = len(lines) * _LABEL * _LINE, _WORDS * _LINE
        off = _OFF if above or below else _PEN
        over = max(off + (max(len(above), 1) - 0.5) * step, label / 2)
        under = max(off + (max(len(below), 1) - 0.5) * step, label / 2)
        middle = self.y + over
        for i, line in enumerate(lines):
            y = middle + (i + 0.5) * _LABEL * _LINE - label / 2
            self.texts.append(TextMark(line, EDGE, y, _LABEL, "row", "start", direction(line)))
        self._points(middle)
        if row.then is not None:
            self._dot(row.then, below, "then", _RING, middle, middle + _OFF)
        if row.now is not None:
            top = middle - _OFF - (len(above) - 1) * step
            self._dot(row.now, above, "now", _DISC, middle, top)
        self.y = middle + under + _BETWEEN

    def _points(self, y: float) -> None:
        count = self._steps or 2  # the two ends at least: a place needs something to lie between
        reach = (self._high - self._low) / (count - 1)
        self.dots += [DotMark("step", self._low + i * reach, y, _STEP) for i in range(count)]

    def _wrapped_words(self, spot: Spot | None) -> list[str]:
        room = self._right - self._low + _RING
        return [] if spot is None else _wrapped(spot.words, room / _BOLD, _WORDS)

    def _dot(
        self, spot: Spot, lines: Sequence[str], role: str, r: float, y: float, top: float
    ) -> None:
        x = self._low + spot.share * (self._high - self._low)
        self.dots.append(DotMark(role, x, y, r))
        left, right, anchor = self._low - _RING, self._right, "middle"
        half = max((em(line) for line in lines), default=0.0) * _WORDS * _BOLD / 2
        if x - half < left:
            x, anchor = left, "start"
        elif x + half > right:
            x, anchor = right, "end"
        for i, line in enumerate(lines):
            line_y, turn = top + i * _WORDS * _LINE, direction(line)
            self.texts.append(TextMark(line, x, line_y, _WORDS, role, anchor, turn))

    def _key(self, names: tuple[str, str], room: float) -> float:
        """Today first, as it stands above; the other beside it where there is room, else below."""
        then, now = names
        x, y = EDGE, self.y + _WORDS * _LINE / 2
        for name, role, r in ((now, "now", _DISC), (then, "then", _RING)):
            wide = 2 * _RING + 6 + em(name) * _WORDS * _BOLD
            if x > EDGE and x + wide > EDGE + room:
                x, y = EDGE, y + 2 * _RING + 4
            self.dots.append(DotMark(role, x + _RING, y, r))
            turn = direction(name)
            mark = TextMark(name, x + 2 * _RING + 6, y, _WORDS, role, "start", turn)
            self.texts.append(mark)
            x += wide + _KEY_APART
        return y + _WORDS * _LINE / 2

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
