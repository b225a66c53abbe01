"""Which cells and outputs of a notebook come onto the page."""

from typing import Any

from balancekit.diagrams import overlap_diagram, to_plain
from balancekit.handouts.document import to_document


def code_cell(*outputs: dict[str, Any], tags: tuple[str, ...] = ()) -> dict[str, Any]:
    metadata = {"tags": list(tags)}
    return {"cell_type": "code", "source": "x = 1", "metadata": metadata, "outputs": list(outputs)}


def markdown_cell(source: str, *tags: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": source, "metadata": {"tags": list(tags)}}


def shown(**data: Any) -> dict[str, Any]:
    bundle = {mime.replace("__", "/"): value for mime, value in data.items()}
    return {"output_type": "display_data", "data": bundle, "metadata": {}}


def blocks(*cells: dict[str, Any]) -> list[dict[str, Any]]:
    document = to_document({"cells": list(cells), "metadata": {}})
    return [block for section in document["sections"] for block in section["blocks"]]


def test_code_is_never_printed() -> None:
    assert blocks(code_cell()) == []


def test_output_text_is_printed_and_warnings_are_not() -> None:
    said = {"output_type": "stream", "name": "stdout", "text": ["5\n", "6\n"]}
    warned = {"output_type": "stream", "name": "stderr", "text": "Warning"}
    failed = {"output_type": "error", "ename": "E", "evalue": "e", "traceback": ["t"]}
    said_block, box = blocks(code_cell(said, warned, failed))
    assert said_block == {"t": "code", "s": "5\n6"}
    assert box["t"] == "missing" and "stopped here" in box["s"]


def test_tags_take_cells_and_outputs_out() -> None:
    said = {"output_type": "stream", "name": "stdout", "text": "5"}
    assert blocks(markdown_cell("secret", "remove-cell")) == []
    assert blocks(code_cell(said, tags=("remove-output",))) == []
    assert len(blocks(code_cell(said, tags=("hide-input",)))) == 1


def test_heading_levels_have_no_gap_and_begin_at_one() -> None:
    cells = [markdown_cell("### a\n\n###### b\n\n# c\n\n#### d")]
    assert [block["level"] for block in blocks(*cells)] == [1, 2, 1, 2]


def test_title_comes_from_metadata_then_heading_then_a_neutral_word() -> None:
    cells = [markdown_cell("intro"), markdown_cell("## Our *week*")]
    titled = {"cells": cells, "metadata": {"title": "A page"}}
    assert to_document(titled)["title"] == "A page"
    assert to_document({"cells": cells, "metadata": {}})["title"] == "Our week"
    assert to_document({"cells": [], "metadata": {}})["title"] == "Notes"


def test_html_without_words_comes_as_its_text() -> None:
    output = shown(text__html="<table></table>", text__plain="  a  b\n0 1  2")
    assert blocks(code_cell(output)) == [{"t": "code", "s": "  a  b\n0 1  2"}]


def test_diagram_is_found_in_its_own_output_and_inside_a_plotly_figure() -> None:
    plain = to_plain(overlap_diagram(["a"], ["b"], ["c"]))
    own = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"application/vnd.balancekit.diagram+json": plain},
    }
    figure = {"data": [], "layout": {"meta": {"balancekit": plain}}}
    inside = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"application/vnd.plotly.v1+json": figure, "text/html": "<div/>"},
    }
    first, second = blocks(code_cell(own, inside))
    assert first == second
    assert first["t"] == "diagram"


def test_other_plotly_figure_is_named_as_missing() -> None:
    output = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"application/vnd.plotly.v1+json": {"data": [], "layout": {}}},
    }
    (block,) = blocks(code_cell(output))
    assert block == {
        "t": "missing",
        "s": "Not printed here: a chart that only works on the screen.",
    }


def test_broken_parts_are_named_as_missing() -> None:
    part = {"application/vnd.balancekit.part+json": {"type": "words", "items": 5}}
    diagram = {"application/vnd.balancekit.diagram+json": {"type": "overlap"}}
    outputs = [{"output_type": "display_data", "metadata": {}, "data": d} for d in (part, diagram)]
    assert [block["t"] for block in blocks(code_cell(*outputs))] == ["missing", "missing"]


def test_control_of_the_screen_leaves_nothing() -> None:
    widget = {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "Button()"}
    output = {"output_type": "display_data", "metadata": {}, "data": widget}
    assert blocks(code_cell(output)) == []
