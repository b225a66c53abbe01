"""Small closeness pictures on paper: one scale, and only a name that does not fit is cut."""

import pytest

from balancekit.handouts.closeness import closeness_row
from balancekit.handouts.gathering import shared_answers


def test_two_people_with_unlike_rows_have_one_scale(new_couple) -> None:
    couple = new_couple()
    couple.write(couple.first, "ios_wished", 0.5)
    for item in ("ios_now", "ios_wished", "ios_guess"):
        couple.write(couple.second, item, 0.5)
    shared = shared_answers(couple.case, couple.occasion)
    one, three = closeness_row(shared, 0), closeness_row(shared, 1)
    assert [panel.caption for panel in one.panels] == ["Wished for"]
    assert len(three.panels) == 3
    assert one.height == three.height
    (circle, _), (other, _) = one.panels[0].circles, three.panels[1].circles
    assert (circle.r, circle.cy) == pytest.approx((other.r, other.cy))
    assert one.alt.startswith("1 closeness picture.")
    assert {text.text for text in one.texts} == {"Wished for", "partly", "together"}
    assert all(0 <= text.x <= one.width for text in one.texts)


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (("Christina-Maria", "Al"), ["C.", "Al"]),
        (("Al", "Christina-Maria"), ["Al", "C."]),
        (("Zoë", "Ben"), ["Zoë", "Ben"]),
        (("Christina-Maria", "Maximilian-Johannes"), ["C.", "M."]),
        (("Benjamin-Alexander", "Ben"), ["Benj.", "Ben"]),
    ],
)
def test_only_a_name_that_does_not_fit_gives_way(new_couple, names, labels) -> None:
    couple = new_couple(names)
    couple.write(couple.first, "ios_now", 0.4)
    shared = shared_answers(couple.case, couple.occasion)
    assert [label.text for label in closeness_row(shared, 0).panels[0].labels] == labels
