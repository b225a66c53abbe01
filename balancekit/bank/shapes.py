"""The shape of a bank file: which parts there are, what each holds, which must be there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import yaml

ITEM_KINDS = ("text", "lines", "closeness", "choice", "practice", "reading", "vignette")
HOW = ("pomp", "mean", "prorated_sum")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_KEY = re.compile(r"-?[a-z][a-z0-9_]*")
_SOMETHING = re.compile(r".+", re.DOTALL)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_YES_NO = re.compile(r"yes|no|true|false|on|off", re.IGNORECASE)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)([.][0-9]+)?")


def _written(pattern: re.Pattern[str], *tags: str) -> Callable[[yaml.Node], bool]:
    """Test the type that YAML finds, and the writing.

    YAML also knows octal numbers, infinity and types forced by hand: none is meant here.
    """
    names = {f"tag:yaml.org,2002:{tag}" for tag in tags}
    return lambda node: node.tag in names and bool(pattern.fullmatch(node.value))


class Kind(Enum):
    """What a place in the file holds: the node of YAML, and a test of its content."""

    TEXT = (yaml.ScalarNode, _written(_SOMETHING, "str"))
    NUMBER = (yaml.ScalarNode, _written(_NUMBER, "int", "float"))
    WHOLE = (yaml.ScalarNode, _written(_WHOLE, "int"))
    YES_NO = (yaml.ScalarNode, _written(_YES_NO, "bool"))
    LIST = (yaml.SequenceNode, lambda node: True)
    NAMED = (yaml.MappingNode, lambda node: True)
    PART = (yaml.MappingNode, lambda node: all(k.id == "scalar" for k, _ in node.value))

    def __init__(self, node: type[yaml.Node], holds: Callable[[yaml.Node], bool]) -> None:
        self.node = node
        self.holds = holds


@dataclass(frozen=True)
class Field:
    """What may stand at one place of the file."""

    kind: Kind = Kind.TEXT
    required: bool = True
    allowed: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    form: str = ""
    part: "dict[str, Field] | None" = None
    of: "Field | None" = None


def _list(of: Field, *, required: bool = True) -> Field:
    return Field(Kind.LIST, required, of=of)


NAME = Field(pattern=_ID, form="lower-case letters, digits and _")
_MAYBE = Field(required=False)

OPTION = {"value": Field(Kind.NUMBER), "label": Field()}
ITEM = {
    "id": NAME,
    "kind": Field(allowed=ITEM_KINDS),
    "source": Field(),
    # Only a bank that says whose its wording is ("rights") may leave it out: see pointing.py.
    "text": _MAYBE,
    "hint": _MAYBE,
    "more": _MAYBE,
    "options": _MAYBE,
    "section": _MAYBE,
}
SECTION = {
    "id": NAME,
    "title": Field(),
    "guidance": Field(),
    "more": _MAYBE,
    "closing": _MAYBE,
    "note": _MAYBE,
    "minutes": Field(Kind.WHOLE, required=False),
    "source": _MAYBE,
}
FORM = {
    "items": _list(NAME),
    "min_answered": Field(Kind.WHOLE),
    "title": _MAYBE,
}
SCALE = {
    "keys": _list(Field(pattern=_KEY, form="an item id, with - in front to reverse it")),
    "minimum": Field(Kind.NUMBER),
    "maximum": Field(Kind.NUMBER),
    "min_answered": Field(Kind.WHOLE),
    "title": _MAYBE,
    "how": Field(required=False, allowed=HOW),
    "item_ranges": Field(Kind.NAMED, required=False, of=_list(Field(Kind.NUMBER))),
}
BANK = {
    "id": NAME,
    "version": Field(),
    "language": Field(),
    "title": Field(),
    "summary": Field(),
    "licence": Field(),
    "validated": Field(Kind.YES_NO),
    "notice": Field(),
    "items": _list(Field(Kind.PART, part=ITEM)),
    "sections": _list(Field(Kind.PART, part=SECTION), required=False),
    "scales": Field(Kind.NAMED, required=False, of=Field(Kind.PART, part=SCALE)),
    "forms": Field(Kind.NAMED, required=False, of=Field(Kind.PART, part=FORM)),
    "options": Field(Kind.NAMED, required=False, of=_list(Field(Kind.PART, part=OPTION))),
    "references": _list(Field(), required=False),
    "rights": _MAYBE,
}
