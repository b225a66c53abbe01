"""Making the pages to take home, and showing them where they were made."""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path

from ipywidgets import HTML, DOMWidget, VBox
from platformdirs import user_documents_path

from balancekit.casebook import Respondent
from balancekit.handouts import compose_handout, export_handout, page_images
from balancekit.handouts.files import handout_name, write_handout
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.screen import Screen


def take_home(screen: Screen) -> Iterable[DOMWidget]:
    """Ask for the folder, then make one page a person."""
    usual = user_documents_path() / "balancekit"
    folder = screen.entry("folder", say("workbook.folder"), str(usual))
    state, pages = HTML(), VBox()

    def make() -> None:
        markup.replace(pages, [])
        people = screen.desk.case.people
        for number, person in enumerate(people, 1):
            sentence = say("workbook.making_page", number=number, count=len(people))
            state.value = markup.paragraphs(sentence, "bk-hint", role="status")
            pages.children += tuple(_page(screen, person, Path(folder.value).expanduser()))
        state.value = markup.paragraphs(say("workbook.pages_made"), "bk-hint", role="status")

    yield markup.text(say("workbook.take_home_text"))
    yield folder
    yield screen.button("make", say("workbook.make_pages"), make, "primary")
    yield state
    yield pages


def _page(screen: Screen, person: Respondent, folder: Path) -> Iterable[DOMWidget]:
    desk = screen.desk
    notebook = compose_handout(desk.case, "couple", reader=person, occasion=desk.occasion)
    path = folder / handout_name(desk.case, person, date.today())
    write_handout(export_handout(notebook), path)
    desk.case.note_page_given(desk.occasion, "couple", [person], path.name)
    yield markup.text(say("workbook.page_written", name=person.name, path=path), "bk-written")
    for sheet, image in enumerate(page_images(notebook, ppi=110), 1):
        alt = escape(say("workbook.page_image", name=person.name, number=sheet), quote=True)
        data = b64encode(image).decode()
        yield HTML(f'<img class="bk-sheet" alt="{alt}" src="data:image/png;base64,{data}">')
