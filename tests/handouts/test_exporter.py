"""``jupyter nbconvert --to handout``: any notebook, no temporary file, no other process."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import get_exporter

from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.exporter import HandoutExporter

CONVERT = """
import sys
sys.modules["rfc3987_syntax"] = None
from nbconvert.nbconvertapp import main
main(["--to", "handout", "--log-level", "ERROR", sys.argv[1]])
"""
COMPILE = """
import json, sys
sys.modules["rfc3987_syntax"] = None
from balancekit.handouts import export_handout, page_images
notebook = json.loads(sys.stdin.read())
export_handout({"cells": [], "metadata": {}})
open("/dev/null").close()
print(len(export_handout(notebook)), len(page_images(notebook)))
"""


@pytest.fixture
def notebook_file(usual, day, tmp_path: Path) -> Path:
    path = tmp_path / "ours.ipynb"
    nbformat.write(compose_handout(usual.case, date=day), path)
    return path


def test_nbconvert_finds_the_exporter() -> None:
    assert get_exporter("handout") is HandoutExporter


def test_command_line_writes_the_same_pdf(notebook_file, usual, day) -> None:
    command = [sys.executable, "-c", CONVERT, str(notebook_file)]
    subprocess.run(command, check=True, cwd=notebook_file.parent)
    printed = notebook_file.with_suffix(".pdf").read_bytes()
    assert printed == export_handout(compose_handout(usual.case, date=day))
    assert sorted(path.name for path in notebook_file.parent.iterdir()) == [
        "ours.ipynb",
        "ours.pdf",
    ]


def test_ordinary_notebook_is_printed_and_accessible(notebook_of, faults, pdf_text) -> None:
    notebook = notebook_of(
        "### Our week\n\n###### Plan\n\n1. walk\n   - far\n2. rest\n\n- [x] done\n- [ ] open",
        "> quoted\n\n| a | b |\n|--|--:|\n| 1 | 2 |\n\n`code` and\n\n```\nx = {1}\n```\n\n[w](https://a.org)",
        "\u05e9\u05dc\u05d5\u05dd, ~~old~~ ![tree](missing.png)\n\n---\n\nnote[^1]\n\n[^1]: said",
    )
    pdf, resources = HandoutExporter().from_notebook_node(nbformat.from_dict(notebook))
    assert resources["output_extension"] == ".pdf"
    assert faults(pdf) == []
    text = pdf_text(pdf)
    for words in ("Our week Plan", "1. walk", "x = {1}", "quoted", "Not printed here: tree."):
        assert words in text


def test_paper_can_be_chosen(notebook_of) -> None:
    notebook = nbformat.from_dict(notebook_of("# Our week"))
    pdf, _ = HandoutExporter(paper="us-letter").from_notebook_node(notebook)
    assert b"/MediaBox[0 0 612 792]" in pdf.replace(b"/MediaBox [", b"/MediaBox[")


def test_printing_writes_nothing_starts_nothing_and_asks_no_network(
    usual, day, tmp_path: Path
) -> None:
    notebook = compose_handout(usual.case, date=day)
    trace = tmp_path / "trace"
    watched = "trace=%network,openat,open,creat,execve,fork,vfork,rename,mkdir"
    command = ["strace", "-f", "-e", watched, "-o", str(trace), sys.executable, "-c", COMPILE]
    subprocess.run(command, input=json.dumps(notebook), text=True, check=True)
    calls = trace.read_text(errors="replace").splitlines()
    started = next(i for i, call in enumerate(calls) if '"/dev/null"' in call)
    during = [call for call in calls[started + 1 :] if "ENOENT" not in call]
    for word in ("socket", "connect", "execve", "fork", "O_CREAT", "O_WRONLY", "O_RDWR", "rename"):
        assert not [call for call in during if word in call]
    opened = [call for call in during if "open" in call]
    assert all("/templates/handout/" in call or "/proc/" in call for call in opened)
