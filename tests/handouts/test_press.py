"""The printed page: accessible, small, the same every time, and safe against what is written."""

import base64
import io
import struct
import zlib

import pypdf
import pytest

from balancekit.errors import ArgumentError, HandoutError
from balancekit.handouts import compose_handout, export_handout, page_images

LONG_ITEMS = [f"A rather long line about what matters, number {n} of six" for n in range(6)]
ANSWER = "We talked for a long while about the evenings and how late it gets. " * 9
HOSTILE = [
    '#read("/etc/passwd")',
    "#import sys: inputs",
    "$ sum_(k=0)^n k $ = heading // comment",
    "*bold* _it_ `raw` <label> @ref \\ ~ [[x]]",
    "![x](/etc/passwd) [press](javascript:alert(1))",
    "{{ nb.metadata }} {% raw %} <script>x()</script>",
    "nul\x00 bell\x07 escape\x1b[31m",
    "turned \u202eround\u2066 here",
]


def printed_titles(pdf: bytes) -> dict[str, object]:
    return dict(pypdf.PdfReader(io.BytesIO(pdf)).metadata or {})


def structure(pdf: bytes) -> list[dict[str, object]]:
    """The tags of a PDF, in reading order."""
    found = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            found.append(node)
            walk(node.get("/K", []))

    walk(pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
    return found


def png(row: bytes) -> str:
    """A PNG of one pixel: a filter byte, then the pixel."""
    kind = {4: 2, 5: 6}[len(row)]
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(row)),
        (b"IEND", b""),
    ]
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    ]
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(parts)).decode()


def pages(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_usual_page_is_one_accessible_small_page(usual, day, faults, paper) -> None:
    pdf = export_handout(compose_handout(usual.case, date=day), paper)
    assert faults(pdf) == []
    assert pages(pdf) == 1
    assert len(pdf) <= 200_000


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"own_a": LONG_ITEMS, "own_b": LONG_ITEMS, "both": LONG_ITEMS},
        {"own_a": ["Trail running"], "both": []},
        {"own_a": ["تعلم الموسيقى"], "own_b": ["לימוד פסנתר, בערב"], "both": ["الطبخ «معا»"]},
        {"own_a": ["Running 🏃‍♀️ ❤️ 👩‍👩‍👧 👍🏽"], "both": ["Ἑλληνικά, Русский, Tiếng Việt ½ € ✓"]},
        {"talk": [ANSWER, ANSWER, ANSWER]},
        {"own_a": HOSTILE, "talk": HOSTILE[:3]},
        {"own_b": ["x" * 10_000], "talk": ["word " * 2_000]},
    ],
    ids=["empty", "long", "one wrote", "right to left", "emoji", "talk", "hostile", "huge"],
)
def test_awkward_pages_are_accessible(new_couple, day, faults, content) -> None:
    couple = new_couple(("ليلى", "דוד") if "own_b" in content else ("Zoë", "Ben"), **content)
    pdf = export_handout(compose_handout(couple.case, reader=couple.second, date=day))
    assert faults(pdf) == []
    assert len(pdf) <= 200_000


def test_long_answers_go_to_a_second_page_whole(new_couple, day, pdf_text) -> None:
    couple = new_couple(own_a=["Trail running"], talk=[ANSWER] * 3)
    couple.write(couple.first, "ios_now", 0.4)
    pdf = export_handout(compose_handout(couple.case, date=day))
    assert pages(pdf) == 2
    first, second = pdf_text(pdf).split("Page 1 of 2")
    assert "One small step" in first
    assert "evenings" not in first
    assert second.count(ANSWER.strip()) == 3


def test_hostile_text_is_printed_as_it_was_written(new_couple, day, pdf_text) -> None:
    couple = new_couple(own_a=HOSTILE, talk=HOSTILE[:3])
    pdf = export_handout(compose_handout(couple.case, date=day))
    text = pdf_text(pdf)
    for words in HOSTILE[:6]:
        assert words in text
    assert "nul bell escape[31m" in text
    assert "turned round here" in text
    assert "root:" not in text
    assert b"/URI" not in pdf


def test_right_to_left_words_come_out_in_writing_order(new_couple, day, pdf_text) -> None:
    couple = new_couple(own_a=["تعلم الموسيقى"], both=["לימוד"])
    text = pdf_text(export_handout(compose_handout(couple.case, date=day)))
    letters = "".join(sign for sign in text if sign not in "\u202a\u202b\u202c")
    assert "الموسيقى" in letters
    assert "לימוד" in letters


def test_sign_without_a_font_gives_a_page_that_says_so(new_couple, day, pdf_text) -> None:
    couple = new_couple(own_a=["Trail running", "\ue123 private sign", "𒀀𒁀"])
    notebook = compose_handout(couple.case, date=day)
    text = pdf_text(export_handout(notebook))
    assert "Some signs on this page could not be printed" in text
    assert "Trail running" in text
    assert len(page_images(notebook)) == 1


