"""The log a crash leaves behind: does SQLite take over all of it, or pass over a damaged part?

SQLite reads a log up to the first frame that is not as it was written, and silently drops the
rest. After a crash in the middle of a saving that is right: nobody was told that it was saved. In
a damaged log it would lose answers. The frames' headers, in plain, tell the two apart: a frame
that follows a whole saving was written only after that saving was on the disk.

https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

import apsw

from balancekit.casebook.connecting import log_of

LogState = Literal["whole", "cut short", "damaged"]

_HEADER = struct.Struct(">8xI4x2I8x")  # size of a page, two salts
_FRAME = struct.Struct(">4xI2I8x")  # size of the file where a saving ends (else 0), two salts


class _Frame(NamedTuple):
    number: int
    ends_saving: bool


def log_state(connection: apsw.Connection, path: Path) -> LogState:
    """Tell how much of the log SQLite has taken over; to be asked before anything is written.

    Returns
    -------
    {"whole", "cut short", "damaged"}
        ``cut short``: the last saving was under way when the computer stopped, or its end is
        damaged; it may be missing. ``damaged``: more than that is.
    """
    if not log_of(path).exists():
        return "whole"
    taken_over, _ = connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_NOOP)
    with log_of(path).open("rb") as log:
        header = log.read(_HEADER.size)
        if len(header) < _HEADER.size or not log.read(1):  # no frame was ever written
            return "whole"
        if not _is_sound(header):
            return "damaged"
        dropped = [frame for frame in _frames(log, header) if frame.number > taken_over]
    if not dropped:
        return "whole"
    saved = [frame.number for frame in dropped if frame.ends_saving]
    return "damaged" if saved and dropped[-1].number > saved[0] else "cut short"


def _is_sound(header: bytes) -> bool:
    order = ">" if header[3] & 1 else "<"
    one = other = 0
    for even, odd in struct.iter_unpack(f"{order}2I", header[:24]):
        one = (one + even + other) % 2**32
        other = (other + odd + one) % 2**32
    return struct.pack(">2I", one, other) == header[24:]


def _frames(log: BinaryIO, header: bytes) -> Iterator[_Frame]:
    """Yield the frames of the present log; what an earlier one has left behind them is skipped."""
    page_size, *salts = _HEADER.unpack(header)
    for number in count(1):
        log.seek(_HEADER.size + (number - 1) * (_FRAME.size + page_size))
        frame = log.read(_FRAME.size)
        if len(frame) < _FRAME.size:
            return
        size, *own = _FRAME.unpack(frame)
        if any(one == other for one, other in zip(salts, own, strict=True)):
            yield _Frame(number, size > 0)
