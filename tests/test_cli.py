"""The command line: what it prints, and that a refusal is one sentence and exit code 2."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from balancekit.casebook import Casebook
from balancekit.handouts.kinds import ALL_KINDS
from balancekit.strings import say

PASSPHRASE = "drei kleine Steine"


def run(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "balancekit", *arguments],
        input=given,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("casebook") / "casebook.balancekit"
    with Casebook.create(path, PASSPHRASE) as book:
        case = book.new_case("K7", ("Zoë", "Ben"))
        sitting = case.start_occasion()
        for person in case.people:
            case.answer(sitting, person, "venn_own", f"own of {person.name}")
            case.set_recipients(sitting, person, "venn_own", 0, [*case.people, case.therapist])
    return path


def text_of(pdf: Path) -> str:
    printed = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    return " ".join(printed.stdout.split())


def test_every_kind_of_page_is_named_in_the_help() -> None:
    told = say("cli.handout_kind")
    assert [kind.id for kind in ALL_KINDS if kind.id not in told] == []


def test_banks_are_listed_shown_and_checked(tmp_path: Path) -> None:
    assert "Our two circles" in run("bank", "list").stdout
    assert "source: " in run("bank", "show", "balance").stdout
    bad = tmp_path / "mine.yaml"
    bad.write_text("id: mine\ntitle: 3\n", encoding="utf-8")
    refused = run("bank", "check", str(bad))
    assert refused.returncode == 2
    assert "mine.yaml:2 title: expected text here" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_page_for_each_person_with_the_passphrase_from_a_pipe(
    casebook: Path, tmp_path: Path
) -> None:
    out = tmp_path / "page.pdf"
    done = run("handout", "k7", "--out", str(out), "--casebook", str(casebook), given=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    files = [tmp_path / "page-1.pdf", tmp_path / "page-2.pdf"]
    assert done.stdout.split() == [str(file) for file in files]
    assert all("own of Zoë" in text_of(file) for file in files)
    with Casebook.open(casebook, PASSPHRASE) as book:
        assert len(book.case("K7").pages_given()) == 2


def test_one_file_for_one_person(casebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "hers.pdf"
    arguments = ["handout", "K7", "--out", str(out), "--for", "1", "--paper", "us-letter"]
    done = run(*arguments, given=PASSPHRASE, BALANCEKIT_CASEBOOK=str(casebook))
    assert done.stdout.split() == [str(out)]


def test_the_clinicians_page_is_noted_as_the_therapists_and_no_sitting_begun(
    tmp_path: Path,
) -> None:
    path = tmp_path / "quiet.balancekit"
    with Casebook.create(path, PASSPHRASE) as book:
        book.new_case("Q1", ("Zoë",))
    out = str(tmp_path / "summary.pdf")
    arguments = ["--kind", "clinician", "--for", "1", "--out", out, "--casebook", str(path)]
    done = run("handout", "Q1", *arguments, given=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    with Casebook.open(path, PASSPHRASE) as book:
        case = book.case("Q1")
        (page,) = case.pages_given()
        assert set(page.readers) == {case.therapist}
        assert case.occasions() == ()


def test_a_blank_page_needs_no_case_and_no_passphrase(tmp_path: Path) -> None:
    out = tmp_path / "blank.pdf"
    done = run("handout", "--blank", "--kind", "map", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(out)]
    assert "The people in your life" in text_of(out)
    for wrong in (["K7", "--blank"], [], ["--blank", "--for", "1"]):
        refused = run("handout", *wrong, "--out", str(out))
        assert refused.returncode == 2
        assert "--blank for a page" in refused.stderr


def test_a_card_comes_with_a_calendar_file(casebook: Path, tmp_path: Path) -> None:
    with Casebook.open(casebook, PASSPHRASE) as book:
        case = book.case("K7")
        sitting = case.current_occasion()
        case.answer(sitting, case.people[0], "plan_date", "2026-12-05", bank="worksheet")
    out = tmp_path / "plan.pdf"
    arguments = ["handout", "K7", "--kind", "card", "--out", str(out), "--casebook", str(casebook)]
    done = run(*arguments, "--large", "--grey", "--plain", given=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    calendar = tmp_path / "plan-1.ics"
    files = [tmp_path / "plan-1.pdf", calendar, tmp_path / "plan-2.pdf"]
    assert done.stdout.split() == [str(file) for file in files]
    assert b"DTSTART;VALUE=DATE:20261205" in calendar.read_bytes()


def test_a_password_is_asked_for_and_the_practice_read(casebook: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.balancekit"
    shutil.copy(casebook, mine)
    mine.with_name("practice.toml").write_text("name = 'Harbour'\npaper = 'a5'\n", encoding="utf-8")
    out = tmp_path / "page.pdf"
    arguments = ["handout", "K7", "--out", str(out), "--for", "1", "--casebook", str(mine)]
    refused = run(*arguments, given=PASSPHRASE)
    assert refused.returncode == 2 and "practice.toml:2 paper" in refused.stderr
    mine.with_name("practice.toml").write_text("name = 'Harbour'\n", encoding="utf-8")
    done = run(*arguments, "--password", given=f"{PASSPHRASE}\nfor the two of you\n")
    assert done.returncode == 0, done.stderr
    locked = subprocess.run(["pdftotext", str(out), "-"], capture_output=True)
    assert locked.returncode != 0
    opened = ["pdftotext", "-upw", "for the two of you", str(out), "-"]
    assert "Harbour" in subprocess.run(opened, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "passphrase", "said"),
    [
        (["K7"], "wrong", "passphrase"),
        (["K8"], PASSPHRASE, "No case has this code"),
        (["K7", "--for", "3"], PASSPHRASE, "--for 1"),
        (["K7", "--for", "Zoë"], PASSPHRASE, "--for 1"),
        (["K7", "--kind", "poster"], PASSPHRASE, "poster"),
        (["K7", "--paper", "a5"], PASSPHRASE, "a5"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    casebook: Path, tmp_path: Path, arguments: list[str], passphrase: str, said: str
) -> None:
    out = ["--out", str(tmp_path / "page.pdf"), "--casebook", str(casebook)]
    refused = run("handout", *arguments, *out, given=passphrase)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_without_a_casebook_nothing_is_made(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.balancekit"
    out = str(tmp_path / "page.pdf")
    refused = run("handout", "K7", "--out", out, "--casebook", str(missing), given=PASSPHRASE)
    assert refused.returncode == 2
    assert not list(tmp_path.iterdir())
