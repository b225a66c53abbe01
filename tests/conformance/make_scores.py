"""Ask R's psych for scores, and keep them in ``scores.json``.

Run ``python tests/conformance/make_scores.py`` where R has psych and jsonlite (Debian: ``apt-get
install r-base-core r-cran-psych r-cran-jsonlite``). Nothing of balancekit is asked.
"""

import json
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write the file."""
    # Beside this script when it runs; pytest, which looks for examples here, does not find it.
    from score_sets import SETS, items_of, table

    with tempfile.TemporaryDirectory() as folder:
        for one in SETS:
            columns = table(one.package, one.data)
            columns.to_csv(Path(folder) / f"{one.data}.csv", index=False, na_rep="NA")
            assert set(items_of(one.keys)) <= set(columns)
        sets = json.dumps([one._asdict() for one in SETS])
        (Path(folder) / "sets.json").write_text(sets, encoding="utf-8")
        subprocess.run(["Rscript", HERE / "scores.R", folder, HERE / "scores.json"], check=True)


if __name__ == "__main__":
    main()
