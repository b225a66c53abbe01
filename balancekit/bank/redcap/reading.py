"""From the rows of a data dictionary to what a bank file would hold."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from balancekit.bank.nodes import Fault
from balancekit.bank.redcap.fields import Passed, field_of
from balancekit.bank.redcap.rows import Row, read_rows
from balancekit.bank.redcap.scales import Counted, other_ranges, scales_of
from balancekit.bank.redcap.tags import Tags, tags_in
from balancekit.strings import say


class Reading(NamedTuple):
    """What a data dictionary comes to.

    Attributes
    ----------
    mapping : dict
        For `Bank.from_dict`; of no use where there are faults.
    faults : list of Fault
    passed_over : tuple of str
        A sentence for each thing that a bank cannot hold.
    """

    mapping: dict[str, Any]
    faults: list[Fault]
    passed_over: tuple[str, ...]


def read_dictionary(
    text: str, form: str | None, missing: Collection[float], record_id: str
) -> Reading:
    """Read one form of a data dictionary.

    Parameters
    ----------
    text : str
        Of the CSV file.
    form : str or None
        The form; None where there is only one.
    missing : collection of float
        Codes that stand for no answer: they are no response options.
    record_id : str
        The field that holds no question.
    """
    rows, faults = read_rows(text)
    forms = tuple(dict.fromkeys(row.form for row in rows if row.name != record_id))
    if not faults and form not in forms and (form is not None or len(forms) != 1):
        faults = [Fault(1, "", _no_form(form, forms))]
    if faults:
        return Reading({}, faults, ())
    return _bank(rows, form or forms[0], missing, record_id)


def _no_form(form: str | None, forms: Iterable[str]) -> str:
    known = ", ".join(forms)
    if not known:
        return say("bank.redcap_no_fields")
    return say("bank.redcap_which_form" if form is None else "bank.redcap_no_form", known=known)


def _bank(rows: list[Row], form: str, missing: Collection[float], record_id: str) -> Reading:
    tags = [tags_in(row.annotation) for row in rows]
    faults = [
        Fault(row.line, row.name, say("bank.redcap_broken_tag", tag=f"@BALANCEKIT-{name}"))
        for row, held in zip(rows, tags, strict=True)
        for name in held.broken
    ]
    own: dict[str, Any] = next((held.bank for held in tags if held.bank.get("id") == form), {})
    asked = [
        (row, held)
        for row, held in zip(rows, tags, strict=True)
        if row.form == form and row.name != record_id
    ]
    return _read(asked, own or _unsaid(form), faults, missing)


def _unsaid(form: str) -> dict[str, Any]:
    """What a dictionary from elsewhere does not say of itself."""
    title = form.replace("_", " ").strip().capitalize()
    return {
        "id": form,
        "version": "1",
        "language": "en",
        "title": title,
        "summary": say("bank.redcap_summary", form=form),
        "licence": say("bank.redcap_licence"),
        "validated": False,
        "notice": say("bank.redcap_notice"),
    }


def _read(
    asked: list[tuple[Row, Tags]],
    own: dict[str, Any],
    faults: list[Fault],
    missing: Collection[float],
) -> Reading:
    items: list[dict[str, Any]] = []
    options: dict[str, list[dict[str, Any]]] = dict(own.get("options", {}))
    sections: list[dict[str, str]] = list(own.get("sections", []))
    passed: list[Passed] = []
    counted: list[Counted] = []
    for row, tags in asked:
        field = field_of(row, tags, options, sections, missing)
        faults += [Fault(row.line, row.name, what) for what in field.faults]
        passed += field.passed
        if field.item is not None:
            items.append(field.item)
            counted += (Counted(row, membership, field.ends) for membership in tags.scales)
    if not items and not faults:
        faults = [Fault(asked[0][0].line, "", say("bank.redcap_no_items"))]
    told = own.get("scales", {})
    scales, wrong = scales_of(counted, told)
    passed += (Passed(name, "bank.redcap_range") for name in other_ranges(counted, told))
    parts = {"items": items, "options": options, "sections": sections, "scales": scales}
    mapping = own | {name: part for name, part in parts.items() if part}
    return Reading(mapping, sorted(faults + wrong), _sentences(passed))


def _sentences(passed: Iterable[Passed]) -> tuple[str, ...]:
    """One sentence for each reason, with the names of its fields."""
    names: dict[str, list[str]] = {}
    for one in passed:
        names.setdefault(one.why, []).append(one.field)
    return tuple(say(why, fields=", ".join(fields)) for why, fields in names.items())
