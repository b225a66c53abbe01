"""From an option that changes to the new pages of the preview, against making the PDF itself.

Both stand in one kernel, without a browser: the picker composes once and prints anew, the other
composes, prints the PDF and draws it, as the workbook did before there was a picker.

    python benchmarks/preview.py
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 30


def timed(do: Callable[[], object]) -> float:
    """Return how many milliseconds something took."""
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"BALANCEKIT_ROOM": "1", "BALANCEKIT_CASEBOOK": f"{folder}/probe.balancekit"}
        from balancekit.handouts import compose_handout, export_handout, page_images
        from balancekit.workbook.desk import Desk
        from balancekit.workbook.pages.picker import picker
        from balancekit.workbook.screen import Screen

        desk = Desk()
        desk.unlock(Path(folder) / "probe.balancekit", "four quiet words here", new=True)
        case = desk.open_book.new_case("P1", ("Ana", "Ben"))
        desk.take(case)
        for person in case.people:
            for entry, line in enumerate(("Trail running", "My sister", "Quiet mornings")):
                case.answer(desk.occasion, person, "venn_own", line, entry=entry)
                readers = (*case.people, case.therapist)
                case.set_recipients(desk.occasion, person, "venn_own", entry, readers)
        screen = Screen(desk, picker, picker, "")
        screen.fill({"whom": "0"})
        looks = [[], ["Without colour"]]

        def anew() -> None:
            notebook = compose_handout(case, "couple", reader=case.people[0])
            export_handout(notebook)
            page_images(notebook)

        changed, whole = [], []
        for number in range(1, ROUNDS + 1):
            changed.append(timed(lambda n=number: screen.fill({"looks": looks[n % 2]})))  # type: ignore[misc]
            whole.append(timed(anew))
        desk.lock()
    medians = statistics.median(changed[5:]), statistics.median(whole[5:])
    print(f"option to new page: {medians[0]:.0f} ms, compose and print anew: {medians[1]:.0f} ms")
    print(f"ratio {medians[0] / medians[1]:.2f}")


if __name__ == "__main__":
    main()
