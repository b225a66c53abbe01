"""What may be printed, how it may break, and which way it runs."""

from hypothesis import given
from hypothesis import strategies as st

from balancekit.handouts.wording import direction, one_line, phrase, printable, text_runs


@given(st.text())
def test_no_control_sign_reaches_the_page(text: str) -> None:
    for sign in printable(text):
        assert sign == "\n" or sign.isprintable() or not sign.isascii()
        assert sign not in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\x00\x1b\x7f"


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_everything_visible_stays_in_its_order(text: str) -> None:
    printed = "".join(run["s"] for run in text_runs(text))
    assert printed.replace("\u200b", "") == text.replace("\u200b", "")


def test_emoji_and_persian_joiners_stay() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert printable(family) == family
    assert printable("می\u200cخواهم") == "می\u200cخواهم"


def test_a_very_long_word_may_break() -> None:
    printed = "".join(run["s"] for run in text_runs("x" * 100))
    assert max(len(part) for part in printed.split("\u200b")) <= 32
    assert printed.replace("\u200b", "") == "x" * 100


def test_right_to_left_run_takes_its_quotation_marks_along() -> None:
    runs = text_runs("She said «شكرا جزيلا» to Ben (בן).")
    assert [(run["s"], run.get("lang")) for run in runs] == [
        ("She said ", None),
        ("«شكرا جزيلا»", "ar"),
        (" to Ben ", None),
        ("(בן)", "he"),
        (".", None),
    ]


def test_direction_is_that_of_the_first_letter() -> None:
    assert direction("12 שלום, Ben") == "rtl"
    assert direction("(Ben) שלום") == "ltr"
    assert phrase("")["dir"] == "ltr"


def test_one_line_has_no_line_ends() -> None:
    assert one_line("a\r\n\u2028 b\tc") == "a b c"
