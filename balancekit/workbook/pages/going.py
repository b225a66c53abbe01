"""Going to another place of the workbook, where a button leads there."""

from collections.abc import Callable

from balancekit.workbook.screen import Screen


def goer(screen: Screen, **changes: object) -> Callable[[], None]:
    """Return what leads to the place where we are then, with some of its parts changed."""

    def go() -> None:
        screen.desk.go(screen.desk.place.moved(**changes))
        screen.turn()

    return go
