"""The clinician's own page: scores, what they rest on, and why each sentence is shown.

Not for the client: it holds numbers and checklists, which a client never meets.
"""

from collections.abc import Iterator

from nbformat import NotebookNode

from balancekit.casebook import Respondent
from balancekit.handouts.cells import heading, part_cell
from balancekit.handouts.parts import Table, Talk
from balancekit.handouts.readings import readings_of
from balancekit.handouts.worksheet_answers import Rated, WorksheetAnswers
from balancekit.interpretation.facts import EXCESS
from balancekit.scoring import Score
from balancekit.strings import say


def clinician_cells(
    gathered: WorksheetAnswers, about: Respondent, *, typed: bool
) -> Iterator[NotebookNode]:
    """Give the cells of the page.

    Parameters
    ----------
    gathered : WorksheetAnswers
        What the therapist may see.
    about : Respondent
        Whose answers these are.
    typed : bool
        Whether the therapist typed for them.
    """
    yield heading(1, say("clinician.title"))
    yield heading(2, say("clinician.not_for_client"))
    if typed:
        yield heading(3, say("worksheet.typed_by_therapist", name=about.name))
    for rated in gathered.rated:
        yield heading(2, say("clinician.about", name=about.name, other=rated.relationship.name))
        yield part_cell(_scores(rated))
        yield from _readings(rated)
    for written in gathered.written:
        yield heading(2, written.title)
        for prompt, answer in written.answers:
            yield part_cell(Talk(prompt=prompt, answer=answer))
    yield heading(2, say("handout.plan"))
    for prompt, answer in (*gathered.plan, (say("handout.step_check_in"), gathered.check_in)):
        if answer:
            yield part_cell(Talk(prompt=prompt, answer=answer))


def _scores(rated: Rated) -> Table:
    head = tuple(say(f"clinician.{column}") for column in ("scale", "score", "answered"))
    rows = [
        (rated.bank.scales[name].title or name, _value(score), _answered(score))
        for name, score in rated.scores.items()
        if not (rated.is_brief and name in EXCESS)
    ]
    return Table(head=head, rows=tuple(rows))


def _value(score: Score) -> str:
    return say("clinician.no_score") if score.value is None else f"{round(score.value, 1):g}"


def _answered(score: Score) -> str:
    return say("clinician.answered_of", answered=score.answered, items=score.items)


def _readings(rated: Rated) -> Iterator[NotebookNode]:
    for reading in readings_of(rated, "clinician"):
        yield part_cell(Talk(prompt=reading.sentence, answer=reading.why))
