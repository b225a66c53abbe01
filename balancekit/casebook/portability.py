"""All that is one person's, to take along: read by people, and by other programs as JSON.

It holds what this person wrote, with its history, and nothing that anybody else wrote; joint words
only with everyone's yes.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby

from balancekit.casebook.asked import question_of, words_of
from balancekit.casebook.case import Case
from balancekit.casebook.relations import relationship_asked, relationships
from balancekit.casebook.values import Answer, Consent, Occasion, PageGiven, Respondent
from balancekit.errors import CasebookError
from balancekit.strings import say

FORMAT_VERSION = 1


def person_export(case: Case, person: Respondent, *, joint: bool = False) -> dict[str, object]:
    """Gather everything that is one person's.

    Parameters
    ----------
    case : Case
    person : Respondent
        One of its people.
    joint : bool
        Also what was written together; everyone who wrote it must have agreed.

    Returns
    -------
    dict
        Of what JSON can hold: ``format``, ``format_version``, ``about`` (what it is, in a
        sentence), ``made``, ``case``, ``person``, ``sittings``, ``answers`` (each with question,
        status in words, readers and history), ``consents``, ``pages``, and with `joint`
        ``written_together``. Times are ISO 8601, in UTC.

    Raises
    ------
    CasebookError
        The person is of another case, or not everyone agreed to joint words going along.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from balancekit.casebook import Casebook
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Casebook.create(Path(folder.name) / "demo.casebook", "a passphrase") as book:
    ...     case = book.new_case("K-7", names=("Zoë", "Ben"))
    ...     zoe, ben = case.people
    ...     occasion = case.current_occasion()
    ...     _ = case.answer(occasion, zoe, "venn_own", "singing")
    ...     _ = case.answer(occasion, ben, "venn_own", "rowing")
    ...     [answer["value"] for answer in person_export(case, zoe)["answers"]]
    ['singing']
    >>> folder.cleanup()
    """
    if person not in case.people:
        raise CasebookError(say("casebook.not_in_case"))
    if joint and not case.everyone_agrees("joint"):
        raise CasebookError(say("casebook.joint_needs_everyone"))
    sittings = {one: number for number, one in enumerate(case.occasions(), start=1)}
    export: dict[str, object] = {
        "format": "balancekit person export",
        "format_version": FORMAT_VERSION,
        "about": say("casebook.export_about"),
        "made": _iso(datetime.now(UTC)),
        "case": {"code": case.code, "relation": case.relation},
        "person": {"name": person.name},
        "sittings": [{"number": n, "started": _iso(one.started)} for one, n in sittings.items()],
        "answers": _answers(case, person, person, sittings),
        "consents": [_consent(one) for one in case.consent_history() if one.person == person],
        "pages": [_page(page, sittings) for page in case.pages_given() if person in page.readers],
    }
    if joint:
        export["written_together"] = _answers(case, case.together, person, sittings)
    return export


def _answers(
    case: Case, author: Respondent, person: Respondent, sittings: dict[Occasion, int]
) -> list[dict[str, object]]:
    names = {one.entry: one.name for one in relationships(case, author)}
    others = [one.name for one in case.people if one != person]
    name = others[0] if len(others) == 1 else say("casebook.export_somebody")
    everything = sorted(case.all_by(author), key=_line)
    prompts = {(a.item, a.occasion.id, a.entry): str(a.value or "") for a in everything}
    answers = []
    for _, rows in groupby(everything, key=_line):
        history = list(rows)
        last = history[-1]
        asked = relationship_asked(last.bank, last.entry)
        about = name if asked is None else names.get(asked, name)
        answers.append(
            {
                "sitting": sittings[last.occasion],
                "bank": last.bank,
                "bank_version": last.bank_version,
                "item": last.item,
                "entry": last.entry,
                "question": question_of(last.bank, last.item, about, prompts),
                **_said(last),
                "readers": _readers(case, last),
                "history": [_said(one) for one in history],
            }
        )
    return answers


def _line(answer: Answer) -> tuple[int, str, int]:
    return answer.occasion.id, answer.item, answer.entry


def _said(answer: Answer) -> dict[str, object]:
    return {
        "status": answer.status,
        "status_words": say(f"casebook.export_{answer.status}"),
        "value": answer.value,
        "value_words": words_of(answer),
        "saved": _iso(answer.saved),
    }


def _readers(case: Case, answer: Answer) -> list[dict[str, str]]:
    found = case.recipients(answer.occasion, answer.respondent, answer.item, answer.entry)
    return _named(sorted(found, key=lambda one: one.position))


def _named(respondents: Iterable[Respondent]) -> list[dict[str, str]]:
    return [{"role": one.role, "name": one.name} for one in respondents]


def _consent(consent: Consent) -> dict[str, object]:
    return {
        "purpose": consent.purpose,
        "purpose_words": say(f"casebook.export_purpose_{consent.purpose}"),
        "given": consent.given,
        "saved": _iso(consent.saved),
    }


def _page(page: PageGiven, sittings: dict[Occasion, int]) -> dict[str, object]:
    return {
        "kind": page.kind,
        "file_name": page.file_name,
        "given": _iso(page.given),
        "sitting": None if page.occasion is None else sittings[page.occasion],
        "readers": _named(page.readers),
    }


def _iso(time: datetime) -> str:
    return time.isoformat(timespec="seconds")
