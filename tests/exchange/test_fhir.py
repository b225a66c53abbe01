"""FHIR R4: what we write is what the standard's own model takes, and nothing else is in it."""

import json
import re
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit.errors import ArgumentError, BalancekitError, DataError
from balancekit.exchange import fhir_questionnaire, fhir_response

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of pydantic's own, while it builds its classes
    from fhir.resources.R4B.questionnaire import Questionnaire
    from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

URL = "https://example.org/fhir/Questionnaire/balance"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
# Rules of the standard that its model in Python does not look at: codes, and what goes with what.
TYPES = {"group", "display", "boolean", "decimal", "string", "text", "choice"}
ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
NAME = re.compile(r"[A-Z]([A-Za-z0-9_]){0,254}")
CODE = re.compile(r"[^\s]+(\s[^\s]+)*")
RAS = bk.load_bank("ras", wording={f"ras_{number}": f"Question {number}" for number in range(1, 8)})
BANKS = [*map(bk.load_bank, bk.list_banks()), RAS]


def items_in(resource: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for item in resource.get("item", ()):
        found += [item, *items_in(item)]
    return found


@st.composite
def answered(draw: st.DrawFn) -> tuple[bk.Bank, dict[str, Any]]:
    bank = draw(st.sampled_from(BANKS))
    answers = {}
    for item in draw(st.lists(st.sampled_from(bank.items), unique_by=lambda item: item.id)):
        if item.options:
            answers[item.id] = draw(st.sampled_from(bank.options[item.options])).value
        elif item.kind == "closeness":
            answers[item.id] = draw(st.floats(0, 1))
        elif item.kind == "practice":
            answers[item.id] = draw(st.sampled_from([True, False, 1, 0]))
        elif item.kind == "lines":
            answers[item.id] = draw(st.lists(st.sampled_from(["Zoë", "running"]), min_size=1))
        elif item.kind == "text":
            answers[item.id] = "In our own words"
    return bank, answers


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.id)
def test_every_bank_is_a_questionnaire_by_the_standards_own_model(bank: bk.Bank) -> None:
    resource = fhir_questionnaire(bank, status="active", url=URL, name="Ben")
    Questionnaire.model_validate_json(json.dumps(resource))
    assert ID.fullmatch(resource["id"]) and NAME.fullmatch(resource["name"])
    for item in items_in(resource):
        assert item["type"] in TYPES and item["text"].strip()
        assert ("item" in item) == (item["type"] == "group")
        assert ("answerOption" in item) == (item["type"] == "choice")
        codes = [option["valueCoding"]["code"] for option in item.get("answerOption", ())]
        assert all(map(CODE.fullmatch, codes)) and len(codes) == len(set(codes))
    links = [item["linkId"] for item in items_in(resource)]
    assert len(links) == len(set(links))
    assert [link for link in links if "-" not in link] == [item.id for item in bank.items]
    assert "{name}" not in json.dumps(resource)


def test_options_carry_their_numbers() -> None:
    resource = fhir_questionnaire(bk.load_bank("balance"), url=URL)
    (item,) = (item for item in items_in(resource) if item["linkId"] == "ind_1")
    codings = [option["valueCoding"] for option in item["answerOption"]]
    assert [one["code"] for one in codings] == list("01234")
    assert [one["extension"] for one in codings] == [
        [{"url": ORDINAL, "valueDecimal": number}] for number in range(5)
    ]
    assert {one["system"] for one in codings} == {f"{URL}/frequency"}


@settings(max_examples=40)
@given(answered())
def test_any_answers_are_a_response_to_that_questionnaire(
    case: tuple[bk.Bank, dict[str, Any]],
) -> None:
    bank, answers = case
    resource = fhir_response(bank, answers, url=URL, authored="2026-11-27", subject="Patient/12")
    QuestionnaireResponse.model_validate_json(json.dumps(resource))
    asked = {item["linkId"]: item for item in items_in(fhir_questionnaire(bank, url=URL))}
    told = {item["linkId"]: item["answer"] for item in items_in(resource) if "answer" in item}
    assert set(told) == set(answers)
    assert {item["linkId"] for item in items_in(resource)} <= set(asked)
    for link, given_ in told.items():
        for answer in given_:
            if coding := answer.get("valueCoding"):
                options = [option["valueCoding"] for option in asked[link]["answerOption"]]
                assert coding in [{k: v for k, v in o.items() if k != "extension"} for o in options]


def test_nothing_is_in_a_response_but_what_was_given() -> None:
    resource = fhir_response(bk.load_bank("ios"), {"ios_now": 0.25, "ios_guess": None})
    assert set(resource) == {"resourceType", "status", "item"}
    assert [item["linkId"] for item in resource["item"]] == ["ios_now"]


@pytest.mark.parametrize(
    ("bank", "answers", "said"),
    [
        ("balance", {"ind_1": 7}, 'the answer to "ind_1" is none of its options: 0, 1, 2, 3, 4'),
        ("balance", {"ind_1": "1"}, "none of its options"),
        ("balance", {"ind_11": 1}, 'the bank "balance" has no item "ind_11"'),
        ("ios", {"ios_now": 2}, 'the answer to "ios_now" must be a number'),
        ("venn", {"venn_own": [3]}, 'the answer to "venn_own" must be a list of texts'),
        ("spectrum", {"spectrum_both": "x"}, '"spectrum_both" is something to read'),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(
    bank: str, answers: dict[str, Any], said: str
) -> None:
    with pytest.raises(BalancekitError) as refused:
        fhir_response(bk.load_bank(bank), answers)
    assert isinstance(refused.value, DataError | ArgumentError)
    assert said in str(refused.value)


def test_a_status_a_time_or_a_bank_without_words_is_refused() -> None:
    ios = bk.load_bank("ios")
    with pytest.raises(ArgumentError, match="status= is one of draft, active"):
        fhir_questionnaire(ios, status="final")
    with pytest.raises(ArgumentError, match="not 'yesterday'"):
        fhir_response(ios, {}, authored="yesterday")
    with pytest.raises(ArgumentError, match="comes without its wording"):
        fhir_questionnaire(bk.load_bank("ras"))
