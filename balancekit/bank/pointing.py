"""What in a bank file points at something else, and what points at nothing.

Only asked of a file whose every part is there and has the right form.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

from balancekit.bank.nodes import Fault, entries, fault, listed, must, part, suggestion
from balancekit.strings import say


class _Known(NamedTuple):
    """The names that may be pointed at."""

    items: tuple[str, ...]
    sections: tuple[str, ...]
    options: tuple[str, ...]


def pointing_faults(root: yaml.Node) -> Iterator[Fault]:
    """Yield every fault of a bank's ids, keys, sections, options and forms."""
    known = _Known(_ids(root, "items"), _ids(root, "sections"), _names(root, "options"))
    yield from _id_twice(root, "sections", "bank.section_twice")
    yield from _id_twice(root, "items", "bank.id_twice")
    for path, item in listed(must(root, "items"), "items"):
        yield from _check_item(item, path, known)
        if part(item, "text") is None and part(root, "rights") is None:
            yield fault(item, path, say("bank.missing", name="text"))
    for name, path, _, scale in _named(root, "scales"):
        yield from _check_scale(scale, path, name, known.items)
    for _, path, _, form in _named(root, "forms"):
        yield from _check_form(form, path, root, known.items)


def _ids(root: yaml.Node, name: str) -> tuple[str, ...]:
    found = part(root, name)
    return tuple(must(entry, "id").value for entry in found.value) if found else ()


def _names(root: yaml.Node, name: str) -> tuple[str, ...]:
    return tuple(found for found, *_ in _named(root, name))


def _named(root: yaml.Node, name: str) -> Iterator[tuple[str, str, yaml.Node, yaml.Node]]:
    found = part(root, name)
    return entries(found, name) if found else iter(())


def _repeated(nodes: Iterable[tuple[str, yaml.Node]]) -> Iterator[tuple[str, str, yaml.Node]]:
    """Yield name, path and node of each name that stood before, with or without its minus."""
    seen = set()
    for path, node in nodes:
        name = node.value.removeprefix("-")
        if name in seen:
            yield name, path, node
        seen.add(name)


def _id_twice(root: yaml.Node, name: str, sentence: str) -> Iterator[Fault]:
    found = part(root, name)
    parts = listed(found, name) if found else iter(())
    ids = ((f"{path}.id", must(entry, "id")) for path, entry in parts)
    for own, path, node in _repeated(ids):
        yield fault(node, path, say(sentence, name=own))


def _check_item(item: yaml.Node, path: str, known: _Known) -> Iterator[Fault]:
    options, section = part(item, "options"), part(item, "section")
    if must(item, "kind").value == "choice" and options is None:
        yield fault(item, path, say("bank.choice_without_options"))
    if options is not None:
        yield from _unknown(options, f"{path}.options", known.options, "bank.no_options")
    if section is not None:
        yield from _unknown(section, f"{path}.section", known.sections, "bank.no_section")


def _unknown(node: yaml.Node, path: str, known: tuple[str, ...], sentence: str) -> Iterator[Fault]:
    name = node.value.removeprefix("-")
    if name not in known:
        yield fault(node, path, say(sentence, name=name) + suggestion(name, known))


def _check_scale(scale: yaml.Node, path: str, name: str, items: tuple[str, ...]) -> Iterator[Fault]:
    keys, lowest = must(scale, "keys"), must(scale, "minimum")
    for place, key in listed(keys, f"{path}.keys"):
        yield from _unknown(key, place, items, "bank.no_item")
    for item, place, key in _repeated(listed(keys, f"{path}.keys")):
        yield fault(key, place, say("bank.key_twice", name=item, scale=name))
    if float(lowest.value) >= float(must(scale, "maximum").value):
        yield fault(lowest, f"{path}.minimum", say("bank.empty_range"))
    yield from _check_ranges(scale, path, tuple(key.value.removeprefix("-") for key in keys.value))
    yield from _out_of_reach(scale, path, len(keys.value), "bank.bad_min_answered")


def _check_ranges(scale: yaml.Node, path: str, items: tuple[str, ...]) -> Iterator[Fault]:
    ranges = part(scale, "item_ranges")
    for name, place, key, ends in entries(ranges, f"{path}.item_ranges") if ranges else ():
        if name not in items:
            yield fault(key, place, say("bank.no_item", name=name) + suggestion(name, items))
        if len(ends.value) != 2:
            yield fault(ends, place, say("bank.two_ends"))
        elif float(ends.value[0].value) >= float(ends.value[1].value):
            yield fault(ends, place, say("bank.empty_range"))


def _out_of_reach(node: yaml.Node, path: str, count: int, sentence: str) -> Iterator[Fault]:
    least = must(node, "min_answered")
    if not 1 <= int(least.value) <= count:
        yield fault(least, f"{path}.min_answered", say(sentence, count=count))


def _check_form(
    form: yaml.Node, path: str, root: yaml.Node, items: tuple[str, ...]
) -> Iterator[Fault]:
    asked = must(form, "items")
    for place, item in listed(asked, f"{path}.items"):
        yield from _unknown(item, place, items, "bank.no_item")
    for name, place, item in _repeated(listed(asked, f"{path}.items")):
        yield fault(item, place, say("bank.asked_twice", name=name))
    ids = {item.value for item in asked.value}
    wrong = tuple(_out_of_reach(form, path, len(ids), "bank.bad_form_min_answered"))
    yield from wrong
    if not wrong and ids <= set(items):
        least = int(must(form, "min_answered").value)
        for scale, keys in _fully_known(root, items):
            yield from _too_few(asked, path, scale, len(keys & ids), least)


def _fully_known(root: yaml.Node, items: tuple[str, ...]) -> Iterator[tuple[str, set[str]]]:
    """The item ids of each scale, but for scales with a misspelt key: those are named already."""
    for name, _, _, scale in _named(root, "scales"):
        keys = {key.value.removeprefix("-") for key in must(scale, "keys").value}
        if keys <= set(items):
            yield name, keys


def _too_few(asked: yaml.Node, path: str, scale: str, count: int, least: int) -> Iterator[Fault]:
    """A scale that the form asks about at all needs enough of its items there for a score."""
    if 0 < count < least:
        what = say("bank.scale_too_short", scale=scale, count=count, least=least)
        yield fault(asked, f"{path}.items", what)
