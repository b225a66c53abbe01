"""The way of a couple through the workbook, from the first page to the last."""

from pathlib import Path
from typing import Any, Protocol

import yaml

from balancekit.errors import BalancekitError


class Answerable(Protocol):
    """What the walk needs of a screen."""

    message: str

    def fill(self, answers: dict[str, Any]) -> None:
        """Answer fields of the present page."""

    def press(self, action: str) -> None:
        """Press a button of the present page."""


def walk(screen: Answerable, couple: str, casebook: str, folder: str) -> None:
    """Answer every page as the couple in a file would, and make their pages to take home.

    Parameters
    ----------
    screen : Answerable
        The screen of the notebook of two circles, freshly opened.
    couple : str
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
    answers = yaml.safe_load(Path(couple).read_text(encoding="utf-8"))
    passphrase = "an invented couple"
    fill_and_press(
        screen,
        {"casebook": casebook, "passphrase": passphrase, "passphrase_again": passphrase},
        "create",
    )
    fill_and_press(screen, {}, "new")
    name_a, name_b = answers["names"]
    new = {"code": answers["code"], "name_a": name_a, "name_b": name_b}
    fill_and_press(screen, {**new, "relation": answers["relation"]}, "begin")
    fill_and_press(screen, {}, "start:0")
    for person in answers["people"]:
        _write_alone(screen, person)
    _look_together(screen, answers["together"], folder)


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
