"""The fonts a page is set in: our own, those of ``balancekit[cjk]``, and the computer's."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

from balancekit.bundled import bundled

# Noto Sans CJK in all weights and regions, 33 MB: too much for everyone, so an extra of its own.
_EAST_ASIAN = "manimgx_fonts_cjk"


def font_folders() -> list[Path]:
    """List the folders whose fonts every page may use.

    Returns
    -------
    list of pathlib.Path
        Ours, and that of the fonts for Chinese, Japanese and Korean where they are installed.

    Examples
    --------
    >>> font_folders()[0].name
    'fonts'
    """
    found = find_spec(_EAST_ASIAN)
    east_asian = found.submodule_search_locations if found else None
    return [bundled("templates") / "handout" / "fonts", *map(Path, east_asian or ())]


@cache
def fonts(*, with_system: bool) -> typst.Fonts:
    """Look up which signs the fonts have; the computer's own ones only where they are needed."""
    return typst.Fonts(include_system_fonts=with_system, font_paths=font_folders())
