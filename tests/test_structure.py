"""The house keeps its shape: imports run downward, and importing the package costs nothing."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import balancekit

PACKAGE = Path(balancekit.__file__).parent
CHECKOUT = PACKAGE.parent
FLOORS = {
    **dict.fromkeys(("bundled", "default_path", "errors", "folders", "geometry", "guarded"), 0),
    "strings": 0,
    **dict.fromkeys(("bank", "look", "spoken"), 1),
    **dict.fromkeys(("exchange", "scoring"), 2),
    **dict.fromkeys(("casebook", "diagrams", "interpretation", "psychometrics", "tables"), 3),
    **dict.fromkeys(("figures", "handouts", "translating"), 4),
    **dict.fromkeys(("demo", "room", "workbook"), 5),
    "cli": 6,
    "__main__": 7,
}


def room_of(module: str) -> str:
    return module.split(".")[1]


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py"]


def test_every_room_stands_on_a_floor() -> None:
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in modules()}
    assert rooms == set(FLOORS)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downward(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    others = {room_of(name) for name in imports_of(path) if name.startswith("balancekit.")}
    upward = [other for other in others - {room} if FLOORS[other] >= FLOORS[room]]
    assert not upward


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, balancekit; dir(balancekit); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {
        "pandas",
        "plotly",
        "ipywidgets",
        "nbconvert",
        "numpy",
        "yaml",
        "typst",
        "apsw",
        "babel",
    }
    assert not heavy & set(run.stdout.split())


def test_every_public_name_is_there() -> None:
    assert all(getattr(balancekit, name) is not None for name in balancekit.__all__)
    with pytest.raises(AttributeError, match="no attribute 'scroe'"):
        _ = balancekit.scroe  # type: ignore[attr-defined]


def test_conda_and_pip_ask_for_the_same() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    conda = yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))
    *plain, by_pip = conda["dependencies"]
    wanted = {*project["dependencies"], f"python{project['requires-python']}"}
    assert {*plain, *by_pip["pip"]} - {"pip", "."} == wanted


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/design.md"])
def test_the_floors_are_told_as_they_are(page: str) -> None:
    told = {}
    for line in (CHECKOUT / page).read_text(encoding="utf-8").splitlines():
        if row := re.match(r"\| (\d) \| (.+?) \|", line):
            told |= dict.fromkeys(re.findall(r"`(\w+)`", row[2]), int(row[1]))
    assert told == {room: floor for room, floor in FLOORS.items() if room != "__main__"}
