"""Outside the room, nothing may pass for the room."""

import pytest

from balancekit.guarded import ROOM_MARK, room_is_guarded


@pytest.mark.parametrize(
    ("mark", "guarded"), [(None, False), ("", False), ("0", False), ("1", True)]
)
def test_only_the_mark_itself_counts(
    monkeypatch: pytest.MonkeyPatch, mark: str | None, guarded: bool
) -> None:
    monkeypatch.delenv(ROOM_MARK, raising=False)
    if mark is not None:
        monkeypatch.setenv(ROOM_MARK, mark)
    assert room_is_guarded() is guarded
