"""All that one person has told at check-ins, over time, as far as the therapist may read it."""

import msgspec

from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import closeness_entry, relationships
from balancekit.default_path import default_path
from balancekit.handouts.steps import OUTCOME, STEP_ITEMS, Step, Ticked, open_steps, ticked
from balancekit.handouts.then_and_now import LINE, NOW, WISHED, Subject, ThenAndNow, then_and_now
from balancekit.interpretation.change import BEYOND, reliable_change
from balancekit.interpretation.precision_file import MEASURES_FILE, load_precisions
from balancekit.strings import number, say

_TOLD = {NOW, WISHED, LINE, OUTCOME, *STEP_ITEMS}


class Course(msgspec.Struct, frozen=True):
    """One person's check-ins.

    Attributes
    ----------
    person : Respondent
    about : tuple of (Subject, tuple of ThenAndNow)
        For everybody the pictures were ever about, each sitting with one, the earliest first.
    told : tuple of ThenAndNow
        Every sitting at which anything was told, the earliest first, without pictures.
    open_steps : tuple of (Step, Ticked or None)
        Steps that are neither done nor changed into another, and what was last ticked about them.
    """

    person: Respondent
    about: tuple[tuple[Subject, tuple[ThenAndNow, ...]], ...]
    told: tuple[ThenAndNow, ...]
    open_steps: tuple[tuple[Step, Ticked | None], ...]

    def __repr__(self) -> str:
        return f"Course(sittings={len(self.told)})"


def course_of(case: Case, person: Respondent) -> Course:
    """Gather one person's check-ins, and the plans before them."""
    own = case.answers(respondent=person, readers=[case.therapist])
    given = [answer for answer in own if answer.item in _TOLD and answer.status == "answered"]
    sittings = _sittings(given)
    about = []
    for subject in _asked_about(case, person, given):
        views = [then_and_now(own, own, sitting, person, subject) for sitting in sittings]
        about.append((subject, tuple(view for view in views if view.now)))
    told = (then_and_now(own, own, sitting, person, None) for sitting in sittings)
    ticks = [one for sitting in sittings for one in ticked(own, sitting)]
    left = [(step, _last_tick(step, ticks)) for step in open_steps(own)]
    return Course(person, tuple(about), tuple(told), tuple(left))


def change_words(views: tuple[ThenAndNow, ...]) -> str:
    """Say whether felt closeness moved by more than measurement error, or why nobody can tell.

    Parameters
    ----------
    views : tuple of ThenAndNow
        The earliest first; the last two are compared.

    Returns
    -------
    str
        Empty where there are not two to compare.

    Raises
    ------
    FaultyFileError
        The practice's own ``measures.yaml`` has faults; each is named with its line.
    """
    shares = [view.now[NOW] for view in views if NOW in view.now]
    if len(shares) < 2:
        return ""
    file = default_path().with_name(MEASURES_FILE)
    precision = load_precisions(file).get("now") if file.is_file() else None
    if precision is None:
        return say("check_in.change_unknown", file=MEASURES_FILE)
    index = reliable_change(shares[-2], shares[-1], precision)
    return say(
        "check_in.change_beyond" if abs(index) > BEYOND else "check_in.change_within",
        index=number(index, 2),
        beyond=number(BEYOND, 2),
        reliability=number(precision.reliability, 3),
        sd=number(precision.sd, 3),
        source=precision.source,
    )


def _sittings(given: list[Answer]) -> list[Occasion]:
    return sorted({answer.occasion for answer in given}, key=lambda one: one.id)


def _asked_about(case: Case, person: Respondent, given: list[Answer]) -> list[Subject]:
    """Return whom pictures were ever about, also those who are not asked about any more."""
    names = {closeness_entry(one): one.name for one in relationships(case, person)}
    others = [one.name for one in case.people if one != person]
    if len(others) == 1:
        names[0] = others[0]
    entries = sorted({answer.entry for answer in given if answer.item in (NOW, WISHED)})
    return [Subject(entry, names.get(entry, "…")) for entry in entries]


def _last_tick(step: Step, ticks: list[Ticked]) -> Ticked | None:
    return next((one for one in reversed(ticks) if one.step == step), None)
