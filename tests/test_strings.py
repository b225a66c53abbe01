"""One catalogue: every sentence that is asked for is there, and none lies about unused."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

import balancekit
from balancekit.strings import in_a_row, listed, say, using

PACKAGE = Path(balancekit.__file__).parent
CATALOGUE = PACKAGE / "languages" / "en"
MODULES = list(PACKAGE.rglob("*.py"))


@cache
def entries() -> dict[str, object]:
    return {
        f"{path.stem}.{name}": entry
        for path in CATALOGUE.glob("*.yaml")
        for name, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    }


def literals(node: ast.expr) -> Iterator[str]:
    """The keys an expression can stand for; a part known only at run time becomes ``.+``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = [re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values]
        yield "".join(parts)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def asked_for() -> Iterator[str]:
    """Every constant or composed string of the code that has the form of a key."""
    rooms = {path.stem for path in CATALOGUE.glob("*.yaml")}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant | ast.JoinedStr):
                for pattern in literals(node):
                    if re.match(rf"({'|'.join(rooms)})\\\.", pattern):
                        yield pattern


def said_outright() -> Iterator[str]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                yield from literals(node.args[0])


def test_every_sentence_that_is_asked_for_is_there() -> None:
    known = entries()
    missing = [p for p in said_outright() if not any(re.fullmatch(p, key) for key in known)]
    assert not missing


def test_no_sentence_lies_about_unused() -> None:
    asked = re.compile("|".join(set(asked_for())))
    unused = [key for key in entries() if not asked.fullmatch(key)]
    assert not unused


@pytest.mark.parametrize("key", entries())
def test_every_sentence_can_be_said(key: str) -> None:
    entry = entries()[key]
    forms = entry.values() if isinstance(entry, dict) else [entry]
    parsed = (part for form in forms for part in string.Formatter().parse(str(form)))
    names = {name for _, name, _, _ in parsed if name}
    assert say(key, count=1, **dict.fromkeys(names - {"count"}, "{x}")).strip()


def test_braces_in_what_people_write_stay() -> None:
    assert say("common.saved_at", time="{14}") == "saved {14}"


def test_tone() -> None:
    banned = re.compile(r"\b(patient|disorder|codependen\w*|husband|wife)\b", re.IGNORECASE)
    assert not [key for key, entry in entries().items() if banned.search(str(entry))]


@pytest.mark.parametrize(
    ("name", "put_in"),
    [
        ("Zoë", "Zoë"),
        ("נועה", "\u2068נועה\u2069"),
        ("فاطمة (ليلى)", "\u2068فاطمة (ليلى)\u2069"),
        ("Zoë\u202e", "\u2068Zoë\u202e\u2069"),  # what turns a line round turns itself alone
    ],
)
def test_a_name_that_runs_the_other_way_moves_nothing_of_the_sentence(
    name: str, put_in: str
) -> None:
    assert say("handout.moved_whose", name=name, what="often") == f"{put_in}: often"


def test_in_a_language_from_right_to_left_it_is_the_others_that_are_set_apart() -> None:
    with using("qps-plocm"):
        assert "\u2068Zoë\u2069" in say("workbook.part_untouched", name="Zoë")
        assert "\u2068" not in say("workbook.part_untouched", name="נועה")


def test_names_beside_each_other_keep_their_order() -> None:
    """Each is set apart by itself; together they would run from right to left as one."""
    names = ["אברהם Featherstonehaugh", "", "Zoë"]
    row = "\u2068אברהם Featherstonehaugh\u2069 · Zoë"
    assert in_a_row(names) == row
    assert say("reading.preview_two", names=in_a_row(names)) == f"{row}, together"
    assert listed(names[::2]) == row.replace(" · ", " and ")
    with using("qps-plocm"):
        assert in_a_row(["נועה", "Zoë"]) == "נועה · \u2068Zoë\u2069"
