"""A page with a password: nothing of it can be read without, all of it with."""

import io

import pypdf
import pytest

from balancekit.errors import ArgumentError
from balancekit.handouts import compose_handout, export_handout

PASSWORD = "a quiet harbour"


def test_it_opens_with_the_password_only(usual, day) -> None:
    page = compose_handout(usual.case, date=day)
    plain, locked = export_handout(page), export_handout(page, password=PASSWORD)
    assert pypdf.PdfReader(io.BytesIO(locked)).is_encrypted
    for words in (b"cello", b"Room for each", "Zoë and Ben".encode("utf-16-be")):
        assert words not in locked
    reader = pypdf.PdfReader(io.BytesIO(locked))
    assert not reader.decrypt("another password")
    assert reader.decrypt(PASSWORD)
    printed = [sheet.extract_text() for sheet in reader.pages]
    assert printed == [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(plain)).pages]


def test_it_is_aes_256_and_a_screen_reader_may_read_it(usual, day) -> None:
    locked = export_handout(compose_handout(usual.case, date=day), password=PASSWORD)
    encryption = pypdf.PdfReader(io.BytesIO(locked)).trailer["/Encrypt"].get_object()
    assert (encryption["/V"], encryption["/R"], encryption["/Length"]) == (5, 6, 256)
    assert encryption["/P"] & 1 << 9
    assert encryption.get("/EncryptMetadata", True)


def test_tags_stay_so_that_it_is_accessible_once_open(usual, day, faults) -> None:
    locked = export_handout(compose_handout(usual.case, date=day), password=PASSWORD)
    reader = pypdf.PdfReader(io.BytesIO(locked), password=PASSWORD)
    opened = io.BytesIO()
    pypdf.PdfWriter(clone_from=reader).write(opened)
    assert faults(opened.getvalue()) == []


def test_one_password_however_it_is_typed(usual, day) -> None:
    locked = export_handout(compose_handout(usual.case, date=day), password="caf\u00e9 by the sea")
    assert pypdf.PdfReader(io.BytesIO(locked)).decrypt("caf\u00e9 by the sea")
    page = compose_handout(usual.case, date=day)
    composed_later = export_handout(page, password="cafe\u0301 by the sea")
    assert pypdf.PdfReader(io.BytesIO(composed_later)).decrypt("caf\u00e9 by the sea")


@pytest.mark.parametrize("password", ["", "short", "x" * 128, "line\nend of it"])
def test_a_weak_or_impossible_password_is_refused(usual, day, password) -> None:
    page = compose_handout(usual.case, date=day)
    with pytest.raises(ArgumentError) as refused:
        export_handout(page, password=password)
    assert not password or password not in str(refused.value)
