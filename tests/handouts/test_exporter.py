"""``jupyter nbconvert --to handout``: any notebook, no temporary file, no other process."""

import json
import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import get_exporter
from nbconvert.preprocessors import Preprocessor
from nbformat import v4

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


def code_cell(source: str, *outputs: nbformat.NotebookNode, tags: tuple[str, ...] = ()) -> Any:
    return v4.new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)})


def shown(**data: Any) -> nbformat.NotebookNode:
    bundle = {mime.replace("__", "/"): value for mime, value in data.items()}
    return v4.new_output("display_data", data=bundle)


def test_preprocessors_run_once(notebook_of: Any) -> None:
    runs = []

    class Counting(Preprocessor):
        def preprocess(self, nb: Any, resources: Any) -> Any:
            runs.append(nb)
            nb.cells.append(v4.new_markdown_cell("## Added"))
            return nb, resources

    exporter = HandoutExporter(preprocessors=[Counting])
    pdf, _ = exporter.from_notebook_node(nbformat.from_dict(notebook_of("# T")))
    assert len(runs) == 1
    assert pdf == export_handout(notebook_of("# T", "## Added"))


def test_tags_choose_what_is_printed(pdf_text: Any) -> None:
    said = v4.new_output("stream", name="stdout", text="said")
    cells = [
        v4.new_markdown_cell("# T"),
        code_cell("seen = 1", said),
        code_cell("hidden = 1", tags=("hide-input",)),
        code_cell("removed = 1", tags=("remove-input",)),
        code_cell("gone = 1", said, tags=("remove-cell",)),
        code_cell("only = 1", said, tags=("remove-output",)),
        v4.new_markdown_cell("on another page", metadata={"tags": ["page-break"]}),
    ]
    notebook = v4.new_notebook(cells=cells)
    plain, _ = HandoutExporter().from_notebook_node(notebook)
    coded, _ = HandoutExporter(code=True).from_notebook_node(notebook)
    assert pdf_text(plain).split("Page 1 of 2")[0].split() == ["T", "said"]
    assert pdf_text(coded).split("Page 1 of 2")[0].split("T ", 1)[1].split() == [
        *("seen", "=", "1", "said", "only", "=", "1"),
    ]
    assert "on another page" in pdf_text(plain).split("Page 1 of 2")[1]


def test_what_is_missing_is_said_on_the_page_and_in_the_log(
    pdf_text: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("balancekit.handouts.charts.can_draw_charts", lambda: False)
    exporter = HandoutExporter()
    exporter.log = logging.getLogger("balancekit.tests")
    chart = {"application/vnd.plotly.v1+json": {"data": [], "layout": {}}, "text/html": "<div/>"}
    cells = [
        v4.new_markdown_cell("# T"),
        code_cell("", v4.new_output("display_data", data=chart)),
        code_cell("", v4.new_output("error", ename="E", evalue="secret", traceback=["secret"])),
        code_cell(
            "", shown(text__html="<iframe/>", text__plain="<IPython.lib.display.IFrame at 0x7f3a>")
        ),
        code_cell("", shown(text__plain="[<matplotlib.lines.Line2D at 0x7f3a>]")),
    ]
    pdf, _ = exporter.from_notebook_node(v4.new_notebook(cells=cells))
    boxes = [entry.message for entry in caplog.records]
    assert len(boxes) == 3
    assert all(box in pdf_text(pdf) for box in boxes)
    assert "secret" not in pdf_text(pdf) and "0x7f3a" not in pdf_text(pdf)


def test_what_is_missing_is_a_warning_in_python_too() -> None:
    picture = v4.new_markdown_cell("# T\n\n![a tree](missing.png)")
    with pytest.warns(UserWarning, match="a tree"):
        pdf = export_handout(v4.new_notebook(cells=[picture]))
    assert pdf.startswith(b"%PDF-")


def test_chart_of_plotly_is_printed_from_what_is_stored_or_drawn(
    pdf_text: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = "xmlns='http://www.w3.org/2000/svg' width='90' height='30'"
    svg = f"<svg {size}><text y='20'>{{}}</text></svg>"
    figure = {"data": [], "layout": {"title": {"text": "Bars"}}}
    both = {"application/vnd.plotly.v1+json": figure, "image/svg+xml": svg.format("stored")}
    only = {"application/vnd.plotly.v1+json": figure}
    asked = []

    def draw(figure: Any) -> str:
        asked.append(figure)
        return svg.format("drawn")

    monkeypatch.setattr("balancekit.handouts.exporter.chart_svg", draw)
    cells = [code_cell("", v4.new_output("display_data", data=data)) for data in (both, only)]
    pdf, _ = HandoutExporter().from_notebook_node(v4.new_notebook(cells=cells))
    assert asked == [figure]
    assert "stored" in pdf_text(pdf) and "drawn" in pdf_text(pdf)


def test_paper_can_be_chosen(notebook_of) -> None:
    notebook = nbformat.from_dict(notebook_of("# Our week"))
    pdf, _ = HandoutExporter(paper="us-letter").from_notebook_node(notebook)
    assert b"/MediaBox[0 0 612 792]" in pdf.replace(b"/MediaBox [", b"/MediaBox[")


def test_printing_writes_nothing_starts_nothing_and_asks_no_network(
    usual, day, tmp_path: Path
) -> None:
    notebook = compose_handout(usual.case, date=day)
    if sys.platform != "linux":  # strace knows Linux only; elsewhere the same code has to print
        run = subprocess.run([sys.executable, "-c", COMPILE], input=json.dumps(notebook), text=True)
        assert run.returncode == 0
        return
    assert shutil.which("strace"), "this test needs strace: install it, then run it again"
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
