"""The plan for the door, and the day to look back as a calendar file."""

import datetime
import io
import re
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.calendar import check_in_calendar
from balancekit.handouts.plan_card import check_in_day


def test_card_holds_the_plan_and_nothing_else(
    usual: Any, day: Any, pdf_text: Callable[[bytes], str]
) -> None:
    zoe = usual.first
    for item, words in (("step7_1", "Run on Sundays, *half* an hour."), ("step1_1", "my secret")):
        usual.case.answer(usual.occasion, zoe, item, words, bank="worksheet")
    usual.case.answer(usual.occasion, zoe, "plan_date", "2026-12-05", bank="worksheet")
    text = pdf_text(export_handout(compose_handout(usual.case, "card", reader=zoe, date=day)))
    for words in ("Run on Sundays, *half* an hour.", "5 December 2026", "Looking back", "Not yet"):
        assert words in text
    for other in ("my secret", "Zoë", "Ben", "cello", usual.case.code):
        assert other not in text
    assert check_in_day(usual.case, zoe) == datetime.date(2026, 12, 5)
    assert check_in_day(usual.case, usual.second) is None


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("times", [0, 9, 400])
def test_plan_of_any_length_is_accessible_and_whole(
    new_couple: Any, day: Any, faults: Any, pdf_text: Any, times: int, large: bool
) -> None:
    couple = new_couple()
    if times:
        plan = "one small walk " * times
        couple.case.answer(couple.occasion, couple.first, "step7_1", plan, bank="worksheet")
    pdf = export_handout(compose_handout(couple.case, "card", date=day), large=large)
    assert faults(pdf) == []
    assert len(re.findall("walk", pdf_text(pdf))) == times
    if not times and not large:
        assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize("kind", ["card", "worksheet", "clinician", "everything"])
def test_hostile_plan_is_printed_as_it_was_written(
    new_couple: Any, day: Any, pdf_text: Callable[[bytes], str], kind: str
) -> None:
    hostile = '#read("/etc/passwd") $x$ *b* <l> @r ![x](/etc/passwd) [p](javascript:alert(1))'
    couple = new_couple()
    couple.case.answer(couple.occasion, couple.first, "step7_1", hostile, bank="worksheet")
    pdf = export_handout(compose_handout(couple.case, kind, date=day), large=True, grey=True)
    assert hostile.replace(" ", "") in pdf_text(pdf).replace(" ", "")  # lines break anywhere
    assert b"/URI" not in pdf


@given(st.dates(max_value=datetime.date(9999, 12, 30)), st.dates())
def test_calendar_keeps_to_its_standard(day: datetime.date, made: datetime.date) -> None:
    told = check_in_calendar(day, made=made)
    assert told == check_in_calendar(day, made=made)
    lines = told.decode().split("\r\n")
    assert lines.pop() == "" and "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    fields = dict(line.split(":", 1) for line in lines)
    assert fields["DTSTART;VALUE=DATE"] == day.isoformat().replace("-", "")
    after = (day + datetime.timedelta(days=1)).isoformat().replace("-", "")
    assert fields["DTEND;VALUE=DATE"] == after
    assert re.fullmatch(r"\d{8}T000000Z", fields["DTSTAMP"])
    assert fields["SUMMARY"] == fields["DESCRIPTION"] == "Reminder"
    begun = [line.partition(":")[2] for line in lines if line.startswith("BEGIN")]
    ended = [line.partition(":")[2] for line in lines if line.startswith("END:")]
    assert begun == ended[::-1] == ["VCALENDAR", "VEVENT", "VALARM"]


def test_another_day_is_another_entry() -> None:
    uids = {
        line
        for number in (5, 6)
        for line in check_in_calendar(datetime.date(2026, 12, number)).split(b"\r\n")
        if line.startswith(b"UID:")
    }
    assert len(uids) == 2
