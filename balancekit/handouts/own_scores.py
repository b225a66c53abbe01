"""What was chosen in a bank of the therapist's own, on the clinician's page: scores and answers."""

from collections.abc import Iterator

from nbformat import NotebookNode

from balancekit.bank import with_name
from balancekit.casebook import Respondent
from balancekit.handouts.cells import heading, part_cell
from balancekit.handouts.own_banks import OwnRated
from balancekit.handouts.parts import Finding, Table
from balancekit.strings import number, say


def own_cells(rated: OwnRated, about: Respondent) -> Iterator[NotebookNode]:
    """Compose what one person chose in one bank: what speaks against reading it, then the rest.

    Parameters
    ----------
    rated : OwnRated
    about : Respondent
        Whose answers these are.
    """
    other = rated.about
    who = say("clinician.about", name=about.name, other=other) if other else about.name
    yield heading(2, say("clinician.own_bank", title=rated.bank.title, who=who))
    for remark in rated.remarks:
        yield part_cell(Finding(sentence=remark))
    if rated.scores:
        yield part_cell(_scores(rated))
    yield part_cell(_answers(rated))


def _scores(rated: OwnRated) -> Table:
    rows = []
    for name, score in rated.scores.items():
        scale = rated.bank.scales[name]
        value = say("clinician.no_score") if score.value is None else number(score.value)
        answered = say("clinician.answered_of", answered=score.answered, items=score.items)
        rows.append((scale.title or name, value, say(f"clinician.how_{scale.how}"), answered))
    head = tuple(say(f"clinician.{column}") for column in ("scale", "own_score", "how", "answered"))
    return Table(head=head, rows=tuple(rows))


def _answers(rated: OwnRated) -> Table:
    """List the questions with what was chosen, in the order of the bank."""
    name = rated.about or say("worksheet.this_person")
    rows = [
        (item.asked_of(name), with_name(_chosen(rated, item.id), name))
        for item in rated.bank.items
        if item.id in rated.answers
    ]
    return Table(
        head=(say("clinician.own_items"), say("clinician.answer")), rows=tuple(rows), dense=True
    )


def _chosen(rated: OwnRated, item: str) -> str:
    value = rated.answers[item]
    if value is None:
        return say("interpretation.no_answer")
    options = rated.bank.options[rated.bank.item(item).options]
    return next((one.label for one in options if one.value == value), number(value))
