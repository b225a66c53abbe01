"""The manual builds without a warning, and asks no other computer for anything."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import balancekit

CHECKOUT = Path(__file__).resolve().parent.parent
# What a browser fetches by itself; a link that somebody follows is another matter.
FETCHED = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?(?:https?:)?//[^>]*"
    r"|<link\b(?![^>]*\brel=[\"']?(?:canonical|next|prev))[^>]*\bhref=[\"']?(?:https?:)?//[^>]*"
    r"|@import[^;]*//[^;]*|url\([\"']?(?:https?:)?//[^)]*\)"
)


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("manual")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", out]
    run = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return out


def test_every_page_is_there(manual: Path) -> None:
    assert "Ten minutes to start" in (manual / "start.html").read_text(encoding="utf-8")
    assert "two_circles" in (manual / "reference.html").read_text(encoding="utf-8")


def test_nothing_is_fetched_from_elsewhere(manual: Path) -> None:
    files = [path for path in manual.rglob("*") if path.suffix in {".html", ".css"}]
    assert len(files) > 10
    found = {path.name: FETCHED.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize("name", balancekit.__all__)
def test_every_public_name_is_described(manual: Path, name: str) -> None:
    headings = re.findall(r'<h\d id="([\w.]+)"', (manual / "reference.html").read_text("utf-8"))
    assert name in {heading.rsplit(".", 1)[-1] for heading in headings}


def test_every_notebook_of_the_workbook_has_a_page(manual: Path) -> None:
    numbers = {path.name[:2] for path in (CHECKOUT / "notebooks").glob("0[1-5]_*.ipynb")}
    pages = "".join(path.read_text("utf-8") for path in (manual / "notebooks").glob("*.html"))
    assert {number for number in numbers if f"balancekit open {number}" in pages} == numbers


def test_the_citation_names_this_version() -> None:
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["cff-version"] == "1.2.0"
    assert citation["authors"] == project["authors"]
    assert str(citation["version"]) == project["version"] == balancekit.__version__
    assert citation["license"] == project["license"]
