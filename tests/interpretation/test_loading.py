"""A clinician's own file of rules: it changes, adds, switches off, or says all its faults."""

import re
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import balancekit as bk
from balancekit.errors import BalancekitError, RulesError
from balancekit.interpretation import load_rules
from balancekit.interpretation.checking import composed

SHIPPED = Path(bk.__file__).parent / "rules" / "balance.yaml"
NEW = "id: mine, audience: client, source: ours, sentence: 'And you?'"


def own_rules(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of_rules(tmp_path: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(RulesError) as caught:
        load_rules(own_rules(tmp_path, text))
    return caught.value.faults


def test_every_shipped_rule_names_its_source_and_has_one_id() -> None:
    rules = load_rules().rules
    assert len({rule.id for rule in rules}) == len(rules) > 15
    assert all(rule.source and rule.sentence and rule.on for rule in rules)


def test_a_rule_cannot_be_changed_in_memory() -> None:
    with pytest.raises(AttributeError):
        load_rules().rules[0].sentence = "other"  # type: ignore[misc]


def test_rewording_keeps_the_rest_and_the_place(tmp_path: Path) -> None:
    path = own_rules(tmp_path, "rules:\n  - {id: near_the_middle, sentence: 'Where to begin?'}")
    ours, theirs = load_rules().rules, load_rules(path).rules
    (place,) = [n for n, rule in enumerate(ours) if rule.id == "near_the_middle"]
    assert theirs[place] == msgspec.structs.replace(ours[place], sentence="Where to begin?")
    assert [rule.id for rule in theirs] == [rule.id for rule in ours]


@pytest.mark.parametrize("word", ["no", "off", "false"])
def test_switching_off(tmp_path: Path, word: str) -> None:
    rules = load_rules(own_rules(tmp_path, f"rules:\n  - id: change\n    on: {word}\n")).rules
    assert [rule.id for rule in rules if not rule.on] == ["change"]


def test_a_rule_of_ones_own_comes_last(tmp_path: Path) -> None:
    rules = load_rules(own_rules(tmp_path, f"rules:\n  - {{{NEW}}}")).rules
    assert len(rules) == len(load_rules().rules) + 1
    assert rules[-1].id == "mine"


def test_the_shipped_file_is_a_file_of_ones_own_too() -> None:
    assert load_rules(SHIPPED) == load_rules()


def test_all_faults_come_at_once_with_their_lines(tmp_path: Path) -> None:
    faults = faults_of_rules(
        tmp_path,
        """rules:
  - id: near_the_middle
    sentense: Where to begin?
  - id: change
    on: perhaps
    when: {movd: {at_least: 1}, region: midle}
  - id: Mine
    audience: everyone
    about: [independance]
""",
    )
    assert [fault.split()[0] for fault in faults] == [
        "mine.yaml:3",
        "mine.yaml:5",
        "mine.yaml:6",
        "mine.yaml:6",
        "mine.yaml:7",
        "mine.yaml:8",
        "mine.yaml:9",
    ]
    assert 'did you mean "sentence"?' in faults[0]
    assert 'did you mean "moved"?' in faults[2]
    assert 'did you mean "independence"?' in faults[6]


def test_all_faults_of_meaning_come_at_once_with_their_lines(tmp_path: Path) -> None:
    faults = faults_of_rules(
        tmp_path,
        """rules:
  - id: near_the_midle
    sentence: Where to begin?
  - id: change
    sentence: "{moved} answers moved."
  - id: pair
    sentence: "{nmae} and you."
  - id: pair
    on: no
  - id: mine
    audience: clinician
    source: ours
    sentence: Six.
    when: {often: {at_least: 6}}
""",
    )
    assert [int(fault.split(":")[1].split()[0]) for fault in faults] == [2, 5, 7, 8, 14]
    assert "lacks audience, source" in faults[0]
    assert 'did you mean "near_the_middle"?' in faults[0]
    assert 'did you mean "name"?' in faults[2]
    assert 'say which with "about"' in faults[4]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("id: pair, sentence: 'You are 1 of 2.'", "words and no numbers"),
        ("id: pair, sentence: 'Room {for'", "double any other brace"),
        ("id: pair, sentence: '{name:>9}'", "plain name"),
        ("id: pair, sentence: '{name!r}'", "plain name"),
        ("id: pair, sentence: '{name.__class__}'", "is not known here"),
        ("id: pair, sentence: '{scale}'", "is not known here"),
        ("id: figures, audience: client", '"wish: less"'),
        ("id: in_words, sentence: '{score}'", "is not known here"),
        ("id: in_words, about: [over_reliance]", 'add "wish: less" under "when"'),
        ("id: excess_wished_less, when: {wish: more}", 'add "wish: less" under "when"'),
        ("id: excess_flag, view: couple", "never shown to a couple"),
        ("id: excess_flag, when: {form: short}", "never shown for the short form"),
        ("id: pair, when: {wanted: {at_least: 1}}", "two look at this sentence"),
        ("id: agreement, sentence: '{words}'", "is not known here"),
        ("id: mine", "lacks audience, sentence, source"),
    ],
)
def test_what_a_rule_may_not_do_is_said(tmp_path: Path, rule: str, said: str) -> None:
    faults = faults_of_rules(tmp_path, f"rules:\n  - {{{rule}}}")
    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith("mine.yaml:2 rules[0]") for fault in faults)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# nothing\n", "the file is empty"),
        ("rules: [", "not readable as YAML"),
        ("rules: []", "the list is empty"),
        ("rule:\n  - id: pair", 'did you mean "rules"?'),
        ("- id: pair", "expected named entries"),
    ],
)
def test_what_is_no_file_of_rules_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in fault for fault in faults_of_rules(tmp_path, text))


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    for path, said in ((binary, "UTF-8"), (tmp_path / "none.yaml", "check the path")):
        with pytest.raises(BalancekitError, match=said):
            load_rules(path)


def test_the_example_of_the_manual_can_be_used(tmp_path: Path) -> None:
    page = Path(bk.__file__).parent.parent / "docs" / "reading-rules.md"
    (example,) = re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    rules = {rule.id: rule for rule in load_rules(own_rules(tmp_path, example)).rules}
    assert rules["near_the_middle"].sentence.endswith("Where shall we begin?")
    assert not rules["change"].on
    assert [name for name in rules if name.startswith("own_")] == [
        *("own_room_for_both", "own_few_plans", "own_two_views")
    ]


rule_like = st.dictionaries(
    st.sampled_from(["id", "on", "about", "when", "sentence", "audience", "view", "source"]),
    st.none()
    | st.booleans()
    | st.sampled_from(["pair", "client", "couple", "{name", "{score}", "7"])
    | st.lists(st.sampled_from(["over_reliance", "independence", ""]))
    | st.dictionaries(st.sampled_from(["wish", "often", "border"]), st.sampled_from(["less", 1])),
)


@given(st.lists(rule_like))
def test_no_shape_makes_the_check_fail(rules: list[dict[str, object]]) -> None:
    # JSON is YAML: what is refused is refused with a sentence, the rest can be used.
    root, faults = composed(msgspec.json.encode({"rules": rules}).decode())
    assert (root is not None) or faults


@given(rule_like)
def test_a_file_of_rules_is_used_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rule: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("rules") / "mine.yaml"
    path.write_text(yaml.safe_dump({"rules": [rule]}), encoding="utf-8")
    try:
        assert load_rules(path).rules
    except RulesError as error:
        assert all(fault.startswith("mine.yaml:") for fault in error.faults)
