"""A bank file is read whole, or every fault in it is named at once."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import balancekit as bk
from balancekit.bank import check_bank
from balancekit.bank.checking import faults_of
from balancekit.errors import ArgumentError, BankError

BANKS = Path(bk.__file__).parent / "banks"


def faulty(tmp_path: Path, *changes: tuple[str, str]) -> tuple[str, ...]:
    text = (BANKS / "ios.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "ios.yaml"
    path.write_text(text, encoding="utf-8")
    return check_bank(path)


@pytest.mark.parametrize("bank_id", bk.list_banks())
def test_shipped_banks_are_without_fault(bank_id: str) -> None:
    bank = bk.load_bank(bank_id)
    assert bank.id == bank_id
    assert bank.validated is False
    assert all(part.source for part in (*bank.items, *bank.sections))


def test_a_bank_cannot_be_changed() -> None:
    bank = bk.load_bank("venn")
    with pytest.raises(AttributeError):
        bank.title = "other"  # type: ignore[misc]


def test_what_one_puts_into_a_bank_s_mappings_is_in_no_other(tmp_path: Path) -> None:
    ios = bk.load_bank("ios")
    before = ios.to_yaml()
    for mapping in (ios.scales, ios.forms, ios.options, ios.scales["now"].item_ranges):
        mapping["mine"] = None  # type: ignore[index]
    assert bk.load_bank("ios").to_yaml() == before


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    for title in ("first", "second"):
        path.write_text(msgspec.structs.replace(bk.load_bank("ios"), title=title).to_yaml())
        assert bk.load_bank(path).title == title


def test_a_misspelt_key_is_named_with_line_path_and_mend(tmp_path: Path) -> None:
    (fault,) = faulty(tmp_path, ("keys: [ios_now]", "keys: [ios_nwo]"))
    lines = (BANKS / "ios.yaml").read_text(encoding="utf-8").splitlines()
    line = lines.index("    keys: [ios_now]")
    assert fault == (
        f'ios.yaml:{line + 1} scales.now.keys[0]: no item "ios_nwo"; did you mean "ios_now"?'
    )


def test_all_faults_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    faults = faulty(
        tmp_path,
        ("validated: false", "validated: perhaps"),
        ("licence: MIT\n", ""),
        ("kind: closeness", "kind: closenes"),
        ("minimum: 0", "minimum: none"),
    )
    assert len(faults) == 4
    lines = [int(fault.split(":")[1].split()[0]) for fault in faults]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("maximum: 1", "maximum: 0", "minimum must be smaller"),
        ("min_answered: 1", "min_answered: 2", "between 1 and the number of keys, 1"),
        ("keys: [ios_now]", "keys: [ios_now, -ios_now]", "counts twice"),
        ("id: ios_wished", "id: ios_now", "used twice"),
        ("id: ios_wished", "id: IOS wished", "wrong form"),
        ("kind: closeness", "kind: choice", 'needs "options"'),
        ("kind: closeness", "kind: choice\n    options: often", 'no options "often"'),
        ('version: "1"', "version: 1", "in quotes"),
        ("minimum: 0", "minimum: .inf", "expected a number"),
        ("minimum: 0", "minimum: !!int nought", "expected a number"),
        ("validated: false", "validated: !!bool nought", "expected true or false"),
        ("  now:\n", "  Felt now:\n", "wrong form"),
        ("  now:\n", "  2:\n", "wrong form"),
        ("language: en", "language: en\nlanguage: de", "stands here twice"),
        ("language: en", "language: en\nlanguaje: de", 'did you mean "language"'),
        ("items:\n", "items: []\nitem:\n", "the list is empty"),
        ("title: How close it feels", "title:", "expected text"),
        ("title: How close it feels", "title: [", "not readable as YAML"),
    ],
)
def test_each_kind_of_fault_is_said_plainly(tmp_path: Path, old: str, new: str, said: str) -> None:
    faults = faulty(tmp_path, (old, new))
    assert any(said in fault for fault in faults), faults


def test_what_is_no_bank_file_is_refused(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.yaml", tmp_path / "binary.yaml"
    empty.write_text("# nothing\n")
    binary.write_bytes(b"\xff\xfe\x00")
    assert "empty" in check_bank(empty)[0]
    assert "UTF-8" in check_bank(binary)[0]
    assert check_bank(tmp_path)[0].startswith(tmp_path.name)
    with pytest.raises(BankError, match=r"the banks here are balance, .*ios, nurture, "):
        bk.load_bank("vnen")


def test_an_unknown_item_is_named() -> None:
    with pytest.raises(ArgumentError, match='"venn" has no item "venn_won"'):
        bk.load_bank("venn").item("venn_won")


@given(st.text(max_size=200))
def test_no_text_makes_the_check_fail(text: str) -> None:
    assert isinstance(faults_of(text), list)


nodes = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "items", "scales", "keys", "kind", "a"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["items", "scales", "options", "id"]), nodes))
def test_no_shape_makes_the_check_fail(shape: dict[str, object]) -> None:
    # JSON is YAML: any nesting of values is a text that the check must survive and refuse.
    assert faults_of(msgspec.json.encode(shape).decode())
