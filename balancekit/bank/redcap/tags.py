"""What REDCap has no column for, in tags of the field annotation.

``@BALANCEKIT-SCALE=-closeness``
    The field counts in the scale ``closeness``, reversed; a field can have several. ``:3`` behind
    it makes it the third key, where the order of the fields is another one.
``@BALANCEKIT-ITEM={…}``
    JSON: source, section, set of options, and what else belongs to the item.
``@BALANCEKIT-BANK={…}``
    JSON, at the record id: title, version, sections, ranges and missing rule of the scales, and so
    on. Without it the bank's own title and half of a scale's items are taken.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_TAG = re.compile(r"@BALANCEKIT-(?P<name>SCALE|ITEM|BANK)=")
_KEY = re.compile(r"(?P<minus>-?)(?P<scale>[a-z][a-z0-9_]*)(?::(?P<place>[0-9]{1,6}))?")
_JSON = json.JSONDecoder()


class Membership(NamedTuple):
    """That a field counts in a scale, and how."""

    scale: str
    reversed: bool
    place: int | None


class Tags(NamedTuple):
    """What a field annotation says to us.

    Attributes
    ----------
    broken : tuple of str
        The names of the tags that cannot be read.
    """

    scales: tuple[Membership, ...]
    item: dict[str, Any]
    bank: dict[str, Any]
    broken: tuple[str, ...]


def tags_in(annotation: str) -> Tags:
    """Read the tags of a field annotation; what else stands there is passed over.

    Examples
    --------
    >>> tags_in('@HIDDEN @BALANCEKIT-SCALE=-ease:2 @BALANCEKIT-ITEM={"source": "ours"}').scales
    (Membership(scale='ease', reversed=True, place=2),)
    """
    scales, broken = [], []
    parts: dict[str, dict[str, Any]] = {"ITEM": {}, "BANK": {}}
    start = 0
    while tag := _TAG.search(annotation, start):
        name, start = tag["name"], tag.end()
        if name == "SCALE":
            key = _KEY.match(annotation, start)
            if key is None:
                broken.append(name)
                continue
            place = int(key["place"]) if key["place"] else None
            scales.append(Membership(key["scale"], bool(key["minus"]), place))
            start = key.end()
            continue
        try:
            held, start = _JSON.raw_decode(annotation, start)
        except ValueError:
            held = None
        if isinstance(held, dict) and _sound(name, held):
            parts[name] |= held
        else:
            broken.append(name)
    return Tags(tuple(scales), parts["ITEM"], parts["BANK"], tuple(broken))


def _sound(tag: str, held: dict[str, Any]) -> bool:
    """Whether the parts that are looked into have the shape that they were written in."""
    if tag == "ITEM":
        return all(isinstance(held.get(name, ""), str) for name in ("section", "kind", "options"))
    scales, sections = held.get("scales", {}), held.get("sections", [])
    return (
        isinstance(held.get("options", {}), dict)
        and isinstance(scales, dict)
        and all(isinstance(scale, dict) for scale in scales.values())
        and all(isinstance(scale.get("item_ranges", {}), dict) for scale in scales.values())
        and isinstance(sections, list)
        and all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in sections)
    )


def scale_tag(membership: Membership) -> str:
    """Return the tag that puts a field into a scale.

    Examples
    --------
    >>> scale_tag(Membership("ease", True, None))
    '@BALANCEKIT-SCALE=-ease'
    """
    place = "" if membership.place is None else f":{membership.place}"
    return f"@BALANCEKIT-SCALE={'-' * membership.reversed}{membership.scale}{place}"


def held_tag(name: str, held: Mapping[str, Any]) -> str:
    """Return the tag that holds the rest of an item or a bank; nothing where nothing is left."""
    return f"@BALANCEKIT-{name}={json.dumps(held, ensure_ascii=False)}" if held else ""
