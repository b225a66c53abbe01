"""Data frames and other HTML become tables that fit their paper and lose no word."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.handouts import export_handout
from balancekit.handouts.html_blocks import html_blocks


def frame(data: pd.DataFrame) -> dict[str, Any]:
    (block,) = html_blocks(data.to_html())
    return block


def words(rows: list[list[dict[str, Any]]]) -> list[list[str]]:
    return [[cell["words"] for cell in row] for row in rows]


def notebook_of_html(*texts: str) -> dict[str, Any]:
    outputs = [
        {"output_type": "display_data", "metadata": {}, "data": {"text/html": text}}
        for text in texts
    ]
    cell = {"cell_type": "code", "source": "", "metadata": {}, "outputs": outputs}
    title = {"cell_type": "markdown", "source": "# Report", "metadata": {}}
    return {"cells": [title, cell], "metadata": {}}


def test_index_and_head_are_told_from_the_cells() -> None:
    block = frame(pd.DataFrame({"name": ["a", "b"], "mean": [1.5, 22]}))
    assert words(block["head"]) == [["", "name", "mean"]]
    assert words(block["rows"]) == [["0", "a", "1.5"], ["1", "b", "22.0"]]
    assert (block["stub"], block["align"]) == (1, ["left", "left", "right"])


def test_name_of_the_index_stands_in_the_head() -> None:
    block = frame(pd.DataFrame({"mean": [1]}, index=pd.Index(["own"], name="scale")))
    assert words(block["head"]) == [["scale", "mean"]]


def test_levels_of_index_and_columns_keep_their_places() -> None:
    rows = pd.MultiIndex.from_product([["before", "after"], ["A", "B"]], names=["when", "who"])
    columns = pd.MultiIndex.from_product([["own", "shared"], ["mean", "sd"]])
    block = frame(pd.DataFrame([[1, 2, 3, 4]] * 4, index=rows, columns=columns))
    assert words(block["head"]) == [
        ["", "", "own", "own", "shared", "shared"],
        ["when", "who", "mean", "sd", "mean", "sd"],
    ]
    assert words(block["rows"])[:2] == [
        ["before", "A", "1", "2", "3", "4"],
        ["", "B", "1", "2", "3", "4"],
    ]
    assert block["stub"] == 2
    groups = [cell["group"] for cell in block["head"][0][2:]]
    assert groups[0] == groups[1] != groups[2] == groups[3]


def test_a_frame_too_wide_is_cut_and_each_part_has_its_index(faults: Any, pdf_text: Any) -> None:
    data = pd.DataFrame(
        [[row * 100 + column for column in range(40)] for row in range(1, 4)],
        columns=[f"question_{number}" for number in range(40)],
        index=["Ana and Bo", "Cy and Di", "Ed and Flo"],
    )
    pdf = export_handout(notebook_of_html(data.to_html()))
    text = pdf_text(pdf)
    assert faults(pdf) == []
    assert text.count("Ana and Bo") == text.count("The same rows, further columns") + 1 > 2
    for column in range(40):
        assert f"question_{column} " in text.replace("\n", " ") + " "
        assert str(300 + column) in text


@given(
    st.lists(
        st.lists(st.text("abcxyz0123456789 .-", min_size=1, max_size=40), min_size=1, max_size=9),
        min_size=1,
        max_size=5,
    )
)
def test_every_cell_is_found_once_and_in_order(cells: list[list[str]]) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    blocks = html_blocks(f"<table>{rows}</table>")
    wanted = [" ".join(c.split()) for row in cells for c in row]
    found = [c for block in blocks for row in words(block["rows"]) for c in row]
    assert [c for c in found if c] == [c for c in wanted if c]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td colspan=99999999>a<td rowspan=x>b</table>",
        "<table><tr><td rowspan=3>a<td>b<tr><td>c<tr><td>d<td>e</table>",
        "<table></table><p>a",
        "<table><tr><td><table><tr><td>a</table></table>",
        "<div>" * 3_000 + "a",
        "<ul><li>a<ul><li>b</ul></ul></div></p><h6>a</h6>",
        "<style>a</style><pre>  a\n   b</pre><blockquote>c</blockquote><hr><img src=x alt=a>",
    ],
)
def test_odd_html_is_printed_and_accessible(html: str, faults: Any, pdf_text: Any) -> None:
    pdf = export_handout(notebook_of_html(html))
    assert faults(pdf) == []
    assert "a" in pdf_text(pdf).split()
