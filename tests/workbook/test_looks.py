"""Light, dark and large: what is chosen is remembered, and every colour can be read in both."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balancekit import workbook
from balancekit.figures.tones import TONES
from balancekit.look import LOOK_FILE, Look, keep_look, look_in_force
from balancekit.workbook.controls import LookSwitch
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen

STYLES = Path(workbook.__file__).parent
STYLE = (STYLES / "workbook.css").read_text(encoding="utf-8")
PALETTE = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", STYLE)
}
GROUNDS = ("paper", "wash", "lit", "mark")
READ = (  # what is written in it, and what may lie below
    *((ink, ground) for ink in ("ink", "soft", "petrol") for ground in GROUNDS),
    *((ink, "paper") for ink in ("faint", "alarm", "warn", "blue-ink", "orange-ink")),
    *(("on-petrol", ground) for ground in ("petrol", "petrol-deep")),
)
SEEN = (  # what has to be told from what lies below it, though nobody reads it
    *((edge, ground) for edge in ("edge", "petrol", "accent") for ground in ("paper", "wash")),
    *((edge, "paper") for edge in ("alarm", "warn", "blue-ink", "orange-ink")),
)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 counts it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def laid_over(tint: str, ground: str, layers: int) -> str:
    """What is seen where so many tints lie over each other; a plain colour hides what is below."""
    if not (found := re.match(r"rgba\((\d+), (\d+), (\d+), ([\d.]+)\)", tint)):
        return tint
    *channels, share = found.groups()
    seen = [int(ground[at : at + 2], 16) for at in (1, 3, 5)]
    for _ in range(layers):
        pairs = zip(map(int, channels), seen, strict=True)
        seen = [round(c * float(share) + s * (1 - float(share))) for c, s in pairs]
    return "#{:02x}{:02x}{:02x}".format(*seen)


@pytest.mark.parametrize("which", [0, 1], ids=["light", "dark"])
def test_all_that_is_written_can_be_read(which: int) -> None:
    weak = {
        f"{ink} on {ground}": round(contrast(PALETTE[ink][which], PALETTE[ground][which]), 2)
        for pairs, least in ((READ, 4.5), (SEEN, 3.0))
        for ink, ground in pairs
        if contrast(PALETTE[ink][which], PALETTE[ground][which]) < least
    }
    assert not weak


@pytest.mark.parametrize("which", ["light", "dark"])
def test_pictures_can_be_read_on_every_tint(which: str) -> None:
    tones = {tone.name: getattr(tone, which) for tone in TONES}
    paper = tones["paper"]
    grounds = [paper, tones["plane"]]
    grounds += [laid_over(tones[tint], paper, 1) for tint in ("tint-a", "tint-b")]
    grounds.append(laid_over(tones["tint-b"], laid_over(tones["tint-a"], paper, 1), 1))
    grounds += [laid_over(tones["patch"], tones["plane"], layers) for layers in (1, 15)]
    weak = [
        (ink, ground)
        for inks, least in ((("ink", "soft"), 4.5), (("edge-a", "edge-b", "leader"), 3.0))
        for ink in inks
        for ground in grounds
        if contrast(tones[ink], ground) < least
    ]
    weak += [
        (edge, ground)
        for edge in ("axis", "patch-edge")
        for ground in (paper, tones["plane"])
        if contrast(tones[edge], ground) < 3
    ]
    assert not weak


def test_no_colour_stands_outside_the_palette() -> None:
    """A colour written out has no dark side."""
    styles = [STYLES / "workbook.css", *(STYLES / "controls").glob("*.css")]
    rules = [line for style in styles for line in style.read_text("utf-8").splitlines()]
    plain = [
        line.strip() for line in rules if re.search(r"#[0-9a-fA-F]{3,8}\b|\bwhite\b(?!-)", line)
    ]
    assert not [line for line in plain if "light-dark(" not in line and "#balancekit" not in line]


def test_the_look_is_remembered(desk: Desk, opens: Callable[..., Screen], live: Any) -> None:
    opens(desk)
    [switch] = [widget for widget in live if isinstance(widget, LookSwitch)]
    assert switch.look == Look()
    switch.light = "dark"
    switch.size = "largest"
    assert look_in_force() == Look("dark", "largest")
    assert LookSwitch(look_in_force()).look == Look("dark", "largest")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"light": "blue"}', b"\xff\xfe"])
def test_a_damaged_file_counts_as_never_chosen(casebook: Path, content: bytes) -> None:
    casebook.with_name(LOOK_FILE).write_bytes(content)
    assert look_in_force() == Look()


def test_the_file_holds_the_two_choices_and_nothing_else(casebook: Path) -> None:
    keep_look(Look("light", "large"))
    kept = json.loads(casebook.with_name(LOOK_FILE).read_bytes())
    assert kept == {"light": "light", "size": "large"}
    assert [file.name for file in casebook.parent.iterdir()] == [LOOK_FILE]


def test_a_folder_that_takes_nothing_is_named(
    desk: Desk, opens: Callable[..., Screen], live: Any, casebook: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    screen = opens(desk)
    blocked = casebook.with_name("blocked")
    blocked.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setenv("BALANCEKIT_CASEBOOK", str(blocked / "casebook.balancekit"))
    [switch] = [widget for widget in live if isinstance(widget, LookSwitch)]
    switch.light = "dark"
    assert str(blocked) in screen.message
    assert "Make room there" in screen.message
