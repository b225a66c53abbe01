"""What a client and a clinician read: words and questions here, figures and reasons there."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balancekit as bk
from balancekit.errors import ArgumentError
from balancekit.interpretation import Context, Range, Reading, Rule, Rules, load_rules, read
from balancekit.interpretation.conditions import condition
from balancekit.interpretation.regions import REGIONS, locate
from balancekit.scoring import score_answers

BALANCE = bk.load_bank("balance")
SHORT = BALANCE.form("short")
RULES = load_rules()
EXCESS = ("over_independence", "over_reliance")
ABOUT_EXCESS = {rule.id for rule in RULES.rules if set(rule.about) & set(EXCESS)}
PRACTICES = [item.id for item in BALANCE.items if item.section == "practices"]

Given = dict[str, float | None]


def level(scale: str, *values: float) -> Given:
    """Answers that give each item of a scale the level of the values in turn."""
    scale_ = BALANCE.scales[scale]
    return {
        key.removeprefix("-"): 4 - value if key.startswith("-") else value
        for key, value in zip(scale_.keys, values * 6, strict=False)
    }


def read_all(answers: Given, bank: bk.Bank = BALANCE, **arguments: object) -> tuple[Reading, ...]:
    scores = score_answers(answers, bank)
    rules = arguments.pop("rules", RULES)
    return read(scores, answers, bank, rules, **arguments)  # type: ignore[arg-type]


def sentences(readings: tuple[Reading, ...]) -> dict[str, str]:
    return {reading.rule: reading.sentence for reading in readings}


def plane(own: float, shared: float) -> Given:
    return level("independence", own) | level("interdependence", shared)


ALL = {**dict.fromkeys(PRACTICES, 2), "aware_1": 0, "own_2": 1, "talk_1": None}
WANTS = Context(wanted=("own_2", "talk_2", "aware_1", "talk_1"), released=("aware_1", "talk_2"))
TWO = Context(name="Zoë", partner=plane(4, 1), earlier=plane(3, 2))
EXAMPLES: list[tuple[str, Given, dict[str, object], str]] = [
    ("room_for_both", plane(4, 3), {}, "What helps you keep both?"),
    ("more_own_life", plane(4, 1), {}, "more of your own life than shared life"),
    ("more_shared_life", plane(1, 4), {}, "more of shared life than your own"),
    ("a_little_of_each", plane(0, 1), {}, "For some relationships that is right"),
    ("near_the_middle", plane(2, 2), {}, "No one name fits"),
    (
        "between",
        level("independence", 2, 3) | level("interdependence", 4, 3),
        {},
        "“room for both”",
    ),
    ("too_few", {"ind_1": 4, "int_1": 4}, {}, "That is fine"),
    ("short_form", plane(4, 4), {"bank": SHORT}, "gives no description"),
    ("in_words", plane(4, 3), {}, "Room for my own life: you mostly said “almost always”."),
    ("figures", plane(4, 3), {}, "Room for my own life: 100 of 100, 6 of 6 items answered: “I "),
    ("figures_too_few", {"ind_1": 4}, {}, "Room for my own life: no score, only 1 of 6"),
    ("wish", {"fit_over_reliance": 3}, {}, "as the client wishes it: not sure."),
    ("excess_checklist", {"ovr_3": 3, "ovr_6": 1}, {}, "I can still enjoy my day"),
    ("excess_flag", level("over_independence", 3, 1), {}, "Ask alone: what would happen"),
    ("excess_wished_less", {"ovi_1": 4, "fit_over_independence": 2}, {}, "less of this: “I act"),
    ("practices_menu", ALL, {"context": WANTS}, "the rarest first: “I stop to notice"),
    ("practices", ALL, {"context": WANTS}, "what I feel and need.”"),
    ("pair", {}, {"view": "couple"}, "Neither view is the right one."),
    ("agreement", plane(3, 3), {"view": "couple", "context": TWO}, "all of your answers matched"),
    ("agreement_figures", plane(3, 3), {"view": "couple", "context": TWO}, "matched on 6 of 6."),
    ("change", plane(3, 3), {"context": TWO}, "about half of your answers moved. Real change, or"),
    ("change_figures", plane(3, 3), {"context": TWO}, "6 of 12 answers moved"),
]


@pytest.mark.parametrize(("rule", "answers", "how", "said"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_each_rule_is_shown_by_an_example(
    rule: str, answers: Given, how: dict[str, object], said: str
) -> None:
    (audience,) = [each.audience for each in RULES.rules if each.id == rule]
    found = [r.sentence for r in read_all(answers, audience=audience, **how) if r.rule == rule]
    assert any(said in sentence for sentence in found), found


def test_there_is_an_example_of_every_shipped_rule() -> None:
    assert {rule for rule, *_ in EXAMPLES} == {rule.id for rule in RULES.rules}


frequency = st.none() | st.integers(0, 4)
answer_sets = st.fixed_dictionaries(
    {},
    optional={item.id: frequency for item in BALANCE.items if item.options == "frequency"}
    | {f"fit_{scale}": st.none() | st.integers(0, 3) for scale in BALANCE.scales},
)
some_practices = st.lists(st.sampled_from(PRACTICES), unique=True).map(tuple)
contexts = st.builds(
    Context,
    name=st.sampled_from(["", "Zoë"]),
    wanted=some_practices,
    released=some_practices,
    earlier=st.none() | answer_sets,
    partner=st.none() | answer_sets,
)
full_sets = st.tuples(*[st.tuples(st.integers(0, 4), st.integers(0, 4))] * 4).map(
    lambda levels: {
        item: value
        for scale, pair in zip(BALANCE.scales, levels, strict=True)
        for item, value in level(scale, *pair).items()
    }
)


@settings(max_examples=40)
@given(answer_sets | full_sets, contexts, st.sampled_from(["individual", "couple"]))
def test_a_client_never_reads_a_digit(answers: Given, context: Context, view: str) -> None:
    for bank in (BALANCE, SHORT):
        for reading in read_all(answers, bank, audience="client", view=view, context=context):
            said = (reading.sentence, reading.when, reading.why, reading.source)
            assert not any(letter.isdigit() for words in said for letter in words), said


@given(answer_sets, answer_sets, st.sampled_from(["client", "clinician"]))
def test_excess_is_never_in_a_couple_view_or_the_short_form(
    answers: Given, partner: Given, audience: str
) -> None:
    context = Context(partner=partner)
    pages = [
        read_all(answers, BALANCE, audience=audience, view="couple", context=context),
        read_all(answers, SHORT, audience=audience, context=context),
        read_all(answers, SHORT, audience=audience, view="couple", context=context),
    ]
    titles = [BALANCE.scales[scale].title for scale in EXCESS]
    for reading in (reading for page in pages for reading in page):
        assert not any(title in reading.sentence for title in titles)
        assert not reading.rule.startswith("excess")


@given(answer_sets)
def test_a_client_reads_of_excess_only_where_less_is_wished(answers: Given) -> None:
    found = [r for r in read_all(answers, audience="client") if r.rule in ABOUT_EXCESS]
    wished = [scale for scale in EXCESS if answers.get(f"fit_{scale}") == 2]
    assert len(found) <= len(wished)
    assert {reading.rule for reading in found} <= {"excess_wished_less"}


def test_no_file_of_rules_lifts_the_safety_rules() -> None:
    # Built past the check of files, as a program might.
    loud = [
        msgspec.structs.replace(rule, when={}, sentence="{scale}", view=view, audience=audience)
        for rule in RULES.rules
        if rule.id in ABOUT_EXCESS
        for view in ("individual", "couple")
        for audience in ("client", "clinician")
    ]
    loud = [msgspec.structs.replace(rule, about=EXCESS) for rule in loud]
    answers = level("over_reliance", 4) | level("over_independence", 4)
    rules = Rules(tuple(loud))
    assert read_all(answers, audience="clinician", rules=rules)
    assert not read_all(answers, audience="clinician", rules=rules, view="couple")
    assert not read_all(answers, SHORT, audience="clinician", rules=rules)
    assert not read_all(answers, audience="client", rules=rules)
    wished = answers | {"fit_over_reliance": 2}
    assert {r.sentence for r in read_all(wished, audience="client", rules=rules)} == {
        BALANCE.scales["over_reliance"].title
    }


def test_the_short_form_names_no_region_even_with_the_scores_of_a_full_bank() -> None:
    answers = plane(4, 4)
    scores = score_answers(answers, SHORT)
    found = sentences(read(scores, answers, BALANCE, RULES, audience="clinician"))
    assert {"room_for_both", "between"}.isdisjoint(found)
    assert "short_form" in found


def test_a_border_names_both_descriptions_and_no_region_is_called() -> None:
    answers = level("independence", 2, 3) | level("interdependence", 4, 3)
    found = sentences(read_all(answers, audience="client"))
    assert found["between"].startswith("Your answers lie between two descriptions")
    assert "“room for both” and “more shared life just now”" in found["between"]
    assert "room_for_both" not in found and "near_the_middle" not in found


@given(full_sets)
def test_one_region_or_between_is_said_of_every_full_page(answers: Given) -> None:
    scores = score_answers(answers, BALANCE)
    own, shared = (scores[scale].value for scale in ("independence", "interdependence"))
    assert own is not None and shared is not None
    spot = locate(own, shared)
    found = sentences(read(scores, answers, BALANCE, RULES, audience="client"))
    named = {*REGIONS, "between"} & set(found)
    assert named == ({"between"} if spot.beyond else {spot.region})
    assert (" between " in found.get("between", "")) == bool(spot.beyond)


def test_the_flag_needs_three_items_and_counts_reversed_ones_turned_round() -> None:
    two = {"ovi_1": 3, "ovi_2": 4, "ovi_3": 2}
    found = sentences(read_all(two, audience="clinician"))
    assert "excess_checklist" in found and "excess_flag" not in found
    three = sentences(read_all(two | {"ovi_6": 1}, audience="clinician"))
    assert "excess_flag" in three and "excess_checklist" not in three
    assert "I find it easy to accept.” (rarely)" in three["excess_flag"]
    four = sentences(read_all(two | {"ovi_6": 3}, audience="clinician"))
    assert "excess_flag" not in four


def test_the_menu_holds_the_three_rarest_and_the_client_sees_the_released() -> None:
    menu = sentences(read_all(ALL, audience="clinician", context=WANTS))["practices_menu"]
    wanted = [BALANCE.item(item).asked_of("the other person") for item in ("aware_1", "own_2")]
    assert all(text in menu for text in wanted)
    assert menu.index(wanted[0]) < menu.index(wanted[1])
    assert BALANCE.item("talk_1").text not in menu  # not answered: the last of four
    client = sentences(read_all(ALL, audience="client", context=WANTS))["practices"]
    assert wanted[1] not in client  # wanted, but not released
    kept = Context(wanted=WANTS.wanted)
    assert "practices" not in sentences(read_all(ALL, audience="client", context=kept))


def test_the_clinician_reads_why_and_where_it_comes_from() -> None:
    answers = plane(4, 3) | {"ind_1": None}
    (reading,) = [r for r in read_all(answers, audience="clinician") if r.rule == "room_for_both"]
    assert reading.why == (
        "description: room for both; near a border: no; "
        "Room for my own life 100 of 100 (5 of 6 answered); "
        "Room for each other 75 of 100 (6 of 6 answered)"
    )
    assert reading.when == "the answers describe “room for both”; no other description is near"
    assert reading.source.startswith("The articles")


def test_a_client_reads_why_in_words() -> None:
    (reading,) = [r for r in read_all(plane(4, 3), audience="client") if r.rule == "room_for_both"]
    assert reading.why == "your answers about “Room for my own life” and “Room for each other”"
    mine = Rule(
        *("mine", "client", "…", "ours"),
        when={"score": Range(at_least=62.5), "often": Range(below=4), "answered": Range(3, 7)},
        about=("independence",),
    )
    assert condition(mine, BALANCE, "client") == (
        "about “Room for my own life”; score: within a part of its range; "
        "questions answered “often” or more: fewer than four; "
        "questions answered: three or more, fewer than seven"
    )
    assert "62.5 or more" in condition(mine, BALANCE, "clinician")


def test_two_who_look_together_read_nothing_of_one_alone() -> None:
    # Built past the check of files, as a program might.
    alone = {"region": "room_for_both", "border": False}
    told = Rule("told", "client", "Zoë has room for both.", "ours", when=alone, view="couple")
    named = Rule("named", "client", "{here}{words}", "ours", view="couple", about=("independence",))
    found = read_all(
        plane(4, 4), audience="clinician", view="couple", rules=Rules((told, named)), context=TWO
    )
    assert found == ()


@given(answer_sets | full_sets, contexts)
def test_the_clinician_reads_all_that_the_client_reads(answers: Given, context: Context) -> None:
    client = read_all(answers, audience="client", context=context)
    clinician = read_all(answers, audience="clinician", context=context)
    seen = {(reading.rule, reading.sentence) for reading in clinician}
    assert {(reading.rule, reading.sentence) for reading in client} <= seen
    assert all(reading.source for reading in clinician)


def test_nothing_is_said_of_a_page_that_nobody_touched() -> None:
    assert read_all({}, audience="client") == ()
    assert read_all({}, audience="clinician") == ()


def test_a_name_with_braces_stays_a_name() -> None:
    context = Context(name="{name} {0}", wanted=("shared_1",), released=("shared_1",))
    found = sentences(read_all({"shared_1": 1}, audience="client", context=context))
    assert "with {name} {0} that we both enjoy" in found["practices"]


def test_switched_off_and_reworded_rules_are_followed(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "rules:\n"
        "  - {id: in_words, on: no}\n"
        "  - {id: room_for_both, sentence: 'Both are there. And with {name}?'}\n",
        encoding="utf-8",
    )
    answers, context = plane(4, 4), Context(name="Zoë")
    found = read_all(answers, audience="client", rules=load_rules(path), context=context)
    assert sentences(found) == {"room_for_both": "Both are there. And with Zoë?"}


def test_other_banks_are_read_without_a_word_too_many() -> None:
    ios = bk.load_bank("ios")
    assert read_all({"ios_now": 0.5}, ios, audience="clinician") == ()


def test_a_repr_holds_no_words() -> None:
    context = Context(name="Zoë", wanted=("own_2",))
    (reading, *_) = read_all(plane(4, 4), audience="client", context=context)
    assert repr(reading) == "Reading(rule='room_for_both')"
    assert "Zoë" not in repr(context)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"audience": "everyone"}, 'choose "client"'), ({"view": "family"}, 'choose "individual"')],
)
def test_an_unknown_reader_is_refused(wrong: dict[str, str], said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        read_all({}, **{"audience": "client"} | wrong)
