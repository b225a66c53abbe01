"""What a case holds of learning together: the story that was chosen, where people put it, and
which practices they would like more of.

Whoever calls says who reads: an answer comes through only where every reader may see it.
"""

from collections.abc import Iterable

import msgspec

from balancekit.bank import Bank, Item, Section, load_bank
from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.diagrams import MapDiagram, Place, amount_words, map_diagram
from balancekit.handouts.placements import spot_of
from balancekit.strings import say

STORIES, PRACTICES = "vignettes", "venn"
CHOSEN, RELEASED = "learn_story", "learn_released"
"""The therapist's own entries: which story, and which practices stand on a person's sheet."""

WANTED = 1
"""What is kept where somebody ticked "more of this"."""

_SPREAD = 7.0  # points: a mark that is easily seen; it stands for no error


class Story(msgspec.Struct, frozen=True):
    """One story with its title, the item that is placed, and its two prompts."""

    section: Section
    item: Item
    prompts: tuple[Item, ...]


class Placement(msgspec.Struct, frozen=True):
    """Where one person put a story: 0 to 100 each."""

    person: Respondent
    independence: float
    interdependence: float

    def __repr__(self) -> str:
        return "Placement()"

    @property
    def words(self) -> str:
        """Where it lies, in words."""
        return amount_words(self.independence, self.interdependence)


def stories() -> tuple[Story, ...]:
    """Return all stories, in the order of their bank.

    Examples
    --------
    >>> stories()[0].section.title, len(stories()[0].prompts)
    ('Three calendars', 2)
    """
    bank = load_bank(STORIES)
    return tuple(_story(bank, section) for section in bank.sections)


def _story(bank: Bank, section: Section) -> Story:
    item, *prompts = bank.in_section(section.id)
    return Story(section, item, tuple(prompts))


def story_named(name: str) -> Story:
    """Return the story of a section; the first one where there is none of this name.

    Examples
    --------
    >>> story_named("the_offer").section.title, story_named("").section.title
    ('The orchard and the offer', 'Three calendars')
    """
    every = stories()
    return next((story for story in every if story.section.id == name), every[0])


def chosen_story(case: Case, occasion: Occasion | None) -> Story:
    """Return the story that the therapist has chosen for a sitting; the first one by default."""
    return story_named(_note(case, occasion, CHOSEN))


def practices() -> tuple[Item, ...]:
    """Return what somebody can want more of."""
    return load_bank(PRACTICES).of_kind("practice")


def wanted_practices(
    case: Case, occasion: Occasion | None, person: Respondent, readers: Iterable[Respondent]
) -> tuple[Item, ...]:
    """Return what a person has ticked, in the order of the menu."""
    if occasion is None:
        return ()
    given = case.answers(occasion=occasion, respondent=person, readers=tuple(readers))
    ticked = {answer.item for answer in given if answer.status == "answered"}
    return tuple(item for item in practices() if item.id in ticked)


def released_practices(
    case: Case, occasion: Occasion | None, person: Respondent
) -> tuple[Item, ...]:
    """Return what a person has ticked and the therapist has released for that person's page."""
    released = _note(case, occasion, RELEASED, person.position).split()
    wanted = wanted_practices(case, occasion, person, [person])
    return tuple(item for item in wanted if item.id in released)


def placements(
    case: Case, occasion: Occasion | None, story: Story, readers: Iterable[Respondent]
) -> tuple[Placement, ...]:
    """Return where people put a story, as far as every one of these readers may see it."""
    if occasion is None:
        return ()
    given = case.answers(occasion=occasion, item=story.item.id, readers=tuple(readers))
    return tuple(place for answer in given if (place := placement_of(answer)) is not None)


def placement_of(answer: Answer) -> Placement | None:
    """Read where somebody put a story; None where nothing of the kind is kept."""
    spot = spot_of(answer.value)
    return Placement(answer.respondent, *spot) if spot else None


def story_map(placed: Iterable[Placement], width: float, height: float) -> MapDiagram:
    """Return the picture of where a story was put, the same on the screen and on paper."""
    places = [Place(p.person.name, p.independence, p.interdependence, _SPREAD) for p in placed]
    return map_diagram(places, width, height, subject="story")


def learned_words(answer: Answer) -> str:
    """Say an answer of learning together in words; empty where it is another one."""
    if answer.bank == STORIES and (placed := placement_of(answer)) is not None:
        return placed.words
    if answer.bank == PRACTICES and answer.value == WANTED:
        return say("learn.wanted")
    if answer.item == CHOSEN:
        return story_named(str(answer.value)).section.title
    if answer.item == RELEASED:
        ids = str(answer.value).split()
        return "\n".join(item.text for item in practices() if item.id in ids)
    return ""


def _note(case: Case, occasion: Occasion | None, item: str, entry: int = 0) -> str:
    if occasion is None:
        return ""
    kept = case.answers(occasion=occasion, respondent=case.therapist, item=item)
    return next((str(answer.value) for answer in kept if answer.entry == entry), "")
