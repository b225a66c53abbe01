"""Small steps over time: which were chosen, what became of them, which are still open.

A step is what somebody wrote as their next one at a check-in, or in the plan of the seven steps.
What became of it is ticked at a later sitting, and belongs to the newest step of its kind before.
"""

from collections.abc import Iterable, Sequence

import msgspec

from balancekit.bank import ResponseOption, choice_of, load_bank
from balancekit.casebook import Answer, Occasion

BANK = "check_in"
OUTCOME = "check_in_step"
NEXT = "check_in_next"
STEP_ITEMS = (NEXT, "step7_1", "step7_2")
"""What a step is written under; the place in this list is the entry of the tick about it."""

_DONE, _CHANGED = 1, 3


class Step(msgspec.Struct, frozen=True):
    """One small step.

    Attributes
    ----------
    written : Answer
        The words, and the sitting at which they were chosen.
    """

    written: Answer

    def __repr__(self) -> str:
        return f"Step(item={self.written.item!r})"

    @property
    def entry(self) -> int:
        """The entry of the ticks that are about it."""
        return STEP_ITEMS.index(self.written.item)

    @property
    def words(self) -> str:
        """What was written."""
        return str(self.written.value)


class Ticked(msgspec.Struct, frozen=True):
    """What became of a step, as it was ticked at one sitting.

    Attributes
    ----------
    tick : Answer
    step : Step or None
        None where the step was never written down here, as on a page of paper.
    """

    tick: Answer
    step: Step | None

    def __repr__(self) -> str:
        return "Ticked()"

    @property
    def words(self) -> str:
        """The answer, such as "I did it"."""
        return choice_of(BANK, OUTCOME, self.tick.value)


def outcomes() -> tuple[ResponseOption, ...]:
    """Return what can become of a step, as it is ticked at a check-in and on a card of paper."""
    return load_bank(BANK).options["outcome"]


def outcome_words() -> tuple[str, ...]:
    """Return the same in words.

    Examples
    --------
    >>> outcome_words()
    ('I did it', 'I made it smaller', 'I changed it', 'Not yet')
    """
    return tuple(option.label for option in outcomes())


def steps_of(answers: Iterable[Answer]) -> tuple[Step, ...]:
    """Return the steps among one person's answers, the earliest first."""
    written = [a for a in answers if a.item in STEP_ITEMS and a.status == "answered"]
    written.sort(key=lambda answer: (answer.occasion.id, STEP_ITEMS.index(answer.item)))
    return tuple(map(Step, written))


def ticked(answers: Sequence[Answer], occasion: Occasion) -> tuple[Ticked, ...]:
    """Return what one person ticked at a sitting, each with the step that it is about."""
    before = [step for step in steps_of(answers) if step.written.occasion.id < occasion.id]
    newest = {step.entry: step for step in before}
    ticks = [a for a in _ticks(answers) if a.occasion == occasion]
    return tuple(Ticked(tick, newest.get(tick.entry)) for tick in ticks)


def open_steps(answers: Sequence[Answer]) -> tuple[Step, ...]:
    """Return the steps of one person that are neither done nor changed into another one."""
    return tuple(step for step in steps_of(answers) if not _is_over(step, answers))


def steps_to_look_at(answers: Sequence[Answer], occasion: Occasion) -> tuple[Step, ...]:
    """Return the steps a check-in asks about: those last chosen before it, as far as still open.

    Parameters
    ----------
    answers : sequence of Answer
        One person's.
    occasion : Occasion
        The sitting of the check-in.
    """
    before = [answer for answer in answers if answer.occasion.id < occasion.id]
    left = open_steps(before)
    return tuple(step for step in left if step.written.occasion == left[-1].written.occasion)


def _ticks(answers: Iterable[Answer]) -> list[Answer]:
    return [a for a in answers if a.item == OUTCOME and a.status == "answered"]


def _is_over(step: Step, answers: Sequence[Answer]) -> bool:
    chosen = {one.written.occasion.id for one in steps_of(answers) if one.written.item == NEXT}
    return any(
        tick.value == _DONE or (tick.value == _CHANGED and tick.occasion.id in chosen)
        for tick in _ticks(answers)
        if _is_about(tick, step, answers)
    )


def _is_about(tick: Answer, step: Step, answers: Sequence[Answer]) -> bool:
    return any(one.step == step for one in ticked(answers, tick.occasion) if one.tick == tick)
