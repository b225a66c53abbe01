"""Makes the pictures of docs/psychometrics.md: what `bk.figure` draws of invented couples.

python docs/research_pictures.py
"""

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from playwright.sync_api import sync_playwright

import balancekit as bk
from balancekit import psychometrics as psy
from docs.smaller import write_smaller

HERE = Path(__file__).resolve().parent / "pictures"
TRUTH = {("independence", "interdependence"): (0.35, 0.15)}
SHEET = """<style>
  body {{ margin: 0; padding: 12px; background: white;
    display: grid; grid-template-columns: 720px 720px; gap: 28px 40px; align-items: start; }}
</style>{}"""


def figures() -> list[go.Figure]:
    """The figures of a small study, row after row."""
    bank = bk.load_bank("balance")
    answers = bk.simulate(bank, 150, agreement=0.4, effects=TRUTH, seed=2026)
    sites = np.repeat(["Aarhus", "Bergen"], [160, 140])
    people = answers.assign(role=["north", "south"] * 150, site=sites)
    pairs = bk.dyads(bk.score(people, bank), couple="couple", role="role")
    waves = pd.DataFrame({"before": pairs.wide["independence_north"], "after": 0.0})
    waves["after"] = waves["before"] * 0.7 + 22 + np.random.default_rng(1).normal(0, 9, len(waves))
    both = ["independence", "interdependence"]
    found = [
        psy.agreement(pairs, both, by="site"),
        bk.reliability(people, bank),
        bk.apim(pairs, *both[::-1]),
        psy.reliable_change(waves, "before", "after", reliability=0.8, cutoff=55),
    ]
    return [bk.figure(it) for it in found]


def main() -> None:
    """Set the figures side by side, and take a picture of them."""
    drawn = figures()
    parts = [
        it.to_html(full_html=False, include_plotlyjs=place == 0, config={"displayModeBar": False})
        for place, it in enumerate(drawn)
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1504, "height": 900}, device_scale_factor=1.5)
        page.set_content(SHEET.format("".join(f"<div>{part}</div>" for part in parts)))
        page.wait_for_function(
            "count => document.querySelectorAll('.js-plotly-plot .svg-container').length >= count",
            arg=len(drawn),
        )
        png = page.screenshot(full_page=True)
        browser.close()
    write_smaller({HERE / "research.webp": png}, most=1504)


if __name__ == "__main__":
    main()
