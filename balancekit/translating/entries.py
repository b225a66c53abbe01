"""Every text that can be translated: sentences, questions, rules; with where it appears."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from balancekit.bank import list_banks, load_bank
from balancekit.bank.languages import texts_of
from balancekit.interpretation import load_rules
from balancekit.strings import ENGLISH, say, using
from balancekit.strings.known import CATALOGUES
from balancekit.strings.saying import Entry, english_entries

_NAME = re.compile(r"([a-z][\w-]*):")
_COMMENT = re.compile(r"# ?(.*)")


class Text(msgspec.Struct, frozen=True):
    """One text.

    Attributes
    ----------
    key : str
        Its name for ever, such as ``"workbook.next"``.
    english : str or dict
        The text, or its forms ``one`` and ``other``.
    where : tuple of str
        Where it appears, for the translator.
    file, line : str, int
        Where the English stands; line 0 where that is not known.
    """

    key: str
    english: Entry
    where: tuple[str, ...]
    file: str
    line: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """The English text, or its forms for one and for several."""
        if isinstance(self.english, str):
            return (self.english,)
        return (self.english["one"], self.english["other"])


@cache
def all_texts() -> dict[str, Text]:
    """Return every text by its key, in the order in which a translator meets them."""
    with using(ENGLISH):
        texts = (*_sentences(), *_questions(), *_rules())
    return {text.key: text for text in texts}


def _sentences() -> Iterator[Text]:
    for path in sorted((CATALOGUES / ENGLISH).glob("*.yaml")):
        places = _places(path)
        for name, english in english_entries(path.stem).items():
            line, where = places[name]
            yield Text(f"{path.stem}.{name}", english, where, f"languages/en/{path.name}", line)


def _places(path: Path) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Find each entry's line, and the comments over it: that of the file, and that of its part."""
    head, part, fresh = "", "", True
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if comment := _COMMENT.match(line):
            part = comment[1] if fresh else f"{part} {comment[1]}"
            fresh = False
            head = head if found else part
        else:
            fresh = True
        if name := _NAME.match(line):
            found[name[1]] = number, tuple(dict.fromkeys(it for it in (head, part) if it))
    return found


def _questions() -> Iterator[Text]:
    for bank_id in list_banks():
        bank = load_bank(bank_id)
        for key, english in texts_of(bank):
            part = say(f"translating.{key.rpartition('.')[2]}")
            where = (say("translating.of_bank", title=bank.title, part=part),)
            yield Text(key, english, where, f"banks/{bank_id}.yaml")


def _rules() -> Iterator[Text]:
    for rule in load_rules().rules:
        key, where = f"rules.balance.{rule.id}", (say(f"translating.rule_{rule.audience}"),)
        yield Text(key, rule.sentence, where, "rules/balance.yaml")
        from_where = (say("translating.rule_source"),)
        yield Text(f"{key}.source", rule.source, from_where, "rules/balance.yaml")
