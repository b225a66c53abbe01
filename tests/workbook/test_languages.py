"""Both notebooks in a language that nobody speaks: whatever is plain English there was missed."""

import inspect
import pkgutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import HTML, Button, DOMWidget, Widget

from balancekit import demo, workbook
from balancekit.bank import load_bank
from balancekit.demo.walk import walk_couple, walk_learn, walk_worksheet
from balancekit.interpretation import load_rules
from balancekit.strings import speak
from balancekit.workbook.controls.control import Control
from balancekit.workbook.couple_overlap import front
from balancekit.workbook.desk import Desk
from balancekit.workbook.learn_together import front as learn_together
from balancekit.workbook.screen import Page, Screen
from balancekit.workbook.seven_steps import front as seven_steps
from tests.pseudo_language import missed, spoken_in_html

# Ids, values and states: nobody sees them.
_UNSEEN = {
    "id",
    "status",
    "language",
    "light",
    "size",
    "direction",
    "ticked",
    "chosen",
    "values",
    "statuses",
    "presses",
    "belongs_to",
    "kernel",
}


def spoken(widget: Widget) -> Iterator[str]:
    """Everything that a widget, and whatever stands in it, shows or says."""
    for child in getattr(widget, "children", ()):
        yield from spoken(child)
    if isinstance(widget, HTML):
        yield from spoken_in_html(widget.value)
    elif isinstance(widget, Button):
        yield widget.description
    elif isinstance(widget, Control):
        for name in widget.trait_names(sync=True):
            if not name.startswith("_") and name not in _UNSEEN:
                yield from _texts(getattr(widget, name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _UNSEEN:
                yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


class Listener:
    """A screen that somebody goes through, and all that it said on the way."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self.heard: set[str] = set()
        self.listen()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._screen, name)

    def listen(self) -> None:
        self.heard |= {*spoken(self._screen), self._screen.message}

    def press(self, action: str) -> None:
        self._screen.press(action)
        self.listen()


@pytest.fixture(autouse=True)
def nobodys_language() -> Iterator[None]:
    speak("qps")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("walk", "page", "file"),
    [
        (walk_couple, front, "couple.yaml"),
        (walk_worksheet, seven_steps, "person.yaml"),
        (walk_learn, learn_together, "learn.yaml"),
    ],
)
def test_nothing_on_the_way_through_a_notebook_was_missed(
    desk: Desk,
    opens: Callable[..., Screen],
    casebook: Path,
    tmp_path: Path,
    walk: Callable[..., None],
    page: Page,
    file: str,
) -> None:
    answers = Path(demo.__file__).with_name(file)
    screen = Listener(opens(desk, page))
    walk(screen, str(answers), str(casebook), str(tmp_path / "pages"))
    assert len(screen.heard) > 100
    written = [answers.read_text(encoding="utf-8"), "DEMO"]
    written += load_bank("venn").references  # the same in every language
    assert not missed(screen.heard, written)
    for pdf in (tmp_path / "pages").glob("*.pdf"):
        run = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
        assert "«" in run.stdout
        assert not missed(run.stdout.splitlines(), written), pdf.name


def pages() -> dict[str, Page]:
    """Every page of the workbook: a function of a screen that yields what stands on it."""
    found = {}
    for module in pkgutil.walk_packages(workbook.__path__, f"{workbook.__name__}."):
        for name, one in inspect.getmembers(import_module(module.name), inspect.isfunction):
            asked = inspect.signature(one)
            kinds = [parameter.annotation for parameter in asked.parameters.values()]
            if kinds == [Screen] and asked.return_annotation == Iterable[DOMWidget]:
                found[f"{one.__module__.removeprefix(workbook.__name__)}.{name}"] = one
    return found


def test_no_page_has_a_sentence_of_its_own(screen: Screen) -> None:
    found = {}
    for name, page in pages().items():
        screen.turn(page)
        found[name] = missed(spoken(screen), ["Zoë", "Ben", "K7", "friends", ".svg,.png"])
    assert len(found) > 20
    assert not {name: texts for name, texts in found.items() if texts}


def test_no_reading_rule_has_a_sentence_of_its_own(screen: Screen) -> None:
    ids = [rule.id for rule in load_rules().rules]
    listener = Listener(screen)
    for actions in (["rules", "rule:pair", "back"], ["add", *["condition"] * 8]):
        for action in actions:
            listener.press(action)
    assert len(listener.heard) > 100
    # A list ends with the "and" of the country's own rules, which know no pseudo-language.
    assert not missed(listener.heard, ["Zoë", "Ben", "K7", "friends", "own_1", "and", *ids])


def test_a_sentence_of_its_own_would_be_found() -> None:
    assert missed(["«Ńééxť»", "Next", "Zoë"], ["Zoë"]) == ["Next"]
    assert missed(spoken_in_html('<p aria-label="Close">«Ńééxť»</p>')) == ["Close"]
