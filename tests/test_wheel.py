"""The wheel, away from the checkout, holds all that is needed, for every Python there is here."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from tests.pythons import pythons_present

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
# Without a single dependency: every file is Python of this version, and circles are exact.
READ = """
import compileall, sys
assert compileall.compile_dir(sys.argv[1] + "/balancekit", quiet=2, force=True)
import balancekit
assert balancekit.two_circles(10, 6, 3).kind == "overlap"
"""
SCORED = """
import balancekit as bk, pandas
bank = bk.load_bank("balance")
answers = pandas.DataFrame({item.id: [4, 0] for item in bank.form("short").items})
scores = bk.score(answers, bank.form("short"))
assert list(scores["independence"]) == [100, 0]
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout."""
    root = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(root)]
    subprocess.run([*build, str(CHECKOUT)], check=True, capture_output=True)
    (wheel,) = root.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """The same, installed into a folder of its own."""
    target = wheel.parent / "installed"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return target


def run(installed: Path, *command: str, python: str = sys.executable) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [python, *command],
        cwd=installed.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{python}: {done.stderr}"
    return done.stdout


def test_every_python_present_can_read_it(installed: Path) -> None:
    pythons = pythons_present()
    assert f"{sys.version_info[0]}.{sys.version_info[1]}" in pythons
    for python in pythons.values():
        run(installed, "-c", READ, str(installed), python=python)


def test_it_runs_on_its_own(
    wheel: Path, installed: Path, tmp_path: Path, soak: Callable[[int, int], int]
) -> None:
    """Beside what is installed here; in the soak also in a place of its own, for each Python."""
    scores_and_prints(installed, sys.executable)
    for version, python in pythons_present().items() if soak(0, 1) else ():
        place = tmp_path / version
        subprocess.run([python, "-m", "venv", str(place)], check=True, capture_output=True)
        own = str(place / ("Scripts" if os.name == "nt" else "bin") / "python")
        install = [own, "-m", "pip", "install", "-q", str(wheel)]
        subprocess.run(install, check=True, capture_output=True)
        scores_and_prints(place, own)


def scores_and_prints(place: Path, python: str) -> None:
    run(place, "-c", SCORED, python=python)
    assert "handout" in run(place, "-m", "balancekit", "--help", python=python)
    blank = ("handout", "--blank", "--kind", "couple", "--out", f"{place.name}.pdf")
    run(place, "-m", "balancekit", *blank, python=python)
    assert (place.parent / f"{place.name}.pdf").read_bytes().startswith(b"%PDF")


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
