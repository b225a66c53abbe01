"""A clinician's file of rules: one rule is changed, and what somebody wrote by hand stays."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from balancekit.interpretation.own_rules import own_rules, with_rule

BY_HAND = """# how we talk
rules:
  # too long for us
  - {id: change, on: no}   # since March
  - id: pair               # for two
    sentence: |-
      Two views.
      And now?

  # the last one
  - id: near_the_middle
    sentence: "Where to begin?"
# the end
"""


def test_comments_and_order_stay() -> None:
    changed = with_rule(BY_HAND, {"id": "pair", "sentence": "Two views, and “both” count."})
    expected = BY_HAND.replace("pair               # for two", "pair")
    expected = expected.replace(
        "|-\n      Two views.\n      And now?", "Two views, and “both” count."
    )
    assert changed == expected


def test_a_new_rule_comes_last_and_one_taken_out_leaves_the_rest() -> None:
    new = {"id": "mine", "when": {"moved": {"at_least": 2}}, "about": ["independence"], "on": False}
    longer = with_rule(BY_HAND, new)
    assert longer == BY_HAND.replace(
        '"Where to begin?"\n',
        '"Where to begin?"\n'
        "  - id: mine\n    when: {moved: {at_least: 2}}\n    about: [independence]\n    on: no\n",
    )
    assert with_rule(longer, {"id": "mine"}) == BY_HAND
    assert "since March" not in with_rule(BY_HAND, {"id": "change"}).split("pair")[1]


def test_a_file_on_one_line_is_written_anew() -> None:
    changed = with_rule("rules: [{id: change, on: no}]", {"id": "pair", "on": False})
    assert "readable by hand" in changed
    assert own_rules(changed) == {
        "change": {"id": "change", "on": False},
        "pair": {"id": "pair", "on": False},
    }


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)
rules = st.builds(
    lambda name, sentence, rest: {
        "id": name,
        **({"sentence": sentence} if sentence else {}),
        **rest,
    },
    st.sampled_from(["pair", "change", "own_1", "own_2"]),
    st.none() | words,
    st.fixed_dictionaries(
        {}, optional={"on": st.booleans(), "when": st.just({"moved": {"at_least": 1.5}})}
    ),
)


@given(st.sampled_from(["", BY_HAND, yaml.safe_dump(yaml.safe_load(BY_HAND))]), st.lists(rules))
def test_whatever_is_changed_the_file_says_that_and_nothing_else(text: str, changes: list) -> None:
    wanted = own_rules(text)
    for rule in changes:
        text = with_rule(text, rule)
        if len(rule) == 1:
            wanted.pop(rule["id"], None)
        else:
            wanted[rule["id"]] = rule
        assert own_rules(text) == wanted
