"""What two people answered about each other, set side by side as far as every reader may see it."""

from collections.abc import Iterable, Iterator

from balancekit.bank import Bank, load_bank
from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import relationship_with
from balancekit.diagrams import AgreementDiagram, PairRow, Spot, agreement_diagram
from balancekit.interpretation.agreement import ORDER, Agreement, Compared, Standing, agreement
from balancekit.interpretation.facts import PLANE
from balancekit.interpretation.material import Answers
from balancekit.strings import say

BANK, GUESSES = "balance", "guesses"
GUESSED = "guess_"
"""What stands before an item's id where it is guessed how the other one answered it."""


def compared_items() -> dict[str, tuple[str, ...]]:
    """Return the items that are set side by side, by their scale.

    Examples
    --------
    >>> {scale: len(items) for scale, items in compared_items().items()}
    {'independence': 6, 'interdependence': 6}
    """
    scales = load_bank(BANK).scales
    return {name: scales[name].items for name in PLANE}


def about_the_other(case: Case, person: Respondent, answers: Iterable[Answer]) -> list[Answer]:
    """Keep a person's answers and guesses about the other one of a case of two."""
    (other,) = (one for one in case.people if one != person)
    tied = relationship_with(case, person, other)
    items = {item for group in compared_items().values() for item in group}
    return [
        answer
        for answer in answers
        if tied is not None
        and answer.respondent == person
        and answer.entry == tied.entry
        and answer.item.removeprefix(GUESSED) in items
    ]


def shown_agreement(case: Case, occasion: Occasion | None) -> Agreement:
    """Compare what two people show each other; what is left out was never there.

    Parameters
    ----------
    case : Case
        Of two people.
    occasion : Occasion or None
        The sitting; None where there was none.
    """
    if occasion is None:
        return Agreement(())
    return compare(case, case.answers(occasion=occasion, readers=case.people))


def answers_of_both(
    case: Case, occasion: Occasion | None, readers: Iterable[Respondent]
) -> tuple[Answers, Answers]:
    """Return what two people have answered about each other and every reader may see."""
    if occasion is None:
        return {}, {}
    seen = case.answers(occasion=occasion, readers=tuple(readers))
    first, second = (about_the_other(case, person, seen) for person in case.people)
    return _of_bank(first, BANK), _of_bank(second, BANK)


def compare(case: Case, answers: Iterable[Answer]) -> Agreement:
    """Compare answers of two people; whoever calls answers for who may see them."""
    answers = list(answers)
    first, second = (about_the_other(case, person, answers) for person in case.people)
    return agreement(
        load_bank(BANK),
        _of_bank(first, BANK),
        _of_bank(second, BANK),
        first_guessed=_of_bank(first, GUESSES),
        second_guessed=_of_bank(second, GUESSES),
    )


def _of_bank(answers: Iterable[Answer], bank: str) -> Answers:
    return {
        answer.item.removeprefix(GUESSED): None if answer.value is None else float(answer.value)
        for answer in answers
        if answer.bank == bank
    }


def side_by_side(
    seen: Agreement, names: tuple[str, str], width: float = 680
) -> Iterator[tuple[Standing, AgreementDiagram]]:
    """Draw what was compared, a picture for each standing, in the order of talking about it."""
    bank = load_bank(BANK)
    options = bank.options["frequency"]
    ends = options[0].label, options[-1].label
    for standing in ORDER:
        rows = [_row(one, bank, names) for one in seen.of(standing)]
        if rows:
            drawn = agreement_diagram(rows, ends, names=names, steps=len(options), width=width)
            yield standing, drawn


def blank_sides(width: float) -> AgreementDiagram:
    """Draw the same questions for two pens."""
    bank = load_bank(BANK)
    options = bank.options["frequency"]
    ends = options[0].label, options[-1].label
    names = say("agreement.person", number=1), say("agreement.person", number=2)
    rows = [PairRow(wording_for_two(it)) for group in compared_items().values() for it in group]
    return agreement_diagram(rows, ends, names=names, steps=len(options), width=width)


def _row(one: Compared, bank: Bank, names: tuple[str, str]) -> PairRow:
    (first, second), (of_second, of_first) = one.answers, one.guesses
    return PairRow(
        wording_for_two(one.item),
        _spot(bank, one, first, names[1], of_first),
        _spot(bank, one, second, names[0], of_second),
    )


def wording_for_two(item: str) -> str:
    """Return a question as it stands where the answers of both do."""
    return load_bank(BANK).item(item).asked_of(say("agreement.the_other"))


def _spot(bank: Bank, one: Compared, answer: float, other: str, guess: float | None) -> Spot:
    scale = bank.scales[one.scale]
    share = (answer - scale.minimum) / (scale.maximum - scale.minimum)
    words = _label(bank, one.item, answer)
    if guess == answer:
        words = say("agreement.guessed_so", words=words, name=other)
    elif guess is not None:
        guessed = _label(bank, one.item, guess)
        words = say("agreement.with_guess", words=words, name=other, guess=guessed)
    return Spot(words, share)


def _label(bank: Bank, item: str, value: float) -> str:
    options = bank.options[bank.item(item).options]
    return next((one.label for one in options if one.value == value), f"{value:g}")


def matches_said(seen: Agreement, names: tuple[str, str]) -> Iterator[str]:
    """Say how many answers and guesses matched, and what that means; no word of right or wrong."""
    if seen.compared:
        yield say("agreement.matched", count=seen.matched, of=len(seen.compared))
    for person, name in enumerate(names):
        count, of = seen.guesses_matched(person)
        if of:
            yield say("agreement.guesses_matched", name=name, count=count, of=of)
    if seen.compared:
        yield say("agreement.what_matches")
