"""From files of rules to Rules, or to all of their faults at once."""

from pathlib import Path

import msgspec
import yaml

from balancekit.bank.nodes import Fault
from balancekit.errors import RulesError
from balancekit.interpretation.checking import Plain, composed, plain, rule_faults
from balancekit.interpretation.rules import Rules
from balancekit.strings import say, translated

_SHIPPED = Path(__file__).resolve().parent.parent / "rules" / "balance.yaml"


def load_rules(path: str | Path | None = None) -> Rules:
    """Read the rules of the package, and those of your own that change or join them.

    Ours speak the language in force, yours the one you wrote them in.

    A rule of your own file with an ``id`` of ours changes ours in what it says, be it only
    ``on: no`` or a new ``sentence``; any other ``id`` is a new rule, shown after ours.

    Parameters
    ----------
    path : str or pathlib.Path, optional
        Your own file.

    Returns
    -------
    Rules
        In the order in which their sentences are shown.

    Raises
    ------
    RulesError
        The file cannot be read or has faults: every one of them is named with its line, its place
        and the reason. Its rules are then not used at all.

    Examples
    --------
    >>> first = load_rules().rules[0]
    >>> first.id, first.audience, dict(first.when)
    ('room_for_both', 'client', {'region': 'room_for_both', 'border': False})
    """
    found = {name: _said(rule) for name, rule in _read(_SHIPPED, {}).items()}
    if path is not None:
        found |= _read(Path(path), found)
    return msgspec.convert({"rules": list(found.values())}, Rules)


def _said(rule: Plain) -> Plain:
    sentence = translated(f"rules.balance.{rule['id']}", str(rule["sentence"]))
    return {**rule, "sentence": sentence}


def _read(path: Path, known: dict[str, Plain]) -> dict[str, Plain]:
    root, faults = composed(_text(path))
    # A rule is only looked at as a whole where each of its parts is right.
    if root is None or faults:
        raise _refusal(path, faults)
    faults = sorted(rule_faults(root, known))
    if faults:
        raise _refusal(path, faults)
    return _merged(root, known)


def _merged(root: yaml.Node, known: dict[str, Plain]) -> dict[str, Plain]:
    contents = plain(root)
    assert isinstance(contents, dict)
    return {rule["id"]: known.get(rule["id"], {}) | rule for rule in contents["rules"]}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise RulesError((say("interpretation.not_utf8", file=path.name),)) from None
    except OSError as error:
        why = error.strerror
        raise RulesError((say("interpretation.unreadable", file=path.name, why=why),)) from None


def _refusal(path: Path, faults: list[Fault]) -> RulesError:
    return RulesError(
        tuple(
            f"{path.name}:{each.line}{' ' * bool(each.path)}{each.path}: {each.what}"
            for each in faults
        )
    )
