"""What a reading is made from: scores, answers, and what else is known on an occasion."""

from collections.abc import Mapping
from dataclasses import dataclass

from balancekit.bank import Bank, Scale, load_bank
from balancekit.scoring import Score

Answers = Mapping[str, float | None]


@dataclass(frozen=True, slots=True, repr=False)
class Context:
    """What is known beside the scores and answers of one person.

    Its ``repr`` shows none of it: Jupyter would store that in the notebook.

    Attributes
    ----------
    name : str
        First name or initial of the other person, put in for ``{name}``.
    wanted : tuple of str
        Ids of the practices that the client ticked as "want more of".
    released : tuple of str
        Ids of those that the clinician lets the client see.
    earlier : mapping or None
        The same person's answers on an occasion before.
    partner : mapping or None
        The other person's answers, or guesses, as far as both may see them.
    """

    name: str = ""
    wanted: tuple[str, ...] = ()
    released: tuple[str, ...] = ()
    earlier: Answers | None = None
    partner: Answers | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Material:
    """One person, one relationship, one occasion."""

    scores: Mapping[str, Score]
    answers: Answers
    bank: Bank
    context: Context

    def keyed(self, scale: Scale) -> dict[str, float]:
        """Return the answered items of a scale, the reversed ones turned round."""
        given = {key: self.answers.get(key.removeprefix("-")) for key in scale.keys}
        return {
            key.removeprefix("-"): scale.minimum + scale.maximum - value
            if key.startswith("-")
            else value
            for key, value in given.items()
            if value is not None
        }

    def often(self, scale: Scale) -> tuple[str, ...]:
        """Return the items that point to the scale's end "often" or more: its upper quarter."""
        least = scale.minimum + 0.75 * (scale.maximum - scale.minimum)
        return tuple(item for item, value in self.keyed(scale).items() if value >= least)

    @property
    def menu(self) -> Bank:
        """The bank that holds the practices: in full, as its short form leaves them out."""
        known = {item.id for item in self.bank.items}
        return self.bank if set(self.context.wanted) <= known else load_bank(self.bank.id)

    def rarest_wanted(self, most: int = 3) -> tuple[str, ...]:
        """Return the practices the client wants more of, the rarest first.

        Those without an answer come last, and equals stay in the order of the bank.
        """
        in_order = [item.id for item in self.menu.items if item.id in self.context.wanted]
        return tuple(sorted(in_order, key=self._how_often)[:most])

    def released(self) -> tuple[str, ...]:
        """Return those of the rarest wanted practices that the clinician has released."""
        return tuple(item for item in self.rarest_wanted() if item in self.context.released)

    def _how_often(self, item: str) -> float:
        answer = self.answers.get(item)
        return float("inf") if answer is None else answer
