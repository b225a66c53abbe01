"""Which languages there are, and where their files stand."""

from pathlib import Path

from balancekit.strings.pseudo import PSEUDO

ENGLISH = "en"
CATALOGUES = Path(__file__).resolve().parent.parent / "languages"
# A practice's own translations go before ours.
_folders: list[Path] = [CATALOGUES]


def look_in(folder: Path) -> None:
    """Look for translations in a folder of the practice's own, before ours."""
    _folders[:] = [folder, CATALOGUES]


def file_of(language: str) -> Path | None:
    """Return the file with the translations into a language.

    ``"de-AT"`` is served by ``de.po`` where there is no ``de-AT.po``.
    """
    for name in dict.fromkeys((language, base_of(language))):
        for folder in _folders:
            if (file := folder / f"{name}.po").is_file():
                return file
    return None


def base_of(language: str) -> str:
    """Return a language without its country.

    Examples
    --------
    >>> base_of("pt-BR")
    'pt'
    """
    return language.split("-")[0]


def known_languages() -> tuple[str, ...]:
    """Return the languages that can be chosen: English, and those with a file.

    Examples
    --------
    >>> known_languages()[0]
    'en'
    """
    files = {file.stem for folder in _folders for file in folder.glob("*.po")}
    return (ENGLISH, *sorted(files - {ENGLISH}))


def is_known(language: str) -> bool:
    """Tell whether a language can be chosen: also one of another country, and the two of tests.

    Examples
    --------
    >>> is_known("en-US"), is_known("qps"), is_known("tlh")
    (True, True, False)
    """
    return language in PSEUDO or base_of(language) == ENGLISH or file_of(language) is not None
