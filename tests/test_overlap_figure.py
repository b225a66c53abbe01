"""Couples as small multiples: from areas, counts, ratings and scores, and one clear refusal."""

import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

import balancekit as bk
from balancekit.errors import ArgumentError
from balancekit.figures import CONFIG
from balancekit.geometry import lens_area, union_share

AREAS = pd.DataFrame({"area_a": [60, 9, 5, 4], "area_b": [40, 9, 5, 1], "area_both": [20, 0, 5, 1]})
COUNTS = pd.DataFrame({"only_a": [40, 9, 0, 3], "only_b": [20, 9, 0, 0], "both": [20, 0, 5, 1]})
LABELS = ["25 % shared", "nothing shared", "all shared", "25 % shared"]
Ring = tuple[float, float, float]


def rings(drawn: go.Figure) -> list[Ring]:
    """Centre and radius of every outline, in the order drawn."""
    return [
        ((it.x0 + it.x1) / 2, (it.y0 + it.y1) / 2, (it.x1 - it.x0) / 2)
        for it in drawn.layout.shapes
        if it.line.width
    ]


def pairs(drawn: go.Figure) -> list[tuple[Ring, Ring]]:
    every = rings(drawn)
    return list(zip(every[::2], every[1::2], strict=True))


def labels(drawn: go.Figure) -> list[str]:
    return [text for text in drawn.data[0].text if "shared" in text or text == "no answer"]


@pytest.mark.parametrize("data", [AREAS, COUNTS, AREAS.to_dict("list"), AREAS.astype("Float64")])
def test_areas_and_counts_give_the_same_figure(data: Any) -> None:
    drawn = bk.overlap_figure(data)
    assert labels(drawn) == LABELS
    assert rings(drawn) == rings(bk.overlap_figure(AREAS))


def test_a_list_of_areas_and_an_array_are_couples_too() -> None:
    assert labels(bk.overlap_figure(AREAS.to_numpy())) == LABELS
    assert labels(bk.overlap_figure(list(AREAS.itertuples(index=False, name=None)))) == LABELS


@pytest.mark.parametrize(
    "one",
    [
        (60, 40, 20),
        {"area_a": 60, "area_b": 40, "area_both": 20},
        {"only_a": 40, "only_b": 20, "both": 20},
    ],
)
def test_one_couple(one: Any) -> None:
    drawn = bk.overlap_figure(one, titles=["Couple 7"])
    assert labels(drawn) == ["25 % shared"]
    assert "Couple 7" in drawn.data[0].text


def test_scores_of_closeness_are_ratings_out_of_100() -> None:
    scores = bk.score(pd.DataFrame({"ios_now": [0.25, None, 1.0]}), bk.load_bank("ios"))
    drawn = bk.overlap_figure(scores)
    assert labels(drawn) == ["25 % shared", "no answer", "all shared"]
    assert len(rings(drawn)) == 4


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA])
def test_no_answer_is_no_circle(missing: Any) -> None:
    drawn = bk.overlap_figure([missing])
    assert rings(drawn) == []
    assert "no answer" in drawn.layout.meta["alt"]


@settings(max_examples=20)
@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=30))
def test_ratings_are_drawn_exactly_and_to_one_union(ratings: list[float]) -> None:
    drawn = pairs(bk.overlap_figure(ratings))
    unions = []
    for rating, (a, b) in zip(ratings, drawn, strict=True):
        assert abs(union_share(a[2], b[2], b[0] - a[0]) - rating) <= 1e-11
        lens = lens_area(a[2], b[2], b[0] - a[0])
        unions.append(math.pi * (a[2] ** 2 + b[2] ** 2) - lens)
    assert max(unions) <= min(unions) * (1 + 1e-9)


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(st.floats(1, 50), st.floats(1, 50), st.floats(0.01, 0.99)),
        min_size=1,
        max_size=24,
    ),
    st.booleans(),
)
def test_no_circle_leaves_its_place(
    rows: list[tuple[float, float, float]], one_scale: bool
) -> None:
    data = [(a, b, part * min(a, b)) for a, b, part in rows]
    drawn = bk.overlap_figure(data, one_scale=one_scale)
    spans = [
        (min(a[0] - a[2], b[0] - b[2]), max(a[0] + a[2], b[0] + b[2]), round(a[1], 6))
        for a, b in pairs(drawn)
    ]
    for (left, right, y), (after, _, below) in pairwise(spans):
        assert left >= 0 and right <= drawn.layout.width
        assert right < after or below > y
    both = zip(pairs(drawn), data, strict=True)
    scales = [math.pi * a[2] ** 2 / row[0] for (a, _), row in both]
    assert not one_scale or math.isclose(min(scales), max(scales))


