"""A form that came back: read whoever has saved it, or refused with one sentence."""

import io
import logging
import subprocess
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, TextStringObject

from balancekit import export_handout, list_banks, load_bank
from balancekit.errors import FormError
from balancekit.handouts.blank import compose_blank
from balancekit.handouts.forms_reading import MOST_SIGNS, read_form
from tests import filled_forms as fill

LINES = "One line.\nAnother “line” – with Ärger, Ж and 日本."
AWKWARD = {
    "markup": '#read("/etc/passwd") *b* <script>x()</script> {name} {0}',
    "long": "word " * 1_999 + "end",
    "turned": "a \u202eb\u2066 c",
    "right to left": "كتبت هذا في المساء، وحدي.",
    "emoji": "👩‍👩‍👧 ❤️",
}


@pytest.fixture(scope="module", params=list_banks())
def form(request) -> bytes:
    return export_handout(compose_blank(load_bank(request.param), fillable=True))


@pytest.fixture(scope="module")
def venn() -> bytes:
    return export_handout(compose_blank(load_bank("venn"), fillable=True))


@pytest.fixture(scope="module")
def balance() -> bytes:
    return export_handout(compose_blank(load_bank("balance"), fillable=True))


def answers(pdf: bytes) -> dict[tuple[str, int], object]:
    seen: dict[str, int] = {}
    found = {}
    for one in read_form(pdf).answers:
        place = seen[one.item] = seen.get(one.item, -1) + 1
        found[one.item, place] = one.value if one.status == "answered" else one.status
    return found


def joined(folder: Path, *files: bytes) -> bytes:
    """Have poppler write these files as one."""
    paths = [folder / f"{place}.pdf" for place, _ in enumerate(files)]
    for path, content in zip(paths, files, strict=True):
        path.write_bytes(content)
    subprocess.run(["pdfunite", *paths, folder / "joined.pdf"], check=True)
    return (folder / "joined.pdf").read_bytes()


def value_for(field) -> str:
    if field["/FT"] == "/Btn":
        return "/Yes"
    if field["/FT"] == "/Ch":
        return str(field["/Opt"][3][0])
    return f"about {field['/T']}"


def test_every_field_round_trips(form) -> None:
    values = {str(field["/T"]): value_for(field) for field in fill.fields_of_file(form)}
    read = read_form(fill.filled(form, values))
    assert len(read.answers) == len(values)
    written = [str(one.value) for one in read.answers if isinstance(one.value, str)]
    assert sorted(written) == sorted(one for one in values.values() if one.startswith("about"))


def test_what_was_left_empty_is_no_answer(form) -> None:
    assert read_form(form).answers == ()
    blanks = {name: "" for name in fill.names_of(form) if "practice" not in name}
    assert read_form(fill.filled(form, blanks)).answers == ()


def test_ratings_are_the_values_of_the_bank(balance) -> None:
    pdf = fill.filled_by_item(
        balance,
        {"ind_1": "0", "ind_2": "4", "leaning": "2", "int_1": "does_not_fit", "talk_1": " "},
    )
    assert answers(pdf) == {
        ("ind_1", 0): 0,
        ("int_1", 0): "does_not_fit",
        ("ind_2", 0): 4,
        ("leaning", 0): 2,
    }


def test_pictures_are_shares_of_overlap() -> None:
    form = export_handout(compose_blank(load_bank("ios"), fillable=True))
    read = answers(fill.filled_by_item(form, {"ios_now": "0", "ios_wished": "6"}))
    assert read == {("ios_now", 0): 0, ("ios_wished", 0): pytest.approx(6 / 7)}


def test_the_short_form_is_read_too() -> None:
    form = export_handout(compose_blank(load_bank("balance").form("short"), fillable=True))
    assert answers(fill.filled_by_item(form, {"ovr_5": "1"})) == {("ovr_5", 0): 1}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_awkward_words_stay_as_they_are(venn, text) -> None:
    assert answers(fill.filled_by_item(venn, {"venn_talk_1": text})) == {("venn_talk_1", 0): text}


def test_nul_and_other_controls_are_taken_out(venn) -> None:
    pdf = fill.changed(
        venn, fill.setting("/V", "a\x00b\x1b\r\nc"), fill.names_of(venn, "venn_talk_1")
    )
    assert answers(pdf) == {("venn_talk_1", 0): "ab\nc"}


def test_an_answer_of_controls_only_is_empty(venn) -> None:
    pdf = fill.changed(venn, fill.setting("/V", "\x00 \x07"), fill.names_of(venn, "venn_own"))
    assert answers(pdf) == {}


