"""Every word is ours: no run of eight words also stands in one of the five source texts.

The texts are not ours to ship, so their runs of eight words are kept as digests only
(``bank/source_text_runs.txt``: BLAKE2b of 6 bytes of the lower-case words, joined by spaces).
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

CHECKOUT = Path(__file__).resolve().parent.parent
RUNS = frozenset((CHECKOUT / "tests/bank/source_text_runs.txt").read_text().split())
WORDS = re.compile(r"[a-z0-9']+")
LENGTH = 8


def runs(text: str) -> Iterator[str]:
    words = WORDS.findall(text.lower().replace("\u2019", "'"))
    yield from (" ".join(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1))


def copied(text: str) -> list[str]:
    return [
        run
        for run in runs(text)
        if hashlib.blake2b(run.encode(), digest_size=6).hexdigest() in RUNS
    ]


def written() -> Iterator[tuple[str, str]]:
    """Every file that holds words for people; of banks all but the citations, which are facts."""
    for path in sorted(CHECKOUT.glob("balancekit/**/*")):
        if path.is_dir():
            continue
        if "banks" in path.parent.parts:
            bank = yaml.safe_load(path.read_text(encoding="utf-8"))
            bank.pop("references", None)
            yield path.name, json.dumps(bank, ensure_ascii=False)
        elif path.suffix in {".py", ".yaml", ".js"}:
            yield path.name, path.read_text(encoding="utf-8")
    for pattern in ("docs/*.md", "*.md", "notebooks/*.ipynb", "templates/**/*.typ"):
        for path in CHECKOUT.glob(pattern):
            yield path.name, path.read_text(encoding="utf-8")


def test_no_sentence_is_copied() -> None:
    found = {name: hits[:3] for name, text in written() if (hits := copied(text))}
    assert not found


def test_the_digests_know_the_texts() -> None:
    """The citations of the two circles stand in a source text, word for word, as they should."""
    bank = yaml.safe_load((CHECKOUT / "balancekit/banks/venn.yaml").read_text(encoding="utf-8"))
    assert copied(" ".join(bank["references"]))
