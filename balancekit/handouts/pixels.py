"""How many pixels a picture has, told from its own bytes; nothing for one that is damaged.

Typst prints a damaged picture as white paper, without a word. So they are looked at here first.
"""

import struct
import zlib
from collections.abc import Callable, Iterator

Size = tuple[int, int]

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PIECE = 1 << 16  # bytes unpacked at a time


def pixel_size(mime: str, data: bytes) -> Size | None:
    """Return width and height in pixels.

    Parameters
    ----------
    mime : str
        ``"image/png"``, ``"image/jpeg"``, ``"image/gif"`` or ``"image/webp"``.
    data : bytes
        The file.

    Returns
    -------
    tuple of int or None
        ``None`` for another kind, and for a file that is cut off or damaged.

    Examples
    --------
    >>> pixel_size("image/gif", b"GIF89a" + bytes([3, 0, 2, 0, 0, 0, 0]) + b";")
    (3, 2)
    """
    read = _READERS.get(mime)
    try:
        size = read(data) if read else None
    except (struct.error, IndexError, zlib.error):
        return None
    return size if size and min(size) > 0 else None


def _png(data: bytes) -> Size | None:
    chunks = list(_png_chunks(data)) if data.startswith(_PNG) else []
    if not chunks or chunks[-1][0] != b"IEND":
        return None
    width, height = struct.unpack_from(">II", chunks[0][1])
    packed = b"".join(content for name, content in chunks if name == b"IDAT")
    return (width, height) if _unpacks(packed) else None


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Every chunk, up to one whose check sum is wrong."""
    place = len(_PNG)
    while place + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + length]
        if zlib.crc32(name + content) != struct.unpack_from(">I", data, place + 8 + length)[0]:
            return
        yield name, content
        place += 12 + length


def _unpacks(packed: bytes) -> bool:
    unpacker = zlib.decompressobj()
    while packed and not unpacker.eof:
        unpacker.decompress(packed, _PIECE)
        packed = unpacker.unconsumed_tail
    return unpacker.eof


def _jpeg(data: bytes) -> Size | None:
    if not data.startswith(b"\xff\xd8") or b"\xff\xd9" not in data[-64:]:
        return None
    place = 2
    while data[place] == 0xFF:
        marker, length = data[place + 1], struct.unpack_from(">H", data, place + 2)[0]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return width, height
        place += 2 + length
    return None


def _gif(data: bytes) -> Size | None:
    if data[:4] != b"GIF8" or not data.endswith(b";"):
        return None
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _webp(data: bytes) -> Size | None:
    if data[:4] != b"RIFF" or struct.unpack_from("<I", data, 4)[0] + 8 > len(data):
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        across, down = data[24:27], data[27:30]
        return int.from_bytes(across, "little") + 1, int.from_bytes(down, "little") + 1
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


_READERS: dict[str, Callable[[bytes], Size | None]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
}
