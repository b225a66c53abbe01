"""A bank file as nodes that know their lines, and the faults that are found in them."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

import yaml

from balancekit.strings import say

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Fault(NamedTuple):
    """One thing that is wrong, and where."""

    line: int
    path: str
    what: str


def fault(node: yaml.Node, path: str, what: str) -> Fault:
    """Return the fault of a node, with its line counted from 1."""
    return Fault(int(node.start_mark.line) + 1, path, what)


def entries(node: yaml.Node, path: str) -> Iterator[tuple[str, str, yaml.Node, yaml.Node]]:
    """Yield name, path, key and value of each named entry."""
    for key, value in node.value:
        name = str(key.value)
        yield name, f"{path}.{name}" if path else name, key, value


def listed(node: yaml.Node, path: str) -> Iterator[tuple[str, yaml.Node]]:
    """Yield path and value of each entry of a list."""
    for index, value in enumerate(node.value):
        yield f"{path}[{index}]", value


def part(node: yaml.Node, name: str) -> yaml.Node | None:
    """Return what stands under a name, or None where it may be missing and is."""
    return next((value for key, value in node.value if key.value == name), None)


def must(node: yaml.Node, name: str) -> yaml.Node:
    """Return what stands under a name that an earlier check has found."""
    found = part(node, name)
    assert found is not None
    return found


def not_among(value: str, known: tuple[str, ...]) -> str:
    """Return the sentence for a word that is not one of those known."""
    return say("bank.not_among", value=value, known=", ".join(known)) + suggestion(value, known)


def suggestion(value: str, known: tuple[str, ...]) -> str:
    """Return the likely mend of a misspelt word, or nothing."""
    near = get_close_matches(value, known, n=1)
    return say("bank.did_you_mean", name=near[0]) if near else ""
