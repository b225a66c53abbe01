"""A clinician's own file of rules as text: one rule changed, added or taken out, the rest as it is.

Whoever writes such a file by hand finds their comments and their order again.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from balancekit.bank.nodes import must
from balancekit.interpretation.checking import Plain, composed, plain
from balancekit.strings import say


def own_rules(text: str) -> dict[str, Plain]:
    """Return what each rule of a file says, by its id; nothing where the file is not one of rules.

    Examples
    --------
    >>> own_rules("rules:\\n  - {id: change, on: no}\\n")
    {'change': {'id': 'change', 'on': False}}
    """
    root, faults = composed(text)
    if root is None or faults:
        return {}
    contents = plain(root)
    assert isinstance(contents, dict)
    return {str(rule["id"]): rule for rule in contents["rules"]}


def with_rule(text: str, rule: Plain) -> str:
    """Return the text in which a rule says this and nothing else.

    Parameters
    ----------
    text : str
        As the file stands; one that is no file of rules is begun anew.
    rule : mapping
        With its ``id``. Where only that is left, it is taken out.

    Examples
    --------
    >>> mine = "rules:\\n  # too long\\n  - {id: change, on: no}\\n"
    >>> print(with_rule(mine, {"id": "pair", "sentence": "Two views."}))
    rules:
      # too long
      - {id: change, on: no}
      - id: pair
        sentence: Two views.
    <BLANKLINE>
    >>> with_rule("rules:\\n  - {id: change, on: no}\\n", {"id": "change"})
    ''
    """
    wanted = own_rules(text)
    spans = _spans(text) if wanted else {}
    name = str(rule["id"])
    wanted.pop(name, None) if len(rule) == 1 else wanted.update({name: dict(rule)})
    if not wanted:
        return ""
    changed = _spliced(text, spans, rule) if spans else ""
    return changed if own_rules(changed) == wanted else _anew(wanted)


def _spans(text: str) -> dict[str, tuple[int, int, int]]:
    """Where each rule begins, at its dash, where it ends, and how far it is indented."""
    root, _ = composed(text)
    assert root is not None
    rules, spans = must(root, "rules"), {}
    if isinstance(rules, yaml.CollectionNode) and not rules.flow_style:
        for node in rules.value:
            dash = text.rindex("-", 0, node.start_mark.index)
            end = len(text[: _end(node)].rstrip())
            spans[must(node, "id").value] = dash, end, rules.start_mark.column
    return spans


def _end(node: yaml.Node) -> int:
    """Where a node ends; the mark of a block lies after the comments below it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _spliced(text: str, spans: Mapping[str, tuple[int, int, int]], rule: Plain) -> str:
    begin, end, column = spans.get(str(rule["id"]), (0, 0, 0))
    if not end:  # a new one, below the last
        end, column = max(span[1] for span in spans.values()), next(iter(spans.values()))[2]
        return f"{text[:end]}\n{' ' * column}{_block(rule, column)}{text[end:]}"
    if len(rule) > 1:
        return text[:begin] + _block(rule, column) + text[end:]
    line = text.rindex("\n", 0, begin) + 1
    return text[:line] + text[end:].removeprefix("\n")


def _block(rule: Plain, column: int) -> str:
    lines = [line for name, value in rule.items() for line in _lines(name, value)]
    return "- " + f"\n{' ' * (column + 2)}".join(lines)


def _lines(name: str, value: Any) -> list[str]:
    """Write one entry as people would: lists and conditions on one line, and yes or no."""
    if isinstance(value, bool):
        return [f"{name}: {'yes' if value else 'no'}"]
    if isinstance(value, str):
        return yaml.safe_dump({name: value}, allow_unicode=True, width=90).splitlines()
    flat = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=1000)
    return [f"{name}: {flat.strip()}"]


def _anew(rules: Mapping[str, Plain]) -> str:
    head = "".join(f"# {line}\n" for line in say("reading.file_head").splitlines())
    return head + "rules:\n" + "".join(f"  {_block(rule, 2)}\n" for rule in rules.values())
