"""Pictures of research figures: each kind has one, in words too, and long names leave room."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from playwright.sync_api import Browser

import balancekit as bk
from balancekit import psychometrics as psy
from balancekit.errors import ArgumentError
from balancekit.figures import CONFIG, figure

BALANCE = bk.load_bank("balance")
LONG = "How much of our free time we would like to spend with each other if we could choose"


def _heywood() -> pd.DataFrame:
    """Three items of which two hang together more closely than one factor allows."""
    a, b, c = np.random.default_rng(18).normal(size=(3, 40))
    return pd.DataFrame({"a": a + 0.05 * c, "b": 0.6 * a + 0.8 * b, "c": 0.1 * a + c})


HEYWOOD = _heywood()


def found() -> dict[str, Any]:
    """One value of each kind that there is a picture for."""
    answers = psy.simulate(BALANCE, 60, seed=1)
    people = bk.score(answers, BALANCE)
    people["role"] = ["north", "south"] * 60
    people["arm"] = ["now", "now", "later", "later"] * 30
    people["site"] = ["Aarhus", "Aarhus", "Bergen", "Bergen"] * 30
    pairs = bk.dyads(people, couple="couple", role="role")
    same = bk.dyads(people, couple="couple")
    both = ["independence", "interdependence"]
    asked = bk.dyads(answers.assign(site=people["site"]), "couple")
    waves = pd.DataFrame({"a": people.independence[:60], "b": people.independence[60:].to_numpy()})
    return {
        "alpha": psy.alpha(answers, BALANCE),
        "omega": psy.omega(answers, BALANCE),
        "reliability": bk.reliability(answers, BALANCE, by="person"),
        "items": psy.item_statistics(answers, BALANCE),
        "items of groups": psy.item_statistics(
            answers, {"ease": ["ind_1", "-ind_2", "ind_3"]}, by="person"
        ),
        "raters of groups": psy.icc(answers, ["ind_1", "ind_2", "ind_3"], by="person"),
        "factors": psy.one_factor(answers, BALANCE),
        "a factor that is none": psy.one_factor(
            answers, {"ease": ["ind_1", "ind_2", "ind_3"], "two items": ["ind_1", "ind_2"]}
        ),
        "a Heywood case": psy.omega(HEYWOOD),
        "agreement of groups": psy.agreement(pairs, both, by="site"),
        "items of couples of groups": psy.item_agreement(asked, ["ind_1", "ind_2"], by="site"),
        "profiles of groups": psy.profile_similarity(asked, BALANCE, by="site"),
        "distances of groups": psy.partner_scores(pairs, "independence", by="site"),
        "agreement of groups within groups": psy.agreement(
            pairs, "independence", by=["arm", "site"]
        ),
        "k of groups": psy.k_ratio(pairs, *both[::-1], by="site", draws=200, seed=1),
        "icc": psy.icc(answers[["ind_1", "ind_2", "ind_3"]]),
        "factor": psy.one_factor(answers, BALANCE)["independence"],
        "agreement": psy.agreement(pairs, both),
        "agreement of exchangeable partners": psy.agreement(same, both),
        "items of couples": psy.item_agreement(bk.dyads(answers, "couple"), BALANCE),
        "profiles": psy.profile_similarity(bk.dyads(answers, "couple"), BALANCE),
        "one variable": psy.partner_scores(pairs, "independence"),
        "two variables": psy.partner_scores(pairs, both),
        "k": psy.k_ratio(pairs, *both[::-1], draws=200, seed=1),
        "roles": psy.distinguishability(pairs, both),
        "paths": bk.apim(pairs, *both[::-1]),
        "paths of exchangeable partners": bk.apim(same, *both[::-1]),
        "many effects": bk.apim(pairs, "over_reliance", both),
        "no effects": bk.apim(pairs, "over_reliance", []),
        "change": psy.reliable_change(waves, "a", "b", reliability=0.8, cutoff=60),
        "change, drawn to the mean": psy.reliable_change(
            waves, "a", "b", reliability=0.8, better="lower", method="edwards-nunnally"
        ),
    }


FOUND = found()


@pytest.mark.parametrize("name", FOUND)
def test_every_kind_has_a_picture_and_its_words(name: str) -> None:
    drawn = figure(FOUND[name])
    assert isinstance(drawn, go.Figure)
    assert drawn.layout.width == 720
    assert drawn.layout.meta["alt"].endswith(".")
    texts = [it.text for it in drawn.layout.annotations]
    assert texts[0]


def texts_of(drawn: go.Figure) -> list[str]:
    return [it.text for it in drawn.layout.annotations]


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("items", list(BALANCE.scales)),
        ("items of groups", ["person 1", "person 2"]),
        ("raters of groups", ["person 1", "person 2"]),
        ("factors", list(BALANCE.scales)),
        (
            "items of couples",
            list(BALANCE.scales),
        ),
        ("items of couples of groups", ["Aarhus", "Bergen"]),
        ("agreement of groups", ["Aarhus", "Bergen"]),
        ("agreement of groups within groups", ["later · Bergen", "now · Aarhus"]),
        ("k of groups", ["Aarhus", "Bergen"]),
    ],
)
def test_every_group_and_scale_has_its_heading(name: str, heads: list[str]) -> None:
    drawn = figure(FOUND[name])
    assert [it[3:-4] for it in texts_of(drawn) if it.startswith("<b>")] == heads
    for head in heads:
        assert f"{head}:" in drawn.layout.meta["alt"]


@pytest.mark.parametrize("name", ["distances of groups", "profiles of groups"])
def test_every_strip_says_its_group(name: str) -> None:
    texts = texts_of(figure(FOUND[name]))
    for site in ("Aarhus", "Bergen"):
        assert any(it.startswith(site) for it in texts)


def test_what_lies_far_outside_is_an_arrow_and_its_figure() -> None:
    drawn = figure(FOUND["a Heywood case"])
    low, high = drawn.layout.xaxis.range
    assert (low, high) == pytest.approx((-1.1, 1.6))
    whiskers, dot = drawn.data
    assert (list(whiskers.x), list(whiskers.marker.symbol)) == (
        [low, high],
        ["triangle-left", "triangle-right"],
    )
    told = FOUND["a Heywood case"].iloc[0]
    assert f"{told['upper']:.2f}" in drawn.layout.meta["alt"]
    assert low <= dot.x[0] <= high


def test_an_endless_figure_is_drawn_at_its_end() -> None:
    opposed = psy.icc(np.array([[1.0, 5], [2, 4], [3, 3], [4, 2], [5, 1]]))
    drawn = figure(opposed)
    assert "−∞" in drawn.layout.meta["alt"]
    assert not any(np.isinf(np.array(it.x, dtype=float)).any() for it in drawn.data)


def test_a_scale_without_a_model_says_so() -> None:
    alt = figure(FOUND["a factor that is none"]).layout.meta["alt"]
    assert alt.endswith("two items: no model, of fewer than three items or singular covariances.")


def test_figures_stand_beside_their_marks() -> None:
    model = FOUND["paths"]
    texts = " ".join(it.text for it in figure(model).layout.annotations)
    assert f"{model.effect('actor', 'north'):.2f}".replace("-", "−") in texts
    assert "<b>independence</b>" in texts


def test_names_of_people_are_no_markup() -> None:
    data = pd.DataFrame({"<i>a</i> $x$": [1, 2, 3, 5], "b": [2, 2, 4, 5]})
    drawn = figure(psy.item_statistics(data))
    texts = [it.text for it in drawn.layout.annotations]
    assert any(it.startswith("&lt;i&gt;a&lt;/i&gt; &#36;x") for it in texts)


@pytest.mark.parametrize("empty", ["one row", "constant"])
def test_missing_figures_are_drawn_as_their_reason(empty: str) -> None:
    values = np.ones((1 if empty == "one row" else 5, 3))
    table = psy.alpha(values)
    assert table.note[0] in figure(table).layout.meta["alt"]
    figure(psy.icc(values))
    figure(psy.omega(values))


def test_other_things_have_no_picture() -> None:
    with pytest.raises(ArgumentError, match="no picture for values of the type dict"):
        figure({"alpha": 0.8})
    with pytest.raises(ArgumentError, match="lacks what its picture needs"):
        figure(FOUND["alpha"][["scale", "n"]])
    assert figure(FOUND["alpha"][FOUND["alpha"].scale == "independence"])


def test_who_draws_no_research_loads_none_of_it() -> None:
    """The workbook draws pictures all day, and two people wait for it."""
    code = "import sys, balancekit.figures as f; print('scipy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.browser
def test_nothing_leaves_the_sheet(chromium: Callable[[], Browser]) -> None:
    """Long names too: every text that is drawn lies within the picture."""
    rng = np.random.default_rng(1)
    data = pd.DataFrame(rng.normal(size=(40, 3)), columns=[LONG, f"{LONG}?", "short"])
    couples = bk.dyads(data.assign(pair=np.repeat(range(20), 2)), "pair")
    pictures = {
        **FOUND,
        "long items": psy.item_statistics(data),
        "long paths": bk.apim(couples, LONG, f"{LONG}?"),
    }
    browser = chromium()
    page = browser.new_page(viewport={"width": 800, "height": 900})
    first = next(iter(pictures))
    page.set_content(figure(pictures[first]).to_html(config=CONFIG, include_plotlyjs=True))
    outside: dict[str, Any] = {}
    for name, value in pictures.items():
        page.evaluate(
            """async ([figure, config]) => {
              const plot = document.querySelector(".js-plotly-plot");
              await Plotly.newPlot(plot, figure.data, figure.layout, config);
            }""",
            [json.loads(figure(value).to_json()), CONFIG],
        )
        found = page.evaluate(
            """() => {
              const drawn = document.querySelector(".js-plotly-plot .main-svg");
              const sheet = drawn.getBoundingClientRect();
              return [...document.querySelectorAll(".js-plotly-plot text")]
                .filter((it) => it.textContent.trim())
                .filter((it) => { const box = it.getBoundingClientRect();
                  return box.width && (box.left < sheet.left - 1 || box.right > sheet.right + 1 ||
                    box.top < sheet.top - 1 || box.bottom > sheet.bottom + 1); })
                .map((it) => it.textContent);
            }"""
        )
        if found:
            outside[name] = found
    browser.close()
    assert not outside