def test_a_hundred_couples_have_a_title_and_a_label_each() -> None:
    dice = np.random.default_rng(4)
    a, b = dice.uniform(20, 100, (2, 100))
    frame = pd.DataFrame(
        {"area_a": a, "area_b": b, "area_both": np.minimum(a, b) * dice.random(100)}
    )
    frame["who"] = [f"Couple {i}" for i in range(100)]
    drawn = bk.overlap_figure(frame, titles="who", title="All of them")
    assert len(rings(drawn)) == 200
    assert {f"Couple {i}" for i in range(100)} <= set(drawn.data[0].text)
    assert drawn.layout.meta["alt"].count("shared") == 100
    assert drawn.layout.meta["alt"].startswith("100 pairs of circles, A and B.")


def test_pointing_at_a_couple_tells_its_areas() -> None:
    told = bk.overlap_figure(AREAS, names=("Ana", "Ben")).data[1].hovertext
    assert told[0].replace("<br>", " ") == "1: 25 % shared. Ana: 60. Ben: 40. Both: 20."


def test_the_figure_says_which_share_is_meant() -> None:
    drawn = bk.overlap_figure(AREAS)
    assert "of the area of both together" in " ".join(drawn.data[0].text)
    assert "of the area of both together" in drawn.layout.meta["alt"]


def test_titles_are_never_markup() -> None:
    drawn = bk.overlap_figure([0.5], titles=["<b>$5$</b>"])
    told = [*drawn.data[0].text, *drawn.data[1].hovertext]
    assert not any("<b" in text or "$" in text for text in told)


def test_rows_are_evenly_filled() -> None:
    drawn = bk.overlap_figure([0.5] * 7)
    heights = [round(a[1]) for a, _ in pairs(drawn)]
    assert sorted(heights.count(y) for y in set(heights)) == [3, 4]


def test_an_empty_set_is_no_circle() -> None:
    drawn = bk.overlap_figure([(3, 0, 0), (0, 0, 0)])
    assert len(rings(drawn)) == 1
    assert "both empty" in drawn.data[0].text


@pytest.mark.parametrize(
    ("data", "options", "sentence"),
    [
        ([], {}, "There are no couples"),
        (pd.DataFrame(columns=["area_a", "area_b", "area_both"]), {}, "There are no couples"),
        (pd.DataFrame({"a": [1]}), {}, "neither the columns area_a, area_b, area_both nor"),
        ({}, {}, "neither the columns"),
        (AREAS, {"share": "felt"}, 'no column "felt"; the columns are: area_a'),
        (AREAS, {"titles": "who"}, 'no column "who"'),
        (AREAS, {"titles": ["one"]}, "1 titles for 4 couples"),
        ([(3, 2, 2.5)], {}, "In row 1, area_both is 2.5 but area_b only 2.0"),
        ([(3, 2, 1), (3, math.nan, 1)], {}, "In row 2, area_b is nan"),
        ([(3, 2)], {}, "row 1 is (3, 2); give three numbers"),
        ({"area_a": 1, "area_b": [1], "area_both": [1]}, {}, "The column area_a is 1"),
        ({"only_a": [1], "only_b": [-1], "both": [0]}, {}, "In row 1, only_b is -1"),
        ({"only_a": ["x"], "only_b": [1], "both": [0]}, {}, "In row 1, only_a is 'x'"),
        ({"only_a": [1], "only_b": [None], "both": [0]}, {}, "In row 1, only_b is None"),
        ([0.2, 1.2], {}, "row 2: the rating is 1.2; give a number from 0 to 1"),
        ([50], {"out_of": 40}, "give a number from 0 to 40"),
        ("0.5", {}, "row 1: the rating is '0.5'"),
        ([math.inf], {}, "the rating is inf"),
        ([0.5], {"out_of": 0}, "out_of is 0"),
        ([0.5], {"columns": 0}, "columns is 0"),
        ([0.5], {"width": math.nan}, "width is nan"),
        ([0.5], {"names": ("A",)}, "names must be two names"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(
    data: Any, options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ArgumentError) as refusal:
        bk.overlap_figure(data, **options)
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.browser
def test_a_browser_shows_every_title_apart_from_the_next(
    chromium: Callable[[], Browser], tmp_path: Path
) -> None:
    titles = [f"Couple {i} of the second wave" for i in range(12)]
    drawn = bk.overlap_figure([i / 11 for i in range(12)], titles=titles)
    file = tmp_path / "many.html"
    file.write_text(drawn.to_html(include_plotlyjs=True, config=CONFIG), "utf-8")
    browser = chromium()
    page = browser.new_page(viewport={"width": 1000, "height": 1000})
    page.goto(file.as_uri())
    page.wait_for_selector(".textpoint text")
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('.textpoint text')]"
        ".map((text) => text.getBoundingClientRect().toJSON())"
    )
    browser.close()
    assert len(boxes) == len(drawn.data[0].text)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            beside = min(a["right"], b["right"]) <= max(a["left"], b["left"])
            assert beside or min(a["bottom"], b["bottom"]) <= max(a["top"], b["top"]) + 3
