"""Whatever lies in the folder of banks of one's own, what is sound in it can be used."""

import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from balancekit.bank import read_own_banks

DOCS = Path(__file__).resolve().parents[2] / "docs" / "own-bank.md"


def example() -> str:
    """The example of the manual."""
    found = re.search(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


LINES = example().splitlines()


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        # The example with some of its lines gone, doubled or out of order.
        st.lists(st.sampled_from(LINES), max_size=60).map(lambda some: "\n".join(some).encode()),
        st.integers(0, len(LINES) - 1).map(
            lambda gone: "\n".join(LINES[:gone] + LINES[gone + 1 :]).encode()
        ),
    )
)
def test_no_file_keeps_another_from_being_used(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "a.yaml").write_text(example().replace("evenings", "nights"), encoding="utf-8")
        (folder / "b.yaml").write_bytes(content)
        (folder / "notes.txt").write_bytes(content)
        (folder / "c.yaml").mkdir()
        found = read_own_banks(folder)
    assert "a.yaml" in [one.file for one in found.banks]
    assert all(re.match(r"[bc]\.yaml", line) for line in found.refused)
