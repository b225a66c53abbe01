"""The wheel, away from the checkout, holds all that is needed."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PROBE = """
import balancekit as bk
from balancekit.bundled import bundled
from pathlib import Path
print(Path(bk.__file__).parent)
assert {"balance", "ios", "venn", "worksheet"} <= set(bk.list_banks())
assert list(bundled("notebooks").glob("02_*.ipynb"))
assert (bundled("notebooks") / "data" / "acitelli_wide.csv").is_file()
assert list((bundled("templates") / "handout" / "fonts").glob("*.ttf"))
assert list((Path(bk.__file__).parent / "room" / "labext").rglob("package.json"))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout, installed into a folder of its own."""
    root = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(root)]
    subprocess.run([*build, str(CHECKOUT)], check=True, capture_output=True)
    (wheel,) = root.glob("*.whl")
    target = root / "installed"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return target


def run(installed: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=installed.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_banks_notebooks_templates_and_extension_are_inside(installed: Path) -> None:
    assert run(installed, "-c", PROBE).strip() == str(installed / "balancekit")


def test_nbconvert_finds_the_exporter(installed: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Our week")])
    nbformat.write(notebook, installed.parent / "week.ipynb")
    run(installed, "-m", "nbconvert", "--to", "handout", "week.ipynb")
    assert (installed.parent / "week.pdf").read_bytes().startswith(b"%PDF")


def test_the_sample_is_made(installed: Path) -> None:
    printed = run(installed, "-m", "balancekit", "demo", "--out", "sample").split()
    assert [Path(path).name.split("-")[0] for path in printed] == [
        *("learning", "learning", "map", "page", "page", "plan", "plan", "sides", "sides"),
        *("steps", "summary"),
    ]
    assert all((installed.parent / path).read_bytes().startswith(b"%PDF") for path in printed)
