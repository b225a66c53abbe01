"""Published measures: the key comes with the package, the wording with whoever may use it."""

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import balancekit as bk
from balancekit.cli.bank import bank_app
from balancekit.errors import ArgumentError, BankError
from balancekit.handouts.blank import compose_blank

PUBLISHED = bk.list_banks(published=True)
# Each key as the literature prints it: which answers stand at the high end, and the highest score.
KEYS = {
    ("ras", "satisfaction"): ("ras", "5551551", 5, 35),
    ("csi_4", "satisfaction"): ("csi4", "6555", None, 21),
    ("csi_16", "satisfaction"): ("csi", "6" + "5" * 15, None, 81),
    ("ecr_s", "anxiety"): ("ecr_s", " 7 7 7 1 7 7", 7, 42),
    ("ecr_s", "avoidance"): ("ecr_s", "1 7 1 7 1 7 ", 7, 42),
    ("ecr_rs", "avoidance"): ("ecr_rs", "111177   ", 7, 42),
    ("ecr_rs", "anxiety"): ("ecr_rs", "      777", 7, 21),
}


def ras_wording() -> dict[str, object]:
    return {f"ras_{number}": f"Question {number}, as we may print it" for number in range(1, 8)}


@pytest.mark.parametrize("bank_id", PUBLISHED)
def test_a_published_bank_is_a_key_without_a_word_of_its_questions(bank_id: str) -> None:
    bank = bk.load_bank(bank_id)
    assert bank.id == bank_id
    assert bank_id not in bk.list_banks()
    assert not bank.worded
    assert all(item.text == item.hint == item.more == "" and item.source for item in bank.items)
    assert all(option.label == f"{option.value:g}" for o in bank.options.values() for option in o)
    assert bank.rights and bank.references and not bank.validated
    assert {item for scale in bank.scales.values() for item in scale.items} == {
        item.id for item in bank.items
    }


@pytest.mark.parametrize(("bank_id", "scale"), KEYS)
def test_each_key_is_the_published_one(bank_id: str, scale: str) -> None:
    prefix, answers, highest_mean, highest_sum = KEYS[bank_id, scale]
    given = {f"{prefix}_{n}": [int(a)] for n, a in enumerate(answers, start=1) if a != " "}
    bank = bk.load_bank(bank_id)
    frame = pd.DataFrame({**{item.id: [float("nan")] for item in bank.items}, **given})
    assert bk.score(frame, bank, how="prorated_sum")[scale].item() == highest_sum
    assert bk.score(frame, bank, how="pomp")[scale].item() == 100
    if highest_mean is not None:
        assert bk.score(frame, bank, how="mean")[scale].item() == highest_mean
    published = "mean" if bank_id in {"ras", "ecr_rs"} else "prorated_sum"
    assert bank.scales[scale].how == published


def test_the_published_pairs_are_seven_and_scored_as_their_number() -> None:
    bank = bk.load_bank("ios_pairs")
    scored = bk.score(pd.DataFrame({"ios_pair": range(1, 8)}), bank)
    assert scored["closeness"].tolist() == [1, 2, 3, 4, 5, 6, 7]


def test_one_missing_answer_leaves_no_score_unless_somebody_decides_otherwise() -> None:
    answers = pd.DataFrame({f"csi4_{n}": [3.0 if n < 4 else None] for n in range(1, 5)})
    bank = bk.load_bank("csi_4")
    assert bk.score(answers, bank)["satisfaction"].isna().all()
    assert bk.score(answers, bank, min_answered=0.5)["satisfaction"].notna().all()


def test_a_page_or_a_listing_without_wording_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(ArgumentError, match=r'get it from them, .* wording="FILE.yaml"') as refused:
        compose_blank(bk.load_bank("ras"))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("as_file", [False, True])
def test_wording_comes_from_whoever_may_use_it(tmp_path: Path, as_file: bool) -> None:
    labels = {"points": {1: "low", 5: "high"}, "ras_7": {1: "few", 5: "many"}}
    wording: object = {**ras_wording(), "summary": "How it is just now", "options": labels}
    if as_file:
        lines = [f"{item}: {text}\n" for item, text in ras_wording().items()]
        lines += [
            "summary: How it is just now\n",
            "options:\n",
            "  points: {1: low, 5: high}\n",
            "  ras_7: {1: few, 5: many}\n",
        ]
        wording = tmp_path / "ras.yaml"
        (tmp_path / "ras.yaml").write_text("".join(lines), encoding="utf-8")
    bank = bk.load_bank("ras", wording=wording)  # type: ignore[arg-type]
    assert bank.worded and bank.summary == "How it is just now"
    assert bank.item("ras_3").text == "Question 3, as we may print it"
    said = {item.id: [option.label for option in bank.options[item.options]] for item in bank.items}
    assert said["ras_1"] == ["low", "2", "3", "4", "high"]
    assert said["ras_7"] == ["few", "2", "3", "4", "many"]
    assert bank.scales == bk.load_bank("ras").scales
    assert "Question 3, as we may print it" in str(compose_blank(bank))


def test_every_fault_of_a_wording_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("ras_1: Fine\nras_2: 2\nraz_3: x\noptions:\n  points: {9: much}\n")
    with pytest.raises(BankError) as refused:
        bk.load_bank("ras", wording=path)
    faults = refused.value.faults
    assert "mine.yaml:2 ras_2: expected text here (put numbers, yes and no in quotes)" in faults
    assert any('mine.yaml:3 raz_3: "raz_3" is not known' in fault for fault in faults)
    assert any("mine.yaml:5 options.points.9" in fault for fault in faults)
    assert sum("is missing" in fault for fault in faults) == 5
    with pytest.raises(BankError, match=r'^wording: "ras_1" is missing'):
        bk.load_bank("ras", wording={})


def test_a_bank_with_its_own_wording_takes_no_other() -> None:
    with pytest.raises(ArgumentError, match='"venn" has its own wording'):
        bk.load_bank("venn", wording={"venn_own": "x"})


def test_an_item_without_text_is_a_fault_where_nobody_holds_the_rights(tmp_path: Path) -> None:
    text = (Path(bk.__file__).parent / "banks" / "published" / "ras.yaml").read_text("utf-8")
    start, end = text.index("rights:"), text.index("items:")
    path = tmp_path / "mine.yaml"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(BankError, match=r'items\[0\]: "text" is missing'):
        bk.load_bank(path)


def test_the_command_line_lists_the_keys_and_shows_them_with_wording_only(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert (
        "Relationship Assessment Scale (7 items)" in run(bank_app, ["list", "--published"]).stdout
    )
    refused = run(bank_app, ["show", "ras"])
    assert isinstance(refused.exception, ArgumentError) and not refused.stdout
    assert "--wording FILE.yaml" in str(refused.exception)
    path = tmp_path / "ras.yaml"
    path.write_text("".join(f"{item}: {text}\n" for item, text in ras_wording().items()))
    shown = run(bank_app, ["show", "ras", "--wording", str(path)])
    assert "Question 7, as we may print it" in shown.stdout
