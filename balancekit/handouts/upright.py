"""A photograph as its camera was held: JPEG says by a number which way is up."""

import struct
from collections.abc import Iterator

_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_QUARTERS = {1: 0, 3: 2, 6: 1, 8: 3}


def quarter_turns(data: bytes) -> int:
    """Return how many quarters of a turn, clockwise, set a JPEG upright.

    Parameters
    ----------
    data : bytes
        The file; one that says nothing, or is another kind of picture, is upright.

    Examples
    --------
    >>> quarter_turns(b"GIF89a")
    0
    """
    try:
        return next((_turns(exif) for exif in _exif_parts(data)), 0)
    except (struct.error, IndexError):
        return 0


def _exif_parts(data: bytes) -> Iterator[bytes]:
    place = 2
    while data[:2] == b"\xff\xd8" and data[place] == 0xFF and data[place + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", data, place + 2)
        content = data[place + 4 : place + 2 + length]
        if data[place + 1] == 0xE1 and content.startswith(_EXIF):
            yield content[len(_EXIF) :]
        place += 2 + length


def _turns(exif: bytes) -> int:
    order = "<" if exif[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, first)
    for number in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
        if tag == _ORIENTATION:
            return _QUARTERS.get(value, 0)
    return 0
