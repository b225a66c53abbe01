"""Pictures of a notebook: found, sized, upright; damaged or out of reach, named in a box."""

import base64
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.handouts import export_handout
from balancekit.handouts.images import image_block, picture_block
from balancekit.handouts.outputs import output_blocks
from balancekit.handouts.pixels import pixel_size
from balancekit.handouts.upright import quarter_turns

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "YPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg=="
)
GIF = b"GIF89a" + bytes([3, 0, 2, 0, 0, 0, 0]) + b";"
OPEN = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'>"
SVG = f"{OPEN}<text y='20'>Label</text></svg>"


def jpeg(orientation: int, order: str = ">") -> bytes:
    """The parts of a JPEG that are looked at: which way is up, and its size."""
    marks = b"MM" if order == ">" else b"II"
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0" + marks + struct.pack(f"{order}HIH", 42, 8, 1) + entry
    frame = struct.pack(">BHHB", 8, 20, 40, 1) + b"\1\x11\0"
    parts = [(0xE1, exif), (0xC0, frame)]
    body = b"".join(struct.pack(">BBH", 0xFF, m, len(c) + 2) + c for m, c in parts)
    return b"\xff\xd8" + body + b"\xff\xda\0\2\xff\xd9"


@pytest.mark.parametrize(("mime", "data"), [("image/png", PNG), ("image/gif", GIF)])
def test_a_file_cut_off_anywhere_is_damaged(mime: str, data: bytes) -> None:
    assert pixel_size(mime, data)
    assert not any(pixel_size(mime, data[:end]) for end in range(len(data)))


@given(st.binary(max_size=60), st.sampled_from(["png", "jpeg", "gif", "webp", "bmp"]))
def test_no_bytes_whatever_break_the_look_at_them(data: bytes, kind: str) -> None:
    heads = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff", "webp": b"RIFF", "gif": b"GIF8"}
    pixel_size(f"image/{kind}", heads.get(kind, b"") + data)
    quarter_turns(b"\xff\xd8\xff\xe1" + data)


@pytest.mark.parametrize("order", "<>")
def test_photograph_stands_upright(order: str) -> None:
    assert [quarter_turns(jpeg(way, order)) for way in (1, 3, 6, 8, 9)] == [0, 2, 1, 3, 0]
    content = base64.b64encode(jpeg(6, order)).decode()
    svg = image_block("image/jpeg", content, "us")["svg"]
    assert 'viewBox="0 0 20 40"' in svg and "translate(20 0) rotate(90)" in svg


def test_picture_is_as_wide_as_on_the_screen() -> None:
    output = {
        "output_type": "display_data",
        "data": {"image/png": base64.b64encode(PNG).decode()},
        "metadata": {"image/png": {"width": 400, "alt": "a dot"}},
    }
    (block,) = output_blocks(output)
    assert 'width="300.00"' in block["svg"]
    assert block["alt"] == "a dot"


def test_file_beside_the_notebook_is_found_and_no_other(tmp_path: Path) -> None:
    inside = tmp_path / "report"
    (inside / "my figures").mkdir(parents=True)
    for place in (tmp_path, inside / "my figures"):
        (place / "dot.png").write_bytes(PNG)
    (inside / "secret.txt").write_text("secret")
    (inside / "secret.png").write_text("secret")
    (inside / "link.png").symlink_to(tmp_path / "dot.png")

    def found(address: str) -> bool:
        return picture_block(address, "a dot", {}, inside)["t"] == "picture"

    assert found("my%20figures/dot.png") and found("./my figures/dot.png?v=2")
    for elsewhere in (
        "../dot.png",
        str(tmp_path / "dot.png"),
        "link.png",
        "secret.txt",
        "secret.png",
        "file:///etc/passwd",
        "no\0name.png",
        "x" * 5_000 + ".png",
        "",
    ):
        assert not found(elsewhere)


def test_labels_of_an_svg_are_found_again(notebook_of: Any, pdf_text: Any, faults: Any) -> None:
    encoded = base64.b64encode(SVG.encode()).decode()
    pdf = export_handout(notebook_of("# T", f"![a label](data:image/svg+xml;base64,{encoded})"))
    assert faults(pdf) == []
    assert "Label" in pdf_text(pdf)


@pytest.mark.parametrize(
    "inside",
    ["<image href='{}' width='9' height='9'/></svg>", "<text>cut off", "</svg><p>", "<a b=></svg>"],
)
def test_a_drawing_that_is_none_or_wants_a_file_is_a_box(
    tmp_path: Path, notebook_of: Any, pdf_text: Any, inside: str
) -> None:
    (tmp_path / "dot.png").write_bytes(PNG)
    drawing = OPEN + inside.format(tmp_path / "dot.png")
    encoded = base64.b64encode(drawing.encode()).decode()
    pdf = export_handout(notebook_of("# T", f"![x](data:image/svg+xml;base64,{encoded})", "end"))
    assert "Not printed here: x. end" in pdf_text(pdf)
