"""The tour for researchers runs from top to bottom, and what it says of its figures is so."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from balancekit.bundled import bundled

NAME = "06_research_tour.ipynb"


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The notebook with its outputs; run away from the checkout, as from a wheel."""
    notebook = nbformat.read(bundled("notebooks") / NAME, as_version=4)
    folder = tmp_path_factory.mktemp("tour")
    client = NotebookClient(notebook, timeout=300, kernel_name="python3")
    return client.execute(cwd=str(folder))


def test_it_is_stored_without_outputs() -> None:
    stored = nbformat.read(bundled("notebooks") / NAME, as_version=4)
    code = [cell for cell in stored.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)
    assert stored.metadata["balancekit"] == {"workbook": False}


def test_every_picture_is_there_and_has_its_words(tour: Any) -> None:
    drawn = [
        output["data"]["application/vnd.plotly.v1+json"]
        for cell in tour.cells
        for output in cell.get("outputs", ())
        if "application/vnd.plotly.v1+json" in output.get("data", {})
    ]
    assert len(drawn) == 9
    assert all(len(figure["layout"]["meta"]["alt"]) > 40 for figure in drawn)
    assert not [cell for cell in tour.cells for it in cell.get("outputs", ()) if "ename" in it]


def test_what_the_words_say_is_so(tour: Any) -> None:
    said = {
        cell.id: next(iter(cell.outputs)).get("data", {})
        for cell in tour.cells
        if cell.get("outputs")
    }
    power = [float(it) for it in re.findall(r"\d\.\d+", said["power"]["text/plain"])]
    assert power == sorted(power)
    roles = said["roles"]["application/vnd.plotly.v1+json"]["layout"]["annotations"]
    assert any("p = 0.16" in it["text"] for it in roles)
    k = said["k"]["application/vnd.plotly.v1+json"]["layout"]["meta"]["alt"]
    low, high = (float(it) for it in re.search(r"\[(.*), (.*)\]", k).groups())  # type: ignore[union-attr]
    assert 0 < low < 0.72 < high


def test_the_couples_lie_beside_it_with_their_licence() -> None:
    folder = Path(bundled("notebooks")) / "data"
    assert (folder / "acitelli_wide.csv").is_file()
    assert "CC0" in (folder / "README.md").read_text(encoding="utf-8")
