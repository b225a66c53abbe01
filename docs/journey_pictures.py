"""Takes the pictures of docs/journey.md: the browser test that goes the whole way takes them.

python docs/journey_pictures.py
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from docs.smaller import write_smaller

CHECKOUT = Path(__file__).resolve().parent.parent
TEST = "tests/browser/test_journey.py"
STEPS = (  # in the order of the page; each as the test calls it
    *("new-case", "write-own", "closeness-0", "review-0", "together", "take-home"),
    *("map", "side-by-side", "plan", "pages-to-give", "check-in-back-0", "then-and-now"),
)
COLUMN = (270, 20, 740, 770)  # left, top, width, height, px: what the workbook takes of the window
BROAD = (0, 0, 1280, 800)  # the same where it shows a page beside the choices
BELOW = (270, 505, 740, 295)  # the page that was made, not the folder where the test has put it
CUTS = {"pages-to-give": BROAD, "take-home": BELOW}
WIDE = 560  # px of each picture


def main() -> None:
    """Go the whole way, and keep the pictures of it that the manual shows."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pytest", "-q", TEST]
        told = {**os.environ, "BALANCEKIT_PICTURES": folder}
        subprocess.run(command, cwd=CHECKOUT, env=told, check=True)
        for cut in (COLUMN, BROAD, BELOW):
            pictures = {
                CHECKOUT / "docs" / "pictures" / f"journey-{number:02}.webp": (
                    Path(folder, f"{step}.png").read_bytes()
                )
                for number, step in enumerate(STEPS, 1)
                if CUTS.get(step, COLUMN) == cut
            }
            write_smaller(pictures, most=WIDE, cut=cut)


if __name__ == "__main__":
    main()
