"""Every example of the guide to scoring gives what stands below it."""

import doctest
import re
import shlex
from pathlib import Path

import pytest

from tests.test_cli import run

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "scoring.md"


def blocks(*kinds: str) -> list[str]:
    text = GUIDE.read_text(encoding="utf-8")
    pattern = r"\n+".join(f"```{kind}\n(.*?)```" for kind in kinds)
    return re.findall(pattern, text, flags=re.DOTALL)


def test_what_is_shown_in_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = "\n".join(blocks("pycon"))
    example = doctest.DocTestParser().get_doctest(session, {}, "scoring.md", str(GUIDE), 0)
    assert len(example.examples) > 15
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(
        example, out=said.append, clear_globs=False
    )
    assert said == []
    monkeypatch.chdir(tmp_path)
    example.globs["answers"].to_csv("answers.csv", index=False)
    ((command, shown),) = blocks("sh", "text")
    assert run(*shlex.split(command)[1:]).stdout == shown
