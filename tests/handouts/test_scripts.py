"""Names and answers in twelve scripts: printed by our own fonts, read back as they were written."""

from typing import Any

import pytest

from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.document import to_document
from balancekit.handouts.fonts import fonts
from balancekit.handouts.voices import voices

SCRIPTS = {
    "Latin": ("Zoë Łukasz", "„Ich lese gern“, “ça va” – Tiếng Việt, það, İstanbul"),
    "Greek": ("Ελένη", "Περπατάμε κάθε Κυριακή· «μαζί», λέει."),
    "Cyrillic": ("Олена", "Ми гуляємо разом, «щонеділі» — і мовчимо."),
    "Arabic": ("ليلى", "نتحدث كل مساء، ونقول: «شكرا!» (أحيانا)."),
    "Hebrew": ("דוד", 'אנחנו הולכים ביחד, "כל שבת" (בערב)!'),
    "Devanagari": ("प्रिया", "हम रोज़ शाम को साथ चलते हैं, और क्षमा माँगते हैं।"),
    "Thai": ("สมชาย", "เราเดินเล่นด้วยกันทุกเย็นวันอาทิตย์แล้วกลับบ้านมาทำอาหารกินกันที่ระเบียงหลังบ้าน"),
    "Georgian": ("ნინო", "ჩვენ ერთად ვსეირნობთ ყოველ კვირას."),
    "Armenian": ("Անի", "Մենք միասին զբոսնում ենք ամեն կիրակի։"),
    "Chinese": ("王芳", "我们每个星期天一起散步，然后回家做饭；他说：“谢谢你”，我们都笑了。"),
    "Japanese": ("田中恵子", "日曜日は一緒に散歩して、「ありがとう」と言います。"),
    "Korean": ("김민준", "우리는 일요일마다 함께 산책하고 “고마워”라고 말해요."),
}


def letters(text: str) -> str:
    """The letters alone: where a line ends, and how marks turn, is the reader's own business."""
    return "".join(sign for sign in text if sign.isalpha())


@pytest.fixture(params=SCRIPTS)
def written(request: Any, new_couple: Any) -> tuple[Any, str, str]:
    name, words = SCRIPTS[request.param]
    couple = new_couple((name, "Ben"), own_a=[words, name], both=[name], talk=[words])
    return couple, name, words


@pytest.fixture
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What prints here prints on every computer."""
    monkeypatch.setattr(
        "balancekit.handouts.press.fonts", lambda with_system: fonts(with_system=False)
    )


@pytest.mark.usefixtures("no_system_fonts")
def test_every_script_is_accessible_and_can_be_kept(
    written: Any, day: Any, faults: Any, archive_faults: Any
) -> None:
    couple, _, _ = written
    notebook = compose_handout(couple.case, date=day)
    pdf = export_handout(notebook, archive=True)
    assert faults(pdf) == []
    assert archive_faults(pdf) == []
    assert faults(export_handout(notebook)) == []


@pytest.mark.usefixtures("no_system_fonts")
def test_every_script_is_read_back_letter_by_letter(written: Any, day: Any, pdf_text: Any) -> None:
    couple, name, words = written
    text = letters(pdf_text(export_handout(compose_handout(couple.case, date=day))))
    for line in (words, name):
        for word in line.split():
            assert letters(word) in text


def test_chinese_characters_take_the_form_of_the_language_around_them(notebook_of: Any) -> None:
    def language_of(*answers: str) -> str:
        return str(to_document(notebook_of(*answers))["han"])

    assert language_of("# 骨") == "zh"
    assert language_of("# 骨", "ほね") == "ja"
    assert language_of("# 骨", "뼈") == "ko"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She said «شكرا!» twice.", "«شكرا!»"),
        ("Ben (בן).", "(בן)"),
        ("What does ליי want?", "ליי"),
        ("Is it ליי?", "ליי"),
        ("(as ליי) says", "ליי"),
        ("(ליי says)", "ליי"),
        ('He wrote אמר "כן" and left', 'אמר "כן"'),
        ("so «שלום» הוא אמר, he says", "«שלום» הוא אמר"),
    ],
)
def test_marks_turn_with_the_words_that_they_belong_to(text: str, inside: str) -> None:
    assert [words for words, lang in voices(text) if lang in {"ar", "he"}] == [inside]
    assert "".join(words for words, _ in voices(text)) == text


def test_a_thousand_open_brackets_take_no_time() -> None:
    text = "(" * 20_000 + "א" + ")" * 20_000
    assert "".join(words for words, _ in voices(text)) == text
