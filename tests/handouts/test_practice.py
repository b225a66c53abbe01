"""The practice's own file: read, or refused with every fault at its line."""

from pathlib import Path

import pytest

from balancekit.errors import FaultyFileError
from balancekit.handouts import Practice, compose_handout
from balancekit.handouts.practice import SVG, Logo
from balancekit.handouts.practice_file import practice_in_force, read_practice

GOOD = """
name = "Harbour Practice"
address = "1 Quay,\\n Port"
help_line = "Night line 0800 123."
logo = "logo.svg"
colour = "#7a1f1f"
language = "en"
paper = "us-letter"
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    return tmp_path / "practice.toml"


def faults_of(file: Path, text: str | bytes) -> tuple[str, ...]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(FaultyFileError) as refused:
        read_practice(file)
    return refused.value.faults


def test_everything_in_it_is_taken(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    assert read_practice(file) == Practice(
        name="Harbour Practice",
        address="1 Quay, Port",
        support="Night line 0800 123.",
        logo=Logo(SVG, LOGO),
        colour="#7a1f1f",
        language="en",
        paper="us-letter",
    )


def test_an_empty_file_and_no_file_are_the_plain_practice(file: Path) -> None:
    casebook = file.with_name("ours.balancekit")
    assert practice_in_force(casebook) == Practice()
    file.write_text("", encoding="utf-8")
    assert practice_in_force(casebook) == Practice()


def test_all_faults_are_named_at_once_with_their_lines(file: Path) -> None:
    (file.parent / "logo.gif").write_bytes(b"GIF89a")
    text = (
        "# ours\nname = 3\nlogo = 'logo.gif'\n\ncolour = '#ffee00'\npaper = 'a5'\n"
        "language = 'xx'\ntelephone = '1'\n[more]\n"
    )
    told = faults_of(file, text)
    starts = [fault.rsplit("/")[-1].split(": ")[0] for fault in told]
    assert starts == [
        f"practice.toml:{line} {entry}"
        for line, entry in (
            (2, "name"),
            (3, "logo"),
            (5, "colour"),
            (6, "paper"),
            (7, "language"),
            (8, "telephone"),
            (9, "more"),
        )
    ]
    assert "too pale" in told[2]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = a", "line 1"),
        (b"name = '\xff'", "UTF-8"),
        ("logo = 'nowhere.svg'", "no such file"),
        ("logo = ''", "no such file"),
        ("colour = 'red'", "#1d4966"),
        ("logo = 'large.svg'", "200 KB"),
    ],
)
def test_each_fault_says_how_to_mend_it(file: Path, text: str | bytes, said: str) -> None:
    (file.parent / "large.svg").write_text(LOGO + " " * 300_000, encoding="utf-8")
    (fault,) = faults_of(file, text)
    assert said in fault
    assert "\n" not in fault


def test_the_file_beside_the_casebook_is_used(
    usual, day, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(GOOD, encoding="utf-8")
    monkeypatch.setenv("BALANCEKIT_CASEBOOK", str(file.with_name("ours.balancekit")))
    page = compose_handout(usual.case, date=day)["metadata"]["balancekit"]
    assert page["foot"][:3] == ["Harbour Practice", "1 Quay, Port", "Night line 0800 123."]
    assert page["paper"] == "us-letter"