def test_what_is_too_long_is_refused(venn) -> None:
    text = "x" * (MOST_SIGNS + 1)
    pdf = fill.changed(venn, fill.setting("/V", text), fill.names_of(venn, "venn_talk_1"))
    with pytest.raises(FormError, match="longer than") as refusal:
        read_form(pdf)
    assert "xxx" not in str(refusal.value)


# ---- as other programs save it ----


def test_a_choice_kept_in_its_words(balance) -> None:
    (name,) = fill.names_of(balance, "ind_1")
    pdf = fill.changed(balance, fill.setting("/V", "almost always"), [name])
    assert answers(pdf) == {("ind_1", 0): 4}


def test_a_choice_kept_as_a_list(balance) -> None:
    (name,) = fill.names_of(balance, "ind_1")
    kept = ArrayObject([TextStringObject("4")])
    assert answers(fill.changed(balance, fill.setting("/V", kept), [name])) == {("ind_1", 0): 4}


def test_a_tick_kept_only_where_it_is_drawn(venn) -> None:
    (name,) = fill.names_of(venn, "practice_talk")
    pdf = fill.changed(venn, fill.setting("/AS", NameObject("/Yes")), [name])
    assert answers(pdf) == {("practice_talk", 0): 1}


def test_a_long_text_kept_as_a_stream(venn) -> None:
    stream = DecodedStreamObject()
    stream.set_data("\ufeffwörter".encode("utf-16-be"))
    pdf = fill.changed(venn, fill.setting("/V", stream), fill.names_of(venn, "venn_talk_2"))
    assert answers(pdf) == {("venn_talk_2", 0): "wörter"}


def test_saved_by_adding_to_the_end_of_the_file(venn) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(venn), incremental=True)
    for one in writer.pages[0]["/Annots"]:
        one.get_object()[NameObject("/V")] = TextStringObject("singing")
    pdf = fill.written(writer)
    assert pdf.startswith(venn)
    assert answers(pdf)["venn_own", 0] == "singing"


def test_rewritten_by_poppler(venn, tmp_path) -> None:
    filled = fill.filled_by_item(venn, {"venn_talk_1": LINES, "practice_own": "/Yes"})
    wanted = {("venn_talk_1", 0): LINES, ("practice_own", 0): 1}
    assert answers(joined(tmp_path, filled)) == wanted


# ---- what is refused ----


def test_a_flattened_copy_is_recognised(form) -> None:
    with pytest.raises(FormError, match="printed or flattened"):
        read_form(fill.flattened(form))


def test_a_copy_printed_by_another_program_is_recognised(venn, tmp_path) -> None:
    (tmp_path / "in.pdf").write_bytes(venn)
    command = ["pdftocairo", "-pdf", tmp_path / "in.pdf", tmp_path / "out.pdf"]
    subprocess.run(command, check=True)
    with pytest.raises(FormError, match="printed or flattened"):
        read_form((tmp_path / "out.pdf").read_bytes())


def test_other_pdfs_are_refused(notebook_of) -> None:
    with pytest.raises(FormError, match="no fields of ours"):
        read_form(export_handout(notebook_of("# Our week")))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"hello", b"\x00" * 99, b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(content) -> None:
    with pytest.raises(FormError, match="damaged or not a PDF"):
        read_form(content)


def test_too_large_a_file_is_refused_unread() -> None:
    with pytest.raises(FormError, match="too large"):
        read_form(bytes(30_000_001))


def test_a_locked_file_is_refused(venn) -> None:
    locked = fill.rewritten(venn, encrypt={"user_password": "four quiet words"})
    with pytest.raises(FormError, match="password"):
        read_form(locked)


def test_another_version_is_refused(venn) -> None:
    def older(field) -> None:
        field[NameObject("/T")] = TextStringObject(field["/T"].replace(":1:", ":0%2E9:"))

    with pytest.raises(FormError, match=r"version 0\.9 .* now version 1"):
        read_form(fill.changed(venn, older))


def test_a_bank_that_is_not_here_is_refused_unless_it_is_given(venn, tmp_path) -> None:
    def other(field) -> None:
        field[NameObject("/T")] = TextStringObject(field["/T"].replace(":venn:", ":ours:"))

    pdf = fill.changed(fill.filled_by_item(venn, {"venn_talk_1": "yes"}), other)
    with pytest.raises(FormError, match="'ours' that is not here"):
        read_form(pdf)
    source = Path(load_bank.__code__.co_filename).parents[1] / "banks" / "venn.yaml"
    own = tmp_path / "ours.yaml"
    own.write_text(source.read_text(encoding="utf-8").replace("id: venn\n", "id: ours\n", 1))
    assert [one.bank for one in read_form(pdf, load_bank(own)).answers] == ["ours"]


