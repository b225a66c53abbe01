"""What somebody tells at a check-in, drawn and written: the same wherever it is shown."""

from collections.abc import Iterator
from html import escape

from balancekit.diagrams import closeness_words
from balancekit.figures import still
from balancekit.handouts.steps import Ticked
from balancekit.handouts.then_and_now import NOW, WISHED, ThenAndNow, pictures
from balancekit.strings import say, short_date
from balancekit.workbook import markup

WIDTH = 300  # px, of a half of the column, without its frame


def told_panel(told: ThenAndNow, names: tuple[str, str], title: str = "") -> str:
    """Return one person's view as HTML.

    Parameters
    ----------
    told : ThenAndNow
    names : tuple of str
        Whose circle is the left one, whose the right.
    title : str
        Stands above it; the person's name where it is left out.
    """
    if told.is_empty:
        nothing = markup.paragraphs(say("check_in.told_nothing"), "bk-hint")
        return _head(told, title) + nothing
    drawn = pictures(told, names, WIDTH)
    picture = "" if drawn is None else still(drawn)
    lines = "".join(
        f"<dt>{escape(caption)}</dt><dd><bdi>{escape(words)}</bdi></dd>"
        for caption, words in _lines(told)
    )
    return f'{_head(told, title)}{picture}<dl class="bk-written-list">{lines}</dl>'


def _head(told: ThenAndNow, title: str) -> str:
    """Whose view it is, and what day last time was, where there is anything of it."""
    heading = f'<h2 class="bk-subheading"><bdi>{escape(title or told.person.name)}</bdi></h2>'
    day = ""
    if told.then_day is not None and NOW in told.then:
        day = f"<span>{escape(say('check_in.told_then', day=short_date(told.then_day)))}</span>"
    return f'<div class="bk-told-head">{heading}{day}</div>'


def _lines(told: ThenAndNow) -> Iterator[tuple[str, str]]:
    if WISHED in told.now:
        yield say("check_in.told_wished"), closeness_words(told.now[WISHED])
    for one in told.ticked:
        yield say("check_in.told_step"), tick_words(one)
    if told.line:
        yield say("check_in.told_line"), told.line
    if told.next_step:
        yield say("check_in.told_next"), told.next_step


def tick_words(one: Ticked) -> str:
    """Say what became of a step, after its own words where there are any."""
    if one.step is None:
        return one.words
    return say("check_in.told_tick", step=one.step.words, words=one.words)
