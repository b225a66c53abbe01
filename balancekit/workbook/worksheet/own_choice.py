"""Which bank of the therapist's own a session asks too; and what is wrong with other files."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ipywidgets import HTML, DOMWidget

from balancekit.bank import OWN_BANKS, Bank, OwnBank, OwnBanks
from balancekit.handouts import export_handout
from balancekit.handouts.blank import compose_blank, note_form_given
from balancekit.handouts.files import folder_named, free_name, write_handout
from balancekit.handouts.practice_file import practice_in_force
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading
from balancekit.workbook.pages.take_home import FOLDER
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.own_bank import chosen_bank, sheets_of

_NONE = "none"


def own_setting(screen: Screen) -> Iterable[DOMWidget]:
    """Say on the overview what is asked besides, with the way to choose."""
    bank = chosen_bank(screen)
    said = say("own_bank.asked", title=bank.title) if bank else _not_asked(screen)
    button = screen.button("own_bank", say("own_bank.title"), lambda: screen.turn(choosing))
    yield markup.panel(markup.text(said), button)


def _not_asked(screen: Screen) -> str:
    """That nothing is asked besides, or why what was chosen is not."""
    chosen = screen.desk.place.own_bank
    return say("own_bank.missing", bank=chosen) if chosen else say("own_bank.not_asked")


def choosing(screen: Screen) -> Iterable[DOMWidget]:
    """Offer the banks of the folder, and say of each other file why it is not among them."""
    found = screen.desk.look_for_own_banks()
    folder = screen.desk.open_book.path.with_name(OWN_BANKS)
    yield Heading(label=say("own_bank.title"))
    yield markup.text(say("own_bank.text"))
    yield markup.text(say("own_bank.folder", folder=folder), "bk-hint")
    if found.refused:
        yield markup.text(say("own_bank.refused"), "bk-label")
        yield HTML(markup.items(found.refused))
    yield from _changed(screen, found)
    bank, chosen = chosen_bank(screen), screen.desk.place.own_bank
    if chosen and bank is None:
        yield markup.text(_not_asked(screen), "bk-badge")
    if found.banks or chosen:
        yield _choice(screen, found)
    if bank is not None:
        yield from _printing(screen, bank)
    yield screen.button("back", say("workbook.back"), screen.turn)


def _choice(screen: Screen, found: OwnBanks) -> Choice:
    desk = screen.desk
    options = [(_NONE, say("own_bank.none"), "")]
    options += [(own.bank.id, own.bank.title, _about(own)) for own in found.banks]
    control = Choice(say("own_bank.which"), options, desk.place.own_bank or _NONE, needed=True)

    def choose(change: dict[str, str]) -> None:
        chosen = {own.bank.id: own for own in found.banks}.get(change["new"])
        desk.go(desk.place.moved(own_bank=chosen.bank.id if chosen else "", step=0))
        if chosen:
            _remember(screen, chosen)
        screen.turn(choosing)

    control.observe(screen.guarded(choose), "chosen")
    screen.register("own_bank", control.fill)
    return control


def _about(own: OwnBank) -> str:
    bank = own.bank
    return say("own_bank.about", summary=bank.summary, file=own.file, version=bank.version,
               count=len(bank.items), pages=len(sheets_of(bank)))  # fmt: skip


def _remember(screen: Screen, own: OwnBank) -> None:
    """Keep what a version said when it was first asked."""
    book, name = screen.desk.open_book, f"own_bank:{own.bank.id}"
    known = book.setting(name, {})
    if known.get("version") != own.bank.version:
        book.set_setting(name, {"version": own.bank.version, "digest": own.digest})


def _changed(screen: Screen, found: OwnBanks) -> Iterable[DOMWidget]:
    """Say which files ask something else than before under the same version."""
    for own in found.banks:
        known = screen.desk.open_book.setting(f"own_bank:{own.bank.id}", {})
        same_version = known.get("version") == own.bank.version
        if same_version and known["digest"] != own.digest:
            said = say("own_bank.changed", file=own.file, version=own.bank.version)
            yield markup.text(said, "bk-badge")


def _printing(screen: Screen, bank: Bank) -> Iterable[DOMWidget]:
    """Make pages of the chosen bank: one for a pen, or one for each person to fill in on screen."""
    case = screen.desk.case
    folder = screen.entry("folder", say("workbook.folder"), str(FOLDER))
    written = HTML()

    def on_paper() -> None:
        pdf = export_handout(compose_blank(bank, practice=practice_in_force()))
        path = _write(folder_named(folder.value), pdf)
        written.value = _told([say("own_bank.page_made", path=path)])

    def to_fill_in() -> None:
        made = []
        for person in case.people:
            page = compose_blank(
                bank, fillable=True, case=case, person=person, practice=practice_in_force()
            )
            pdf = export_handout(page)
            path = _write(folder_named(folder.value), pdf, f"-{case.code}-{person.position + 1}")
            note_form_given(case, screen.desk.occasion, person, page, path.name)
            made.append(say("workbook.page_written", name=person.name, path=path))
        written.value = _told(made)

    yield markup.subheading(say("own_bank.pages"))
    yield markup.text(say("own_bank.pages_text"))
    yield folder
    yield markup.row(
        screen.button("on_paper", say("own_bank.on_paper"), on_paper),
        screen.button("to_fill_in", say("own_bank.to_fill_in"), to_fill_in),
    )
    yield written


def _write(folder: Path, pdf: bytes, whose: str = "") -> Path:
    path = free_name(folder, f"questions{whose}-{date.today().isoformat()}.pdf", pdf)
    write_handout(pdf, path)
    return path


def _told(sentences: Iterable[str]) -> str:
    return markup.paragraphs("\n".join(sentences), "bk-written", role="status")
