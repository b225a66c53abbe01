"""How soon a passphrase would be guessed, said while it is typed; nothing is refused for it."""

from ipywidgets import HTML

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Entry

_READ = 72  # characters: what follows only makes it stronger, and guessing at it takes long
_STEPS = 5


def strength_of(passphrase: str) -> int:
    """Rate a passphrase from 0 (on every list) to 4 (out of reach for many years).

    Parameters
    ----------
    passphrase : str

    Returns
    -------
    int
        zxcvbn's score: it knows lists of common words, names, dates and keyboard patterns, so that
        "P@ssw0rd1" is weak and four unrelated words are strong.

    References
    ----------
    Wheeler (2016), zxcvbn: low-budget password strength estimation, USENIX Security.

    Examples
    --------
    >>> strength_of("password"), strength_of("lantern oboe quarry thistle")
    (0, 4)
    """
    from zxcvbn import zxcvbn  # its word lists take a moment: only where one is chosen

    return int(zxcvbn(passphrase[:_READ])["score"]) if passphrase else 0


def meter(field: Entry) -> HTML:
    """Show below a field how strong its passphrase is, as long as there is one."""
    shown = HTML()

    def judge(_: object) -> None:
        shown.value = _bar(strength_of(field.value)) if field.value else ""

    field.observe(judge, "value")
    return shown


def _bar(score: int) -> str:
    looks = ("bk-done" if step <= score else "" for step in range(_STEPS))
    steps = "".join(f'<span class="{look}"></span>' for look in looks)
    bar = f'<div class="bk-strength bk-strength-{score}" aria-hidden="true">{steps}</div>'
    return bar + markup.paragraphs(say(f"workbook.strength_{score}"), "bk-hint", role="status")
