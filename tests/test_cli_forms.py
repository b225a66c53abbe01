"""Pages to fill in on the command line: printed, filled, taken in."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from balancekit.casebook import Casebook
from balancekit.casebook.relations import add_relationship
from tests import command_line
from tests import filled_forms as fill

pytestmark = pytest.mark.usefixtures("cheap_derivation")
PASSPHRASE = "drei kleine Steine"
SISTER = {"name": "Ida", "kind": "family", "words": "", "state": "contact"}


def run(*arguments: object) -> CompletedProcess[str]:
    return command_line.run(*arguments, given=PASSPHRASE)


def refused(*arguments: object) -> str:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    path = tmp_path / "casebook.balancekit"
    with Casebook.create(path, PASSPHRASE) as book:
        case = book.new_case("K7", ("Zoë", "Ben"))
        add_relationship(case, case.start_occasion(), case.people[1], SISTER)
    return path


def answered(casebook: Path) -> list[tuple[str, str, object]]:
    with Casebook.open(casebook, PASSPHRASE) as book:
        return [
            (a.respondent.name, a.item, a.value)
            for a in book.case("K7").answers()
            if a.bank != "relations"
        ]


def test_a_blank_page_for_everybody_asks_for_no_passphrase(tmp_path) -> None:
    out = tmp_path / "blank.pdf"
    done = run("bank", "print", "worksheet", "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
    assert fill.fields_of_file(out.read_bytes()) == []


def test_a_form_goes_out_and_comes_back(casebook, tmp_path) -> None:
    out, where = tmp_path / "form.pdf", ("--casebook", casebook)
    person = ("--case", "K7", "--for", "2", "--about", "1")
    assert run("bank", "print", "balance", "--fillable", "--out", out, *person, *where).stdout
    out.write_bytes(fill.filled_by_item(out.read_bytes(), {"ind_1": "3", "talk_1": "4"}))
    assert run("casebook", "import", out, *where).stdout == "2 lines have changed.\n"
    assert answered(casebook) == [("Ben", "ind_1", 3), ("Ben", "talk_1", 4)]
    assert run("casebook", "import", out, *where).stdout == "0 lines have changed.\n"


def test_a_form_for_everybody_is_told_whose_it_is(casebook, tmp_path) -> None:
    out, where = tmp_path / "form.pdf", ("--casebook", casebook)
    run("bank", "print", "venn", "--fillable", "--out", out)
    out.write_bytes(fill.filled_by_item(out.read_bytes(), {"venn_own": "choir"}))
    assert "made for no case" in refused("casebook", "import", out, *where)
    run("casebook", "import", out, "--case", "K7", *where)
    assert answered(casebook) == [("Zoë", "venn_own", "choir")]


def test_what_cannot_be_taken_in_is_one_sentence(casebook, tmp_path) -> None:
    where = ("--casebook", casebook)
    (tmp_path / "not.pdf").write_bytes(b"hello")
    assert "damaged" in refused("casebook", "import", tmp_path / "not.pdf", *where)
    assert "cannot be opened" in refused("casebook", "import", tmp_path / "none.pdf", *where)
    form = ("bank", "print", "balance", "--fillable", "--out", tmp_path / "f.pdf", "--case", "K7")
    assert "one relationship" in refused(*form, *where)
    assert "no such relationship" in refused(*form, "--about", "3", *where)
    assert not (tmp_path / "f.pdf").exists()