def test_same_notebook_gives_the_same_bytes(usual, day) -> None:
    first, second = (
        export_handout(compose_handout(usual.case, reader=usual.second, date=day)) for _ in range(2)
    )
    assert first == second


def test_document_information_is_title_language_and_program(usual, day) -> None:
    pdf = export_handout(compose_handout(usual.case, date=day))
    information = printed_titles(pdf)
    assert information.pop("/Title") == "Room for each, room for both"
    assert information.pop("/Creator").startswith("Typst")
    assert information == {}
    for word in ("Zoë", "Ben", "cello"):
        assert word.encode() not in pypdf.PdfReader(io.BytesIO(pdf)).xmp_metadata.stream.get_data()


def test_page_images_show_each_page(usual, day) -> None:
    images = page_images(compose_handout(usual.case, date=day), ppi=40)
    assert [image[:8] for image in images] == [b"\x89PNG\r\n\x1a\n"]


def test_pictures_have_their_description(usual, day) -> None:
    tags = structure(export_handout(compose_handout(usual.case, date=day)))
    descriptions = [str(tag["/Alt"]) for tag in tags if tag.get("/S") == "/Figure"]
    assert len(descriptions) == 3
    for words in ("Learning the cello", "Night shifts done well", "Telling the truth"):
        assert words in descriptions[0]
    assert "Zoë and Ben" in descriptions[1]


def test_headings_are_tagged_without_a_gap(usual, day) -> None:
    tags = structure(export_handout(compose_handout(usual.case, date=day)))
    headings = [tag["/S"] for tag in tags if str(tag.get("/S")).startswith("/H")]
    assert headings == ["/H1", "/H2", "/H2", "/H2", "/H3", "/H3", "/H2", "/H2"]


def test_right_to_left_runs_carry_their_language(new_couple, day) -> None:
    couple = new_couple(own_a=["تعلم"], own_b=["לימוד"], talk=["«تعلم» and Hebrew (לימוד)."])
    pdf = export_handout(compose_handout(couple.case, date=day))
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data()
    tagged = {str(tag["/Lang"]) for tag in structure(pdf) if "/Lang" in tag}
    inside = {lang for lang in ("ar", "he") if f"/Lang({lang})".encode() in content}
    assert tagged | inside >= {"ar", "he"}


def test_another_paper_is_refused_in_a_sentence(usual, day) -> None:
    with pytest.raises(ArgumentError, match="no paper called 'a3'; choose one of a4, us-letter"):
        export_handout(compose_handout(usual.case, date=day), "a3")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_picture_is_printed_with_its_description(notebook_of, faults, mode) -> None:
    pixels = {"RGB": b"\x00\x40\x80\xc0", "RGBA": b"\x00\x40\x80\xc0\x80"}[mode]
    source = f"![a blue dot](data:image/png;base64,{png(pixels)})"
    pdf = export_handout(notebook_of("# Our week", source))
    assert faults(pdf) == []
    assert "a blue dot" in [tag.get("/Alt") for tag in structure(pdf)]


def test_damaged_picture_is_a_box_that_names_it(notebook_of, pdf_text) -> None:
    source = "![tree](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ)"
    assert "Not printed here: tree." in pdf_text(export_handout(notebook_of("# Our week", source)))


def test_what_cannot_be_printed_is_refused_without_quoting_it(notebook_of, monkeypatch) -> None:
    monkeypatch.setattr("balancekit.handouts.images.can_be_printed", lambda svg: True)
    source = f"![tree](data:image/svg+xml;base64,{base64.b64encode(b'<svg>secret').decode()})"
    with pytest.raises(HandoutError, match="cannot be printed") as refused:
        export_handout(notebook_of("# Our week", source))
    assert refused.value.__context__ is None


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_twelve_long_lines_each_take_two_sheets_the_picture_by_itself(
    new_couple, day, pdf_text, paper
) -> None:
    line = "learning the cello with everybody who would like to come along"
    lines = [f"{line}, number {number}" for number in range(12)]
    talk = ["Running keeps one of us going, the band the other. " * 5] * 3
    couple = new_couple(own_a=lines, own_b=lines, both=lines, talk=talk)
    pdf = export_handout(compose_handout(couple.case, date=day), paper)
    first, second = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert "One small step" in first.extract_text()
    assert "Yours, mine and ours" in second.extract_text()
    assert pdf_text(pdf).replace(" ", "").count("learningthecello") == 4 * len(lines)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_all_seven_steps_answered_take_two_sheets(new_couple, day, paper) -> None:
    couple = new_couple()
    said = "Running on Sundays for half an hour, then tea with my sister on the way home."
    for step in range(1, 8):
        for number in range(1, 4):
            item = f"step{step}_{number}"
            couple.case.answer(couple.occasion, couple.first, item, said, bank="worksheet")
    pdf = export_handout(compose_handout(couple.case, "worksheet", date=day), paper)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 2
