"""Time of a handout against the same notebook through ``jupyter nbconvert --to webpdf``.

Run from the checkout: ``python benchmarks/handout.py [ROUNDS]``. Every round starts each way once,
in a fresh process; medians are compared. webpdf needs Playwright's Chromium, or one named by the
environment variable CHROMIUM or found on the path; xelatex is a fourth way where it is installed,
with pandoc.

Bars: cold at most 0.40 of webpdf, 0.25 of xelatex and 160 MiB; warm at most 0.15 s for one page,
1 s for 60; at most 150 KB for two pages.
"""

import datetime
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import pypdf

from balancekit.casebook import Casebook
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.kinds import ALL_KINDS

# The three ways, each as a program for a fresh Python; the notebook is the first argument.
OURS = """
import sys
sys.modules["rfc3987_syntax"] = None  # as the balancekit command does
from pathlib import Path
import nbformat
from balancekit.handouts import export_handout
notebook = Path(sys.argv[1])
pdf = export_handout(nbformat.read(notebook, as_version=4))
notebook.with_suffix(".handout.pdf").write_bytes(pdf)
"""
OURS_NBCONVERT = """
import sys
from nbconvert.nbconvertapp import main
main(["--to", "handout", "--log-level", "ERROR", sys.argv[1]])
"""
WEBPDF = """
import os, sys
from playwright.async_api import BrowserType
from nbconvert.nbconvertapp import main
launch, chromium = BrowserType.launch, os.environ.get("CHROMIUM")
async def launch_found(self, **options):
    return await launch(self, executable_path=chromium, **options)
if chromium:
    BrowserType.launch = launch_found
main(["--to", "webpdf", "--disable-chromium-sandbox", "--log-level", "ERROR",
      "--output", "webpdf", sys.argv[1]])
"""
XELATEX = """
import sys
from nbconvert.nbconvertapp import main
main(["--to", "pdf", "--log-level", "ERROR", "--output", "xelatex", sys.argv[1]])
"""
WAYS = {
    "handout": OURS,
    "nbconvert --to handout": OURS_NBCONVERT,
    "nbconvert --to webpdf": WEBPDF,
}
if shutil.which("xelatex") and shutil.which("pandoc"):
    WAYS["nbconvert --to pdf"] = XELATEX
OWN = (
    ("Trail running", "My sister", "Learning the cello", "Quiet Sunday mornings"),
    ("Night shifts done well", "Five-a-side on Tuesdays", "Reading crime novels"),
)
BOTH = ("Cooking on Fridays", "Bringing up Mia", "A house with a garden", "Telling the truth")
TALK = "Running keeps one of us going, the band the other; each keeps one evening a week."


def sample_notebook(folder: Path) -> nbformat.NotebookNode:
    """Compose the couple page of an invented couple."""
    with Casebook.create(folder / "bench.casebook", "a passphrase for a benchmark") as book:
        case = book.new_case("BENCH", names=("Zoë", "Ben"))
        sitting = case.start_occasion()
        for person, lines in zip(case.people, OWN, strict=True):
            answers = [("venn_own", entry, line) for entry, line in enumerate(lines)]
            answers += [("ios_now", 0, 0.35), ("ios_wished", 0, 0.5), ("ios_guess", 0, 0.45)]
            for item, entry, value in answers:
                case.answer(sitting, person, item, value, entry=entry)
                everyone = (*case.people, case.therapist)
                case.set_recipients(sitting, person, item, entry, everyone)
        for entry, line in enumerate(BOTH):
            case.answer(sitting, case.together, "venn_both", line, entry=entry)
        for number in (1, 2, 3):
            case.answer(sitting, case.together, f"venn_talk_{number}", TALK)
        return compose_handout(case, date=datetime.date(2026, 11, 21))


def sixty_pages() -> dict[str, object]:
    """Make a notebook of prose, a little more than 60 pages long."""
    section = "## A week\n\n" + f"{TALK} {TALK} *{TALK}*\n\n" * 12
    cell = {"cell_type": "markdown", "source": section, "metadata": {}}
    return {"cells": [{**cell, "source": "# A long notebook"}, *[cell] * 80], "metadata": {}}


def pages_of(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def cold(program: str, notebook: Path) -> tuple[float, float]:
    """Run one way in a fresh process: seconds, and its peak memory in MiB (browser not counted)."""
    started = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", program, str(notebook)], cwd=notebook.parent)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit("a way of printing failed; see above")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def report_warm(name: str, notebook: dict[str, object], rounds: int = 30, **variant: bool) -> None:
    """Print again and again in this process, the first time left out; each time it has changed."""
    seconds = []
    for number in range(rounds + 1):
        changed = {"cell_type": "markdown", "source": f"## Round {number}", "metadata": {}}
        page = {**notebook, "cells": [*notebook["cells"], changed]}
        started = time.perf_counter()
        pdf = export_handout(page, **variant)
        seconds.append(time.perf_counter() - started)
    median, size = statistics.median(seconds[1:]), len(pdf) / 1000
    print(f"warm, {name}: median {median:.3f} s, {pages_of(pdf)} pages, {size:.0f} KB")


def report_peer(name: str, ours: float, peer: float, bar: float) -> None:
    verdict = "within" if ours <= bar * peer else "above"
    print(f"handout against {name}: {ours / peer:.2f} of its time, {verdict} the bar of {bar:.2f}")


def report_every_kind() -> None:
    """Print each kind once more in this process, blank, composed and printed."""
    for kind in ALL_KINDS:
        if kind.blank is None:
            continue
        seconds = []
        for _ in range(6):
            started = time.perf_counter()
            export_handout(compose_handout(None, kind.id))
            seconds.append(time.perf_counter() - started)
        print(f"warm, blank {kind.id}: median {statistics.median(seconds[1:]):.3f} s")


def report(name: str, runs: list[tuple[float, float]], webpdf: float) -> None:
    seconds = [run[0] for run in runs]
    median, peak = statistics.median(seconds), max(run[1] for run in runs)
    spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
    print(f"{name:24} {median:6.2f} s  ({spread})  {median / webpdf:5.2f}  {peak:5.0f} MiB")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    found = shutil.which("chromium") or shutil.which("google-chrome") or ""
    os.environ.setdefault("CHROMIUM", found)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.ipynb"
        notebook = sample_notebook(Path(folder))
        nbformat.write(notebook, path)
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in WAYS}
        for _ in range(rounds):
            for name, program in WAYS.items():
                runs[name].append(cold(program, path))
        webpdf = statistics.median(run[0] for run in runs["nbconvert --to webpdf"])
        print(f"cold, {rounds} rounds: median (range), part of webpdf, peak memory of its Python")
        for name in WAYS:
            report(name, runs[name], webpdf)
        ours = statistics.median(run[0] for run in runs["handout"])
        report_peer("webpdf", ours, webpdf, 0.40)
        if "nbconvert --to pdf" in runs:
            latex = statistics.median(run[0] for run in runs["nbconvert --to pdf"])
            report_peer("xelatex", ours, latex, 0.25)
        report_warm("one sheet", notebook)
        report_warm("the same in large print", notebook, large=True)
        report_warm("long notebook", sixty_pages(), rounds=5)
        report_every_kind()
        for pdf in sorted(Path(folder).glob("*.pdf")):
            print(f"{pdf.name}: {pdf.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
