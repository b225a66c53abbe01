"""The clinician's own page: scores, what they rest on, and why each sentence is shown.

Not for the client: it holds numbers and checklists, which a client never meets.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from nbformat import NotebookNode

from balancekit.bank import choice_of, load_bank
from balancekit.casebook import Respondent
from balancekit.casebook.typed_for import typed_for
from balancekit.handouts.both_sides import both_sides, both_sides_cells
from balancekit.handouts.cells import heading, part_cell
from balancekit.handouts.own_banks import OwnRated, own_rated
from balancekit.handouts.own_scores import own_cells
from balancekit.handouts.parts import Finding, Notice, Table, Talk
from balancekit.handouts.readings import readings_of, rules_in_force
from balancekit.handouts.request import Cells, PageRequest
from balancekit.handouts.worksheet_answers import Rated, WorksheetAnswers, worksheet_answers
from balancekit.interpretation import Reading
from balancekit.interpretation.facts import EXCESS
from balancekit.scoring import Score
from balancekit.strings import long_date, number, say

_IN_TABLES = {"figures", "figures_too_few"}  # rules of ours that say what the tables say
_FLAG = "excess_flag"
_LINE = "________"


def clinician_page(request: PageRequest) -> Cells:
    """Compose what the therapist may see of one person's seven steps."""
    case, about = request.case, request.person
    answers = worksheet_answers(case, request.occasion, about, [case.therapist])
    typed = about in typed_for(case, request.occasion)
    yield heading(1, say("clinician.title"))
    yield part_cell(Notice(text=say("clinician.not_for_client")))
    if faults := rules_in_force().faults:
        yield part_cell(Notice(text=" ".join((say("reading.not_used"), *faults))))
    own = own_rated(case, request.occasion, about, [case.therapist])
    yield from _cells(answers, own, about, typed=typed)
    yield from both_sides_cells(both_sides(case, request.occasion))


def blank_clinician() -> Cells:
    """Compose the same to fill in by pen: the scores to add up by hand, and room for notes."""
    yield heading(1, say("clinician.title"))
    yield part_cell(Notice(text=say("clinician.not_for_client")))
    scales = load_bank("balance").scales
    head = tuple(say(f"clinician.{column}") for column in ("scale", "score", "answered"))
    rows = tuple((scale.title or name, _LINE, _LINE) for name, scale in scales.items())
    yield heading(2, say("clinician.by_hand"))
    yield part_cell(Table(head=head, rows=rows))
    for prompt in ("stood_out", "ask_alone", "next_time"):
        yield part_cell(Talk(prompt=say(f"clinician.{prompt}")))


def _cells(
    gathered: WorksheetAnswers, own: Iterable[OwnRated], about: Respondent, *, typed: bool
) -> Iterator[NotebookNode]:
    if typed:
        yield part_cell(Finding(sentence=say("worksheet.typed_by_therapist", name=about.name)))
    for rated in gathered.rated:
        yield heading(2, say("clinician.about", name=about.name, other=rated.relationship.name))
        yield part_cell(scores_table(rated))
        yield from _readings(rated)
        yield part_cell(_items(rated))
    for one in own:
        yield from own_cells(one, about)
    for written in gathered.written:
        yield heading(2, written.title)
        for prompt, answer in written.answers:
            yield part_cell(Talk(prompt=prompt, answer=answer))
    check_in = say("handout.step_check_in"), _day(gathered.check_in)
    plan = [(prompt, answer) for prompt, answer in (*gathered.plan, check_in) if answer]
    if plan:
        yield heading(2, say("handout.plan"))
    for prompt, answer in plan:
        yield part_cell(Talk(prompt=prompt, answer=answer))


def _day(day: str) -> str:
    return long_date(date.fromisoformat(day)) if day else ""


def scores_table(rated: Rated) -> Table:
    """Return the scores of one relationship, each with what it rests on."""
    head = tuple(say(f"clinician.{column}") for column in ("scale", "score", "answered"))
    rows = [
        (rated.bank.scales[name].title or name, _value(score), _answered(score))
        for name, score in rated.scores.items()
        if not (rated.is_brief and name in EXCESS)
    ]
    return Table(head=head, rows=tuple(rows))


def _value(score: Score) -> str:
    return say("clinician.no_score") if score.value is None else number(score.value)


def _answered(score: Score) -> str:
    return say("clinician.answered_of", answered=score.answered, items=score.items)


def beside_scores(rated: Rated) -> list[Reading]:
    """Return what is shown beside the scores, flags first; the figures stand in their table."""
    readings = [it for it in readings_of(rated, "clinician") if it.rule not in _IN_TABLES]
    return sorted(readings, key=lambda it: it.rule != _FLAG)


def _readings(rated: Rated) -> Iterator[NotebookNode]:
    for reading in beside_scores(rated):
        why = _without_scores(rated, reading.why)
        is_flag = reading.rule == _FLAG
        yield part_cell(Finding(sentence=reading.sentence, why=why, flag=is_flag))


def _without_scores(rated: Rated, why: str) -> str:
    """Take the scores out of the reasons, as they stand in the table above."""
    between = say("interpretation.between_items")
    titles = tuple(scale.title or name for name, scale in rated.bank.scales.items())
    reasons = [reason for reason in why.split(between) if not reason.startswith(titles)]
    return between.join(reasons)


def _items(rated: Rated) -> Table:
    """List the questions of each scale with their answers, for looking up."""
    keys = [key for scale in rated.bank.scales.values() for key in scale.keys]
    asked = [rated.bank.item(key.removeprefix("-")) for key in keys]
    name = rated.relationship.name
    rows = [
        (item.asked_of(name), _answer(rated, item.id)) for item in asked if item.id in rated.answers
    ]
    head = (say("clinician.items", other=name), say("clinician.answer"))
    return Table(head=head, rows=tuple(rows), dense=True)


def _answer(rated: Rated, item: str) -> str:
    value = rated.answers[item]
    if value is None:
        return say("interpretation.no_answer")
    return choice_of(rated.bank.id, item, value)
