"""What a file says about itself: title, language, program; locked or not, it is accessible."""

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pypdf
import pytest

from balancekit.bank import load_bank
from balancekit.errors import ArgumentError
from balancekit.handouts import Practice, compose_handout, export_handout
from balancekit.handouts.blank import compose_blank
from balancekit.handouts.kinds import ALL_KINDS

PASSWORD = "a quiet harbour"
WORDS = ("Zoë", "Ben", "cello", "Harbour")


def pages(case: Any, day: Any) -> list[tuple[str, Any]]:
    """Every kind; those that look back need a sitting to look back from."""
    practice = Practice(name="Harbour Practice")
    found = []
    for kind in sorted(ALL_KINDS, key=lambda kind: kind.sittings):
        while len(case.occasions()) < kind.sittings:
            case.start_occasion()
        found.append((kind.id, compose_handout(case, kind.id, date=day, practice=practice)))
    return found


def told_by_pdfinfo(pdf: bytes, folder: Path) -> dict[str, str]:
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    run = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True)
    lines = (line.split(":", 1) for line in run.stdout.decode().splitlines() if ":" in line)
    return {name: value.strip() for name, value in lines}


def everything_but_the_pages(pdf: bytes) -> bytes:
    """The information of a file, its XMP, and the names of whatever it has attached."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    xmp = reader.xmp_metadata.stream.get_data() if reader.xmp_metadata else b""
    names = str(root.get("/Names", "")).encode()
    return str(dict(reader.metadata or {})).encode() + xmp + names


@pytest.mark.parametrize("archive", [False, True])
def test_no_page_tells_more_than_title_language_and_program(
    usual: Any, day: Any, tmp_path: Path, archive: bool
) -> None:
    for kind, notebook in pages(usual.case, day):
        pdf = export_handout(notebook, archive=archive)
        told = told_by_pdfinfo(pdf, tmp_path)
        assert not {"Author", "Subject", "Keywords"} & set(told), kind
        assert told["Title"] == notebook["metadata"]["title"]
        assert told["Tagged"] == "yes"
        assert not any(word in told["Title"] for word in WORDS)
        about = everything_but_the_pages(pdf)
        assert not any(word.encode() in about for word in WORDS), kind
        assert ("CreationDate" in told) is archive
        assert b"/Lang" in pdf


def test_archive_says_the_day_and_not_the_hour(usual: Any, day: Any) -> None:
    pdf = export_handout(compose_handout(usual.case, date=day), archive=True)
    (made,) = set(re.findall(rb"/CreationDate\s?\(D:(\d+)", pdf))
    assert made.endswith(b"000000")
    assert pdf == export_handout(compose_handout(usual.case, date=day), archive=True)


def test_locked_pages_and_forms_stay_accessible(
    usual: Any, day: Any, faults: Any, tmp_path: Path
) -> None:
    form = compose_blank(load_bank("ios"), fillable=True)
    for notebook in (form, compose_handout(usual.case, date=day)):
        locked = export_handout(notebook, password=PASSWORD)
        reader = pypdf.PdfReader(io.BytesIO(locked), password=PASSWORD)
        opened = io.BytesIO()
        pypdf.PdfWriter(clone_from=reader).write(opened)
        assert faults(opened.getvalue()) == []
        assert not any(word.encode() in locked for word in WORDS)
        told = everything_but_the_pages(opened.getvalue())
        assert not any(word.encode() in told for word in WORDS)


def test_a_general_notebook_gives_its_title_and_no_author(notebook_of: Any, tmp_path: Path) -> None:
    notebook = notebook_of("# Our week")
    notebook["metadata"] = {"authors": [{"name": "Zoë"}], "kernelspec": {"name": "python3"}}
    told = told_by_pdfinfo(export_handout(notebook), tmp_path)
    assert told["Title"] == "Our week"
    assert "Zoë" not in str(told)


@pytest.mark.parametrize("more", [{"password": PASSWORD}, {}])
def test_an_archive_takes_neither_a_password_nor_fields(more: Any, notebook_of: Any) -> None:
    notebook = notebook_of("# T") if more else compose_blank(load_bank("ios"), fillable=True)
    with pytest.raises(ArgumentError, match="neither a password nor fields"):
        export_handout(notebook, archive=True, **more)
