"""What may be kept: any script, cleaned of what cannot be shown, refused with a sentence."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.casebook import Case, Casebook, checks
from balancekit.errors import ArgumentError, CasebookError


@given(st.text())
def test_cleaning_keeps_all_that_can_be_written(text: str) -> None:
    cleaned = checks.clean_text(text)
    assert checks.clean_text(cleaned) == cleaned
    cleaned.encode("utf-8")
    visible = [sign for sign in text if ord(sign) >= 0xA0 or 0x20 <= ord(sign) < 0x7F]
    assert [sign for sign in cleaned if sign not in "\n\t"] == visible


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("\x1b[31mred\x07\x00\x7f\x9b", "[31mred"),
        ("half \ud83d character", "half  character"),
        ("  as typed  ", "  as typed  "),
        ("e\u0301 and \u00e9", "e\u0301 and \u00e9"),
        ("👩‍👩‍👧 \u202eright to left", "👩‍👩‍👧 \u202eright to left"),
    ],
)
def test_what_cleaning_takes_out(typed: str, kept: str) -> None:
    assert checks.clean_text(typed) == kept


@pytest.mark.parametrize("code", ["K-7", "a", "2026.11_b", "Zoë", "件", "नमस्ते", "ДЕЛО-1", "x" * 24])
def test_codes_that_fit(code: str) -> None:
    assert checks.clean_code(f" {code} ") == code


@pytest.mark.parametrize(
    "code",
    ["", " ", "-", "..", "a b", "a/b", "a\\b", "a\nb", "x" * 25, "a\x00", "<b>", "🙂", "\ud83d"],
)
def test_codes_that_do_not_fit(book: Casebook, code: str) -> None:
    with pytest.raises(CasebookError, match="A code has 1 to 24"):
        book.new_case(code, names=("Zoë",))
    assert book.cases() == ()


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ((), "1 to 12 people"),
        (tuple("abcdefghijklm"), "1 to 12 people"),
        (("Zoë", " "), "1 to 60 characters"),
        (("Zoë", "\x00\x1b"), "1 to 60 characters"),
        (("Zoë", "b" * 61), "1 to 60 characters"),
        (("Zoë", " ZOË "), "the same name"),
        (("Zo\u00eb", "zoe\u0308"), "the same name"),
        (("straße", "STRASSE"), "the same name"),
    ],
)
def test_names_that_do_not_fit(book: Casebook, names: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CasebookError, match=sentence):
        book.new_case("K-7", names=names)
    assert book.cases() == ()


def test_names_stand_on_one_line() -> None:
    assert checks.clean_names((" Ana \n María ", "b" * 60)) == ("Ana María", "b" * 60)


@pytest.mark.parametrize(
    "value",
    [math.nan, math.inf, -math.inf, 2**63, 10**400, True, ["words"], {"a": 1}, b"x", object()],
)
def test_values_that_cannot_be_kept(case: Case, value: object) -> None:
    occasion = case.current_occasion()
    with pytest.raises(ArgumentError, match="text or a finite number"):
        case.answer(occasion, case.people[0], "venn_own", value)
    assert case.history(occasion, case.people[0], "venn_own") == ()


@pytest.mark.parametrize(
    ("value", "status", "sentence"),
    [
        (None, "answered", "needs a value"),
        (0, "rather_not_say", "needs a value"),
        ("", "cleared", "needs a value"),
        (None, "skipped", "choose one of answered, does_not_fit, rather_not_say, cleared"),
    ],
)
def test_a_status_and_its_value(case: Case, value: int | None, status: str, sentence: str) -> None:
    with pytest.raises(ArgumentError, match=sentence):
        case.answer(
            case.current_occasion(),
            case.people[0],
            "venn_own",
            value,
            status=status,
        )


@pytest.mark.parametrize(
    ("item", "entry", "sentence"), [("", 0, "id of its item"), ("x", -1, "-1")]
)
def test_a_line_that_cannot_be(case: Case, item: str, entry: int, sentence: str) -> None:
    with pytest.raises(ArgumentError, match=sentence):
        case.answer(case.current_occasion(), case.people[0], item, "words", entry=entry)


@pytest.mark.parametrize("place", [{"step": math.nan}, {"step": object()}, {"step": {1, 2}}])
def test_a_place_that_cannot_be_kept(case: Case, place: dict[str, object]) -> None:
    case.keep_place({"step": 3})
    with pytest.raises(ArgumentError, match="place in the workbook"):
        case.keep_place(place)
    assert case.place() == {"step": 3}
