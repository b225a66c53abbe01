"""The clinician's own reading rules in the file beside the casebook: one changed at a time."""

from itertools import count
from pathlib import Path
from typing import Any

from balancekit.errors import HandoutError, RulesError
from balancekit.handouts.files import write_handout
from balancekit.handouts.readings import OWN_RULES, own_file
from balancekit.interpretation import Rules, load_rules
from balancekit.interpretation.loading import faults_in, rules_with, text_of
from balancekit.interpretation.own_rules import own_rules, with_rule
from balancekit.strings import say

OwnRule = dict[str, Any]


def own_rule(name: str) -> OwnRule:
    """Return what the clinician's file says of a rule; only its id where it says nothing."""
    return dict(own_rules(_text()).get(name, {"id": name}))


def own_names() -> frozenset[str]:
    """Return the ids of the rules that the clinician's file speaks of."""
    return frozenset(own_rules(_text()))


def rules_if(rule: OwnRule) -> Rules:
    """Return the rules as they would be if a rule of the clinician's own said this.

    Raises
    ------
    RulesError
        It cannot be used, or the file as it stands has faults.
    """
    if len(rule) > 1 and (faults := faults_in(rule)):
        raise RulesError(faults)
    return rules_with(_changed(rule), OWN_RULES)


def keep_rule(rule: OwnRule) -> None:
    """Write what a rule says into the clinician's file; all else in it stays as it is.

    Parameters
    ----------
    rule : dict
        With its ``id``; with that alone it is taken out, and one of ours is as it was.

    Raises
    ------
    RulesError
        It cannot be used, or the file as it stands has faults.
    HandoutError
        The folder does not take it. The file is as it was.
    """
    rules_if(rule)
    text, file = _changed(rule), own_file()
    if text:
        write_handout(text.encode(), file)
        return
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise _not_written(file, error) from None


def set_aside() -> Path:
    """Rename a file that has faults, so that a new one can be begun; return where it is now.

    Raises
    ------
    HandoutError
        The folder does not take it.
    """
    file = own_file()
    beside = (file.with_stem(f"{file.stem}-set-aside-{number}") for number in count(1))
    new = next(path for path in beside if not path.exists())
    try:
        file.rename(new)
    except OSError as error:
        raise _not_written(file, error) from None
    return new


def free_name() -> str:
    """Return an id for a new rule."""
    known = own_names() | {rule.id for rule in load_rules().rules}
    return next(name for number in count(1) if (name := f"own_{number}") not in known)


def _changed(rule: OwnRule) -> str:
    text = _text()
    if text:
        rules_with(text, OWN_RULES)  # what somebody wrote by hand is not written over while faulty
    return with_rule(text, rule)


def _text() -> str:
    file = own_file()
    return text_of(file) if file.is_file() else ""


def _not_written(file: Path, error: OSError) -> HandoutError:
    why = error.strerror or type(error).__name__
    return HandoutError(say("files.not_written", folder=file.parent, why=why))
