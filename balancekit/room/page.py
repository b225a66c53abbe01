"""The page around the workbook: Lab's own, told what to leave out and what to say.

Knows the names of Lab's plugins and the text of its first page, and nothing of the server.
"""

import re
from pathlib import Path
from typing import Any

import msgspec

from balancekit.look import look_in_force
from balancekit.strings import language_in_force, right_to_left, say

# Nothing else that happens to be installed may run beside a client's words.
_EXTENSIONS = ("balancekit", "@jupyter-widgets/jupyterlab-manager", "anywidget")
_SENTENCES = ("opening", "again", "failed", "closed", "missing")
_HEAD = """<link rel="icon" href="data:image/svg+xml,{icon}">
<link rel="stylesheet" href="{{{{ base_url | escape }}}}lab/extensions/balancekit/page/room.css">
<script>
// Before Lab's own: it would ask about unsaved notebooks, and put its name on the tab.
addEventListener('beforeunload', leaving => leaving.stopImmediatePropagation(), true);
Object.defineProperty(document, 'title', {{ get: () => 'balancekit', set() {{}} }});
</script></head>"""
_ICON = (
    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 20' fill='none' stroke-width='2'%3E"
    "%3Ccircle cx='11' cy='10' r='8' stroke='%230072B2'/%3E"
    "%3Ccircle cx='21' cy='10' r='8' stroke='%23E69F00'/%3E%3C/svg%3E"
)
# Filled in by the server each time the page is asked for, so that nothing flashes white.
_LOOK = "".join(
    f' data-bk-{what}="{{{{ page_config.balancekitLook.{what} }}}}"' for what in ("light", "size")
)
# Jupyter's own pages for those who come with no token, or to no page at all.
_ASTRAY = ("login.html", "error.html", "404.html")
_ASTRAY_PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<title>balancekit</title><link rel="icon" href="data:,">
<style>{style}</style></head>
<body>{cover}</body></html>"""
_STYLE = Path(__file__).with_name("labext") / "balancekit" / "page" / "room.css"
_COVER = '<div id="balancekit-cover" role="status" dir="{direction}">{sentence}</div>'


def left_out() -> tuple[str, ...]:
    """List the plugins of Lab that the workbook does without (they only cost time or privacy)."""
    text = Path(__file__).with_name("left_out.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def configure_page(handler: object, page_config: dict[str, Any]) -> dict[str, Any]:
    """Tell Lab's page which extensions to load and give it our sentences."""
    present = page_config["federated_extensions"]
    page_config["federated_extensions"] = [e for e in present if e["name"] in _EXTENSIONS]
    page_config["disabledExtensions"] = list(left_out())
    page_config["balancekit"] = {name: say(f"room.page_{name}") for name in _SENTENCES}
    page_config["balancekitLanguage"] = language_in_force()
    page_config["balancekitLook"] = msgspec.structs.asdict(look_in_force())
    return page_config


def write_first_page(labs: Path, ours: Path) -> None:
    """Write Lab's first page with our title, style and sentence into the folder ``ours``."""
    html = (labs / "index.html").read_text(encoding="utf-8")
    html = re.sub(r"<html lang=\"\w+\"", f'<html lang="{language_in_force()}"{_LOOK}', html)
    html = re.sub(r"<title>.*?</title>", "<title>balancekit</title>", html)
    html = re.sub(r"{% block favicon %}.*?{% endblock %}", "", html, flags=re.DOTALL)
    html = html.replace("</head>", _HEAD.format(icon=_ICON))
    cover = _cover("opening")
    html = re.sub(r"<body[^>]*>", lambda body: body[0] + cover, html)
    (ours / "index.html").write_text(html, encoding="utf-8")


def write_astray_pages(ours: Path) -> None:
    """Write into the folder ``ours`` what is seen by those who took a wrong address."""
    for name in _ASTRAY:
        _write_astray_page(ours / name, "missing")


def write_stranger_page(ours: Path) -> None:
    """Write into the folder ``ours`` what somebody sees whose room it is not."""
    _write_astray_page(ours / "403.html", "not_yours")


def _write_astray_page(path: Path, sentence: str) -> None:
    """With its style in it: whoever goes astray may not be let in to fetch one."""
    style = _STYLE.read_text(encoding="utf-8").replace("../../../../", "{{ base_url }}")
    page = _ASTRAY_PAGE.format(language=language_in_force(), style=style, cover=_cover(sentence))
    path.write_text(page, encoding="utf-8")


def _cover(sentence: str) -> str:
    direction = "rtl" if right_to_left(language_in_force()) else "ltr"
    return _COVER.format(direction=direction, sentence=say(f"room.page_{sentence}"))
