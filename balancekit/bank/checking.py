"""What is wrong with a bank file: every fault with its line and its place.

The check walks the nodes that `yaml.compose` gives, because only they know their lines; it never
stops at the first fault. What each part may hold is the table in `shapes.py`; what may point at
what is in `pointing.py`.
"""

from collections.abc import Iterator

import yaml

from balancekit.bank.nodes import LOADER, Fault, entries, fault, listed, not_among
from balancekit.bank.pointing import pointing_faults
from balancekit.bank.shapes import BANK, NAME, Field, Kind
from balancekit.strings import say


def faults_of(text: str) -> list[Fault]:
    """Return all faults of a bank file's text, in the order of its lines.

    Examples
    --------
    >>> faults_of("id: [")[0].line
    1
    """
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        return [syntax_fault(error)]
    if root is None:
        return [Fault(1, "", say("bank.empty"))]
    found = list(check_shape(root, "", Field(Kind.PART, part=BANK)))
    # What points at what is only asked of a file whose parts are all there.
    return sorted(found or pointing_faults(root))


def compose(text: str) -> yaml.Node | None:
    """Return the nodes of a YAML text, which know their lines; None of an empty one."""
    try:
        return yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        # The loader in Python is slow, but says better what it stumbled over, and where.
        return yaml.compose(text, Loader=yaml.SafeLoader)


def syntax_fault(error: yaml.YAMLError) -> Fault:
    """Return what makes a file unreadable as YAML, and where."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Fault(mark.line + 1 if mark else 1, "", say("bank.not_yaml", problem=problem))


def check_shape(node: yaml.Node, path: str, field: Field) -> Iterator[Fault]:
    """Walk the nodes of a file that people write, and return where they are not as they should be.

    Parameters
    ----------
    node : yaml.Node
        As `yaml.compose` returns it.
    path : str
        Where the node stands; empty for the whole file.
    field : Field
        What may stand there.
    """
    if not isinstance(node, field.kind.node) or not field.kind.holds(node):
        yield fault(node, path, say(f"bank.expected_{field.kind.name.lower()}"))
    elif field.kind is Kind.PART:
        yield from _check_part(node, path, field.part or {})
    elif field.kind is Kind.LIST:
        yield from _check_list(node, path, field)
    elif field.kind is Kind.NAMED:
        yield from _check_named(node, path, field)
    elif field.allowed and node.value not in field.allowed:
        yield fault(node, path, not_among(node.value, field.allowed))
    else:
        yield from _check_form(node, path, field)


def _check_form(node: yaml.Node, path: str, field: Field) -> Iterator[Fault]:
    if field.pattern and not field.pattern.fullmatch(str(node.value)):
        yield fault(node, path, say("bank.bad_form", value=node.value, form=field.form))


def _check_part(node: yaml.Node, path: str, part: dict[str, Field]) -> Iterator[Fault]:
    yield from _twice(node, path)
    seen = set()
    for name, place, key, value in entries(node, path):
        seen.add(name)
        if name in part:
            yield from check_shape(value, place, part[name])
        else:
            yield fault(key, place, not_among(name, tuple(part)))
    for name, field in part.items():
        if field.required and name not in seen:
            yield fault(node, path, say("bank.missing", name=name))


def _check_list(node: yaml.Node, path: str, field: Field) -> Iterator[Fault]:
    if not node.value and field.required:
        yield fault(node, path, say("bank.empty_list"))
    for place, value in listed(node, path):
        yield from check_shape(value, place, field.of or field)


def _check_named(node: yaml.Node, path: str, field: Field) -> Iterator[Fault]:
    yield from _twice(node, path)
    for _, place, key, value in entries(node, path):
        yield from _check_form(key, place, NAME)
        yield from check_shape(value, place, field.of or field)


def _twice(node: yaml.Node, path: str) -> Iterator[Fault]:
    seen = set()
    for name, place, key, _ in entries(node, path):
        if name in seen:
            yield fault(key, place, say("bank.twice", name=name))
        seen.add(name)
