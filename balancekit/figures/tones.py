"""The colours of pictures on the screen, where it can be dark; on paper they stay as they are.

A still asks for its colours by name, with the paper's own where nobody answers. plotly writes
colours out, so that a stylesheet has to find them by what they are.
"""

from collections.abc import Iterator
from typing import NamedTuple

from balancekit.figures.shapes import (
    AXIS,
    EDGES,
    LEADER,
    PAPER,
    PATCH_EDGE,
    PATCH_TINT,
    PLANE,
    TINTS,
)
from balancekit.figures.words import INK, SOFT_INK


class Tone(NamedTuple):
    """One colour of a picture: on paper, on a light screen, on a dark one, and where the system
    decides about colours."""

    name: str
    paper: str
    light: str
    dark: str
    forced: str


TONES = (
    Tone("paper", PAPER, "#ffffff", "#151b21", "Canvas"),
    Tone("ink", INK, INK, "#e4eaf0", "CanvasText"),
    Tone("soft", SOFT_INK, SOFT_INK, "#b3c0cc", "CanvasText"),
    Tone("edge-a", EDGES["a"], EDGES["a"], "#86c8f2", "CanvasText"),
    Tone("edge-b", EDGES["b"], EDGES["b"], "#f0bb54", "CanvasText"),
    Tone("tint-a", TINTS["a"], TINTS["a"], "rgba(60, 160, 225, 0.22)", "transparent"),
    Tone("tint-b", TINTS["b"], TINTS["b"], "rgba(230, 159, 0, 0.2)", "transparent"),
    Tone("patch", PATCH_TINT, PATCH_TINT, "rgba(46, 74, 98, 0.5)", "transparent"),
    Tone("patch-edge", PATCH_EDGE, PATCH_EDGE, "#83b7dc", "CanvasText"),
    Tone("plane", PLANE, PLANE, "#1e262e", "Canvas"),
    Tone("axis", AXIS, "#7d858d", "#8391a0", "CanvasText"),
    Tone("leader", LEADER, LEADER, "#b3c0cc", "CanvasText"),
)
_NAMES = {tone.paper: f"--bk-picture-{tone.name}" for tone in TONES}


def on_screen(colour: str) -> str:
    """Return a colour of the paper as a stylesheet's variable, with itself where there is none.

    Examples
    --------
    >>> on_screen("white"), on_screen("none")
    ('var(--bk-picture-paper, white)', 'none')
    """
    return f"var({_NAMES[colour]}, {colour})" if colour in _NAMES else colour


def screen_style() -> str:
    """Return the stylesheet that gives pictures their colours, on light, dark and forced screens.

    Examples
    --------
    >>> "--bk-picture-ink: light-dark(#1f2328, #e4eaf0);" in screen_style()
    True
    """
    chosen = "".join(f"{_NAMES[it.paper]}: light-dark({it.light}, {it.dark});" for it in TONES)
    forced = "".join(f"{_NAMES[it.paper]}: {it.forced};" for it in TONES)
    return (
        f".bk-workbook {{ {chosen} }}\n"
        f"@media (forced-colors: active) {{ .bk-workbook {{ {forced} }} }}\n"
        ".bk-workbook .js-plotly-plot .main-svg { background: none !important; }\n"
        + "\n".join(_of_plotly())
    )


def _of_plotly() -> Iterator[str]:
    for tone in TONES:
        for what in ("fill", "stroke"):
            yield (
                f'.bk-workbook .js-plotly-plot [style*="{what}: {_written(tone.paper)};"] '
                f"{{ {what}: var({_NAMES[tone.paper]}) !important; {_solid(what, tone.paper)}}}"
            )


def _solid(what: str, colour: str) -> str:
    """The variable holds how far a tint is seen through; plotly says it a second time."""
    return f"{what}-opacity: 1 !important; " if colour.startswith("rgba") else ""


def _written(colour: str) -> str:
    """Return a colour as a browser writes it into a style.

    Examples
    --------
    >>> _written("white"), _written("#004f7c"), _written("rgba(0, 114, 178, 0.17)")
    ('rgb(255, 255, 255)', 'rgb(0, 79, 124)', 'rgb(0, 114, 178)')
    """
    if colour.startswith("rgba"):
        return f"rgb({colour.removeprefix('rgba(').rpartition(',')[0]})"
    digits = {"white": "#ffffff"}.get(colour, colour)
    return "rgb({}, {}, {})".format(*(int(digits[at : at + 2], 16) for at in (1, 3, 5)))
