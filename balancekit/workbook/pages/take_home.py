"""Making the pages to take home, and showing them where they were made."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path

from ipywidgets import HTML, DOMWidget, VBox
from platformdirs import user_documents_path

from balancekit.casebook import Respondent
from balancekit.errors import BalancekitError
from balancekit.folders import is_synced
from balancekit.handouts import compose_handout, export_handout, page_images
from balancekit.handouts.files import (
    folder_named,
    free_name,
    handout_name,
    write_handout,
)
from balancekit.handouts.kinds import kind_named
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.screen import Screen

FOLDER = user_documents_path() / "balancekit"
"""Where pages go unless somebody names another folder."""


def take_home(screen: Screen) -> Iterable[DOMWidget]:
    """Offer one page a person."""
    yield markup.text(say("workbook.take_home_text"))
    people = screen.desk.case.people
    yield from making(screen, "couple", people, say("workbook.make_pages"))


def making(
    screen: Screen, kind: str, readers: Sequence[Respondent], label: str, *, shown: bool = True
) -> Iterable[DOMWidget]:
    """Ask for the folder, then make one page of a kind for each reader, and show them.

    Pages that hold what not everybody before the screen may see are made without being shown.
    """
    folder = screen.entry("folder", say("workbook.folder"), str(FOLDER))
    state, pages = HTML(), VBox()

    def tell(sentence: str) -> None:
        state.value = markup.paragraphs(sentence, "bk-hint", role="status")

    def make() -> None:
        markup.replace(pages, [])
        try:
            place = folder_named(folder.value)
            for number, person in enumerate(readers, 1):
                tell(say("workbook.making_page", number=number, count=len(readers)))
                pages.children += tuple(_page(screen, kind, person, place, shown=shown))
        except BalancekitError:
            state.value = ""
            raise
        tell(say("workbook.pages_made"))

    yield folder
    if is_synced(FOLDER):
        yield markup.text(say("workbook.synced_folder"), "bk-hint")
    yield screen.button("make", label, make)
    yield state
    yield pages


def _page(
    screen: Screen, kind: str, person: Respondent, folder: Path, *, shown: bool
) -> Iterable[DOMWidget]:
    desk = screen.desk
    notebook = compose_handout(desk.case, kind, reader=person, occasion=desk.occasion)
    pdf = export_handout(notebook)
    path = free_name(folder, handout_name(desk.case, kind, person, date.today()), pdf)
    write_handout(pdf, path)
    reader = kind_named(kind).reader(desk.case, person)
    desk.case.note_page_given(desk.occasion, kind, [reader], path.name)
    yield markup.text(say("workbook.page_written", name=person.name, path=path), "bk-written")
    if not shown:
        return
    for sheet, image in enumerate(page_images(notebook, ppi=110), 1):
        alt = escape(say("workbook.page_image", name=person.name, number=sheet), quote=True)
        data = b64encode(image).decode()
        yield HTML(f'<img class="bk-sheet" alt="{alt}" src="data:image/png;base64,{data}">')
