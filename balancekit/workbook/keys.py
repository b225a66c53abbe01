"""The keys of the workbook: one table, from which they are listed and in which they are bound.

No key that writes does anything while somebody writes, and none is taken that a browser or a
screen reader uses itself.
"""

from typing import NamedTuple

from balancekit.strings import say
from balancekit.workbook.controls import Keys

ARROWS = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown")
_SIGNS = dict(zip(ARROWS, "←→↑↓", strict=True))


class Key(NamedTuple):
    """One line of the list.

    Attributes
    ----------
    id : str
        Under which the catalogue says what it does.
    group : str
        Under which heading it stands.
    strokes : tuple of str
        Each does it; "+" stands between keys that are pressed together.
    presses : str
        The action of the button that is pressed by it; empty for what a control or the browser
        hears itself.
    controls : tuple of str
        The scripts that hear it.
    """

    id: str
    group: str
    strokes: tuple[str, ...]
    presses: str = ""
    controls: tuple[str, ...] = ()


KEYS = (
    Key("hide", "always", ("F8", "Pause"), controls=("curtain", "look_switch")),
    Key("next", "page", ("Alt+PageDown",), presses="next"),
    Key("back", "page", ("Alt+PageUp",), presses="back"),
    Key("lock", "page", ("Shift+F8",), presses="lock"),
    Key("keys", "page", ("?",), controls=("keys",)),
    Key("move", "page", ("Tab", "Shift+Tab")),
    Key("press", "page", ("Enter", "Space")),
    Key("shut", "page", ("Escape",), controls=("look_switch",)),
    Key("choose", "choosing", ("1–9",), controls=("radios",)),
    Key("choose_next", "choosing", ARROWS),
    Key("take_back", "choosing", ("Delete", "Backspace"), controls=("radios",)),
    Key("field", "lists", ("Enter",), controls=("entry",)),
    Key("line", "lists", ("Enter",), controls=("lines",)),
    Key("line_off", "lists", ("Backspace",), controls=("lines",)),
    Key("slide", "placing", ARROWS, controls=("closeness", "placement")),
    Key("leap", "placing", ("PageUp", "PageDown"), controls=("closeness", "placement")),
    Key("ends", "placing", ("Home", "End"), controls=("closeness", "placement")),
    Key("give_up", "placing", ("Escape",), controls=("closeness", "placement")),
    Key("row_next", "paper", ("Enter", "ArrowDown"), controls=("keypad",)),
    Key("row_before", "paper", ("Backspace", "ArrowUp"), controls=("keypad",)),
    Key("row_empty", "paper", ("Delete",), controls=("keypad",)),
)
PRESSED = {key.presses for key in KEYS if key.presses}
"""Actions whose buttons a key presses."""


def keys_list() -> Keys:
    """Make the button and the list behind it."""
    groups: dict[str, list[dict[str, object]]] = {}
    for key in KEYS:
        groups.setdefault(key.group, []).append(_row(key))
    shown = [{"title": say(f"keys.group_{name}"), "rows": rows} for name, rows in groups.items()]
    presses = {stroke: key.presses for key in KEYS if key.presses for stroke in key.strokes}
    return Keys(shown, presses)


def _row(key: Key) -> dict[str, object]:
    caps = [[_cap(part) for part in stroke.split("+")] for stroke in key.strokes]
    return {"caps": caps, "words": say(f"keys.{key.id}")}


def _cap(name: str) -> str:
    """Return what is printed on a key."""
    return _SIGNS.get(name) or (say(f"keys.cap_{name}") if name[1:].isalnum() else name)
