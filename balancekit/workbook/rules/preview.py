"""What the present case would be shown with a change, beside the form in which it is made."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from balancekit.handouts.readings import readings_for_both, readings_of, readings_of_both
from balancekit.handouts.worksheet_answers import worksheet_answers
from balancekit.interpretation import Reading, Rule, Rules
from balancekit.strings import in_a_row, say
from balancekit.workbook import markup
from balancekit.workbook.desk import Desk


class Part(NamedTuple):
    """About whom, and which sentences would be shown."""

    title: str
    readings: tuple[Reading, ...]


def preview(desk: Desk, rules: Rules, name: str) -> str:
    """Return as HTML what would be shown, with the sentences of one rule standing out.

    It holds only what the therapist may read too.
    """
    rule = next(each for each in rules.rules if each.id == name)
    if not desk.has_case:
        return markup.paragraphs(say("reading.preview_no_case"), "bk-hint")
    parts = list(_parts(desk, rules, rule))
    if not any(reading.rule == name for part in parts for reading in part.readings):
        words = "reading.preview_not_shown" if rule.on else "reading.preview_off"
        parts_said = markup.paragraphs(say(words), "bk-hint")
    else:
        parts_said = ""
    return parts_said + "".join(_said(part, name) for part in parts if part.readings)


def _parts(desk: Desk, rules: Rules, rule: Rule) -> Iterator[Part]:
    case, occasion = desk.case, desk.occasion
    if rule.view == "couple":
        if desk.works_as_pair:
            names = say("reading.preview_two", names=in_a_row(one.name for one in case.people))
            readers = (*case.people, case.therapist)
            shown = readings_for_both(case, occasion, rules, readers)
            own = readings_of_both(case, occasion, rules)
            yield Part(names, shown if rule.audience == "client" else own)
        return
    for person in case.people:
        for rated in worksheet_answers(case, occasion, person, [person, case.therapist]).rated:
            title = say("clinician.about", name=person.name, other=rated.relationship.name)
            yield Part(title, readings_of(rated, rule.audience, rules))


def _said(part: Part, name: str) -> str:
    items = "".join(_item(reading, name) for reading in _changed_first(part.readings, name))
    heading = f'<h3 class="bk-part-heading">{escape(part.title)}</h3>'
    return f'{heading}<ul class="bk-list">{items}</ul>'


def _changed_first(readings: Iterable[Reading], name: str) -> list[Reading]:
    return sorted(readings, key=lambda one: one.rule != name)


def _item(reading: Reading, name: str) -> str:
    sentence = escape(reading.sentence)
    if reading.rule != name:
        return f"<li>{sentence}</li>"
    return f"<li><strong>{escape(say('reading.preview_this'))}</strong> {sentence}</li>"
