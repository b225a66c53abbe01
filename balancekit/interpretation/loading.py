"""From files of rules to Rules, or to all of their faults at once."""

from functools import cache
from pathlib import Path

import msgspec
import yaml

from balancekit.bank.nodes import Fault
from balancekit.errors import RulesError
from balancekit.interpretation.checking import Plain, composed, plain, rule_faults
from balancekit.interpretation.own_rules import with_rule
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
    return _ours_with({} if path is None else _read(Path(path), _ours()))


def rules_with(text: str, file: str) -> Rules:
    """Read the rules of the package, changed by a file that is not written yet.

    Parameters
    ----------
    text : str
        What would stand in the file; empty for none.
    file : str
        Its name, for what is said of its faults.

    Raises
    ------
    RulesError
        As for `load_rules`.

    Examples
    --------
    >>> rules_with("rules:\\n  - {id: pair, on: no}\\n", "rules.yaml") == load_rules()
    False
    """
    return _ours_with(_checked(text, file, _ours()) if text else {})


def faults_in(rule: Plain) -> tuple[str, ...]:
    """Say what is wrong with one rule, before it is written; nothing where it can be used.

    Examples
    --------
    >>> faults_in({"id": "pair", "sentence": "You are 2."})
    ('a client sees words and no numbers; write it without digits, or make it for the clinician',)
    """
    root, faults = composed(with_rule("", rule))
    if root is not None and not faults:
        faults = sorted(rule_faults(root, _ours()))
    return tuple(each.what for each in faults)


def _ours_with(own: dict[str, Plain]) -> Rules:
    return msgspec.convert({"rules": list((_ours() | own).values())}, Rules)


def _ours() -> dict[str, Plain]:
    return {name: _said(rule) for name, rule in _shipped().items()}


@cache
def _shipped() -> dict[str, Plain]:
    return _read(_SHIPPED, {})


def _said(rule: Plain) -> Plain:
    key = f"rules.balance.{rule['id']}"
    sentence = translated(key, str(rule["sentence"]))
    return {
        **rule,
        "sentence": sentence,
        "source": translated(f"{key}.source", str(rule["source"])),
    }


def _read(path: Path, known: dict[str, Plain]) -> dict[str, Plain]:
    return _checked(text_of(path), path.name, known)


def _checked(text: str, file: str, known: dict[str, Plain]) -> dict[str, Plain]:
    root, faults = composed(text)
    # A rule is only looked at as a whole where each of its parts is right.
    if root is None or faults:
        raise _refusal(file, faults)
    faults = sorted(rule_faults(root, known))
    if faults:
        raise _refusal(file, faults)
    return _merged(root, known)


def _merged(root: yaml.Node, known: dict[str, Plain]) -> dict[str, Plain]:
    contents = plain(root)
    assert isinstance(contents, dict)
    return {rule["id"]: known.get(rule["id"], {}) | rule for rule in contents["rules"]}


def text_of(path: Path) -> str:
    """Return what stands in a file.

    Raises
    ------
    RulesError
        It cannot be read, or is no text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise RulesError((say("interpretation.not_utf8", file=path.name),)) from None
    except OSError as error:
        why = error.strerror
        raise RulesError((say("interpretation.unreadable", file=path.name, why=why),)) from None


def _refusal(file: str, faults: list[Fault]) -> RulesError:
    return RulesError(
        tuple(
            f"{file}:{each.line}{' ' * bool(each.path)}{each.path}: {each.what}" for each in faults
        )
    )
