"""Answers as a FHIR R4 QuestionnaireResponse (hl7.org/fhir/R4/questionnaireresponse.html)."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from numbers import Real
from typing import Any

from balancekit.bank import Bank, Item, check_worded
from balancekit.errors import ArgumentError, DataError
from balancekit.exchange.fhir import TYPES, check_status, coding
from balancekit.strings import say

_STATUSES = ("in-progress", "completed", "amended", "entered-in-error", "stopped")
_TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d([.]\d+)?(Z|[+-]\d\d:\d\d))?)?)?")
_WANTED = {"decimal": "number", "string": "texts", "boolean": "yes_no", "text": "text"}


def fhir_response(
    bank: Bank,
    answers: Mapping[str, Any],
    *,
    status: str = "completed",
    subject: str = "",
    authored: str = "",
    url: str = "",
    name: str = "…",
) -> dict[str, Any]:
    """Return somebody's answers as a FHIR R4 QuestionnaireResponse.

    Nothing is in it but what is given here: no name, no time, no score.

    Parameters
    ----------
    bank : Bank
        With its wording.
    answers : mapping of item id to value
        A number for options and pictures, text, a list of texts for phrases, true or false for a
        practice; None and what is not there are left out.
    status : {"completed", "in-progress", "amended", "entered-in-error", "stopped"}
    subject : str
        Whose answers they are, as a reference: ``"Patient/12"``.
    authored : str
        When: a day, or a time with its zone.
    url : str
        The canonical address of the questionnaire, as `fhir_questionnaire` was given it.
    name : str
        The other person, where questions speak of one.

    Returns
    -------
    dict
        The resource, for `json.dumps`.

    Raises
    ------
    ArgumentError
        The bank has no such item, or is without its wording; no such status; no time.
    DataError
        An answer is none of its options, or not of its kind.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> resource = fhir_response(load_bank("ios"), {"ios_now": 0.5}, subject="Patient/12")
    >>> resource["item"][0]["linkId"], resource["item"][0]["answer"]
    ('ios_now', [{'valueDecimal': 0.5}])
    """
    check_worded(bank)
    check_status(status, _STATUSES)
    if authored and not _TIME.fullmatch(authored):
        raise ArgumentError(say("exchange.when", given=repr(authored)))
    for item in answers:
        bank.item(item)
    given = {item: value for item, value in answers.items() if value is not None}
    resource = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{url}|{bank.version}" if url else "",
        "status": status,
        "subject": {"reference": subject} if subject else None,
        "authored": authored,
        "item": list(_groups(bank, given, url, name)),
    }
    return {what: held for what, held in resource.items() if held}


def _groups(bank: Bank, given: Mapping[str, Any], url: str, name: str) -> Iterator[dict[str, Any]]:
    for section, items in groupby(bank.items, key=lambda item: item.section):
        asked = list(items)
        told = [_item(bank, item, given[item.id], url, name) for item in asked if item.id in given]
        if not section:
            yield from told
        elif told:
            yield {"linkId": f"{section}-{asked[0].id}", "item": told}


def _item(bank: Bank, item: Item, value: Any, url: str, name: str) -> dict[str, Any]:
    answer = [_choice(bank, item, value, url, name)] if item.options else _plain(item, value)
    return {"linkId": item.id, "text": item.asked_of(name), "answer": answer}


def _choice(bank: Bank, item: Item, value: Any, url: str, name: str) -> dict[str, Any]:
    options = bank.options[item.options]
    for option in options:
        if not isinstance(value, bool | str) and option.value == value:
            return {"valueCoding": coding(option, item.options, url, name)}
    known = ", ".join(f"{option.value:g}" for option in options)
    raise DataError(say("exchange.no_such_answer", item=item.id, known=known))


def _plain(item: Item, value: Any) -> list[dict[str, Any]]:
    kind = TYPES[item.kind]
    if kind == "display":
        raise DataError(say("exchange.asks_nothing", item=item.id))
    values = list(value) if kind == "string" and not isinstance(value, str) else [value]
    texts = all(isinstance(one, str) and one.strip() for one in values)
    if kind == "boolean" and value in (0, 1):
        return [{"valueBoolean": bool(value)}]
    if kind == "decimal" and isinstance(value, Real) and 0 <= float(value) <= 1:
        return [{"valueDecimal": float(value)}]
    if kind in ("string", "text") and texts:
        return [{"valueString": one} for one in values]
    wanted = say(f"exchange.wants_{_WANTED[kind]}")
    raise DataError(say("exchange.not_for_item", item=item.id, wanted=wanted))
