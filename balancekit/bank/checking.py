"""What is wrong with a bank file: every fault with its line and its place.

The check walks the nodes that `yaml.compose` gives, because only they know their lines; it never
stops at the first fault. What each part may hold is the table in `shapes.py`.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

import yaml

from balancekit.bank.shapes import BANK, Field, Kind
from balancekit.strings import say


class Fault(NamedTuple):
    """One thing that is wrong, and where."""

    line: int
    path: str
    what: str


def faults_of(text: str) -> list[Fault]:
    """Return all faults of a bank file's text, in the order of its lines.

    Examples
    --------
    >>> faults_of("id: [")[0].line
    1
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return [_syntax(error)]
    if root is None:
        return [Fault(1, "", say("bank.empty"))]
    found = list(_check(root, "", Field(Kind.PART, part=BANK)))
    # What points at what is only asked of a file whose parts are all there.
    return sorted(found or _references(root))


def _syntax(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Fault(mark.line + 1 if mark else 1, "", say("bank.not_yaml", problem=problem))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _check(node: yaml.Node, path: str, field: Field) -> Iterator[Fault]:
    if not isinstance(node, field.kind.node) or not field.kind.holds(node):
        yield Fault(_line(node), path, say(f"bank.expected_{field.kind.name.lower()}"))
    elif field.kind is Kind.PART:
        yield from _check_part(node, path, field.part or {})
    elif field.kind is Kind.LIST:
        yield from _check_list(node, path, field)
    elif field.kind is Kind.NAMED:
        yield from _check_named(node, path, field)
    elif field.allowed and node.value not in field.allowed:
        yield Fault(_line(node), path, _not_among(node.value, field.allowed))
    elif field.pattern and not field.pattern.fullmatch(node.value):
        yield Fault(_line(node), path, say("bank.bad_form", value=node.value, form=field.form))


def _entries(node: yaml.Node, path: str) -> Iterator[tuple[str, str, yaml.Node, yaml.Node]]:
    for key, value in node.value:
        name = str(key.value)
        yield name, f"{path}.{name}" if path else name, key, value


def _check_part(node: yaml.Node, path: str, part: dict[str, Field]) -> Iterator[Fault]:
    yield from _twice(node, path)
    seen = set()
    for name, place, key, value in _entries(node, path):
        seen.add(name)
        if name in part:
            yield from _check(value, place, part[name])
        else:
            yield Fault(_line(key), place, _not_among(name, tuple(part)))
    for name, field in part.items():
        if field.required and name not in seen:
            yield Fault(_line(node), path, say("bank.missing", name=name))


def _check_list(node: yaml.Node, path: str, field: Field) -> Iterator[Fault]:
    if not node.value and field.required:
        yield Fault(_line(node), path, say("bank.empty_list"))
    for index, value in enumerate(node.value):
        yield from _check(value, f"{path}[{index}]", field.of or field)


def _check_named(node: yaml.Node, path: str, field: Field) -> Iterator[Fault]:
    yield from _twice(node, path)
    for _, place, _, value in _entries(node, path):
        yield from _check(value, place, field.of or field)


def _twice(node: yaml.Node, path: str) -> Iterator[Fault]:
    seen = set()
    for name, place, key, _ in _entries(node, path):
        if name in seen:
            yield Fault(_line(key), place, say("bank.twice", name=name))
        seen.add(name)


def _not_among(value: str, known: tuple[str, ...]) -> str:
    return say("bank.not_among", value=value, known=", ".join(known)) + _suggestion(value, known)


def _suggestion(value: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(value, known, n=1)
    return say("bank.did_you_mean", name=near[0]) if near else ""


def _part(node: yaml.Node, name: str) -> yaml.Node | None:
    return next((value for key, value in node.value if key.value == name), None)


def _references(root: yaml.Node) -> Iterator[Fault]:
    items = _part(root, "items")
    options = _part(root, "options")
    assert items is not None
    known_options = tuple(key.value for key, _ in options.value) if options else ()
    ids: list[str] = []
    for index, item in enumerate(items.value):
        yield from _check_item(item, f"items[{index}]", ids, known_options)
    scales = _part(root, "scales")
    for name, place, _, scale in _entries(scales, "scales") if scales else ():
        yield from _check_scale(scale, place, name, tuple(ids))


def _check_item(
    item: yaml.Node, path: str, ids: list[str], known_options: tuple[str, ...]
) -> Iterator[Fault]:
    name, kind, options = (_part(item, key) for key in ("id", "kind", "options"))
    assert name is not None and kind is not None
    if name.value in ids:
        yield Fault(_line(name), f"{path}.id", say("bank.id_twice", name=name.value))
    ids.append(name.value)
    if kind.value == "choice" and options is None:
        yield Fault(_line(item), path, say("bank.choice_without_options"))
    if options is not None and options.value not in known_options:
        what = say("bank.no_options", name=options.value)
        suggestion = _suggestion(options.value, known_options)
        yield Fault(_line(options), f"{path}.options", what + suggestion)


def _check_scale(scale: yaml.Node, path: str, name: str, ids: tuple[str, ...]) -> Iterator[Fault]:
    keys, lowest, highest, least = (
        _part(scale, key) for key in ("keys", "minimum", "maximum", "min_answered")
    )
    assert keys is not None and lowest is not None and highest is not None and least is not None
    seen = set()
    for index, key in enumerate(keys.value):
        item = key.value.removeprefix("-")
        place = f"{path}.keys[{index}]"
        if item not in ids:
            what = say("bank.no_item", name=item) + _suggestion(item, ids)
            yield Fault(_line(key), place, what)
        if item in seen:
            yield Fault(_line(key), place, say("bank.key_twice", name=item, scale=name))
        seen.add(item)
    if float(lowest.value) >= float(highest.value):
        yield Fault(_line(lowest), f"{path}.minimum", say("bank.empty_range"))
    if not 1 <= int(least.value) <= len(keys.value):
        what = say("bank.bad_min_answered", count=len(keys.value))
        yield Fault(_line(least), f"{path}.min_answered", what)