@pytest.mark.parametrize("stranger", ["Name", "balancekit", "balancekit:-:venn:1:-:x y:0", "", "."])
def test_a_field_of_a_stranger_is_refused(venn, stranger) -> None:
    (name,) = fill.names_of(venn, "practice_own")
    with pytest.raises(FormError, match="single form"):
        read_form(fill.changed(venn, fill.setting("/T", stranger), [name]))


def test_a_form_of_strangers_is_foreign(venn) -> None:
    count = iter(range(500))

    def rename(field) -> None:
        field[NameObject("/T")] = TextStringObject(f"Field {next(count)}")

    with pytest.raises(FormError, match="no fields of ours"):
        read_form(fill.changed(venn, rename))


def test_a_cut_form_is_refused(venn) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(venn))
    on_first = len(writer.pages[0]["/Annots"])
    del writer.root_object["/AcroForm"]["/Fields"][on_first:]
    writer.remove_page(1)
    with pytest.raises(FormError, match="missing or not its own"):
        read_form(fill.written(writer))


def test_an_item_that_the_bank_does_not_have_is_refused(venn) -> None:
    (name,) = fill.names_of(venn, "practice_own")
    other = name.replace("practice_own", "practice_none")
    with pytest.raises(FormError, match="missing or not its own"):
        read_form(fill.changed(venn, fill.setting("/T", other), [name]))


def test_a_field_of_another_kind_is_refused(venn) -> None:
    (name,) = fill.names_of(venn, "practice_own")
    with pytest.raises(FormError, match="missing or not its own"):
        read_form(fill.changed(venn, fill.setting("/FT", NameObject("/Tx")), [name]))


def test_the_same_form_filled_twice_in_one_file_is_refused(venn, tmp_path) -> None:
    both = (fill.filled_by_item(venn, {"venn_talk_1": words}) for words in ("yes", "no"))
    with pytest.raises(FormError, match="single form"):
        read_form(joined(tmp_path, *both))


def test_two_forms_in_one_file_are_refused(venn, balance) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(venn))
    writer.append(io.BytesIO(balance))
    with pytest.raises(FormError, match="single form"):
        read_form(fill.written(writer))


@pytest.mark.parametrize("chosen", ["7", "-1", "1.0", "nonsense", "²"])
def test_a_choice_that_there_is_not_is_refused(balance, chosen) -> None:
    pdf = fill.changed(balance, fill.setting("/V", chosen), fill.names_of(balance, "ind_1"))
    with pytest.raises(FormError, match="cannot be read") as refusal:
        read_form(pdf)
    assert "I keep up something" in str(refusal.value)


def test_fields_that_hold_each_other_are_read_or_refused(venn) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(venn))
    first = writer.pages[0]["/Annots"][0]
    first.get_object()[NameObject("/Kids")] = ArrayObject([first])
    with pytest.raises(FormError):
        read_form(fill.written(writer))


def test_five_hundred_fields_more_are_refused(venn) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(venn))
    fields = writer.root_object["/AcroForm"]["/Fields"]
    template = fields[0].get_object()
    for number in range(500):
        copy = template.clone(writer, force_duplicate=True)
        copy[NameObject("/T")] = TextStringObject(f"{template['/T']}{number}")
        fields.append(writer._add_object(copy))
    with pytest.raises(FormError):
        read_form(fill.written(writer))


def test_damage_is_read_right_or_refused_and_never_logged(venn, soak, caplog) -> None:
    text = "Quiet Sunday mornings"
    filled = fill.filled_by_item(venn, {"venn_talk_1": text, "venn_own": text})

    @settings(max_examples=soak(40, 2_000))
    @given(st.integers(0, len(filled) - 1), st.integers(0, 255), st.booleans())
    def check(place: int, byte: int, cut: bool) -> None:
        damaged = filled[:place] if cut else filled[:place] + bytes([byte]) + filled[place + 1 :]
        try:
            read_form(damaged)
        except FormError as refusal:
            assert text not in str(refusal)

    with caplog.at_level(logging.DEBUG):
        check()
    assert "Sunday" not in caplog.text


def test_no_words_in_a_repr(venn) -> None:
    read = read_form(fill.filled_by_item(venn, {"venn_talk_1": "Quiet Sunday mornings"}))
    assert "Sunday" not in repr(read) + repr(read.answers)
