"""A translator's file: out, filled in, checked, in again, and said."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.plural import PluralRule
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from balancekit.cli import app
from balancekit.errors import ArgumentError, FaultyFileError
from balancekit.strings import say, speak, using
from balancekit.strings.known import CATALOGUES, look_in
from balancekit.translating import (
    check_translation,
    export_translation,
    import_translation,
    untranslated,
)
from balancekit.translating.entries import all_texts
from balancekit.translating.plurals import form_names, locale_of, plural_header

Translate = Callable[..., Path]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak("en")
    look_in(CATALOGUES)


@pytest.fixture
def translate(tmp_path: Path) -> Translate:
    """Fills in an exported file: key to translations."""

    def translate(language: str = "pl", **translations: str) -> Path:
        file = tmp_path / f"{language}.po"
        if not file.exists():
            export_translation(language, file)
        text = file.read_text(encoding="utf-8")
        for key, words in translations.items():
            head = re.escape(f'msgctxt "{key.replace("__", ".")}"')
            text = re.sub(rf'({head}\n(?:.*\n)*?msgstr) ""', rf'\1 "{words}"', text, count=1)
        file.write_text(text, encoding="utf-8")
        return file

    return translate


def fill_forms(file: Path, key: str, *forms: str) -> None:
    text = file.read_text(encoding="utf-8")
    head = re.escape(f'msgctxt "{key}"')
    for place, words in enumerate(forms):
        text = re.sub(rf'({head}\n(?:.*\n)*?msgstr\[{place}\]) ""', rf'\1 "{words}"', text, count=1)
    file.write_text(text, encoding="utf-8")


def line_of(file: Path, key: str) -> int:
    """The line of the English text, where a tool jumps to."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return lines.index(f'msgctxt "{key}"') + 2


def test_english_lacks_nothing_and_a_new_language_everything() -> None:
    assert untranslated("pl") == tuple(all_texts())
    assert len(all_texts()) > 1000


def test_a_language_that_is_shipped_lacks_nothing() -> None:
    shipped = [path.stem for path in CATALOGUES.glob("*.po")]
    assert {language: untranslated(language) for language in shipped} == dict.fromkeys(shipped, ())


def test_the_file_says_where_a_text_appears_and_what_must_stay(translate: Translate) -> None:
    text = translate().read_text(encoding="utf-8")
    block = text[: text.index('msgctxt "workbook.unlock_title"')].rpartition("\n\n")[2]
    assert "#. Opening\n" in block
    assert "languages/en/workbook.yaml:" in block
    block = text[: text.index('msgctxt "workbook.step"')].rpartition("\n\n")[2]
    assert "python-brace-format" in block
    assert "#, python-format" not in text
    assert "Forms for numbers, in this order: one, few, many, other" in text


def test_a_translation_is_taken_in_and_said(translate: Translate, tmp_path: Path) -> None:
    file = translate(workbook__next="Dalej", workbook__step="Strona {step} z {steps}")
    fill_forms(
        file, "cli.items", "{count} pytanie", "{count} pytania", "{count} pytań", "x {count}"
    )
    place = import_translation(file, tmp_path / "languages")
    assert place == tmp_path / "languages" / "pl.po"
    assert [path.name for path in place.parent.iterdir()] == ["pl.po"]
    speak("pl", place.parent)
    assert say("workbook.next") == "Dalej"
    assert say("workbook.step", step=1, steps=9) == "Strona 1 z 9"
    assert [say("cli.items", count=count) for count in (1, 2, 5)] == [
        *("1 pytanie", "2 pytania", "5 pytań")
    ]
    lacking = untranslated("pl")
    assert "workbook.next" not in lacking
    assert len(lacking) == len(all_texts()) - 3
    assert say("workbook.back") == "Back"


