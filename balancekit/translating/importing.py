"""A checked file of translations -> the folder where the workbook looks for it."""

from pathlib import Path

from balancekit.errors import BalancekitError
from balancekit.strings import say
from balancekit.translating.checking import check_translation


def import_translation(file: Path, folder: Path) -> Path:
    """Put a file of translations where the workbook finds it; one that was there is replaced.

    Parameters
    ----------
    file : pathlib.Path
    folder : pathlib.Path
        The folder ``languages`` beside the casebook; made where it is missing.

    Returns
    -------
    pathlib.Path
        Where it stands now; its name is the language.

    Raises
    ------
    FaultyFileError
        It has faults, as for `check_translation`; nothing was changed.
    BalancekitError
        It cannot be written there.
    """
    language = check_translation(file)
    content = file.read_bytes()
    place = folder / f"{language}.po"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(".new")
        fresh.write_bytes(content)
        fresh.replace(place)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BalancekitError(say("translating.not_written", file=place.name, why=why)) from None
    return place
