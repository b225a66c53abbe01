"""The manual builds without a warning, and asks no other computer for anything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

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
