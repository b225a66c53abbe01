"""Every word that goes into a page is found again in it by pdftotext, in reading order."""

from typing import Any

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat import v4

from balancekit.diagrams import overlap_diagram
from balancekit.handouts import export_handout
from balancekit.handouts.cells import diagram_cell, heading, notebook, part_cell
from balancekit.handouts.exporter import HandoutExporter
from balancekit.handouts.parts import Talk, WordList

# Each word is its own: nothing that was lost, doubled or moved can look like something else.
_KINDS = (
    "heading",
    "paragraph",
    "list",
    "tasks",
    "quote",
    "code",
    "table",
    "frame",
    "html",
    "said",
)
SHAPES = st.lists(st.tuples(st.sampled_from(_KINDS), st.integers(1, 6)), min_size=1, max_size=8)


def cell_of(kind: str, words: list[str]) -> Any:
    """One cell of a kind that shows these words in this order."""
    first, *rest = words
    line = " ".join(words)
    items = "\n".join(f"- {word}" for word in words)
    sources = {
        "heading": f"#### {first} *{' '.join(rest)}*" if rest else f"## {first}",
        "paragraph": f"{first} **{' '.join(rest)}**" if rest else first,
        "list": items,
        "tasks": items.replace("- ", "- [x] "),
        "quote": f"> {line}",
        "code": f"```\n{line}\n```",
        "html": f"<div><p>{first}</p><ul>{''.join(f'<li>{word}' for word in rest)}</ul></div>",
    }
    if kind == "table":
        rule = "|".join(["---"] * len(words))
        return v4.new_markdown_cell(f"| {' | '.join(words)} |\n|{rule}|")
    if kind == "frame":
        html = pd.DataFrame([words]).to_html(header=False, index=False)
        return v4.new_code_cell("", outputs=[v4.new_output("display_data", {"text/html": html})])
    if kind == "said":
        return v4.new_code_cell("", outputs=[v4.new_output("stream", name="stdout", text=line)])
    return v4.new_markdown_cell(sources[kind])


def found(text: str) -> list[str]:
    """The numbered words of a page, as they follow each other."""
    return [word for word in text.split() if word.startswith("w") and word[1:].isdecimal()]


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(SHAPES)
def test_any_notebook_keeps_its_words_and_their_order(pdf_text: Any, shapes: Any) -> None:
    cells, wanted = [v4.new_markdown_cell("# Report")], []
    for kind, count in shapes:
        words = [f"w{len(wanted) + number}" for number in range(count)]
        cells.append(cell_of(kind, words))
        wanted += words
    pdf, _ = HandoutExporter().from_notebook_node(v4.new_notebook(cells=cells))
    assert found(pdf_text(pdf)) == wanted


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.tuples(*[st.integers(0, 14)] * 3), st.integers(1, 12), st.booleans())
def test_every_label_of_a_picture_and_every_answer_is_found(
    pdf_text: Any, counts: tuple[int, int, int], length: int, large: bool
) -> None:
    numbers = iter(range(10_000))

    def item() -> str:
        return " ".join(f"w{next(numbers)}" for _ in range(length))

    own_a, own_b, both = ([item() for _ in range(count)] for count in counts)
    answers = [item(), item()]
    page = notebook(
        [
            heading(1, "Page"),
            diagram_cell(overlap_diagram(own_a, own_b, both, names=("Zoë", "Søren"))),
            part_cell(WordList(items=(answers[0],))),
            part_cell(Talk(prompt="Asked", answer=answers[1])),
        ],
        {"title": "Page"},
    )
    text = pdf_text(export_handout(page, large=large))
    # Whole items, each in its own order; where they stand in a circle is the picture's business.
    words = found(text)
    assert sorted(words, key=lambda word: int(word[1:])) == [f"w{n}" for n in range(next(numbers))]
    for line in (*own_a, *own_b, *both, *answers):
        first, *rest = line.split()
        start = words.index(first)
        assert words[start : start + length] == [first, *rest]
    assert all(name in text for name in ("Zoë", "Søren")) or not any(counts)
