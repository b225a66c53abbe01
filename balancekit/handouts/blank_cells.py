"""The body of a blank page: every section and item of a bank, with room to answer."""

from collections.abc import Iterable, Iterator
from itertools import count, groupby, pairwise

import msgspec
from nbformat import NotebookNode, v4

from balancekit.bank import Bank, Item, with_name
from balancekit.geometry import ios_circles
from balancekit.geometry.ios import ios_step_share
from balancekit.handouts.cells import heading
from balancekit.handouts.form_fields import ASIDES, LETTERS, LINES, Field, choices_of
from balancekit.handouts.form_parts import (
    FORM_MIME,
    Ask,
    FormPart,
    Lead,
    OpenQuestion,
    Phrases,
    Pictures,
    Ratings,
    Reading,
    Ticks,
    plain_words,
)
from balancekit.strings import say


def form_cell(part: FormPart) -> NotebookNode:
    """Make a cell that shows one part of a blank page.

    Examples
    --------
    >>> form_cell(Lead("Hello"))["outputs"][0]["data"]["text/plain"]
    'Hello'
    """
    data = {FORM_MIME: msgspec.to_builtins(part), "text/plain": plain_words(part)}
    return v4.new_code_cell("", outputs=[v4.new_output("display_data", data=data)])


def question_cells(bank: Bank, name: str, fields: Iterable[Field]) -> Iterator[NotebookNode]:
    """Give the cells of all questions of a bank.

    Parameters
    ----------
    bank : Bank
    name : str
        What is said in the place of the other person's name.
    fields : iterable of Field
        What `fields_of` gives for a fillable page; none for paper.
    """
    questions = _Questions(bank, name, tuple(fields))
    outside = [item for item in bank.items if not item.section]
    yield from map(form_cell, questions.parts(outside))
    for section in bank.sections:
        yield heading(2, section.title)
        yield form_cell(Lead(with_name(section.guidance, name)))
        parts = [*questions.parts(bank.in_section(section.id))]
        if section.closing:
            parts.append(Reading(with_name(section.closing, name)))
        yield from map(form_cell, _held_together(parts))


class _Questions:
    """Numbers the questions through all sections."""

    def __init__(self, bank: Bank, name: str, fields: tuple[Field, ...]) -> None:
        self._bank = bank
        self._name = name
        self._numbers = count(1)
        self._places: dict[str, list[int]] = {}
        for place, field in enumerate(fields):
            self._places.setdefault(field.item, []).append(place)

    def parts(self, items: Iterable[Item]) -> Iterator[FormPart]:
        for (kind, _), alike in groupby(items, key=lambda item: (item.kind, item.options)):
            group = tuple(alike)
            if kind == "choice":
                yield self._ratings(group)
            elif kind == "practice":
                yield self._ticks(group)
            else:
                yield from map(self._one, group)

    def _one(self, item: Item) -> FormPart:
        text = item.asked_of(self._name)
        hint = with_name(item.hint, self._name)
        places = self._fields(item)
        if item.kind in {"reading", "vignette"}:
            return Reading(text, hint, story=item.kind == "vignette")
        ask = self._ask(text, hint)
        if item.kind == "lines":
            return Phrases(ask, LINES, places)
        field = places[0] if places else None
        return self._pictures(ask, field) if item.kind == "closeness" else OpenQuestion(ask, field)

    def _ratings(self, items: tuple[Item, ...]) -> Ratings:
        rows = [
            self._ask(item.asked_of(self._name), with_name(item.hint, self._name)) for item in items
        ]
        options = tuple(words for _, words in choices_of(self._bank, items[0], self._name))
        places = tuple(place for item in items for place in self._fields(item))
        return Ratings(say("form.question"), options, tuple(rows), places)

    def _ticks(self, items: tuple[Item, ...]) -> Ticks:
        rows = tuple(item.asked_of(self._name) for item in items)
        places = tuple(place for item in items for place in self._fields(item))
        return Ticks(self._ask(say("form.ticks"), ""), rows, places)

    def _pictures(self, ask: Ask, field: int | None) -> Pictures:
        asides = tuple(say(f"form.{aside}") for aside in ASIDES)
        circles = tuple(_radius_and_distance(step) for step in range(1, len(LETTERS) + 1))
        hint = say("form.pictures_field" if field is not None else "form.pictures_paper")
        asked = msgspec.structs.replace(ask, hint=hint)
        return Pictures(asked, LETTERS, circles, say("form.pictures_alt"), asides, field)

    def _ask(self, text: str, hint: str) -> Ask:
        return Ask(next(self._numbers), text, hint)

    def _fields(self, item: Item) -> tuple[int, ...]:
        return tuple(self._places.get(item.id, ()))


def _held_together(parts: list[FormPart]) -> Iterator[FormPart]:
    """Keep what is read with the question about it, and the last question with the last word."""
    for part, following in pairwise([*parts, None]):
        if isinstance(part, Reading) and isinstance(following, OpenQuestion):
            yield msgspec.structs.replace(part, sticky=True)
        elif isinstance(part, OpenQuestion) and isinstance(following, Reading):
            yield msgspec.structs.replace(part, sticky=following is parts[-1])
        elif part is not None:
            yield part


def _radius_and_distance(step: int) -> tuple[float, float]:
    """Return the radius of both circles and the distance of their centres, for one picture."""
    drawn = ios_circles(ios_step_share(step))
    return drawn.r_a, drawn.distance
