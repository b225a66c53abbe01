"""The page is Lab's own: when Lab changes what we lean on, these tests say so first."""

import re
from pathlib import Path

from jupyterlab.labapp import LabApp

from balancekit.room.page import left_out, write_first_page

LAB = Path(LabApp().app_dir) / "static"


def test_the_first_page_is_ours_and_still_loads_lab(tmp_path: Path) -> None:
    write_first_page(LAB, tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<title>balancekit</title>" in page
    assert 'id="balancekit-cover"' in page
    assert "room.css" in page
    assert "favicon" not in page
    assert 'data-bk-light="{{ page_config.balancekitLook.light }}"' in page
    assert re.search(r'src="{{page_config.fullStaticUrl}}/main\.\w+\.js', page)


def test_every_plugin_left_out_is_one_of_labs() -> None:
    scripts = "".join(path.read_text("utf-8", errors="replace") for path in LAB.glob("*.js"))
    unknown = [name for name in left_out() if name not in scripts]
    assert unknown == []
