"""Random overlap pictures of every kind, and what must be true of each: for the tests of the room,
of the browser and of paper."""

import math
import random
from collections.abc import Iterator
from itertools import combinations

from balancekit.diagrams import CircleMark, OverlapDiagram, TextMark, overlap_diagram
from balancekit.diagrams.letters import width

REGIONS = {"a": "own_a", "both": "both", "b": "own_b"}
SHEETS = ((900, 600), (900, 600), (680, 450), (800, 457), (560, 640), (420, 420), (320, 320))
ENGLISH = """
a I my our the for with every long slow Saturday morning running garden music piano mother night
weekend together honest money children house travel learning volunteering phone-free neighbourhood
responsibility quiet evenings sister's cello tea
"""
OTHERS = """
élever être l’argent Kochkurs für Übungen żółty čtení señora ångström façade œuvre
Βόλτα στη θάλασσα κάθε πρωί Τα βιβλία μου
читать книги по вечерам ходить в горы с друзьями
قراءة الروايات قبل النوم الجري صباح كل يوم جمعة
ללמוד לנגן בגיטרה שיחת טלפון עם אחותי טיול
毎朝の散歩 友だちと 学习新的语言 每周给父母打电话 带孩子去公园
한 달에 번 캠핑 가기 노래
👨\u200d👩\u200d👧 time 🏃🏽\u200d♀\ufe0f ❤\ufe0f Fútbol ⚽ 🇪🇸 1\ufe0f\u20e3
e\u0301le\u0301gance n\u0303ame i\u0302le हिन्दी सीखना
"""
WORDS = (*(ENGLISH.split(),) * 4, *(line.split() for line in OTHERS.strip().splitlines()))


def picture(seed: int) -> OverlapDiagram:
    """Draw words of any script, up to twelve items in each part, in circles of any two sizes."""
    chance = random.Random(seed)
    wide, tall = chance.choice(SHEETS)
    return overlap_diagram(
        *([_phrase(chance) for _ in range(_count(chance))] for _ in range(3)),
        names=(_phrase(chance)[:20].strip() or "A", "Ben"),
        overlap_share=chance.choice((0.45, 0.45, 0.35, 0.6, 0.0, 1.0, chance.random())),
        width=wide,
        height=tall,
        sizes=chance.choice((None, None, _areas(chance))),
    )


def _count(chance: random.Random) -> int:
    return chance.choice((0, 1, 2, 3, 4, 6, 8, 12))


def _phrase(chance: random.Random) -> str:
    words, most = chance.choice(WORDS), chance.randint(3, 60)
    phrase = chance.choice(words)
    while len(phrase) < most:
        phrase += " " + chance.choice(words)
    return phrase if len(phrase) <= 60 else phrase.rpartition(" ")[0]


def _areas(chance: random.Random) -> tuple[float, float, float]:
    a, b = 1.0, 10 ** chance.uniform(-1.5, 1.5)
    shared = chance.choice((0.0, 1.0, chance.random(), 10 ** chance.uniform(-8, 0)))
    return a, b, shared * min(a, b)


def box(mark: TextMark) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a line, from the widths of DejaVu Sans."""
    wide = width(mark.text) * mark.size
    left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    return left, mark.y - 0.6 * mark.size, left + wide, mark.y + 0.6 * mark.size


def distances(circle: CircleMark, place: tuple[float, float, float, float]) -> tuple[float, float]:
    """Nearest and farthest point of a box from the centre of a circle."""
    left, top, right, bottom = place
    near_x = min(max(circle.cx, left), right)
    near_y = min(max(circle.cy, top), bottom)
    far_x = max(abs(left - circle.cx), abs(right - circle.cx))
    far_y = max(abs(top - circle.cy), abs(bottom - circle.cy))
    return math.hypot(near_x - circle.cx, near_y - circle.cy), math.hypot(far_x, far_y)


def strays(
    role: str, place: tuple[float, float, float, float], diagram: OverlapDiagram, keep: float
) -> bool:
    """Say whether a box comes nearer than so many px to an arc, or lies beyond one."""
    for circle in diagram.circles:
        near, far = distances(circle, place)
        inside = role in ("both", circle.role)
        if far > circle.r - keep if inside else near < circle.r + keep:
            return True
    return False


def outside(diagram: OverlapDiagram) -> Iterator[TextMark]:
    """Lines nearer to an arc than 6 px or 0.55 em, or beyond the sides of the picture."""
    for mark in diagram.texts:
        left, top, right, bottom = place = box(mark)
        keep = max(6, 0.55 * mark.size) - 1e-6
        stray = left < 0 or top < 0 or right > diagram.width or bottom > diagram.height
        if mark.role in REGIONS:
            stray |= strays(mark.role, place, diagram, keep)
        elif mark.role == "number":  # in some part, or beside the circles
            stray |= all(strays(role, place, diagram, 4) for role in (*REGIONS, ""))
        if stray:
            yield mark


def overlapping(diagram: OverlapDiagram) -> Iterator[tuple[TextMark, TextMark]]:
    """Lines that share a place."""
    for one, other in combinations(diagram.texts, 2):
        a, b = box(one), box(other)
        across, along = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        if across > 1e-6 and along > 1e-6:
            yield one, other


def lost(diagram: OverlapDiagram) -> Iterator[str]:
    """Items that stand neither in their region nor, word for word, in the list."""
    listed = [mark for mark in diagram.texts if mark.role == "list"]
    for role, attribute in REGIONS.items():
        written = [mark for mark in diagram.texts if mark.role == role]
        for index, item in enumerate(getattr(diagram, attribute)):
            inside = [mark for mark in written if mark.item == index]
            plain = item.replace(" ", "")
            if _joined(inside) != plain and plain not in _joined(listed):
                yield item


def _joined(lines: list[TextMark]) -> str:
    return "".join(line.text for line in lines).replace(" ", "")
