"""The ways of invented people through the notebooks, from the first page to the last."""

from pathlib import Path
from typing import Any, Protocol

import yaml

from balancekit.errors import BalancekitError

_PASSPHRASE = "an invented casebook"


class Answerable(Protocol):
    """What a walk needs of a screen."""

    message: str

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be filled in on the present page."""

    @property
    def actions(self) -> tuple[str, ...]:
        """What can be pressed on the present page."""

    def fill(self, answers: dict[str, Any]) -> None:
        """Answer fields of the present page."""

    def press(self, action: str) -> None:
        """Press a button of the present page."""


def walk_couple(screen: Answerable, answers: str, casebook: str, folder: str) -> None:
    """Go through the notebook of two circles as the couple in a file would.

    Parameters
    ----------
    screen : Answerable
        The screen of the notebook, freshly opened.
    answers : str
        Path of the YAML file with the answers.
    casebook : str
        Path of the casebook to make.
    folder : str
        Where the pages go.

    Raises
    ------
    BalancekitError
        A page said that something was wrong.
    """
    couple = _begin(screen, answers, casebook)
    fill_and_press(screen, {}, "start:0")
    for person in couple["people"]:
        _write_alone(screen, person)
    _look_together(screen, couple["together"], folder)


def walk_worksheet(screen: Answerable, answers: str, casebook: str, folder: str) -> None:
    """Go through the notebook of seven steps as the person in a file would; see `walk_couple`."""
    person = _begin(screen, answers, casebook)
    fill_and_press(screen, {}, "summary")
    fill_and_press(screen, {}, "back")
    fill_and_press(screen, {"path": person["path"], "typing": "therapist"}, "start:0")
    known = person["answers"] | _ratings(person)
    while "make" not in screen.actions:
        if "add_person" in screen.actions:
            _name_people(screen, person["people"])
        fill_and_press(screen, {f: known[f] for f in screen.fields if f in known}, "next")
    fill_and_press(screen, {"folder": folder}, "make")
    fill_and_press(screen, {}, "overview")
    fill_and_press(screen, {}, "summary")
    fill_and_press(screen, {"folder": folder}, "make")


def walk_check_in(screen: Answerable, answers: str, casebook: str, folder: str) -> None:
    """Check in as the couple in a file would, once and a week later; see `walk_couple`."""
    couple = _begin(screen, answers, casebook)
    first, second = couple["weeks"]
    _check_in(screen, first)
    fill_and_press(screen, {}, "therapist")
    fill_and_press(screen, {"passphrase": _PASSPHRASE}, "through")
    fill_and_press(screen, {}, "new_sitting")
    fill_and_press(screen, {}, "sitting")
    _check_in(screen, second)
    fill_and_press(screen, {}, "next")
    fill_and_press(screen, {"folder": folder}, "make")


def walk_map(screen: Answerable, answers: str, casebook: str, folder: str) -> None:
    """Set the couple in a file side by side, then draw one person's own map; see `walk_couple`."""
    given = _begin(screen, answers, casebook)
    fill_and_press(screen, {}, "start:0")
    for person in given["between"]:
        fill_and_press(screen, {}, "begin")
        known = _numbered(person) | _numbered(person["guess"], "guess_")
        while "show" not in screen.actions:
            fill_and_press(screen, {f: known[f] for f in screen.fields if f in known}, "next")
        fill_and_press(screen, {}, "show")
    fill_and_press(screen, {}, "look")
    fill_and_press(screen, {}, "next")
    fill_and_press(screen, {"folder": folder}, "make")
    fill_and_press(screen, {}, "therapist")
    fill_and_press(screen, {"passphrase": _PASSPHRASE}, "through")
    _own_map(screen, given, folder)


def _own_map(screen: Answerable, given: dict[str, Any], folder: str) -> None:
    fill_and_press(screen, {}, "map:0")
    fill_and_press(screen, {}, "begin")
    _name_people(screen, given["people"])
    known = _ratings(given)
    while "make" not in screen.actions:
        for entry, spot in given["wished"].items() if "open:0" in screen.actions else ():
            fill_and_press(screen, {}, f"open:{entry}")
            field = "relation_wished" if entry == "0" else f"relation_wished:{entry}"
            fill_and_press(screen, {field: spot}, "back")
        fill_and_press(screen, {f: known[f] for f in screen.fields if f in known}, "next")
    fill_and_press(screen, {"folder": folder}, "make")


