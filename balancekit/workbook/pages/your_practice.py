"""The practice's own lines, filled in once: name, address, help line, logo, colour, paper."""

from collections.abc import Iterable, Iterator
from typing import Any

from ipywidgets import HTML, DOMWidget

from balancekit.errors import FaultyFileError
from balancekit.handouts import page_images
from balancekit.handouts.practice import Practice
from balancekit.handouts.practice_file import MOST_LOGO, read_practice
from balancekit.handouts.practice_sample import sample_page
from balancekit.handouts.practice_writing import drafted, logo_dropped, write_practice
from balancekit.handouts.press import PAPERS
from balancekit.spoken import PRACTICE_FILE
from balancekit.strings import known_languages, say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Drop, Heading, Sheets
from balancekit.workbook.rules.listing import reading_rules
from balancekit.workbook.screen import Screen

_LINES = {"name": "name", "address": "address", "help_line": "support", "colour": "colour"}
_PPI = 100


def your_practice(screen: Screen) -> Iterable[DOMWidget]:
    """Show the form, and a page as it would look."""
    form = PracticeForm(screen)
    yield Heading(label=say("practice.title"))
    yield markup.text(say("practice.text"))
    yield form.widget()


class PracticeForm:
    """What is typed in the form, and what comes of it."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._file = screen.desk.open_book.path.with_name(PRACTICE_FILE)
        self._faults: tuple[str, ...] = ()
        known = self._known()
        self._logo, self._new_logo = known.logo, b""
        self._entries = {
            key: screen.entry(key, say(f"practice.entry_{key}"), str(getattr(known, ours)))
            for key, ours in _LINES.items()
        }
        papers = [(paper, say(f"practice.paper_{paper}"), "") for paper in PAPERS]
        self._choices = {"paper": self._choice("paper", papers, known.paper)}
        languages = [(language, language, "") for language in known_languages()]
        if len(languages) > 1:
            self._choices["language"] = self._choice("language", languages, known.language)
        self._logo_state, self._sheets = HTML(), Sheets(say("practice.preview"))
        self._off = screen.button("logo_off", say("practice.logo_remove"), self._take_off)
        self._draw()
        for entry in self._entries.values():
            entry.observe(self._quietly, "value")

    def widget(self) -> DOMWidget:
        """Give the form with a page beside it."""
        return markup.beside(self._form(), (self._sheets,))

    def _form(self) -> Iterator[DOMWidget]:
        if self._faults:
            yield markup.text("\n".join((say("practice.replaced"), *self._faults)), "bk-hint")
        yield from self._entries.values()
        yield from self._choices.values()
        drop = Drop(say("practice.logo_drop"), ".svg,.png", MOST_LOGO)
        drop.on_file(self._screen.guarded(self._take_logo))
        self._screen.register("logo", drop.fill)
        yield drop
        yield markup.row(self._logo_state, self._off)
        yield markup.row(
            self._screen.button("keep", say("practice.keep"), self._keep, "primary"),
            self._screen.button("back", say("workbook.back"), self._screen.turn),
        )
        yield self._screen.button("rules", say("reading.title"), self._to_rules)

    def _to_rules(self) -> None:
        self._screen.turn(lambda screen: reading_rules(screen, your_practice))

    def _known(self) -> Practice:
        try:
            return read_practice(self._file) if self._file.is_file() else Practice()
        except FaultyFileError as error:
            self._faults = error.faults
            return Practice()

    def _choice(self, key: str, options: list[tuple[str, str, str]], chosen: str) -> Choice:
        control = Choice(say(f"practice.entry_{key}"), options, chosen, needed=bool(chosen))
        control.observe(self._screen.guarded(lambda _: self._draw()), "chosen")
        self._screen.register(key, control.fill)
        return control

    def _values(self) -> dict[str, str]:
        lines = {key: entry.value for key, entry in self._entries.items()}
        return {**lines, **{key: choice.chosen for key, choice in self._choices.items()}}

    def _draw(self) -> None:
        """Draw the page as it would be kept, or refuse."""
        page = sample_page(drafted(self._values(), self._logo))
        pages = page_images(page, ppi=_PPI)
        self._sheets.show([(pages[0], say("practice.sheet_alt"), say("practice.preview"))])
        state = "practice.logo_is_there" if self._logo else "practice.logo_is_none"
        self._logo_state.value = markup.paragraphs(say(state), "bk-hint", role="status")
        self._off.layout.display = "" if self._logo else "none"

    def _quietly(self, _: Any) -> None:
        """Draw what is being typed; a colour that is half typed is nobody's fault yet."""
        try:
            drafted(self._values(), self._logo)
        except FaultyFileError:
            return
        self._screen.guarded(self._draw)()

    def _take_logo(self, content: bytes) -> None:
        before = self._logo, self._new_logo
        self._logo, self._new_logo = logo_dropped(content), content
        try:
            self._draw()  # a damaged picture shows here, before it is kept
        except Exception:
            self._logo, self._new_logo = before
            raise

    def _take_off(self) -> None:
        self._logo, self._new_logo = None, b""
        self._draw()

    def _keep(self) -> None:
        self._draw()
        write_practice(
            self._file,
            self._values(),
            logo=self._new_logo or None,
            without=self._logo is None,
        )
        self._screen.turn(your_practice)
        self._screen.tell(say("practice.kept"))
