"""Whatever a run leaves in a notebook, cleaning takes it out and keeps what the author wrote."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from balancekit.room.contents import clean_notebook

WORD = "zephyrweide"
JSON = st.recursive(
    st.just(WORD) | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.dictionaries(st.sampled_from(["outputs", "attachments", "widgets", "x"]), JSON)
CELLS = st.lists(st.tuples(st.sampled_from(["code", "markdown", "raw"]), FIELDS, FIELDS))


@given(CELLS, FIELDS, FIELDS)
def test_no_word_of_a_run_stays(
    cells: list[tuple[str, Any, Any]], metadata: Any, notebook: Any
) -> None:
    dirty = [
        {**rest, "cell_type": kind, "id": str(place), "source": f"# {place}", "metadata": inside}
        for place, (kind, rest, inside) in enumerate(cells)
    ]
    frame = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": dirty}
    clean = clean_notebook({**notebook, **frame})
    assert WORD not in json.dumps(clean)
    kept = [(cell["cell_type"], cell["id"], cell["source"]) for cell in clean["cells"]]
    assert kept == [(cell["cell_type"], cell["id"], cell["source"]) for cell in dirty]