def _numbered(answers: dict[str, Any], before: str = "") -> dict[str, Any]:
    return {
        f"{before}{scale}_{number}": value
        for scale in ("ind", "int")
        for number, value in enumerate(answers[scale], 1)
    }


def _check_in(screen: Answerable, people: list[dict[str, Any]]) -> None:
    """One check-in of both, up to the page that both look at."""
    fill_and_press(screen, {}, "check_in")
    fill_and_press(screen, {}, "start:0")
    for told in people:
        _go_through(screen, told, until="show")
        fill_and_press(screen, {}, "show")
    fill_and_press(screen, {}, "look")


def walk_learn(screen: Answerable, answers: str, casebook: str, folder: str) -> None:
    """Read a story and place it as the couple in a file would; see `walk_couple`."""
    couple = _begin(screen, answers, casebook)
    fill_and_press(screen, {}, "story")
    fill_and_press(screen, {"story": couple["story"]}, "keep")
    fill_and_press(screen, {}, "start:0")
    for told in couple["people"]:
        _go_through(screen, told, until="show")
        fill_and_press(screen, {}, "show")
    fill_and_press(screen, {}, "look")
    while "finish" not in screen.actions:
        told = couple["together"]
        fill_and_press(screen, {f: told[f] for f in screen.fields if f in told}, "next")
    fill_and_press(screen, {}, "therapist")
    fill_and_press(screen, {"passphrase": _PASSPHRASE}, "through")
    fill_and_press(screen, {}, "sheets")
    released = {f"release:{n}": texts for n, texts in enumerate(couple["released"])}
    fill_and_press(screen, {**released, "folder": folder}, "make")


def _go_through(screen: Answerable, told: dict[str, Any], until: str) -> None:
    """Begin one's part and answer its pages, up to the one with this button."""
    fill_and_press(screen, {}, "begin")
    while until not in screen.actions:
        fill_and_press(screen, {f: told[f] for f in screen.fields if f in told}, "next")


def _begin(screen: Answerable, answers: str, casebook: str) -> dict[str, Any]:
    """Make the casebook and the case, and return what is to be answered."""
    given: dict[str, Any] = yaml.safe_load(Path(answers).read_text(encoding="utf-8"))
    passphrases = {"passphrase": _PASSPHRASE, "passphrase_again": _PASSPHRASE}
    new_book = {"casebook": casebook, **passphrases}
    fill_and_press(screen, new_book, "create")
    fill_and_press(screen, {}, "new")
    names = dict(zip(("name_a", "name_b"), given["names"], strict=False))
    relation = {"relation": given.get("relation", "")}
    fill_and_press(screen, {"code": given["code"], **names, **relation}, "begin")
    if "seen" in screen.actions:
        fill_and_press(screen, {}, "seen")
    return given


def _ratings(person: dict[str, Any]) -> dict[str, Any]:
    rated = {item: dict(enumerate(values)) for item, values in person["ratings"].items()}
    return {item: {str(n): value for n, value in rows.items()} for item, rows in rated.items()}


def _name_people(screen: Answerable, people: list[dict[str, str]]) -> None:
    for one in people:
        fill_and_press(screen, {}, "add_person")
        fill_and_press(screen, one, "keep")


def _write_alone(screen: Answerable, answers: dict[str, Any]) -> None:
    fill_and_press(screen, {}, "begin")
    for item, value in answers.items():
        fill_and_press(screen, {item: value}, "next")
    fill_and_press(screen, {}, "show")


def _look_together(screen: Answerable, talk: dict[str, str], folder: str) -> None:
    fill_and_press(screen, {}, "look")
    fill_and_press(screen, {}, "next")
    fill_and_press(screen, {}, "next")
    for item, value in talk.items():
        fill_and_press(screen, {item: value}, "next")
    fill_and_press(screen, {"folder": folder}, "make")


def fill_and_press(screen: Answerable, answers: dict[str, Any], action: str) -> None:
    """Answer, press, and stop where the page says that something is wrong."""
    screen.fill(answers)
    screen.press(action)
    if screen.message:
        raise BalancekitError(screen.message)
