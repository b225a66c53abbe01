"""``balancekit casebook``: each command as it is typed, passphrases through the pipe."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from balancekit.casebook import Casebook, key
from tests import command_line

pytestmark = pytest.mark.usefixtures("cheap_derivation")
PASSPHRASE = "drei kleine Steine"
NEW = "vier große Steine"


def run(
    *arguments: str, given: str = PASSPHRASE, **environment: str
) -> subprocess.CompletedProcess[str]:
    return command_line.run("casebook", *arguments, given=given, **environment)


def refused(*arguments: str, given: str = PASSPHRASE) -> str:
    """Run what cannot be done; return the sentence it is refused with."""
    done = run(*arguments, given=given)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    path = tmp_path / "casebook.balancekit"
    with Casebook.create(path, PASSPHRASE) as book:
        case = book.new_case("K7", ("Zoë", "Ben"))
        sitting = case.start_occasion()
        case.answer(sitting, case.people[0], "venn_own", "singing")
        case.answer(sitting, case.people[0], "ios_now", 0.25, bank="ios")
    return path


def test_backup_list_and_restore(casebook: Path, tmp_path: Path) -> None:
    where = ("--casebook", str(casebook))
    copies = [run("backup", "--keep", "2", *where).stdout.strip() for _ in range(3)]
    listed = run("backups", *where).stdout.splitlines()
    assert [line.split("  ")[1] for line in listed] == copies[1:]
    Path(copies[2]).unlink()
    assert run("backups", *where).stdout.splitlines()[1].endswith("(not there)")
    new = tmp_path / "new.balancekit"
    assert "holds 1 case" in run("restore", copies[1], str(new)).stdout
    with Casebook.open(new, PASSPHRASE) as book:
        assert [a.value for a in book.case("K7").answers(item="venn_own")] == ["singing"]
    assert "already" in refused("restore", copies[1], str(new))
    assert "There is no casebook" in refused("restore", copies[0], str(tmp_path / "n"))
    stick = tmp_path / "stick"
    assert run("backup", "--folder", str(stick), BALANCEKIT_CASEBOOK=str(casebook)).stdout
    assert len(list(stick.iterdir())) == 1


def test_verify(casebook: Path) -> None:
    assert run("verify", "--casebook", str(casebook)).stdout == "The casebook is sound.\n"
    content = bytearray(casebook.read_bytes())
    content[-2000] ^= 1
    casebook.write_bytes(content)
    assert "damaged" in refused("verify", "--casebook", str(casebook))
    assert "passphrase" in refused("verify", "--casebook", str(casebook), given="wrong")


def test_rekey_reads_two_lines(casebook: Path) -> None:
    where = ("--casebook", str(casebook))
    copy = run("backup", *where).stdout.strip()
    assert "passphrase" in refused("rekey", *where, given=f"wrong\n{NEW}\n")
    assert "type a passphrase" in refused("rekey", *where, given=f"{PASSPHRASE}\n")
    done = run("rekey", *where, given=f"{PASSPHRASE}\n{NEW}\n")
    assert "copies made before keep the old one" in done.stdout
    for path, secret in ((casebook, NEW), (Path(copy), PASSPHRASE)):
        with Casebook.open(path, secret) as book:
            assert len(book.cases()) == 1


@pytest.fixture
def for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process knows no cost but the real one."""
    monkeypatch.setattr(key, "_FOR_NEW_FILES", 1)


def test_a_typed_passphrase_is_not_seen_and_a_new_one_typed_twice(
    for_others: None, casebook: Path
) -> None:
    command = [sys.executable, "-m", "balancekit", "casebook", "rekey", "--casebook"]
    terminal, end = pty.openpty()
    with subprocess.Popen(
        [*command, str(casebook)], stdin=end, stdout=end, stderr=end, start_new_session=True
    ) as process:
        os.close(end)
        shown = ""
        for asked, typed in (("Passphrase", PASSPHRASE), ("New", NEW), ("Repeat", NEW)):
            while not re.search(rf"^{asked}.*: $", shown, re.MULTILINE):  # echo is off from here on
                shown += os.read(terminal, 1000).decode()
            os.write(terminal, f"{typed}\n".encode())
        while "copies made before" not in shown:
            shown += os.read(terminal, 1000).decode()
        assert process.wait() == 0
    os.close(terminal)
    assert PASSPHRASE not in shown
    assert NEW not in shown
    Casebook.open(casebook, NEW).close()


def test_give_and_export(casebook: Path, tmp_path: Path) -> None:
    where = ("--casebook", str(casebook))
    out = tmp_path / "hers.pdf"
    given = run("give", "K7", "--for", "1", "--out", str(out.with_suffix("")), *where)
    assert given.stdout.split() == [str(out), str(out.with_suffix(".json"))], given.stderr
    assert out.read_bytes().startswith(b"%PDF")
    assert "singing" in json.dumps(json.loads(out.with_suffix(".json").read_text()))
    assert "--for 1" in refused("give", "K7", "--for", "3", "--out", str(out), *where)
    research = tmp_path / "research"
    written = run("export", "--out", str(research), *where)
    assert {Path(line) for line in written.stdout.splitlines()} == {
        file for file in research.rglob("*") if file.is_file()
    }
    assert "csv" in refused("export", "--out", str(tmp_path / "r"), "--form", "xls", *where)
    with Casebook.open(casebook, PASSPHRASE) as book:
        assert [page.kind for page in book.case("K7").pages_given()] == ["everything"]


def test_one_that_is_open_elsewhere(casebook: Path) -> None:
    where = ("--casebook", str(casebook))
    with Casebook.open(casebook, PASSPHRASE):
        assert "has had it open on" in refused("backup", *where)
        assert "sound" in run("verify", *where).stdout
        assert run("backups", *where).returncode == 0