@pytest.mark.parametrize(
    ("key", "words", "told"),
    [
        ("workbook.step", "Strona {step}", "{steps}"),
        ("workbook.step", "Strona {step} z {steps} {ile}", "{ile}"),
        ("workbook.next", "Dalej {", "{{}"),
        ("rules.balance.pair", "2 osoby", "digits"),
    ],
)
def test_a_fault_is_named_with_line_and_key(
    translate: Translate, key: str, words: str, told: str
) -> None:
    file = translate(**{key.replace(".", "__"): words})
    with pytest.raises(FaultyFileError) as refusal:
        check_translation(file)
    (fault,) = refusal.value.faults
    assert fault.startswith(f"pl.po:{line_of(file, key)} {key}: ")
    assert told in fault


def test_all_faults_are_named_at_once(translate: Translate) -> None:
    file = translate(workbook__step="Strona")
    text = file.read_text(encoding="utf-8").replace('"workbook.next"', '"workbook.nxt"')
    file.write_text(text, encoding="utf-8")
    fill_forms(file, "cli.items", "{count} pytanie", "{count} pytania")
    with pytest.raises(FaultyFileError) as refusal:
        check_translation(file)
    told = "\n".join(refusal.value.faults)
    assert 'did you mean "workbook.next"' in told
    assert "{step}, {steps}" in told
    assert "msgstr[2]" in told and "msgstr[3]" in told
    assert "4 forms" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"msgid", "pl.po"),
        (b'msgid "a"\nmsgstr[0', "readable PO"),
        (b"\xff\xfe\x00", "readable PO"),
        (b'msgid ""\nmsgstr "Language: tlh\\n"\n', "Language"),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n', "Language"),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=tlh\\n"\n#: a\nmsgid "b"', "tlh"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "pl.po"
    file.write_bytes(content)
    with pytest.raises(FaultyFileError, match=told):
        check_translation(file)
    speak("pl", tmp_path)  # and whoever speaks it all the same hears English
    assert say("workbook.next") == "Next"


def test_what_was_made_from_older_english_comes_back_marked(
    translate: Translate, tmp_path: Path
) -> None:
    file = translate(workbook__next="Dalej")
    text = file.read_text(encoding="utf-8")
    text = text.replace(
        'msgctxt "workbook.next"\nmsgid "Next"', 'msgctxt "workbook.next"\nmsgid "On"'
    )
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pl.po").write_text(text, encoding="utf-8")
    speak("pl", tmp_path / "own")
    assert say("workbook.next") == "Next"
    with using("en"):
        export_translation("pl", tmp_path / "again.po")
    again = (tmp_path / "again.po").read_text(encoding="utf-8")
    block = again[: again.index("Dalej")].rpartition("\n\n")[2]
    assert "#, fuzzy" in block
    assert '#| msgid "On"' in block
    assert check_translation(tmp_path / "again.po") == "pl"


def test_a_language_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="tlh"):
        export_translation("tlh", tmp_path / "tlh.po")
    assert not list(tmp_path.iterdir())


@given(st.sampled_from(["pl", "ar", "cy", "fr", "ja", "pt-BR", "sl", "he"]), st.integers(0, 10**7))
def test_the_rule_in_the_file_is_that_of_cldr(language: str, count: int) -> None:
    import gettext

    rule: PluralRule = locale_of(language).plural_form
    expression = plural_header(language).partition("plural=")[2].rstrip(";")
    place = gettext.c2py(expression)(count)  # type: ignore[attr-defined]
    assert form_names(language)[place] == rule(count)


def test_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BALANCEKIT_CASEBOOK", str(tmp_path / "casebook.balancekit"))
    run, file = CliRunner().invoke, str(tmp_path / "de.po")
    assert run(app, ["language", "export", "de", "--out", file]).exit_code == 0
    assert "no faults" in run(app, ["language", "check", file]).output
    told = run(app, ["language", "import", file]).output
    assert 'language = "de"' in told
    assert f"{len(all_texts())} texts are not translated" in told
    assert (tmp_path / "languages" / "de.po").is_file()
