"""A bank as a FHIR R4 Questionnaire (hl7.org/fhir/R4/questionnaire.html)."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from balancekit.bank import Bank, Item, ResponseOption, check_worded, with_name
from balancekit.errors import ArgumentError
from balancekit.exchange.tables import cell
from balancekit.strings import say

_EXTENSION = "http://hl7.org/fhir/StructureDefinition"
_STATUSES = ("draft", "active", "retired", "unknown")
# What is answered in which way; what is chosen from options is a choice, whatever its kind.
TYPES = {
    "closeness": "decimal",
    "lines": "string",
    "practice": "boolean",
    "reading": "display",
    "text": "text",
    "vignette": "display",
}


def fhir_questionnaire(
    bank: Bank, *, status: str = "draft", url: str = "", name: str = "…"
) -> dict[str, Any]:
    """Return a bank as a FHIR R4 Questionnaire.

    Sections become groups. Response options become codings with their number as the extension
    ``ordinalValue``, so that a program can add them up; reversed keys have no place in the
    standard and are not in it.

    Parameters
    ----------
    bank : Bank
        With its wording.
    status : {"draft", "active", "retired", "unknown"}
    url : str
        Its canonical address, if it has one; codings then belong to systems below it.
    name : str
        The other person, where questions speak of one.

    Returns
    -------
    dict
        The resource, for `json.dumps`.

    Raises
    ------
    ArgumentError
        The bank is a published measure without its wording, or there is no such status.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> resource = fhir_questionnaire(load_bank("balance").form("short"), name="Ben")
    >>> (group,) = resource["item"]
    >>> group["item"][0]["linkId"], group["item"][0]["answerOption"][1]["valueCoding"]["display"]
    ('ind_1', 'rarely')
    """
    check_worded(bank)
    check_status(status, _STATUSES)
    resource = {
        "resourceType": "Questionnaire",
        "id": bank.id.replace("_", "-")[:64],
        "url": url,
        "version": bank.version,
        "name": bank.id.title().replace("_", ""),
        "title": bank.title,
        "status": status,
        "description": f"{bank.summary}\n\n{bank.notice}",
        "copyright": " ".join(filter(None, (bank.licence, bank.rights))),
        "item": list(_groups(bank, url, name)),
    }
    return {what: held for what, held in resource.items() if held}


def check_status(status: str, known: tuple[str, ...]) -> None:
    """Refuse a status that the standard does not know."""
    if status not in known:
        raise ArgumentError(say("exchange.status", known=", ".join(known), given=repr(status)))


def coding(option: ResponseOption, options: str, url: str, name: str) -> dict[str, Any]:
    """Return a response option as a coding."""
    code = {"code": cell(float(option.value), ""), "display": with_name(option.label, name)}
    return ({"system": f"{url}/{options}"} if url else {}) | code


def _groups(bank: Bank, url: str, name: str) -> Iterator[dict[str, Any]]:
    for section, items in groupby(bank.items, key=lambda item: item.section):
        told = [_item(bank, item, url, name) for item in items]
        if not section:
            yield from told
            continue
        held = bank.section(section)
        text = with_name(f"{held.title}\n\n{held.guidance}", name)
        first = told[0]["linkId"]
        yield {"linkId": f"{section}-{first}", "text": text, "type": "group", "item": told}


def _item(bank: Bank, item: Item, url: str, name: str) -> dict[str, Any]:
    told: dict[str, Any] = {"linkId": item.id, "text": item.asked_of(name)}
    if item.options:
        options = bank.options[item.options]
        return told | {
            "type": "choice",
            "answerOption": [_option(one, item.options, url, name) for one in options],
        }
    told["type"] = TYPES[item.kind]
    if item.kind == "lines":
        told["repeats"] = True
    if item.kind == "closeness":
        told["extension"] = [
            {"url": f"{_EXTENSION}/{end}Value", "valueDecimal": value}
            for end, value in (("min", 0), ("max", 1))
        ]
    return told


def _option(option: ResponseOption, options: str, url: str, name: str) -> dict[str, Any]:
    ordinal = {"url": f"{_EXTENSION}/ordinalValue", "valueDecimal": option.value}
    return {"valueCoding": {"extension": [ordinal], **coding(option, options, url, name)}}
