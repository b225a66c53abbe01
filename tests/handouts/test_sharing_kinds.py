"""Every kind of page over random cases: no word on it that one of its readers may not see."""

import datetime
import subprocess
from dataclasses import dataclass
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from balancekit.casebook.relations import add_relationship
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.kinds import ALL_KINDS, Kind

DAY = datetime.date(2026, 11, 21)
SHARED = [kind for kind in ALL_KINDS if kind.suits == "two"]
WRITTEN = ("venn_own", "venn_both", "step1_1", "step4_2", "step7_1")
CLOSENESS = ("ios_now", "ios_wished", "ios_guess")
BANKS = {"venn": "venn", "step1": "worksheet", "step4": "worksheet", "step7": "worksheet"}
# Each try prints pages: a case that fails is shown as it is, for making it smaller takes minutes.
AS_IT_IS = settings(
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
_codes = count(1)


@dataclass(frozen=True)
class Given:
    """One answer: at which sitting, by whom, and who but its author may read it."""

    sitting: int
    person: int
    item: str
    value: float
    readers: frozenset[str]  # "other", "therapist"

    @property
    def is_shared(self) -> bool:
        return self.readers == {"other", "therapist"} or self.readers == {"other"}


_readers = st.frozensets(st.sampled_from(["other", "therapist"]))
_items = st.sampled_from([*WRITTEN, *CLOSENESS, "ind_1", "ovr_3"])
_given = st.builds(Given, st.integers(0, 1), st.integers(0, 1), _items, st.floats(0, 1), _readers)
_each_once = {"unique_by": lambda it: (it.sitting, it.person, it.item)}
_cases = st.lists(_given, min_size=4, max_size=16, **_each_once)


def token(number: int) -> str:
    """A word that stands nowhere else, for an answer."""
    return "qx" + "".join(chr(ord("a") + (number // 20**place) % 20) for place in range(4)) + "z"


def build(book, answers, note):
    """Write a case; return it, and for each word who may read it besides the author."""
    case = book.new_case(f"P-{next(_codes)}", names=("Zoë", "Ben"))
    written = {}
    for sitting in range(2):
        occasion = case.start_occasion()
        case.answer(occasion, case.therapist, "note", note, bank="notes")
        for person in case.people if sitting == 0 else ():
            add_relationship(case, occasion, person, {"name": f"Mum{person.position}"})
        for place, it in enumerate(answers):
            if it is None or it.sitting != sitting:
                continue
            person, other = case.people[it.person], case.people[1 - it.person]
            value: object = it.value
            if it.item in WRITTEN:
                value = token(place)
                who = {"other": other, "therapist": case.therapist}
                written[token(place)] = {person, *(who[name] for name in it.readers)}
            elif it.item not in CLOSENESS:
                value = round(it.value * 4)
            bank = BANKS.get(it.item.partition("_")[0], "ios" if "ios" in it.item else "balance")
            case.answer(occasion, person, it.item, value, bank=bank)
            readers = [other] * ("other" in it.readers)
            readers += [case.therapist] * ("therapist" in it.readers)
            case.set_recipients(occasion, person, it.item, 0, readers)
    return case, written


def readers_of(kind: Kind, case, person):
    return set(case.people) if kind.suits == "two" else {kind.reader(case, person)}


def text_of(pdf: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.id)
def test_no_word_reaches_somebody_it_is_not_meant_for(book, soak, kind) -> None:
    @settings(AS_IT_IS, max_examples=soak(10, 80))
    @given(_cases, st.integers(0, 1))
    def holds(answers, reader) -> None:
        case, written = build(book, answers, "qxnotez")
        person = case.people[reader]
        page = compose_handout(case, kind.id, reader=person, date=DAY)
        for words in (text_of(export_handout(page)), str(page)):
            assert "qxnotez" not in words
            seen = {word for word in written if word in words}
            assert all(written[word] >= readers_of(kind, case, person) for word in seen)

    holds()


@pytest.mark.parametrize("kind", SHARED, ids=lambda kind: kind.id)
def test_an_omission_leaves_no_trace_on_a_shared_page(book, soak, kind) -> None:
    @settings(AS_IT_IS, max_examples=soak(12, 120))
    @given(_cases, st.integers(0, 1))
    def holds(answers, reader) -> None:
        pages = []
        for kept in (answers, [it if it.is_shared else None for it in answers]):
            case, _ = build(book, kept, "a note")
            page = compose_handout(case, kind.id, reader=case.people[reader], date=DAY)
            pages.append(export_handout(page))
        assert pages[0] == pages[1]

    holds()


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.id)
def test_the_same_case_and_day_give_the_same_bytes(book, kind) -> None:
    everyone = frozenset({"other", "therapist"})
    answers = [
        Given(sitting, person, item, 0.2 + sitting / 2, everyone)
        for sitting in (0, 1)
        for person in (0, 1)
        for item in (*WRITTEN, *CLOSENESS, "ind_1", "ovr_3")
    ]
    case, _ = build(book, answers, "a note")
    first, second = (export_handout(compose_handout(case, kind.id, date=DAY)) for _ in range(2))
    assert first == second


def test_the_words_that_are_looked_for_can_be_found(book) -> None:
    """Else the search above would find nothing for another reason."""
    everyone = frozenset({"other", "therapist"})
    answers = [Given(1, 0, item, 0.4, everyone) for item in WRITTEN]
    case, written = build(book, answers, "a note")
    found = set()
    for kind in ("couple", "worksheet", "everything", "clinician"):
        text = text_of(export_handout(compose_handout(case, kind, date=DAY)))
        found |= {word for word in written if word in text}
    assert found == set(written)
